// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class ClientSettingsPatchInputIdToken {
  private final Body body;

  private ClientSettingsPatchInputIdToken(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static ClientSettingsPatchInputIdToken of() {
    return new ClientSettingsPatchInputIdToken(Body.nothing());
  }

  /// With the scope openid, or never. Default: auto.
  public ClientSettingsPatchInputIdToken issue(ClientSettingsIdTokenIssue issue) {
    return new ClientSettingsPatchInputIdToken(body.with("issue", issue.word()));
  }

  /// Takes away what is there: the opposite of [#issue].
  public ClientSettingsPatchInputIdToken clearIssue() {
    return new ClientSettingsPatchInputIdToken(body.with("issue", null));
  }

  /// How it is signed. Default: RS256.
  public ClientSettingsPatchInputIdToken alg(ClientSettingsIdTokenAlg alg) {
    return new ClientSettingsPatchInputIdToken(body.with("alg", alg.word()));
  }

  /// Takes away what is there: the opposite of [#alg].
  public ClientSettingsPatchInputIdToken clearAlg() {
    return new ClientSettingsPatchInputIdToken(body.with("alg", null));
  }

  /// How long it is good. Default: 10m.
  public ClientSettingsPatchInputIdToken lifetime(String lifetime) {
    return new ClientSettingsPatchInputIdToken(body.with("lifetime", lifetime));
  }

  /// Takes away what is there: the opposite of [#lifetime].
  public ClientSettingsPatchInputIdToken clearLifetime() {
    return new ClientSettingsPatchInputIdToken(body.with("lifetime", null));
  }

  /// Claims of the granted scopes, or only what names the login and the person. Default: by_scope.
  public ClientSettingsPatchInputIdToken claims(ClientSettingsIdTokenClaims claims) {
    return new ClientSettingsPatchInputIdToken(body.with("claims", claims.word()));
  }

  /// Takes away what is there: the opposite of [#claims].
  public ClientSettingsPatchInputIdToken clearClaims() {
    return new ClientSettingsPatchInputIdToken(body.with("claims", null));
  }

  /// Writes aud as a list even for one audience. Default: false.
  public ClientSettingsPatchInputIdToken audienceAsArray(boolean audienceAsArray) {
    return new ClientSettingsPatchInputIdToken(body.with("audience_as_array", audienceAsArray));
  }

  /// Takes away what is there: the opposite of [#audienceAsArray].
  public ClientSettingsPatchInputIdToken clearAudienceAsArray() {
    return new ClientSettingsPatchInputIdToken(body.with("audience_as_array", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "ClientSettingsPatchInputIdToken" + body;
  }
}
