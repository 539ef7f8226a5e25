// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputClientDefaultsAccessToken {
  private final Body body;

  private IssuerSettingsPatchInputClientDefaultsAccessToken(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputClientDefaultsAccessToken of() {
    return new IssuerSettingsPatchInputClientDefaultsAccessToken(Body.nothing());
  }

  /// A JWT that anyone can check (RFC 9068), or a text that only introspection explains. Default:
  /// jwt.
  public IssuerSettingsPatchInputClientDefaultsAccessToken format(
      IssuerSettingsClientDefaultsAccessTokenFormat format) {
    return new IssuerSettingsPatchInputClientDefaultsAccessToken(
        body.with("format", format.word()));
  }

  /// Takes away what is there: the opposite of [#format].
  public IssuerSettingsPatchInputClientDefaultsAccessToken clearFormat() {
    return new IssuerSettingsPatchInputClientDefaultsAccessToken(body.with("format", null));
  }

  /// How a JWT is signed; HS256 uses the client's signing_key. Default: ES256.
  public IssuerSettingsPatchInputClientDefaultsAccessToken alg(
      IssuerSettingsClientDefaultsAccessTokenAlg alg) {
    return new IssuerSettingsPatchInputClientDefaultsAccessToken(body.with("alg", alg.word()));
  }

  /// Takes away what is there: the opposite of [#alg].
  public IssuerSettingsPatchInputClientDefaultsAccessToken clearAlg() {
    return new IssuerSettingsPatchInputClientDefaultsAccessToken(body.with("alg", null));
  }

  /// How long the token is good. Default: 10m.
  public IssuerSettingsPatchInputClientDefaultsAccessToken lifetime(String lifetime) {
    return new IssuerSettingsPatchInputClientDefaultsAccessToken(body.with("lifetime", lifetime));
  }

  /// Takes away what is there: the opposite of [#lifetime].
  public IssuerSettingsPatchInputClientDefaultsAccessToken clearLifetime() {
    return new IssuerSettingsPatchInputClientDefaultsAccessToken(body.with("lifetime", null));
  }

  /// Aud when no resource was asked for; {issuer} and {client_id} are filled in. Default:
  /// ["{issuer}"].
  public IssuerSettingsPatchInputClientDefaultsAccessToken audience(Object audience) {
    return new IssuerSettingsPatchInputClientDefaultsAccessToken(body.with("audience", audience));
  }

  /// Takes away what is there: the opposite of [#audience].
  public IssuerSettingsPatchInputClientDefaultsAccessToken clearAudience() {
    return new IssuerSettingsPatchInputClientDefaultsAccessToken(body.with("audience", null));
  }

  /// What the token says about the user, beside its own claims. Default: [].
  public IssuerSettingsPatchInputClientDefaultsAccessToken claims(
      List<IssuerSettingsClientDefaultsAccessTokenClaim> claims) {
    return new IssuerSettingsPatchInputClientDefaultsAccessToken(
        body.with("claims", claims.stream().map(each -> each.word()).toList()));
  }

  /// Takes away what is there: the opposite of [#claims].
  public IssuerSettingsPatchInputClientDefaultsAccessToken clearClaims() {
    return new IssuerSettingsPatchInputClientDefaultsAccessToken(body.with("claims", null));
  }

  /// The typ header of a JWT. Default: at+jwt.
  public IssuerSettingsPatchInputClientDefaultsAccessToken typ(
      IssuerSettingsClientDefaultsAccessTokenTyp typ) {
    return new IssuerSettingsPatchInputClientDefaultsAccessToken(body.with("typ", typ.word()));
  }

  /// Takes away what is there: the opposite of [#typ].
  public IssuerSettingsPatchInputClientDefaultsAccessToken clearTyp() {
    return new IssuerSettingsPatchInputClientDefaultsAccessToken(body.with("typ", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputClientDefaultsAccessToken" + body;
  }
}
