// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputClientDefaultsIdToken {
  private final Body body;

  private IssuerSettingsInputClientDefaultsIdToken(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputClientDefaultsIdToken of() {
    return new IssuerSettingsInputClientDefaultsIdToken(Body.nothing());
  }

  /// With the scope openid, or never. Default: auto.
  public IssuerSettingsInputClientDefaultsIdToken issue(
      IssuerSettingsClientDefaultsIdTokenIssue issue) {
    return new IssuerSettingsInputClientDefaultsIdToken(body.with("issue", issue.word()));
  }

  /// How it is signed. Default: RS256.
  public IssuerSettingsInputClientDefaultsIdToken alg(IssuerSettingsClientDefaultsIdTokenAlg alg) {
    return new IssuerSettingsInputClientDefaultsIdToken(body.with("alg", alg.word()));
  }

  /// How long it is good. Default: 10m.
  public IssuerSettingsInputClientDefaultsIdToken lifetime(String lifetime) {
    return new IssuerSettingsInputClientDefaultsIdToken(body.with("lifetime", lifetime));
  }

  /// Claims of the granted scopes, or only what names the login and the person. Default: by_scope.
  public IssuerSettingsInputClientDefaultsIdToken claims(
      IssuerSettingsClientDefaultsIdTokenClaims claims) {
    return new IssuerSettingsInputClientDefaultsIdToken(body.with("claims", claims.word()));
  }

  /// Writes aud as a list even for one audience. Default: false.
  public IssuerSettingsInputClientDefaultsIdToken audienceAsArray(boolean audienceAsArray) {
    return new IssuerSettingsInputClientDefaultsIdToken(
        body.with("audience_as_array", audienceAsArray));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputClientDefaultsIdToken" + body;
  }
}
