// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class ProviderSettingsPatchInputOrganization {
  private final Body body;

  private ProviderSettingsPatchInputOrganization(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static ProviderSettingsPatchInputOrganization of() {
    return new ProviderSettingsPatchInputOrganization(Body.nothing());
  }

  /// The id of an organization of this issuer. Default: required.
  public ProviderSettingsPatchInputOrganization id(String id) {
    return new ProviderSettingsPatchInputOrganization(body.with("id", id));
  }

  /// Takes away what is there: the opposite of [#id].
  public ProviderSettingsPatchInputOrganization clearId() {
    return new ProviderSettingsPatchInputOrganization(body.with("id", null));
  }

  /// Whether people from there become members when they first sign in. Default: false.
  public ProviderSettingsPatchInputOrganization join(boolean join) {
    return new ProviderSettingsPatchInputOrganization(body.with("join", join));
  }

  /// Takes away what is there: the opposite of [#join].
  public ProviderSettingsPatchInputOrganization clearJoin() {
    return new ProviderSettingsPatchInputOrganization(body.with("join", null));
  }

  /// What members who joined so may do there. Default: [].
  public ProviderSettingsPatchInputOrganization scopes(List<String> scopes) {
    return new ProviderSettingsPatchInputOrganization(body.with("scopes", scopes));
  }

  /// Takes away what is there: the opposite of [#scopes].
  public ProviderSettingsPatchInputOrganization clearScopes() {
    return new ProviderSettingsPatchInputOrganization(body.with("scopes", null));
  }

  /// More scopes, for those whom the provider says to be in a group. Default: {}.
  public ProviderSettingsPatchInputOrganization groups(
      Map<String, ? extends @Nullable Object> groups) {
    return new ProviderSettingsPatchInputOrganization(body.with("groups", groups));
  }

  /// Takes away what is there: the opposite of [#groups].
  public ProviderSettingsPatchInputOrganization clearGroups() {
    return new ProviderSettingsPatchInputOrganization(body.with("groups", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "ProviderSettingsPatchInputOrganization" + body;
  }
}
