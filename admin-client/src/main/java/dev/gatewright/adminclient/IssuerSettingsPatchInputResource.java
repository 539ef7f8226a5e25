// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputResource {
  private final Body body;

  private IssuerSettingsPatchInputResource(Body body) {
    this.body = body;
  }

  /// Begins with what has to be said.
  ///
  /// @param id The API's absolute URI (RFC 8707). Default: required.
  public static IssuerSettingsPatchInputResource of(String id) {
    return new IssuerSettingsPatchInputResource(Body.nothing().with("id", id));
  }

  /// The scopes that mean this API. Default: [].
  public IssuerSettingsPatchInputResource scopes(List<String> scopes) {
    return new IssuerSettingsPatchInputResource(body.with("scopes", scopes));
  }

  /// How tokens for it look; stronger than what the client says. Default: {}.
  public IssuerSettingsPatchInputResource accessToken(
      IssuerSettingsPatchInputResourceAccessToken accessToken) {
    return new IssuerSettingsPatchInputResource(body.with("access_token", accessToken.body()));
  }

  /// Clients that may introspect tokens for it. Default: [].
  public IssuerSettingsPatchInputResource introspectionClients(List<String> introspectionClients) {
    return new IssuerSettingsPatchInputResource(
        body.with("introspection_clients", introspectionClients));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputResource" + body;
  }
}
