// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class ClientSettingsPatchInputAccessToken {
  private final Body body;

  private ClientSettingsPatchInputAccessToken(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static ClientSettingsPatchInputAccessToken of() {
    return new ClientSettingsPatchInputAccessToken(Body.nothing());
  }

  /// A JWT that anyone can check (RFC 9068), or a text that only introspection explains. Default:
  /// jwt.
  public ClientSettingsPatchInputAccessToken format(ClientSettingsAccessTokenFormat format) {
    return new ClientSettingsPatchInputAccessToken(body.with("format", format.word()));
  }

  /// Takes away what is there: the opposite of [#format].
  public ClientSettingsPatchInputAccessToken clearFormat() {
    return new ClientSettingsPatchInputAccessToken(body.with("format", null));
  }

  /// How a JWT is signed; HS256 uses the client's signing_key. Default: ES256.
  public ClientSettingsPatchInputAccessToken alg(ClientSettingsAccessTokenAlg alg) {
    return new ClientSettingsPatchInputAccessToken(body.with("alg", alg.word()));
  }

  /// Takes away what is there: the opposite of [#alg].
  public ClientSettingsPatchInputAccessToken clearAlg() {
    return new ClientSettingsPatchInputAccessToken(body.with("alg", null));
  }

  /// How long the token is good. Default: 10m.
  public ClientSettingsPatchInputAccessToken lifetime(String lifetime) {
    return new ClientSettingsPatchInputAccessToken(body.with("lifetime", lifetime));
  }

  /// Takes away what is there: the opposite of [#lifetime].
  public ClientSettingsPatchInputAccessToken clearLifetime() {
    return new ClientSettingsPatchInputAccessToken(body.with("lifetime", null));
  }

  /// Aud when no resource was asked for; {issuer} and {client_id} are filled in. Default:
  /// ["{issuer}"].
  public ClientSettingsPatchInputAccessToken audience(Object audience) {
    return new ClientSettingsPatchInputAccessToken(body.with("audience", audience));
  }

  /// Takes away what is there: the opposite of [#audience].
  public ClientSettingsPatchInputAccessToken clearAudience() {
    return new ClientSettingsPatchInputAccessToken(body.with("audience", null));
  }

  /// What the token says about the user, beside its own claims. Default: [].
  public ClientSettingsPatchInputAccessToken claims(List<ClientSettingsAccessTokenClaim> claims) {
    return new ClientSettingsPatchInputAccessToken(
        body.with("claims", claims.stream().map(each -> each.word()).toList()));
  }

  /// Takes away what is there: the opposite of [#claims].
  public ClientSettingsPatchInputAccessToken clearClaims() {
    return new ClientSettingsPatchInputAccessToken(body.with("claims", null));
  }

  /// The typ header of a JWT. Default: at+jwt.
  public ClientSettingsPatchInputAccessToken typ(ClientSettingsAccessTokenTyp typ) {
    return new ClientSettingsPatchInputAccessToken(body.with("typ", typ.word()));
  }

  /// Takes away what is there: the opposite of [#typ].
  public ClientSettingsPatchInputAccessToken clearTyp() {
    return new ClientSettingsPatchInputAccessToken(body.with("typ", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "ClientSettingsPatchInputAccessToken" + body;
  }
}
