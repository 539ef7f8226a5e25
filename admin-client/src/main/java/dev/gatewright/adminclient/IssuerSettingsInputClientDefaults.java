// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputClientDefaults {
  private final Body body;

  private IssuerSettingsInputClientDefaults(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputClientDefaults of() {
    return new IssuerSettingsInputClientDefaults(Body.nothing());
  }

  /// A named set of these settings that fits another system's clients. Default: none.
  public IssuerSettingsInputClientDefaults compat(IssuerSettingsClientDefaultsCompat compat) {
    return new IssuerSettingsInputClientDefaults(body.with("compat", compat.word()));
  }

  /// What a sign-in to it may begin with, of the issuer's login.methods, and pin where people may
  /// come with one: they are nobody in particular, so never with scope openid. Default: those of
  /// the issuer.
  public IssuerSettingsInputClientDefaults loginMethods(
      List<IssuerSettingsClientDefaultsLoginMethod> loginMethods) {
    return new IssuerSettingsInputClientDefaults(
        body.with("login_methods", loginMethods.stream().map(each -> each.word()).toList()));
  }

  /// At which of the issuer's providers a sign-in to it may begin, by their names. Default: those
  /// of the issuer.
  public IssuerSettingsInputClientDefaults providers(List<String> providers) {
    return new IssuerSettingsInputClientDefaults(body.with("providers", providers));
  }

  /// Takes passwords, PINs and wishes for a magic link from the application's own forms, at
  /// /auth/login and its siblings: for programs that were written for a system that has these
  /// addresses. Whoever types a password there trusts the application with it. Default: false.
  public IssuerSettingsInputClientDefaults directLogin(boolean directLogin) {
    return new IssuerSettingsInputClientDefaults(body.with("direct_login", directLogin));
  }

  /// Lets people of the issuer whose role is admin look after its people, its PINs and what this
  /// client was given, at /admin/projects/{client id}, with access tokens of this client: for
  /// programs that were written for a system that has these addresses. Default: false.
  public IssuerSettingsInputClientDefaults projectAdmins(boolean projectAdmins) {
    return new IssuerSettingsInputClientDefaults(body.with("project_admins", projectAdmins));
  }

  /// What the client may do at the token endpoint. Default: authorization_code, refresh_token;
  /// machine: client_credentials.
  public IssuerSettingsInputClientDefaults grants(List<IssuerSettingsClientDefaultsGrant> grants) {
    return new IssuerSettingsInputClientDefaults(
        body.with("grants", grants.stream().map(each -> each.word()).toList()));
  }

  /// The scopes it may ask for; an issuer's own must be named here, and account:read, account:write
  /// and account:security, which open people's own accounts. Default: openid, profile, email,
  /// phone, address, organizations, offline_access; machine: none.
  public IssuerSettingsInputClientDefaults scopes(List<String> scopes) {
    return new IssuerSettingsInputClientDefaults(body.with("scopes", scopes));
  }

  /// Used when a request names no scope. Default: [].
  public IssuerSettingsInputClientDefaults defaultScopes(List<String> defaultScopes) {
    return new IssuerSettingsInputClientDefaults(body.with("default_scopes", defaultScopes));
  }

  /// Browser origins whose scripts may call the token and UserInfo endpoints (CORS). Default: [];
  /// spa: the origins of its redirect_uris.
  public IssuerSettingsInputClientDefaults allowedOrigins(List<String> allowedOrigins) {
    return new IssuerSettingsInputClientDefaults(body.with("allowed_origins", allowedOrigins));
  }

  /// How it proves who it is. Default: client_secret_basic, client_secret_post; spa and native:
  /// none.
  public IssuerSettingsInputClientDefaults tokenEndpointAuth(Object tokenEndpointAuth) {
    return new IssuerSettingsInputClientDefaults(
        body.with("token_endpoint_auth", tokenEndpointAuth));
  }

  /// Whether an authorization request must bring an S256 challenge. Default: optional for web
  /// clients that authenticate, else required.
  public IssuerSettingsInputClientDefaults pkce(IssuerSettingsClientDefaultsPkce pkce) {
    return new IssuerSettingsInputClientDefaults(body.with("pkce", pkce.word()));
  }

  /// Also takes the 86-character challenge of clients that hash to hexadecimal first. Default:
  /// false.
  public IssuerSettingsInputClientDefaults pkceLegacyHex(boolean pkceLegacyHex) {
    return new IssuerSettingsInputClientDefaults(body.with("pkce_legacy_hex", pkceLegacyHex));
  }

  /// Refuses authorization requests without state. Default: false.
  public IssuerSettingsInputClientDefaults requireState(boolean requireState) {
    return new IssuerSettingsInputClientDefaults(body.with("require_state", requireState));
  }

  /// Shows no consent page. Default: false.
  public IssuerSettingsInputClientDefaults firstParty(boolean firstParty) {
    return new IssuerSettingsInputClientDefaults(body.with("first_party", firstParty));
  }

  /// Uses a session that the browser already has. Default: true.
  public IssuerSettingsInputClientDefaults sso(boolean sso) {
    return new IssuerSettingsInputClientDefaults(body.with("sso", sso));
  }

  /// UserInfo says what the scopes allow, or all it knows. Default: by_scope.
  public IssuerSettingsInputClientDefaults userinfo(IssuerSettingsClientDefaultsUserinfo userinfo) {
    return new IssuerSettingsInputClientDefaults(body.with("userinfo", userinfo.word()));
  }

  /// Which of the user's organizations its tokens name. Default: all.
  public IssuerSettingsInputClientDefaults organizations(Object organizations) {
    return new IssuerSettingsInputClientDefaults(body.with("organizations", organizations));
  }

  /// Writes the organizations claim for people who have none, as an empty list. Default: false.
  public IssuerSettingsInputClientDefaults emptyOrganizations(boolean emptyOrganizations) {
    return new IssuerSettingsInputClientDefaults(
        body.with("empty_organizations", emptyOrganizations));
  }

  /// What another system's clients read beside the standard claims and parameters. Default: none.
  public IssuerSettingsInputClientDefaults systemClaims(
      IssuerSettingsClientDefaultsSystemClaims systemClaims) {
    return new IssuerSettingsInputClientDefaults(body.with("system_claims", systemClaims.word()));
  }

  /// What a logout without id_token_hint does: ask, or end and redirect. Default: confirm.
  public IssuerSettingsInputClientDefaults logoutWithoutHint(
      IssuerSettingsClientDefaultsLogoutWithoutHint logoutWithoutHint) {
    return new IssuerSettingsInputClientDefaults(
        body.with("logout_without_hint", logoutWithoutHint.word()));
  }

  /// Lets whoever holds a token revoke it without the client's secret. Default: false.
  public IssuerSettingsInputClientDefaults revokeWithoutAuthentication(
      boolean revokeWithoutAuthentication) {
    return new IssuerSettingsInputClientDefaults(
        body.with("revoke_without_authentication", revokeWithoutAuthentication));
  }

  /// As RFC 6749 writes them, as one plain sentence, or as the ts-oauth2-server library does.
  /// Default: rfc.
  public IssuerSettingsInputClientDefaults errorStyle(
      IssuerSettingsClientDefaultsErrorStyle errorStyle) {
    return new IssuerSettingsInputClientDefaults(body.with("error_style", errorStyle.word()));
  }

  /// At every login, for the scope offline_access only, or never. Default: offline_access.
  public IssuerSettingsInputClientDefaults refreshToken(
      IssuerSettingsClientDefaultsRefreshToken refreshToken) {
    return new IssuerSettingsInputClientDefaults(body.with("refresh_token", refreshToken.word()));
  }

  /// Whether each refresh replaces the refresh token; none is for confidential clients. Default:
  /// rotate.
  public IssuerSettingsInputClientDefaults refreshRotation(
      IssuerSettingsClientDefaultsRefreshRotation refreshRotation) {
    return new IssuerSettingsInputClientDefaults(
        body.with("refresh_rotation", refreshRotation.word()));
  }

  /// How long the replaced token still gives the same successor. Default: 60s; public clients 10s;
  /// profile: strict 0s.
  public IssuerSettingsInputClientDefaults refreshGrace(String refreshGrace) {
    return new IssuerSettingsInputClientDefaults(body.with("refresh_grace", refreshGrace));
  }

  /// How long after the login a refresh token can work at all. Default: 7d.
  public IssuerSettingsInputClientDefaults refreshLifetime(String refreshLifetime) {
    return new IssuerSettingsInputClientDefaults(body.with("refresh_lifetime", refreshLifetime));
  }

  /// How long it can stay unused. Default: 30d.
  public IssuerSettingsInputClientDefaults refreshIdle(String refreshIdle) {
    return new IssuerSettingsInputClientDefaults(body.with("refresh_idle", refreshIdle));
  }

  /// Another refresh_lifetime for logins by these methods. Default: {"pin":"30d"}.
  public IssuerSettingsInputClientDefaults refreshLifetimeByMethod(
      IssuerSettingsInputClientDefaultsRefreshLifetimeByMethod refreshLifetimeByMethod) {
    return new IssuerSettingsInputClientDefaults(
        body.with("refresh_lifetime_by_method", refreshLifetimeByMethod.body()));
  }

  /// Whether the end of the login session ends the refresh token too. Default: false.
  public IssuerSettingsInputClientDefaults refreshEndsWithSession(boolean refreshEndsWithSession) {
    return new IssuerSettingsInputClientDefaults(
        body.with("refresh_ends_with_session", refreshEndsWithSession));
  }

  /// How access tokens look. Default: {}.
  public IssuerSettingsInputClientDefaults accessToken(
      IssuerSettingsInputClientDefaultsAccessToken accessToken) {
    return new IssuerSettingsInputClientDefaults(body.with("access_token", accessToken.body()));
  }

  /// How ID tokens look. Default: {}.
  public IssuerSettingsInputClientDefaults idToken(
      IssuerSettingsInputClientDefaultsIdToken idToken) {
    return new IssuerSettingsInputClientDefaults(body.with("id_token", idToken.body()));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputClientDefaults" + body;
  }
}
