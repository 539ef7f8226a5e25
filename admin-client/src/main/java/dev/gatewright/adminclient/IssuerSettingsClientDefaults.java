// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.List;
import java.util.Optional;

/// `IssuerSettingsClientDefaults`, as the server tells it. Later versions may tell more.
///
/// @param compat A named set of these settings that fits another system's clients. Default: none.
/// @param loginMethods What a sign-in to it may begin with, of the issuer's login.methods, and pin
///   where people may come with one: they are nobody in particular, so never with scope openid.
///   Default: those of the issuer.
/// @param providers At which of the issuer's providers a sign-in to it may begin, by their names.
///   Default: those of the issuer.
/// @param directLogin Takes passwords, PINs and wishes for a magic link from the application's own
///   forms, at /auth/login and its siblings: for programs that were written for a system that has
///   these addresses. Whoever types a password there trusts the application with it. Default:
///   false.
/// @param projectAdmins Lets people of the issuer whose role is admin look after its people, its
///   PINs and what this client was given, at /admin/projects/{client id}, with access tokens of
///   this client: for programs that were written for a system that has these addresses. Default:
///   false.
/// @param grants What the client may do at the token endpoint. Default: authorization_code,
///   refresh_token; machine: client_credentials.
/// @param scopes The scopes it may ask for; an issuer's own must be named here, and account:read,
///   account:write and account:security, which open people's own accounts. Default: openid,
///   profile, email, phone, address, organizations, offline_access; machine: none.
/// @param defaultScopes Used when a request names no scope. Default: [].
/// @param allowedOrigins Browser origins whose scripts may call the token and UserInfo endpoints
///   (CORS). Default: []; spa: the origins of its redirect_uris.
/// @param tokenEndpointAuth How it proves who it is. Default: client_secret_basic,
///   client_secret_post; spa and native: none.
/// @param pkce Whether an authorization request must bring an S256 challenge. Default: optional for
///   web clients that authenticate, else required.
/// @param pkceLegacyHex Also takes the 86-character challenge of clients that hash to hexadecimal
///   first. Default: false.
/// @param requireState Refuses authorization requests without state. Default: false.
/// @param firstParty Shows no consent page. Default: false.
/// @param sso Uses a session that the browser already has. Default: true.
/// @param userinfo UserInfo says what the scopes allow, or all it knows. Default: by_scope.
/// @param organizations Which of the user's organizations its tokens name. Default: all.
/// @param emptyOrganizations Writes the organizations claim for people who have none, as an empty
///   list. Default: false.
/// @param systemClaims What another system's clients read beside the standard claims and
///   parameters. Default: none.
/// @param logoutWithoutHint What a logout without id_token_hint does: ask, or end and redirect.
///   Default: confirm.
/// @param revokeWithoutAuthentication Lets whoever holds a token revoke it without the client's
///   secret. Default: false.
/// @param errorStyle As RFC 6749 writes them, as one plain sentence, or as the ts-oauth2-server
///   library does. Default: rfc.
/// @param refreshToken At every login, for the scope offline_access only, or never. Default:
///   offline_access.
/// @param refreshRotation Whether each refresh replaces the refresh token; none is for confidential
///   clients. Default: rotate.
/// @param refreshGrace How long the replaced token still gives the same successor. Default: 60s;
///   public clients 10s; profile: strict 0s.
/// @param refreshLifetime How long after the login a refresh token can work at all. Default: 7d.
/// @param refreshIdle How long it can stay unused. Default: 30d.
/// @param refreshLifetimeByMethod Another refresh_lifetime for logins by these methods. Default:
///   {"pin":"30d"}.
/// @param refreshEndsWithSession Whether the end of the login session ends the refresh token too.
///   Default: false.
/// @param accessToken How access tokens look. Default: {}.
/// @param idToken How ID tokens look. Default: {}.
public record IssuerSettingsClientDefaults(
    Optional<IssuerSettingsClientDefaultsCompat> compat,
    Optional<List<IssuerSettingsClientDefaultsLoginMethod>> loginMethods,
    Optional<List<String>> providers,
    Optional<Boolean> directLogin,
    Optional<Boolean> projectAdmins,
    Optional<List<IssuerSettingsClientDefaultsGrant>> grants,
    Optional<List<String>> scopes,
    Optional<List<String>> defaultScopes,
    Optional<List<String>> allowedOrigins,
    Optional<Object> tokenEndpointAuth,
    Optional<IssuerSettingsClientDefaultsPkce> pkce,
    Optional<Boolean> pkceLegacyHex,
    Optional<Boolean> requireState,
    Optional<Boolean> firstParty,
    Optional<Boolean> sso,
    Optional<IssuerSettingsClientDefaultsUserinfo> userinfo,
    Optional<Object> organizations,
    Optional<Boolean> emptyOrganizations,
    Optional<IssuerSettingsClientDefaultsSystemClaims> systemClaims,
    Optional<IssuerSettingsClientDefaultsLogoutWithoutHint> logoutWithoutHint,
    Optional<Boolean> revokeWithoutAuthentication,
    Optional<IssuerSettingsClientDefaultsErrorStyle> errorStyle,
    Optional<IssuerSettingsClientDefaultsRefreshToken> refreshToken,
    Optional<IssuerSettingsClientDefaultsRefreshRotation> refreshRotation,
    Optional<String> refreshGrace,
    Optional<String> refreshLifetime,
    Optional<String> refreshIdle,
    Optional<IssuerSettingsClientDefaultsRefreshLifetimeByMethod> refreshLifetimeByMethod,
    Optional<Boolean> refreshEndsWithSession,
    Optional<IssuerSettingsClientDefaultsAccessToken> accessToken,
    Optional<IssuerSettingsClientDefaultsIdToken> idToken) {
  static IssuerSettingsClientDefaults of(Members json) {
    return new IssuerSettingsClientDefaults(
        json.optional("compat", Readers.word(IssuerSettingsClientDefaultsCompat::new)),
        json.optional(
            "login_methods",
            Readers.list(Readers.word(IssuerSettingsClientDefaultsLoginMethod::new))),
        json.optional("providers", Readers.list(Readers::text)),
        json.optional("direct_login", Readers::flag),
        json.optional("project_admins", Readers::flag),
        json.optional("grants", Readers.list(Readers.word(IssuerSettingsClientDefaultsGrant::new))),
        json.optional("scopes", Readers.list(Readers::text)),
        json.optional("default_scopes", Readers.list(Readers::text)),
        json.optional("allowed_origins", Readers.list(Readers::text)),
        json.optional("token_endpoint_auth", Readers::any),
        json.optional("pkce", Readers.word(IssuerSettingsClientDefaultsPkce::new)),
        json.optional("pkce_legacy_hex", Readers::flag),
        json.optional("require_state", Readers::flag),
        json.optional("first_party", Readers::flag),
        json.optional("sso", Readers::flag),
        json.optional("userinfo", Readers.word(IssuerSettingsClientDefaultsUserinfo::new)),
        json.optional("organizations", Readers::any),
        json.optional("empty_organizations", Readers::flag),
        json.optional("system_claims", Readers.word(IssuerSettingsClientDefaultsSystemClaims::new)),
        json.optional(
            "logout_without_hint",
            Readers.word(IssuerSettingsClientDefaultsLogoutWithoutHint::new)),
        json.optional("revoke_without_authentication", Readers::flag),
        json.optional("error_style", Readers.word(IssuerSettingsClientDefaultsErrorStyle::new)),
        json.optional("refresh_token", Readers.word(IssuerSettingsClientDefaultsRefreshToken::new)),
        json.optional(
            "refresh_rotation", Readers.word(IssuerSettingsClientDefaultsRefreshRotation::new)),
        json.optional("refresh_grace", Readers::text),
        json.optional("refresh_lifetime", Readers::text),
        json.optional("refresh_idle", Readers::text),
        json.optional(
            "refresh_lifetime_by_method",
            Readers.object(IssuerSettingsClientDefaultsRefreshLifetimeByMethod::of)),
        json.optional("refresh_ends_with_session", Readers::flag),
        json.optional("access_token", Readers.object(IssuerSettingsClientDefaultsAccessToken::of)),
        json.optional("id_token", Readers.object(IssuerSettingsClientDefaultsIdToken::of)));
  }
}
