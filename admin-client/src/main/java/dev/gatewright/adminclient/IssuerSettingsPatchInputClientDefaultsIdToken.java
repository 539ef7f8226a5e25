// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputClientDefaultsIdToken {
  private final Body body;

  private IssuerSettingsPatchInputClientDefaultsIdToken(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputClientDefaultsIdToken of() {
    return new IssuerSettingsPatchInputClientDefaultsIdToken(Body.nothing());
  }

  /// With the scope openid, or never. Default: auto.
  public IssuerSettingsPatchInputClientDefaultsIdToken issue(
      IssuerSettingsClientDefaultsIdTokenIssue issue) {
    return new IssuerSettingsPatchInputClientDefaultsIdToken(body.with("issue", issue.word()));
  }

  /// Takes away what is there: the opposite of [#issue].
  public IssuerSettingsPatchInputClientDefaultsIdToken clearIssue() {
    return new IssuerSettingsPatchInputClientDefaultsIdToken(body.with("issue", null));
  }

  /// How it is signed. Default: RS256.
  public IssuerSettingsPatchInputClientDefaultsIdToken alg(
      IssuerSettingsClientDefaultsIdTokenAlg alg) {
    return new IssuerSettingsPatchInputClientDefaultsIdToken(body.with("alg", alg.word()));
  }

  /// Takes away what is there: the opposite of [#alg].
  public IssuerSettingsPatchInputClientDefaultsIdToken clearAlg() {
    return new IssuerSettingsPatchInputClientDefaultsIdToken(body.with("alg", null));
  }

  /// How long it is good. Default: 10m.
  public IssuerSettingsPatchInputClientDefaultsIdToken lifetime(String lifetime) {
    return new IssuerSettingsPatchInputClientDefaultsIdToken(body.with("lifetime", lifetime));
  }

  /// Takes away what is there: the opposite of [#lifetime].
  public IssuerSettingsPatchInputClientDefaultsIdToken clearLifetime() {
    return new IssuerSettingsPatchInputClientDefaultsIdToken(body.with("lifetime", null));
  }

  /// Claims of the granted scopes, or only what names the login and the person. Default: by_scope.
  public IssuerSettingsPatchInputClientDefaultsIdToken claims(
      IssuerSettingsClientDefaultsIdTokenClaims claims) {
    return new IssuerSettingsPatchInputClientDefaultsIdToken(body.with("claims", claims.word()));
  }

  /// Takes away what is there: the opposite of [#claims].
  public IssuerSettingsPatchInputClientDefaultsIdToken clearClaims() {
    return new IssuerSettingsPatchInputClientDefaultsIdToken(body.with("claims", null));
  }

  /// Writes aud as a list even for one audience. Default: false.
  public IssuerSettingsPatchInputClientDefaultsIdToken audienceAsArray(boolean audienceAsArray) {
    return new IssuerSettingsPatchInputClientDefaultsIdToken(
        body.with("audience_as_array", audienceAsArray));
  }

  /// Takes away what is there: the opposite of [#audienceAsArray].
  public IssuerSettingsPatchInputClientDefaultsIdToken clearAudienceAsArray() {
    return new IssuerSettingsPatchInputClientDefaultsIdToken(body.with("audience_as_array", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputClientDefaultsIdToken" + body;
  }
}
