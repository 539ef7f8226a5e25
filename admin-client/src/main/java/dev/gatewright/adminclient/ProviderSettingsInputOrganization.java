// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class ProviderSettingsInputOrganization {
  private final Body body;

  private ProviderSettingsInputOrganization(Body body) {
    this.body = body;
  }

  /// Begins with what has to be said.
  ///
  /// @param id The id of an organization of this issuer. Default: required.
  public static ProviderSettingsInputOrganization of(String id) {
    return new ProviderSettingsInputOrganization(Body.nothing().with("id", id));
  }

  /// Whether people from there become members when they first sign in. Default: false.
  public ProviderSettingsInputOrganization join(boolean join) {
    return new ProviderSettingsInputOrganization(body.with("join", join));
  }

  /// What members who joined so may do there. Default: [].
  public ProviderSettingsInputOrganization scopes(List<String> scopes) {
    return new ProviderSettingsInputOrganization(body.with("scopes", scopes));
  }

  /// More scopes, for those whom the provider says to be in a group. Default: {}.
  public ProviderSettingsInputOrganization groups(Map<String, ? extends @Nullable Object> groups) {
    return new ProviderSettingsInputOrganization(body.with("groups", groups));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "ProviderSettingsInputOrganization" + body;
  }
}
