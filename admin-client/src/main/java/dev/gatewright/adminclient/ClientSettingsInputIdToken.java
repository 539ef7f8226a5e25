// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class ClientSettingsInputIdToken {
  private final Body body;

  private ClientSettingsInputIdToken(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static ClientSettingsInputIdToken of() {
    return new ClientSettingsInputIdToken(Body.nothing());
  }

  /// With the scope openid, or never. Default: auto.
  public ClientSettingsInputIdToken issue(ClientSettingsIdTokenIssue issue) {
    return new ClientSettingsInputIdToken(body.with("issue", issue.word()));
  }

  /// How it is signed. Default: RS256.
  public ClientSettingsInputIdToken alg(ClientSettingsIdTokenAlg alg) {
    return new ClientSettingsInputIdToken(body.with("alg", alg.word()));
  }

  /// How long it is good. Default: 10m.
  public ClientSettingsInputIdToken lifetime(String lifetime) {
    return new ClientSettingsInputIdToken(body.with("lifetime", lifetime));
  }

  /// Claims of the granted scopes, or only what names the login and the person. Default: by_scope.
  public ClientSettingsInputIdToken claims(ClientSettingsIdTokenClaims claims) {
    return new ClientSettingsInputIdToken(body.with("claims", claims.word()));
  }

  /// Writes aud as a list even for one audience. Default: false.
  public ClientSettingsInputIdToken audienceAsArray(boolean audienceAsArray) {
    return new ClientSettingsInputIdToken(body.with("audience_as_array", audienceAsArray));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "ClientSettingsInputIdToken" + body;
  }
}
