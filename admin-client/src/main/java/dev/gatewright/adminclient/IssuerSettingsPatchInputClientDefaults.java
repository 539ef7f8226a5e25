// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputClientDefaults {
  private final Body body;

  private IssuerSettingsPatchInputClientDefaults(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputClientDefaults of() {
    return new IssuerSettingsPatchInputClientDefaults(Body.nothing());
  }

  /// A named set of these settings that fits another system's clients. Default: none.
  public IssuerSettingsPatchInputClientDefaults compat(IssuerSettingsClientDefaultsCompat compat) {
    return new IssuerSettingsPatchInputClientDefaults(body.with("compat", compat.word()));
  }

  /// Takes away what is there: the opposite of [#compat].
  public IssuerSettingsPatchInputClientDefaults clearCompat() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("compat", null));
  }

  /// What a sign-in to it may begin with, of the issuer's login.methods, and pin where people may
  /// come with one: they are nobody in particular, so never with scope openid. Default: those of
  /// the issuer.
  public IssuerSettingsPatchInputClientDefaults loginMethods(
      List<IssuerSettingsClientDefaultsLoginMethod> loginMethods) {
    return new IssuerSettingsPatchInputClientDefaults(
        body.with("login_methods", loginMethods.stream().map(each -> each.word()).toList()));
  }

  /// Takes away what is there: the opposite of [#loginMethods].
  public IssuerSettingsPatchInputClientDefaults clearLoginMethods() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("login_methods", null));
  }

  /// At which of the issuer's providers a sign-in to it may begin, by their names. Default: those
  /// of the issuer.
  public IssuerSettingsPatchInputClientDefaults providers(List<String> providers) {
    return new IssuerSettingsPatchInputClientDefaults(body.with("providers", providers));
  }

  /// Takes away what is there: the opposite of [#providers].
  public IssuerSettingsPatchInputClientDefaults clearProviders() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("providers", null));
  }

  /// Takes passwords, PINs and wishes for a magic link from the application's own forms, at
  /// /auth/login and its siblings: for programs that were written for a system that has these
  /// addresses. Whoever types a password there trusts the application with it. Default: false.
  public IssuerSettingsPatchInputClientDefaults directLogin(boolean directLogin) {
    return new IssuerSettingsPatchInputClientDefaults(body.with("direct_login", directLogin));
  }

  /// Takes away what is there: the opposite of [#directLogin].
  public IssuerSettingsPatchInputClientDefaults clearDirectLogin() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("direct_login", null));
  }

  /// Lets people of the issuer whose role is admin look after its people, its PINs and what this
  /// client was given, at /admin/projects/{client id}, with access tokens of this client: for
  /// programs that were written for a system that has these addresses. Default: false.
  public IssuerSettingsPatchInputClientDefaults projectAdmins(boolean projectAdmins) {
    return new IssuerSettingsPatchInputClientDefaults(body.with("project_admins", projectAdmins));
  }

  /// Takes away what is there: the opposite of [#projectAdmins].
  public IssuerSettingsPatchInputClientDefaults clearProjectAdmins() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("project_admins", null));
  }

  /// What the client may do at the token endpoint. Default: authorization_code, refresh_token;
  /// machine: client_credentials.
  public IssuerSettingsPatchInputClientDefaults grants(
      List<IssuerSettingsClientDefaultsGrant> grants) {
    return new IssuerSettingsPatchInputClientDefaults(
        body.with("grants", grants.stream().map(each -> each.word()).toList()));
  }

  /// Takes away what is there: the opposite of [#grants].
  public IssuerSettingsPatchInputClientDefaults clearGrants() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("grants", null));
  }

  /// The scopes it may ask for; an issuer's own must be named here, and account:read, account:write
  /// and account:security, which open people's own accounts. Default: openid, profile, email,
  /// phone, address, organizations, offline_access; machine: none.
  public IssuerSettingsPatchInputClientDefaults scopes(List<String> scopes) {
    return new IssuerSettingsPatchInputClientDefaults(body.with("scopes", scopes));
  }

  /// Takes away what is there: the opposite of [#scopes].
  public IssuerSettingsPatchInputClientDefaults clearScopes() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("scopes", null));
  }

  /// Used when a request names no scope. Default: [].
  public IssuerSettingsPatchInputClientDefaults defaultScopes(List<String> defaultScopes) {
    return new IssuerSettingsPatchInputClientDefaults(body.with("default_scopes", defaultScopes));
  }

  /// Takes away what is there: the opposite of [#defaultScopes].
  public IssuerSettingsPatchInputClientDefaults clearDefaultScopes() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("default_scopes", null));
  }

  /// Browser origins whose scripts may call the token and UserInfo endpoints (CORS). Default: [];
  /// spa: the origins of its redirect_uris.
  public IssuerSettingsPatchInputClientDefaults allowedOrigins(List<String> allowedOrigins) {
    return new IssuerSettingsPatchInputClientDefaults(body.with("allowed_origins", allowedOrigins));
  }

  /// Takes away what is there: the opposite of [#allowedOrigins].
  public IssuerSettingsPatchInputClientDefaults clearAllowedOrigins() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("allowed_origins", null));
  }

  /// How it proves who it is. Default: client_secret_basic, client_secret_post; spa and native:
  /// none.
  public IssuerSettingsPatchInputClientDefaults tokenEndpointAuth(Object tokenEndpointAuth) {
    return new IssuerSettingsPatchInputClientDefaults(
        body.with("token_endpoint_auth", tokenEndpointAuth));
  }

  /// Takes away what is there: the opposite of [#tokenEndpointAuth].
  public IssuerSettingsPatchInputClientDefaults clearTokenEndpointAuth() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("token_endpoint_auth", null));
  }

  /// Whether an authorization request must bring an S256 challenge. Default: optional for web
  /// clients that authenticate, else required.
  public IssuerSettingsPatchInputClientDefaults pkce(IssuerSettingsClientDefaultsPkce pkce) {
    return new IssuerSettingsPatchInputClientDefaults(body.with("pkce", pkce.word()));
  }

  /// Takes away what is there: the opposite of [#pkce].
  public IssuerSettingsPatchInputClientDefaults clearPkce() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("pkce", null));
  }

  /// Also takes the 86-character challenge of clients that hash to hexadecimal first. Default:
  /// false.
  public IssuerSettingsPatchInputClientDefaults pkceLegacyHex(boolean pkceLegacyHex) {
    return new IssuerSettingsPatchInputClientDefaults(body.with("pkce_legacy_hex", pkceLegacyHex));
  }

  /// Takes away what is there: the opposite of [#pkceLegacyHex].
  public IssuerSettingsPatchInputClientDefaults clearPkceLegacyHex() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("pkce_legacy_hex", null));
  }

  /// Refuses authorization requests without state. Default: false.
  public IssuerSettingsPatchInputClientDefaults requireState(boolean requireState) {
    return new IssuerSettingsPatchInputClientDefaults(body.with("require_state", requireState));
  }

  /// Takes away what is there: the opposite of [#requireState].
  public IssuerSettingsPatchInputClientDefaults clearRequireState() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("require_state", null));
  }

  /// Shows no consent page. Default: false.
  public IssuerSettingsPatchInputClientDefaults firstParty(boolean firstParty) {
    return new IssuerSettingsPatchInputClientDefaults(body.with("first_party", firstParty));
  }

  /// Takes away what is there: the opposite of [#firstParty].
  public IssuerSettingsPatchInputClientDefaults clearFirstParty() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("first_party", null));
  }

  /// Uses a session that the browser already has. Default: true.
  public IssuerSettingsPatchInputClientDefaults sso(boolean sso) {
    return new IssuerSettingsPatchInputClientDefaults(body.with("sso", sso));
  }

  /// Takes away what is there: the opposite of [#sso].
  public IssuerSettingsPatchInputClientDefaults clearSso() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("sso", null));
  }

  /// UserInfo says what the scopes allow, or all it knows. Default: by_scope.
  public IssuerSettingsPatchInputClientDefaults userinfo(
      IssuerSettingsClientDefaultsUserinfo userinfo) {
    return new IssuerSettingsPatchInputClientDefaults(body.with("userinfo", userinfo.word()));
  }

  /// Takes away what is there: the opposite of [#userinfo].
  public IssuerSettingsPatchInputClientDefaults clearUserinfo() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("userinfo", null));
  }

  /// Which of the user's organizations its tokens name. Default: all.
  public IssuerSettingsPatchInputClientDefaults organizations(Object organizations) {
    return new IssuerSettingsPatchInputClientDefaults(body.with("organizations", organizations));
  }

  /// Takes away what is there: the opposite of [#organizations].
  public IssuerSettingsPatchInputClientDefaults clearOrganizations() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("organizations", null));
  }

  /// Writes the organizations claim for people who have none, as an empty list. Default: false.
  public IssuerSettingsPatchInputClientDefaults emptyOrganizations(boolean emptyOrganizations) {
    return new IssuerSettingsPatchInputClientDefaults(
        body.with("empty_organizations", emptyOrganizations));
  }

  /// Takes away what is there: the opposite of [#emptyOrganizations].
  public IssuerSettingsPatchInputClientDefaults clearEmptyOrganizations() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("empty_organizations", null));
  }

  /// What another system's clients read beside the standard claims and parameters. Default: none.
  public IssuerSettingsPatchInputClientDefaults systemClaims(
      IssuerSettingsClientDefaultsSystemClaims systemClaims) {
    return new IssuerSettingsPatchInputClientDefaults(
        body.with("system_claims", systemClaims.word()));
  }

  /// Takes away what is there: the opposite of [#systemClaims].
  public IssuerSettingsPatchInputClientDefaults clearSystemClaims() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("system_claims", null));
  }

  /// What a logout without id_token_hint does: ask, or end and redirect. Default: confirm.
  public IssuerSettingsPatchInputClientDefaults logoutWithoutHint(
      IssuerSettingsClientDefaultsLogoutWithoutHint logoutWithoutHint) {
    return new IssuerSettingsPatchInputClientDefaults(
        body.with("logout_without_hint", logoutWithoutHint.word()));
  }

  /// Takes away what is there: the opposite of [#logoutWithoutHint].
  public IssuerSettingsPatchInputClientDefaults clearLogoutWithoutHint() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("logout_without_hint", null));
  }

  /// Lets whoever holds a token revoke it without the client's secret. Default: false.
  public IssuerSettingsPatchInputClientDefaults revokeWithoutAuthentication(
      boolean revokeWithoutAuthentication) {
    return new IssuerSettingsPatchInputClientDefaults(
        body.with("revoke_without_authentication", revokeWithoutAuthentication));
  }

  /// Takes away what is there: the opposite of [#revokeWithoutAuthentication].
  public IssuerSettingsPatchInputClientDefaults clearRevokeWithoutAuthentication() {
    return new IssuerSettingsPatchInputClientDefaults(
        body.with("revoke_without_authentication", null));
  }

  /// As RFC 6749 writes them, as one plain sentence, or as the ts-oauth2-server library does.
  /// Default: rfc.
  public IssuerSettingsPatchInputClientDefaults errorStyle(
      IssuerSettingsClientDefaultsErrorStyle errorStyle) {
    return new IssuerSettingsPatchInputClientDefaults(body.with("error_style", errorStyle.word()));
  }

  /// Takes away what is there: the opposite of [#errorStyle].
  public IssuerSettingsPatchInputClientDefaults clearErrorStyle() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("error_style", null));
  }

  /// At every login, for the scope offline_access only, or never. Default: offline_access.
  public IssuerSettingsPatchInputClientDefaults refreshToken(
      IssuerSettingsClientDefaultsRefreshToken refreshToken) {
    return new IssuerSettingsPatchInputClientDefaults(
        body.with("refresh_token", refreshToken.word()));
  }

  /// Takes away what is there: the opposite of [#refreshToken].
  public IssuerSettingsPatchInputClientDefaults clearRefreshToken() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("refresh_token", null));
  }

  /// Whether each refresh replaces the refresh token; none is for confidential clients. Default:
  /// rotate.
  public IssuerSettingsPatchInputClientDefaults refreshRotation(
      IssuerSettingsClientDefaultsRefreshRotation refreshRotation) {
    return new IssuerSettingsPatchInputClientDefaults(
        body.with("refresh_rotation", refreshRotation.word()));
  }

  /// Takes away what is there: the opposite of [#refreshRotation].
  public IssuerSettingsPatchInputClientDefaults clearRefreshRotation() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("refresh_rotation", null));
  }

  /// How long the replaced token still gives the same successor. Default: 60s; public clients 10s;
  /// profile: strict 0s.
  public IssuerSettingsPatchInputClientDefaults refreshGrace(String refreshGrace) {
    return new IssuerSettingsPatchInputClientDefaults(body.with("refresh_grace", refreshGrace));
  }

  /// Takes away what is there: the opposite of [#refreshGrace].
  public IssuerSettingsPatchInputClientDefaults clearRefreshGrace() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("refresh_grace", null));
  }

  /// How long after the login a refresh token can work at all. Default: 7d.
  public IssuerSettingsPatchInputClientDefaults refreshLifetime(String refreshLifetime) {
    return new IssuerSettingsPatchInputClientDefaults(
        body.with("refresh_lifetime", refreshLifetime));
  }

  /// Takes away what is there: the opposite of [#refreshLifetime].
  public IssuerSettingsPatchInputClientDefaults clearRefreshLifetime() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("refresh_lifetime", null));
  }

  /// How long it can stay unused. Default: 30d.
  public IssuerSettingsPatchInputClientDefaults refreshIdle(String refreshIdle) {
    return new IssuerSettingsPatchInputClientDefaults(body.with("refresh_idle", refreshIdle));
  }

  /// Takes away what is there: the opposite of [#refreshIdle].
  public IssuerSettingsPatchInputClientDefaults clearRefreshIdle() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("refresh_idle", null));
  }

  /// Another refresh_lifetime for logins by these methods. Default: {"pin":"30d"}.
  public IssuerSettingsPatchInputClientDefaults refreshLifetimeByMethod(
      IssuerSettingsPatchInputClientDefaultsRefreshLifetimeByMethod refreshLifetimeByMethod) {
    return new IssuerSettingsPatchInputClientDefaults(
        body.with("refresh_lifetime_by_method", refreshLifetimeByMethod.body()));
  }

  /// Takes away what is there: the opposite of [#refreshLifetimeByMethod].
  public IssuerSettingsPatchInputClientDefaults clearRefreshLifetimeByMethod() {
    return new IssuerSettingsPatchInputClientDefaults(
        body.with("refresh_lifetime_by_method", null));
  }

  /// Whether the end of the login session ends the refresh token too. Default: false.
  public IssuerSettingsPatchInputClientDefaults refreshEndsWithSession(
      boolean refreshEndsWithSession) {
    return new IssuerSettingsPatchInputClientDefaults(
        body.with("refresh_ends_with_session", refreshEndsWithSession));
  }

  /// Takes away what is there: the opposite of [#refreshEndsWithSession].
  public IssuerSettingsPatchInputClientDefaults clearRefreshEndsWithSession() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("refresh_ends_with_session", null));
  }

  /// How access tokens look. Default: {}.
  public IssuerSettingsPatchInputClientDefaults accessToken(
      IssuerSettingsPatchInputClientDefaultsAccessToken accessToken) {
    return new IssuerSettingsPatchInputClientDefaults(
        body.with("access_token", accessToken.body()));
  }

  /// Takes away what is there: the opposite of [#accessToken].
  public IssuerSettingsPatchInputClientDefaults clearAccessToken() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("access_token", null));
  }

  /// How ID tokens look. Default: {}.
  public IssuerSettingsPatchInputClientDefaults idToken(
      IssuerSettingsPatchInputClientDefaultsIdToken idToken) {
    return new IssuerSettingsPatchInputClientDefaults(body.with("id_token", idToken.body()));
  }

  /// Takes away what is there: the opposite of [#idToken].
  public IssuerSettingsPatchInputClientDefaults clearIdToken() {
    return new IssuerSettingsPatchInputClientDefaults(body.with("id_token", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputClientDefaults" + body;
  }
}
