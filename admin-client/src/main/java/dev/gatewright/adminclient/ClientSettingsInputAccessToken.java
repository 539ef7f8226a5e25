// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class ClientSettingsInputAccessToken {
  private final Body body;

  private ClientSettingsInputAccessToken(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static ClientSettingsInputAccessToken of() {
    return new ClientSettingsInputAccessToken(Body.nothing());
  }

  /// A JWT that anyone can check (RFC 9068), or a text that only introspection explains. Default:
  /// jwt.
  public ClientSettingsInputAccessToken format(ClientSettingsAccessTokenFormat format) {
    return new ClientSettingsInputAccessToken(body.with("format", format.word()));
  }

  /// How a JWT is signed; HS256 uses the client's signing_key. Default: ES256.
  public ClientSettingsInputAccessToken alg(ClientSettingsAccessTokenAlg alg) {
    return new ClientSettingsInputAccessToken(body.with("alg", alg.word()));
  }

  /// How long the token is good. Default: 10m.
  public ClientSettingsInputAccessToken lifetime(String lifetime) {
    return new ClientSettingsInputAccessToken(body.with("lifetime", lifetime));
  }

  /// Aud when no resource was asked for; {issuer} and {client_id} are filled in. Default:
  /// ["{issuer}"].
  public ClientSettingsInputAccessToken audience(Object audience) {
    return new ClientSettingsInputAccessToken(body.with("audience", audience));
  }

  /// What the token says about the user, beside its own claims. Default: [].
  public ClientSettingsInputAccessToken claims(List<ClientSettingsAccessTokenClaim> claims) {
    return new ClientSettingsInputAccessToken(
        body.with("claims", claims.stream().map(each -> each.word()).toList()));
  }

  /// The typ header of a JWT. Default: at+jwt.
  public ClientSettingsInputAccessToken typ(ClientSettingsAccessTokenTyp typ) {
    return new ClientSettingsInputAccessToken(body.with("typ", typ.word()));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "ClientSettingsInputAccessToken" + body;
  }
}
