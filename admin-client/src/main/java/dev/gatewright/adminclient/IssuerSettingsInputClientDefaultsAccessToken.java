// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputClientDefaultsAccessToken {
  private final Body body;

  private IssuerSettingsInputClientDefaultsAccessToken(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputClientDefaultsAccessToken of() {
    return new IssuerSettingsInputClientDefaultsAccessToken(Body.nothing());
  }

  /// A JWT that anyone can check (RFC 9068), or a text that only introspection explains. Default:
  /// jwt.
  public IssuerSettingsInputClientDefaultsAccessToken format(
      IssuerSettingsClientDefaultsAccessTokenFormat format) {
    return new IssuerSettingsInputClientDefaultsAccessToken(body.with("format", format.word()));
  }

  /// How a JWT is signed; HS256 uses the client's signing_key. Default: ES256.
  public IssuerSettingsInputClientDefaultsAccessToken alg(
      IssuerSettingsClientDefaultsAccessTokenAlg alg) {
    return new IssuerSettingsInputClientDefaultsAccessToken(body.with("alg", alg.word()));
  }

  /// How long the token is good. Default: 10m.
  public IssuerSettingsInputClientDefaultsAccessToken lifetime(String lifetime) {
    return new IssuerSettingsInputClientDefaultsAccessToken(body.with("lifetime", lifetime));
  }

  /// Aud when no resource was asked for; {issuer} and {client_id} are filled in. Default:
  /// ["{issuer}"].
  public IssuerSettingsInputClientDefaultsAccessToken audience(Object audience) {
    return new IssuerSettingsInputClientDefaultsAccessToken(body.with("audience", audience));
  }

  /// What the token says about the user, beside its own claims. Default: [].
  public IssuerSettingsInputClientDefaultsAccessToken claims(
      List<IssuerSettingsClientDefaultsAccessTokenClaim> claims) {
    return new IssuerSettingsInputClientDefaultsAccessToken(
        body.with("claims", claims.stream().map(each -> each.word()).toList()));
  }

  /// The typ header of a JWT. Default: at+jwt.
  public IssuerSettingsInputClientDefaultsAccessToken typ(
      IssuerSettingsClientDefaultsAccessTokenTyp typ) {
    return new IssuerSettingsInputClientDefaultsAccessToken(body.with("typ", typ.word()));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputClientDefaultsAccessToken" + body;
  }
}
