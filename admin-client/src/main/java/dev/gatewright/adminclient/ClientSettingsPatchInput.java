// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Secret;
import dev.gatewright.adminclient.internal.Body;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class ClientSettingsPatchInput {
  private final Body body;

  private ClientSettingsPatchInput(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static ClientSettingsPatchInput of() {
    return new ClientSettingsPatchInput(Body.nothing());
  }

  /// The client_id. Default: required.
  public ClientSettingsPatchInput id(String id) {
    return new ClientSettingsPatchInput(body.with("id", id));
  }

  /// Takes away what is there: the opposite of [#id].
  public ClientSettingsPatchInput clearId() {
    return new ClientSettingsPatchInput(body.with("id", null));
  }

  /// What kind of program it is; decides the defaults that differ. Default: web.
  public ClientSettingsPatchInput type(ClientSettingsType type) {
    return new ClientSettingsPatchInput(body.with("type", type.word()));
  }

  /// Takes away what is there: the opposite of [#type].
  public ClientSettingsPatchInput clearType() {
    return new ClientSettingsPatchInput(body.with("type", null));
  }

  /// The client secret; generate makes one and shows it once. Default: none.
  public ClientSettingsPatchInput secret(Object secret) {
    return new ClientSettingsPatchInput(body.with("secret", secret));
  }

  /// Takes away what is there: the opposite of [#secret].
  public ClientSettingsPatchInput clearSecret() {
    return new ClientSettingsPatchInput(body.with("secret", null));
  }

  /// The client's public keys (RFC 7517), for private_key_jwt. Default: none.
  public ClientSettingsPatchInput jwks(Map<String, ? extends @Nullable Object> jwks) {
    return new ClientSettingsPatchInput(body.with("jwks", jwks));
  }

  /// Takes away what is there: the opposite of [#jwks].
  public ClientSettingsPatchInput clearJwks() {
    return new ClientSettingsPatchInput(body.with("jwks", null));
  }

  /// Where they are published. Default: none.
  public ClientSettingsPatchInput jwksUri(String jwksUri) {
    return new ClientSettingsPatchInput(body.with("jwks_uri", jwksUri));
  }

  /// Takes away what is there: the opposite of [#jwksUri].
  public ClientSettingsPatchInput clearJwksUri() {
    return new ClientSettingsPatchInput(body.with("jwks_uri", null));
  }

  /// For HS256: the key is the text's UTF-8 bytes, at least 32. Default: none.
  public ClientSettingsPatchInput signingKey(Secret signingKey) {
    return new ClientSettingsPatchInput(body.with("signing_key", signingKey));
  }

  /// Takes away what is there: the opposite of [#signingKey].
  public ClientSettingsPatchInput clearSigningKey() {
    return new ClientSettingsPatchInput(body.with("signing_key", null));
  }

  /// What pages call it. Default: the id.
  public ClientSettingsPatchInput name(String name) {
    return new ClientSettingsPatchInput(body.with("name", name));
  }

  /// Takes away what is there: the opposite of [#name].
  public ClientSettingsPatchInput clearName() {
    return new ClientSettingsPatchInput(body.with("name", null));
  }

  /// Where a login may end, compared as exact text. Default: [].
  public ClientSettingsPatchInput redirectUris(List<String> redirectUris) {
    return new ClientSettingsPatchInput(body.with("redirect_uris", redirectUris));
  }

  /// Takes away what is there: the opposite of [#redirectUris].
  public ClientSettingsPatchInput clearRedirectUris() {
    return new ClientSettingsPatchInput(body.with("redirect_uris", null));
  }

  /// Where a logout may end, compared as exact text. Default: [].
  public ClientSettingsPatchInput postLogoutRedirectUris(List<String> postLogoutRedirectUris) {
    return new ClientSettingsPatchInput(
        body.with("post_logout_redirect_uris", postLogoutRedirectUris));
  }

  /// Takes away what is there: the opposite of [#postLogoutRedirectUris].
  public ClientSettingsPatchInput clearPostLogoutRedirectUris() {
    return new ClientSettingsPatchInput(body.with("post_logout_redirect_uris", null));
  }

  /// The application's own page, to which consent, error and end pages lead. Default: none.
  public ClientSettingsPatchInput clientUri(String clientUri) {
    return new ClientSettingsPatchInput(body.with("client_uri", clientUri));
  }

  /// Takes away what is there: the opposite of [#clientUri].
  public ClientSettingsPatchInput clearClientUri() {
    return new ClientSettingsPatchInput(body.with("client_uri", null));
  }

  /// Its logo where people sign in to it and give consent (RFC 7591 §2): an https URL, a path, or a
  /// file of at most 32 KB. Default: none.
  public ClientSettingsPatchInput logoUri(Object logoUri) {
    return new ClientSettingsPatchInput(body.with("logo_uri", logoUri));
  }

  /// Takes away what is there: the opposite of [#logoUri].
  public ClientSettingsPatchInput clearLogoUri() {
    return new ClientSettingsPatchInput(body.with("logo_uri", null));
  }

  /// Its terms of service, linked from the consent page. Default: none.
  public ClientSettingsPatchInput tosUri(String tosUri) {
    return new ClientSettingsPatchInput(body.with("tos_uri", tosUri));
  }

  /// Takes away what is there: the opposite of [#tosUri].
  public ClientSettingsPatchInput clearTosUri() {
    return new ClientSettingsPatchInput(body.with("tos_uri", null));
  }

  /// How it uses personal data, linked from the consent page. Default: none.
  public ClientSettingsPatchInput policyUri(String policyUri) {
    return new ClientSettingsPatchInput(body.with("policy_uri", policyUri));
  }

  /// Takes away what is there: the opposite of [#policyUri].
  public ClientSettingsPatchInput clearPolicyUri() {
    return new ClientSettingsPatchInput(body.with("policy_uri", null));
  }

  /// Where the application begins a login (OpenID Connect Core §4); offered where one cannot go on.
  /// Default: none.
  public ClientSettingsPatchInput initiateLoginUri(String initiateLoginUri) {
    return new ClientSettingsPatchInput(body.with("initiate_login_uri", initiateLoginUri));
  }

  /// Takes away what is there: the opposite of [#initiateLoginUri].
  public ClientSettingsPatchInput clearInitiateLoginUri() {
    return new ClientSettingsPatchInput(body.with("initiate_login_uri", null));
  }

  /// A named set of these settings that fits another system's clients. Default: none.
  public ClientSettingsPatchInput compat(ClientSettingsCompat compat) {
    return new ClientSettingsPatchInput(body.with("compat", compat.word()));
  }

  /// Takes away what is there: the opposite of [#compat].
  public ClientSettingsPatchInput clearCompat() {
    return new ClientSettingsPatchInput(body.with("compat", null));
  }

  /// What a sign-in to it may begin with, of the issuer's login.methods, and pin where people may
  /// come with one: they are nobody in particular, so never with scope openid. Default: those of
  /// the issuer.
  public ClientSettingsPatchInput loginMethods(List<ClientSettingsLoginMethod> loginMethods) {
    return new ClientSettingsPatchInput(
        body.with("login_methods", loginMethods.stream().map(each -> each.word()).toList()));
  }

  /// Takes away what is there: the opposite of [#loginMethods].
  public ClientSettingsPatchInput clearLoginMethods() {
    return new ClientSettingsPatchInput(body.with("login_methods", null));
  }

  /// At which of the issuer's providers a sign-in to it may begin, by their names. Default: those
  /// of the issuer.
  public ClientSettingsPatchInput providers(List<String> providers) {
    return new ClientSettingsPatchInput(body.with("providers", providers));
  }

  /// Takes away what is there: the opposite of [#providers].
  public ClientSettingsPatchInput clearProviders() {
    return new ClientSettingsPatchInput(body.with("providers", null));
  }

  /// Takes passwords, PINs and wishes for a magic link from the application's own forms, at
  /// /auth/login and its siblings: for programs that were written for a system that has these
  /// addresses. Whoever types a password there trusts the application with it. Default: false.
  public ClientSettingsPatchInput directLogin(boolean directLogin) {
    return new ClientSettingsPatchInput(body.with("direct_login", directLogin));
  }

  /// Takes away what is there: the opposite of [#directLogin].
  public ClientSettingsPatchInput clearDirectLogin() {
    return new ClientSettingsPatchInput(body.with("direct_login", null));
  }

  /// Lets people of the issuer whose role is admin look after its people, its PINs and what this
  /// client was given, at /admin/projects/{client id}, with access tokens of this client: for
  /// programs that were written for a system that has these addresses. Default: false.
  public ClientSettingsPatchInput projectAdmins(boolean projectAdmins) {
    return new ClientSettingsPatchInput(body.with("project_admins", projectAdmins));
  }

  /// Takes away what is there: the opposite of [#projectAdmins].
  public ClientSettingsPatchInput clearProjectAdmins() {
    return new ClientSettingsPatchInput(body.with("project_admins", null));
  }

  /// What the client may do at the token endpoint. Default: authorization_code, refresh_token;
  /// machine: client_credentials.
  public ClientSettingsPatchInput grants(List<ClientSettingsGrant> grants) {
    return new ClientSettingsPatchInput(
        body.with("grants", grants.stream().map(each -> each.word()).toList()));
  }

  /// Takes away what is there: the opposite of [#grants].
  public ClientSettingsPatchInput clearGrants() {
    return new ClientSettingsPatchInput(body.with("grants", null));
  }

  /// The scopes it may ask for; an issuer's own must be named here, and account:read, account:write
  /// and account:security, which open people's own accounts. Default: openid, profile, email,
  /// phone, address, organizations, offline_access; machine: none.
  public ClientSettingsPatchInput scopes(List<String> scopes) {
    return new ClientSettingsPatchInput(body.with("scopes", scopes));
  }

  /// Takes away what is there: the opposite of [#scopes].
  public ClientSettingsPatchInput clearScopes() {
    return new ClientSettingsPatchInput(body.with("scopes", null));
  }

  /// Used when a request names no scope. Default: [].
  public ClientSettingsPatchInput defaultScopes(List<String> defaultScopes) {
    return new ClientSettingsPatchInput(body.with("default_scopes", defaultScopes));
  }

  /// Takes away what is there: the opposite of [#defaultScopes].
  public ClientSettingsPatchInput clearDefaultScopes() {
    return new ClientSettingsPatchInput(body.with("default_scopes", null));
  }

  /// Browser origins whose scripts may call the token and UserInfo endpoints (CORS). Default: [];
  /// spa: the origins of its redirect_uris.
  public ClientSettingsPatchInput allowedOrigins(List<String> allowedOrigins) {
    return new ClientSettingsPatchInput(body.with("allowed_origins", allowedOrigins));
  }

  /// Takes away what is there: the opposite of [#allowedOrigins].
  public ClientSettingsPatchInput clearAllowedOrigins() {
    return new ClientSettingsPatchInput(body.with("allowed_origins", null));
  }

  /// How it proves who it is. Default: client_secret_basic, client_secret_post; spa and native:
  /// none.
  public ClientSettingsPatchInput tokenEndpointAuth(Object tokenEndpointAuth) {
    return new ClientSettingsPatchInput(body.with("token_endpoint_auth", tokenEndpointAuth));
  }

  /// Takes away what is there: the opposite of [#tokenEndpointAuth].
  public ClientSettingsPatchInput clearTokenEndpointAuth() {
    return new ClientSettingsPatchInput(body.with("token_endpoint_auth", null));
  }

  /// Whether an authorization request must bring an S256 challenge. Default: optional for web
  /// clients that authenticate, else required.
  public ClientSettingsPatchInput pkce(ClientSettingsPkce pkce) {
    return new ClientSettingsPatchInput(body.with("pkce", pkce.word()));
  }

  /// Takes away what is there: the opposite of [#pkce].
  public ClientSettingsPatchInput clearPkce() {
    return new ClientSettingsPatchInput(body.with("pkce", null));
  }

  /// Also takes the 86-character challenge of clients that hash to hexadecimal first. Default:
  /// false.
  public ClientSettingsPatchInput pkceLegacyHex(boolean pkceLegacyHex) {
    return new ClientSettingsPatchInput(body.with("pkce_legacy_hex", pkceLegacyHex));
  }

  /// Takes away what is there: the opposite of [#pkceLegacyHex].
  public ClientSettingsPatchInput clearPkceLegacyHex() {
    return new ClientSettingsPatchInput(body.with("pkce_legacy_hex", null));
  }

  /// Refuses authorization requests without state. Default: false.
  public ClientSettingsPatchInput requireState(boolean requireState) {
    return new ClientSettingsPatchInput(body.with("require_state", requireState));
  }

  /// Takes away what is there: the opposite of [#requireState].
  public ClientSettingsPatchInput clearRequireState() {
    return new ClientSettingsPatchInput(body.with("require_state", null));
  }

  /// Shows no consent page. Default: false.
  public ClientSettingsPatchInput firstParty(boolean firstParty) {
    return new ClientSettingsPatchInput(body.with("first_party", firstParty));
  }

  /// Takes away what is there: the opposite of [#firstParty].
  public ClientSettingsPatchInput clearFirstParty() {
    return new ClientSettingsPatchInput(body.with("first_party", null));
  }

  /// Uses a session that the browser already has. Default: true.
  public ClientSettingsPatchInput sso(boolean sso) {
    return new ClientSettingsPatchInput(body.with("sso", sso));
  }

  /// Takes away what is there: the opposite of [#sso].
  public ClientSettingsPatchInput clearSso() {
    return new ClientSettingsPatchInput(body.with("sso", null));
  }

  /// UserInfo says what the scopes allow, or all it knows. Default: by_scope.
  public ClientSettingsPatchInput userinfo(ClientSettingsUserinfo userinfo) {
    return new ClientSettingsPatchInput(body.with("userinfo", userinfo.word()));
  }

  /// Takes away what is there: the opposite of [#userinfo].
  public ClientSettingsPatchInput clearUserinfo() {
    return new ClientSettingsPatchInput(body.with("userinfo", null));
  }

  /// Which of the user's organizations its tokens name. Default: all.
  public ClientSettingsPatchInput organizations(Object organizations) {
    return new ClientSettingsPatchInput(body.with("organizations", organizations));
  }

  /// Takes away what is there: the opposite of [#organizations].
  public ClientSettingsPatchInput clearOrganizations() {
    return new ClientSettingsPatchInput(body.with("organizations", null));
  }

  /// Writes the organizations claim for people who have none, as an empty list. Default: false.
  public ClientSettingsPatchInput emptyOrganizations(boolean emptyOrganizations) {
    return new ClientSettingsPatchInput(body.with("empty_organizations", emptyOrganizations));
  }

  /// Takes away what is there: the opposite of [#emptyOrganizations].
  public ClientSettingsPatchInput clearEmptyOrganizations() {
    return new ClientSettingsPatchInput(body.with("empty_organizations", null));
  }

  /// What another system's clients read beside the standard claims and parameters. Default: none.
  public ClientSettingsPatchInput systemClaims(ClientSettingsSystemClaims systemClaims) {
    return new ClientSettingsPatchInput(body.with("system_claims", systemClaims.word()));
  }

  /// Takes away what is there: the opposite of [#systemClaims].
  public ClientSettingsPatchInput clearSystemClaims() {
    return new ClientSettingsPatchInput(body.with("system_claims", null));
  }

  /// What a logout without id_token_hint does: ask, or end and redirect. Default: confirm.
  public ClientSettingsPatchInput logoutWithoutHint(
      ClientSettingsLogoutWithoutHint logoutWithoutHint) {
    return new ClientSettingsPatchInput(body.with("logout_without_hint", logoutWithoutHint.word()));
  }

  /// Takes away what is there: the opposite of [#logoutWithoutHint].
  public ClientSettingsPatchInput clearLogoutWithoutHint() {
    return new ClientSettingsPatchInput(body.with("logout_without_hint", null));
  }

  /// Lets whoever holds a token revoke it without the client's secret. Default: false.
  public ClientSettingsPatchInput revokeWithoutAuthentication(boolean revokeWithoutAuthentication) {
    return new ClientSettingsPatchInput(
        body.with("revoke_without_authentication", revokeWithoutAuthentication));
  }

  /// Takes away what is there: the opposite of [#revokeWithoutAuthentication].
  public ClientSettingsPatchInput clearRevokeWithoutAuthentication() {
    return new ClientSettingsPatchInput(body.with("revoke_without_authentication", null));
  }

  /// As RFC 6749 writes them, as one plain sentence, or as the ts-oauth2-server library does.
  /// Default: rfc.
  public ClientSettingsPatchInput errorStyle(ClientSettingsErrorStyle errorStyle) {
    return new ClientSettingsPatchInput(body.with("error_style", errorStyle.word()));
  }

  /// Takes away what is there: the opposite of [#errorStyle].
  public ClientSettingsPatchInput clearErrorStyle() {
    return new ClientSettingsPatchInput(body.with("error_style", null));
  }

  /// At every login, for the scope offline_access only, or never. Default: offline_access.
  public ClientSettingsPatchInput refreshToken(ClientSettingsRefreshToken refreshToken) {
    return new ClientSettingsPatchInput(body.with("refresh_token", refreshToken.word()));
  }

  /// Takes away what is there: the opposite of [#refreshToken].
  public ClientSettingsPatchInput clearRefreshToken() {
    return new ClientSettingsPatchInput(body.with("refresh_token", null));
  }

  /// Whether each refresh replaces the refresh token; none is for confidential clients. Default:
  /// rotate.
  public ClientSettingsPatchInput refreshRotation(ClientSettingsRefreshRotation refreshRotation) {
    return new ClientSettingsPatchInput(body.with("refresh_rotation", refreshRotation.word()));
  }

  /// Takes away what is there: the opposite of [#refreshRotation].
  public ClientSettingsPatchInput clearRefreshRotation() {
    return new ClientSettingsPatchInput(body.with("refresh_rotation", null));
  }

  /// How long the replaced token still gives the same successor. Default: 60s; public clients 10s;
  /// profile: strict 0s.
  public ClientSettingsPatchInput refreshGrace(String refreshGrace) {
    return new ClientSettingsPatchInput(body.with("refresh_grace", refreshGrace));
  }

  /// Takes away what is there: the opposite of [#refreshGrace].
  public ClientSettingsPatchInput clearRefreshGrace() {
    return new ClientSettingsPatchInput(body.with("refresh_grace", null));
  }

  /// How long after the login a refresh token can work at all. Default: 7d.
  public ClientSettingsPatchInput refreshLifetime(String refreshLifetime) {
    return new ClientSettingsPatchInput(body.with("refresh_lifetime", refreshLifetime));
  }

  /// Takes away what is there: the opposite of [#refreshLifetime].
  public ClientSettingsPatchInput clearRefreshLifetime() {
    return new ClientSettingsPatchInput(body.with("refresh_lifetime", null));
  }

  /// How long it can stay unused. Default: 30d.
  public ClientSettingsPatchInput refreshIdle(String refreshIdle) {
    return new ClientSettingsPatchInput(body.with("refresh_idle", refreshIdle));
  }

  /// Takes away what is there: the opposite of [#refreshIdle].
  public ClientSettingsPatchInput clearRefreshIdle() {
    return new ClientSettingsPatchInput(body.with("refresh_idle", null));
  }

  /// Another refresh_lifetime for logins by these methods. Default: {"pin":"30d"}.
  public ClientSettingsPatchInput refreshLifetimeByMethod(
      ClientSettingsPatchInputRefreshLifetimeByMethod refreshLifetimeByMethod) {
    return new ClientSettingsPatchInput(
        body.with("refresh_lifetime_by_method", refreshLifetimeByMethod.body()));
  }

  /// Takes away what is there: the opposite of [#refreshLifetimeByMethod].
  public ClientSettingsPatchInput clearRefreshLifetimeByMethod() {
    return new ClientSettingsPatchInput(body.with("refresh_lifetime_by_method", null));
  }

  /// Whether the end of the login session ends the refresh token too. Default: false.
  public ClientSettingsPatchInput refreshEndsWithSession(boolean refreshEndsWithSession) {
    return new ClientSettingsPatchInput(
        body.with("refresh_ends_with_session", refreshEndsWithSession));
  }

  /// Takes away what is there: the opposite of [#refreshEndsWithSession].
  public ClientSettingsPatchInput clearRefreshEndsWithSession() {
    return new ClientSettingsPatchInput(body.with("refresh_ends_with_session", null));
  }

  /// How access tokens look. Default: {}.
  public ClientSettingsPatchInput accessToken(ClientSettingsPatchInputAccessToken accessToken) {
    return new ClientSettingsPatchInput(body.with("access_token", accessToken.body()));
  }

  /// Takes away what is there: the opposite of [#accessToken].
  public ClientSettingsPatchInput clearAccessToken() {
    return new ClientSettingsPatchInput(body.with("access_token", null));
  }

  /// How ID tokens look. Default: {}.
  public ClientSettingsPatchInput idToken(ClientSettingsPatchInputIdToken idToken) {
    return new ClientSettingsPatchInput(body.with("id_token", idToken.body()));
  }

  /// Takes away what is there: the opposite of [#idToken].
  public ClientSettingsPatchInput clearIdToken() {
    return new ClientSettingsPatchInput(body.with("id_token", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "ClientSettingsPatchInput" + body;
  }
}
