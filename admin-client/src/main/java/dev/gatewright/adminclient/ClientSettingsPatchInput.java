// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

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
  public ClientSettingsPatchInput id(Object id) {
    return new ClientSettingsPatchInput(body.with("id", id));
  }

  /// What kind of program it is; decides the defaults that differ. Default: web.
  public ClientSettingsPatchInput type(Object type) {
    return new ClientSettingsPatchInput(body.with("type", type));
  }

  /// The client secret; generate makes one and shows it once. Default: none.
  public ClientSettingsPatchInput secret(Object secret) {
    return new ClientSettingsPatchInput(body.with("secret", secret));
  }

  /// The client's public keys (RFC 7517), for private_key_jwt. Default: none.
  public ClientSettingsPatchInput jwks(Object jwks) {
    return new ClientSettingsPatchInput(body.with("jwks", jwks));
  }

  /// Where they are published. Default: none.
  public ClientSettingsPatchInput jwksUri(Object jwksUri) {
    return new ClientSettingsPatchInput(body.with("jwks_uri", jwksUri));
  }

  /// For HS256: the key is the text's UTF-8 bytes, at least 32. Default: none.
  public ClientSettingsPatchInput signingKey(Object signingKey) {
    return new ClientSettingsPatchInput(body.with("signing_key", signingKey));
  }

  /// What pages call it. Default: the id.
  public ClientSettingsPatchInput name(Object name) {
    return new ClientSettingsPatchInput(body.with("name", name));
  }

  /// Where a login may end, compared as exact text. Default: [].
  public ClientSettingsPatchInput redirectUris(Object redirectUris) {
    return new ClientSettingsPatchInput(body.with("redirect_uris", redirectUris));
  }

  /// Where a logout may end, compared as exact text. Default: [].
  public ClientSettingsPatchInput postLogoutRedirectUris(Object postLogoutRedirectUris) {
    return new ClientSettingsPatchInput(
        body.with("post_logout_redirect_uris", postLogoutRedirectUris));
  }

  /// The application's own page, to which consent, error and end pages lead. Default: none.
  public ClientSettingsPatchInput clientUri(Object clientUri) {
    return new ClientSettingsPatchInput(body.with("client_uri", clientUri));
  }

  /// Its logo where people sign in to it and give consent (RFC 7591 §2): an https URL, a path, or a
  /// file of at most 32 KB. Default: none.
  public ClientSettingsPatchInput logoUri(Object logoUri) {
    return new ClientSettingsPatchInput(body.with("logo_uri", logoUri));
  }

  /// Its terms of service, linked from the consent page. Default: none.
  public ClientSettingsPatchInput tosUri(Object tosUri) {
    return new ClientSettingsPatchInput(body.with("tos_uri", tosUri));
  }

  /// How it uses personal data, linked from the consent page. Default: none.
  public ClientSettingsPatchInput policyUri(Object policyUri) {
    return new ClientSettingsPatchInput(body.with("policy_uri", policyUri));
  }

  /// Where the application begins a login (OpenID Connect Core §4); offered where one cannot go on.
  /// Default: none.
  public ClientSettingsPatchInput initiateLoginUri(Object initiateLoginUri) {
    return new ClientSettingsPatchInput(body.with("initiate_login_uri", initiateLoginUri));
  }

  /// A named set of these settings that fits another system's clients. Default: none.
  public ClientSettingsPatchInput compat(Object compat) {
    return new ClientSettingsPatchInput(body.with("compat", compat));
  }

  /// What a sign-in to it may begin with, of the issuer's login.methods, and pin where people may
  /// come with one: they are nobody in particular, so never with scope openid. Default: those of
  /// the issuer.
  public ClientSettingsPatchInput loginMethods(Object loginMethods) {
    return new ClientSettingsPatchInput(body.with("login_methods", loginMethods));
  }

  /// At which of the issuer's providers a sign-in to it may begin, by their names. Default: those
  /// of the issuer.
  public ClientSettingsPatchInput providers(Object providers) {
    return new ClientSettingsPatchInput(body.with("providers", providers));
  }

  /// Takes passwords, PINs and wishes for a magic link from the application's own forms, at
  /// /auth/login and its siblings: for programs that were written for a system that has these
  /// addresses. Whoever types a password there trusts the application with it. Default: false.
  public ClientSettingsPatchInput directLogin(Object directLogin) {
    return new ClientSettingsPatchInput(body.with("direct_login", directLogin));
  }

  /// Lets people of the issuer whose role is admin look after its people, its PINs and what this
  /// client was given, at /admin/projects/{client id}, with access tokens of this client: for
  /// programs that were written for a system that has these addresses. Default: false.
  public ClientSettingsPatchInput projectAdmins(Object projectAdmins) {
    return new ClientSettingsPatchInput(body.with("project_admins", projectAdmins));
  }

  /// What the client may do at the token endpoint. Default: authorization_code, refresh_token;
  /// machine: client_credentials.
  public ClientSettingsPatchInput grants(Object grants) {
    return new ClientSettingsPatchInput(body.with("grants", grants));
  }

  /// The scopes it may ask for; an issuer's own must be named here, and account:read, account:write
  /// and account:security, which open people's own accounts. Default: openid, profile, email,
  /// phone, address, organizations, offline_access; machine: none.
  public ClientSettingsPatchInput scopes(Object scopes) {
    return new ClientSettingsPatchInput(body.with("scopes", scopes));
  }

  /// Used when a request names no scope. Default: [].
  public ClientSettingsPatchInput defaultScopes(Object defaultScopes) {
    return new ClientSettingsPatchInput(body.with("default_scopes", defaultScopes));
  }

  /// Browser origins whose scripts may call the token and UserInfo endpoints (CORS). Default: [];
  /// spa: the origins of its redirect_uris.
  public ClientSettingsPatchInput allowedOrigins(Object allowedOrigins) {
    return new ClientSettingsPatchInput(body.with("allowed_origins", allowedOrigins));
  }

  /// How it proves who it is. Default: client_secret_basic, client_secret_post; spa and native:
  /// none.
  public ClientSettingsPatchInput tokenEndpointAuth(Object tokenEndpointAuth) {
    return new ClientSettingsPatchInput(body.with("token_endpoint_auth", tokenEndpointAuth));
  }

  /// Whether an authorization request must bring an S256 challenge. Default: optional for web
  /// clients that authenticate, else required.
  public ClientSettingsPatchInput pkce(Object pkce) {
    return new ClientSettingsPatchInput(body.with("pkce", pkce));
  }

  /// Also takes the 86-character challenge of clients that hash to hexadecimal first. Default:
  /// false.
  public ClientSettingsPatchInput pkceLegacyHex(Object pkceLegacyHex) {
    return new ClientSettingsPatchInput(body.with("pkce_legacy_hex", pkceLegacyHex));
  }

  /// Refuses authorization requests without state. Default: false.
  public ClientSettingsPatchInput requireState(Object requireState) {
    return new ClientSettingsPatchInput(body.with("require_state", requireState));
  }

  /// Shows no consent page. Default: false.
  public ClientSettingsPatchInput firstParty(Object firstParty) {
    return new ClientSettingsPatchInput(body.with("first_party", firstParty));
  }

  /// Uses a session that the browser already has. Default: true.
  public ClientSettingsPatchInput sso(Object sso) {
    return new ClientSettingsPatchInput(body.with("sso", sso));
  }

  /// UserInfo says what the scopes allow, or all it knows. Default: by_scope.
  public ClientSettingsPatchInput userinfo(Object userinfo) {
    return new ClientSettingsPatchInput(body.with("userinfo", userinfo));
  }

  /// Which of the user's organizations its tokens name. Default: all.
  public ClientSettingsPatchInput organizations(Object organizations) {
    return new ClientSettingsPatchInput(body.with("organizations", organizations));
  }

  /// Writes the organizations claim for people who have none, as an empty list. Default: false.
  public ClientSettingsPatchInput emptyOrganizations(Object emptyOrganizations) {
    return new ClientSettingsPatchInput(body.with("empty_organizations", emptyOrganizations));
  }

  /// What another system's clients read beside the standard claims and parameters. Default: none.
  public ClientSettingsPatchInput systemClaims(Object systemClaims) {
    return new ClientSettingsPatchInput(body.with("system_claims", systemClaims));
  }

  /// What a logout without id_token_hint does: ask, or end and redirect. Default: confirm.
  public ClientSettingsPatchInput logoutWithoutHint(Object logoutWithoutHint) {
    return new ClientSettingsPatchInput(body.with("logout_without_hint", logoutWithoutHint));
  }

  /// Lets whoever holds a token revoke it without the client's secret. Default: false.
  public ClientSettingsPatchInput revokeWithoutAuthentication(Object revokeWithoutAuthentication) {
    return new ClientSettingsPatchInput(
        body.with("revoke_without_authentication", revokeWithoutAuthentication));
  }

  /// As RFC 6749 writes them, as one plain sentence, or as the ts-oauth2-server library does.
  /// Default: rfc.
  public ClientSettingsPatchInput errorStyle(Object errorStyle) {
    return new ClientSettingsPatchInput(body.with("error_style", errorStyle));
  }

  /// At every login, for the scope offline_access only, or never. Default: offline_access.
  public ClientSettingsPatchInput refreshToken(Object refreshToken) {
    return new ClientSettingsPatchInput(body.with("refresh_token", refreshToken));
  }

  /// Whether each refresh replaces the refresh token; none is for confidential clients. Default:
  /// rotate.
  public ClientSettingsPatchInput refreshRotation(Object refreshRotation) {
    return new ClientSettingsPatchInput(body.with("refresh_rotation", refreshRotation));
  }

  /// How long the replaced token still gives the same successor. Default: 60s; public clients 10s;
  /// profile: strict 0s.
  public ClientSettingsPatchInput refreshGrace(Object refreshGrace) {
    return new ClientSettingsPatchInput(body.with("refresh_grace", refreshGrace));
  }

  /// How long after the login a refresh token can work at all. Default: 7d.
  public ClientSettingsPatchInput refreshLifetime(Object refreshLifetime) {
    return new ClientSettingsPatchInput(body.with("refresh_lifetime", refreshLifetime));
  }

  /// How long it can stay unused. Default: 30d.
  public ClientSettingsPatchInput refreshIdle(Object refreshIdle) {
    return new ClientSettingsPatchInput(body.with("refresh_idle", refreshIdle));
  }

  /// Another refresh_lifetime for logins by these methods. Default: {"pin":"30d"}.
  public ClientSettingsPatchInput refreshLifetimeByMethod(Object refreshLifetimeByMethod) {
    return new ClientSettingsPatchInput(
        body.with("refresh_lifetime_by_method", refreshLifetimeByMethod));
  }

  /// Whether the end of the login session ends the refresh token too. Default: false.
  public ClientSettingsPatchInput refreshEndsWithSession(Object refreshEndsWithSession) {
    return new ClientSettingsPatchInput(
        body.with("refresh_ends_with_session", refreshEndsWithSession));
  }

  /// How access tokens look. Default: {}.
  public ClientSettingsPatchInput accessToken(Object accessToken) {
    return new ClientSettingsPatchInput(body.with("access_token", accessToken));
  }

  /// How ID tokens look. Default: {}.
  public ClientSettingsPatchInput idToken(Object idToken) {
    return new ClientSettingsPatchInput(body.with("id_token", idToken));
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
