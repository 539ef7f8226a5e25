// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.List;
import java.util.Optional;

/// `IssuerSettingsClientDefaultsAccessToken`, as the server tells it. Later versions may tell more.
///
/// @param format A JWT that anyone can check (RFC 9068), or a text that only introspection
///   explains. Default: jwt.
/// @param alg How a JWT is signed; HS256 uses the client's signing_key. Default: ES256.
/// @param lifetime How long the token is good. Default: 10m.
/// @param audience aud when no resource was asked for; {issuer} and {client_id} are filled in.
///   Default: ["{issuer}"].
/// @param claims What the token says about the user, beside its own claims. Default: [].
/// @param typ The typ header of a JWT. Default: at+jwt.
public record IssuerSettingsClientDefaultsAccessToken(
    Optional<IssuerSettingsClientDefaultsAccessTokenFormat> format,
    Optional<IssuerSettingsClientDefaultsAccessTokenAlg> alg,
    Optional<String> lifetime,
    Optional<Object> audience,
    Optional<List<IssuerSettingsClientDefaultsAccessTokenClaim>> claims,
    Optional<IssuerSettingsClientDefaultsAccessTokenTyp> typ) {
  static IssuerSettingsClientDefaultsAccessToken of(Members json) {
    return new IssuerSettingsClientDefaultsAccessToken(
        json.optional("format", Readers.word(IssuerSettingsClientDefaultsAccessTokenFormat::new)),
        json.optional("alg", Readers.word(IssuerSettingsClientDefaultsAccessTokenAlg::new)),
        json.optional("lifetime", Readers::text),
        json.optional("audience", Readers::any),
        json.optional(
            "claims",
            Readers.list(Readers.word(IssuerSettingsClientDefaultsAccessTokenClaim::new))),
        json.optional("typ", Readers.word(IssuerSettingsClientDefaultsAccessTokenTyp::new)));
  }
}
