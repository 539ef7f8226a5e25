// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.List;
import java.util.Optional;

/// `ClientSettingsAccessToken`, as the server tells it. Later versions may tell more.
///
/// @param format A JWT that anyone can check (RFC 9068), or a text that only introspection
///   explains. Default: jwt.
/// @param alg How a JWT is signed; HS256 uses the client's signing_key. Default: ES256.
/// @param lifetime How long the token is good. Default: 10m.
/// @param audience aud when no resource was asked for; {issuer} and {client_id} are filled in.
///   Default: ["{issuer}"].
/// @param claims What the token says about the user, beside its own claims. Default: [].
/// @param typ The typ header of a JWT. Default: at+jwt.
public record ClientSettingsAccessToken(
    Optional<ClientSettingsAccessTokenFormat> format,
    Optional<ClientSettingsAccessTokenAlg> alg,
    Optional<String> lifetime,
    Optional<Object> audience,
    Optional<List<ClientSettingsAccessTokenClaim>> claims,
    Optional<ClientSettingsAccessTokenTyp> typ) {
  static ClientSettingsAccessToken of(Members json) {
    return new ClientSettingsAccessToken(
        json.optional("format", Readers.word(ClientSettingsAccessTokenFormat::new)),
        json.optional("alg", Readers.word(ClientSettingsAccessTokenAlg::new)),
        json.optional("lifetime", Readers::text),
        json.optional("audience", Readers::any),
        json.optional("claims", Readers.list(Readers.word(ClientSettingsAccessTokenClaim::new))),
        json.optional("typ", Readers.word(ClientSettingsAccessTokenTyp::new)));
  }
}
