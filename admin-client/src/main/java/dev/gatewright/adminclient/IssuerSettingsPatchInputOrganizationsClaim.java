// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputOrganizationsClaim {
  private final Body body;

  private IssuerSettingsPatchInputOrganizationsClaim(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputOrganizationsClaim of() {
    return new IssuerSettingsPatchInputOrganizationsClaim(Body.nothing());
  }

  /// As many memberships. Default: 50.
  public IssuerSettingsPatchInputOrganizationsClaim most(long most) {
    return new IssuerSettingsPatchInputOrganizationsClaim(body.with("most", most));
  }

  /// Takes away what is there: the opposite of [#most].
  public IssuerSettingsPatchInputOrganizationsClaim clearMost() {
    return new IssuerSettingsPatchInputOrganizationsClaim(body.with("most", null));
  }

  /// As many bytes of JSON. Default: 4096.
  public IssuerSettingsPatchInputOrganizationsClaim bytes(long bytes) {
    return new IssuerSettingsPatchInputOrganizationsClaim(body.with("bytes", bytes));
  }

  /// Takes away what is there: the opposite of [#bytes].
  public IssuerSettingsPatchInputOrganizationsClaim clearBytes() {
    return new IssuerSettingsPatchInputOrganizationsClaim(body.with("bytes", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputOrganizationsClaim" + body;
  }
}
