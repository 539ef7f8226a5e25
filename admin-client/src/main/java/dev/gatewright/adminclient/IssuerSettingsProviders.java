// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Secret;
import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.List;
import java.util.Optional;

/// `IssuerSettingsProviders`, as the server tells it. Later versions may tell more.
///
/// @param clientId This server's id at the provider. Default: required.
/// @param clientSecret Its secret there, kept encrypted. Default: what is kept.
/// @param privateKey A private key as PEM (PKCS #8), kept encrypted: Apple's, or for
///   private_key_jwt. Default: what is kept.
/// @param preset A provider whose addresses, scopes and claims are known; what is written here
///   besides replaces them. Default: none.
/// @param enabled Whether it may be used. false is respected at once, by logins under way too.
///   Default: true.
/// @param label What its button says. Default: the name.
/// @param position Where its button stands among the others; equal ones stand by name. Default:
///   100.
/// @param issuer The issuer of an OpenID provider, letter for letter as it names itself; its
///   addresses and keys are found by it (OpenID Connect Discovery §4). Default: by preset.
/// @param authorizationEndpoint Where an OAuth 2.0 provider takes browsers. Default: by preset.
/// @param tokenEndpoint Where an OAuth 2.0 provider exchanges codes. Default: by preset.
/// @param userinfoEndpoint Where an OAuth 2.0 provider says who somebody is. Default: by preset.
/// @param emailsEndpoint Where it lists their addresses, if elsewhere: a list of { email, primary,
///   verified }, of which the primary one is taken. Default: by preset.
/// @param teamId The team at Apple. Default: none.
/// @param keyId The id of private_key there. Default: none.
/// @param tokenEndpointAuth How this server proves itself there; client_secret sends the secret
///   where the provider takes it. Default: client_secret, or private_key_jwt where there is a
///   private_key.
/// @param scopes What is asked for. Default: [openid, email, profile] of OpenID providers, or by
///   preset.
/// @param prompt What the provider is to ask people, such as select_account. Default: none.
/// @param responseMode How the answer comes back; form_post needs an https issuer here. Default:
///   query, or by preset.
/// @param idTokenAlgs The algorithms with which its ID tokens may be signed. Default: [ES256,
///   PS256, RS256].
/// @param userinfo Whether an OpenID provider's UserInfo is always asked; otherwise only where the
///   ID token says no more than who somebody is. Default: false, or by preset.
/// @param tenants The Microsoft Entra tenants whose people may sign in, by their ids. Default:
///   every tenant.
/// @param allowedDomains Only people whom the provider manages for one of these domains, or whose
///   verified address is in one. Default: every domain.
/// @param trustEmail When an address counts as verified: never, where the provider says so, where
///   it also hands the address out (managed), or always within allowed_domains. Default: verified,
///   or by preset.
/// @param trustMfa Whether a second factor that was proved there (its amr says so) counts here.
///   Default: false.
/// @param organization The organization that the provider belongs to; it then speaks only for that
///   one's people. Default: none.
/// @param claims Where the provider's answer says what of a person: names, a name within a name
///   with a dot between, or a JSON pointer; of several the first that says something. Default: {}.
public record IssuerSettingsProviders(
    String clientId,
    Optional<Secret> clientSecret,
    Optional<Secret> privateKey,
    Optional<IssuerSettingsProvidersPreset> preset,
    Optional<Boolean> enabled,
    Optional<String> label,
    Optional<Long> position,
    Optional<String> issuer,
    Optional<String> authorizationEndpoint,
    Optional<String> tokenEndpoint,
    Optional<String> userinfoEndpoint,
    Optional<String> emailsEndpoint,
    Optional<String> teamId,
    Optional<String> keyId,
    Optional<IssuerSettingsProvidersTokenEndpointAuth> tokenEndpointAuth,
    Optional<List<String>> scopes,
    Optional<String> prompt,
    Optional<IssuerSettingsProvidersResponseMode> responseMode,
    Optional<List<IssuerSettingsProvidersIdTokenAlg>> idTokenAlgs,
    Optional<Boolean> userinfo,
    Optional<List<String>> tenants,
    Optional<List<String>> allowedDomains,
    Optional<IssuerSettingsProvidersTrustEmail> trustEmail,
    Optional<Boolean> trustMfa,
    Optional<IssuerSettingsProvidersOrganization> organization,
    Optional<IssuerSettingsProvidersClaims> claims) {
  static IssuerSettingsProviders of(Members json) {
    return new IssuerSettingsProviders(
        json.required("client_id", Readers::text),
        json.optional("client_secret", Readers::secret),
        json.optional("private_key", Readers::secret),
        json.optional("preset", Readers.word(IssuerSettingsProvidersPreset::new)),
        json.optional("enabled", Readers::flag),
        json.optional("label", Readers::text),
        json.optional("position", Readers::whole),
        json.optional("issuer", Readers::text),
        json.optional("authorization_endpoint", Readers::text),
        json.optional("token_endpoint", Readers::text),
        json.optional("userinfo_endpoint", Readers::text),
        json.optional("emails_endpoint", Readers::text),
        json.optional("team_id", Readers::text),
        json.optional("key_id", Readers::text),
        json.optional(
            "token_endpoint_auth", Readers.word(IssuerSettingsProvidersTokenEndpointAuth::new)),
        json.optional("scopes", Readers.list(Readers::text)),
        json.optional("prompt", Readers::text),
        json.optional("response_mode", Readers.word(IssuerSettingsProvidersResponseMode::new)),
        json.optional(
            "id_token_algs", Readers.list(Readers.word(IssuerSettingsProvidersIdTokenAlg::new))),
        json.optional("userinfo", Readers::flag),
        json.optional("tenants", Readers.list(Readers::text)),
        json.optional("allowed_domains", Readers.list(Readers::text)),
        json.optional("trust_email", Readers.word(IssuerSettingsProvidersTrustEmail::new)),
        json.optional("trust_mfa", Readers::flag),
        json.optional("organization", Readers.object(IssuerSettingsProvidersOrganization::of)),
        json.optional("claims", Readers.object(IssuerSettingsProvidersClaims::of)));
  }
}
