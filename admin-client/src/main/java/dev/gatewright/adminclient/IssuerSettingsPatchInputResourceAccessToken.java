// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputResourceAccessToken {
  private final Body body;

  private IssuerSettingsPatchInputResourceAccessToken(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputResourceAccessToken of() {
    return new IssuerSettingsPatchInputResourceAccessToken(Body.nothing());
  }

  /// A JWT that anyone can check (RFC 9068), or a text that only introspection explains. Default:
  /// jwt.
  public IssuerSettingsPatchInputResourceAccessToken format(
      IssuerSettingsResourceAccessTokenFormat format) {
    return new IssuerSettingsPatchInputResourceAccessToken(body.with("format", format.word()));
  }

  /// How a JWT is signed; HS256 uses the client's signing_key. Default: ES256.
  public IssuerSettingsPatchInputResourceAccessToken alg(IssuerSettingsResourceAccessTokenAlg alg) {
    return new IssuerSettingsPatchInputResourceAccessToken(body.with("alg", alg.word()));
  }

  /// How long the token is good. Default: 10m.
  public IssuerSettingsPatchInputResourceAccessToken lifetime(String lifetime) {
    return new IssuerSettingsPatchInputResourceAccessToken(body.with("lifetime", lifetime));
  }

  /// Aud when no resource was asked for; {issuer} and {client_id} are filled in. Default:
  /// ["{issuer}"].
  public IssuerSettingsPatchInputResourceAccessToken audience(Object audience) {
    return new IssuerSettingsPatchInputResourceAccessToken(body.with("audience", audience));
  }

  /// What the token says about the user, beside its own claims. Default: [].
  public IssuerSettingsPatchInputResourceAccessToken claims(
      List<IssuerSettingsResourceAccessTokenClaim> claims) {
    return new IssuerSettingsPatchInputResourceAccessToken(
        body.with("claims", claims.stream().map(each -> each.word()).toList()));
  }

  /// The typ header of a JWT. Default: at+jwt.
  public IssuerSettingsPatchInputResourceAccessToken typ(IssuerSettingsResourceAccessTokenTyp typ) {
    return new IssuerSettingsPatchInputResourceAccessToken(body.with("typ", typ.word()));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputResourceAccessToken" + body;
  }
}
