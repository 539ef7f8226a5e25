// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class ResourceSettingsPatchInput {
  private final Body body;

  private ResourceSettingsPatchInput(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static ResourceSettingsPatchInput of() {
    return new ResourceSettingsPatchInput(Body.nothing());
  }

  /// The scopes that mean this API. Default: [].
  public ResourceSettingsPatchInput scopes(Object scopes) {
    return new ResourceSettingsPatchInput(body.with("scopes", scopes));
  }

  /// How tokens for it look; stronger than what the client says. Default: {}.
  public ResourceSettingsPatchInput accessToken(Object accessToken) {
    return new ResourceSettingsPatchInput(body.with("access_token", accessToken));
  }

  /// Clients that may introspect tokens for it. Default: [].
  public ResourceSettingsPatchInput introspectionClients(Object introspectionClients) {
    return new ResourceSettingsPatchInput(body.with("introspection_clients", introspectionClients));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "ResourceSettingsPatchInput" + body;
  }
}
