// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class ResourceSettingsInput {
  private final Body body;

  private ResourceSettingsInput(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static ResourceSettingsInput of() {
    return new ResourceSettingsInput(Body.nothing());
  }

  /// The scopes that mean this API. Default: [].
  public ResourceSettingsInput scopes(List<String> scopes) {
    return new ResourceSettingsInput(body.with("scopes", scopes));
  }

  /// How tokens for it look; stronger than what the client says. Default: {}.
  public ResourceSettingsInput accessToken(ResourceSettingsInputAccessToken accessToken) {
    return new ResourceSettingsInput(body.with("access_token", accessToken.body()));
  }

  /// Clients that may introspect tokens for it. Default: [].
  public ResourceSettingsInput introspectionClients(List<String> introspectionClients) {
    return new ResourceSettingsInput(body.with("introspection_clients", introspectionClients));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "ResourceSettingsInput" + body;
  }
}
