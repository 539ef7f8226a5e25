// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;

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
  public ResourceSettingsPatchInput scopes(List<String> scopes) {
    return new ResourceSettingsPatchInput(body.with("scopes", scopes));
  }

  /// Takes away what is there: the opposite of [#scopes].
  public ResourceSettingsPatchInput clearScopes() {
    return new ResourceSettingsPatchInput(body.with("scopes", null));
  }

  /// How tokens for it look; stronger than what the client says. Default: {}.
  public ResourceSettingsPatchInput accessToken(ResourceSettingsPatchInputAccessToken accessToken) {
    return new ResourceSettingsPatchInput(body.with("access_token", accessToken.body()));
  }

  /// Takes away what is there: the opposite of [#accessToken].
  public ResourceSettingsPatchInput clearAccessToken() {
    return new ResourceSettingsPatchInput(body.with("access_token", null));
  }

  /// Clients that may introspect tokens for it. Default: [].
  public ResourceSettingsPatchInput introspectionClients(List<String> introspectionClients) {
    return new ResourceSettingsPatchInput(body.with("introspection_clients", introspectionClients));
  }

  /// Takes away what is there: the opposite of [#introspectionClients].
  public ResourceSettingsPatchInput clearIntrospectionClients() {
    return new ResourceSettingsPatchInput(body.with("introspection_clients", null));
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
