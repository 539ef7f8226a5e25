// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputResource {
  private final Body body;

  private IssuerSettingsInputResource(Body body) {
    this.body = body;
  }

  /// Begins with what has to be said.
  ///
  /// @param id The API's absolute URI (RFC 8707). Default: required.
  public static IssuerSettingsInputResource of(String id) {
    return new IssuerSettingsInputResource(Body.nothing().with("id", id));
  }

  /// The scopes that mean this API. Default: [].
  public IssuerSettingsInputResource scopes(List<String> scopes) {
    return new IssuerSettingsInputResource(body.with("scopes", scopes));
  }

  /// How tokens for it look; stronger than what the client says. Default: {}.
  public IssuerSettingsInputResource accessToken(
      IssuerSettingsInputResourceAccessToken accessToken) {
    return new IssuerSettingsInputResource(body.with("access_token", accessToken.body()));
  }

  /// Clients that may introspect tokens for it. Default: [].
  public IssuerSettingsInputResource introspectionClients(List<String> introspectionClients) {
    return new IssuerSettingsInputResource(
        body.with("introspection_clients", introspectionClients));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputResource" + body;
  }
}
