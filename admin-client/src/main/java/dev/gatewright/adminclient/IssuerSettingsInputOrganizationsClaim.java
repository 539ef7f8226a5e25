// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputOrganizationsClaim {
  private final Body body;

  private IssuerSettingsInputOrganizationsClaim(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputOrganizationsClaim of() {
    return new IssuerSettingsInputOrganizationsClaim(Body.nothing());
  }

  /// As many memberships. Default: 50.
  public IssuerSettingsInputOrganizationsClaim most(long most) {
    return new IssuerSettingsInputOrganizationsClaim(body.with("most", most));
  }

  /// As many bytes of JSON. Default: 4096.
  public IssuerSettingsInputOrganizationsClaim bytes(long bytes) {
    return new IssuerSettingsInputOrganizationsClaim(body.with("bytes", bytes));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputOrganizationsClaim" + body;
  }
}
