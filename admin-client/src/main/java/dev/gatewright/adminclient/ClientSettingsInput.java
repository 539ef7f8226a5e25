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
public final class ClientSettingsInput {
  private final Body body;

  private ClientSettingsInput(Body body) {
    this.body = body;
  }

  /// Begins with what has to be said.
  ///
  /// @param id The client_id. Default: required.
  public static ClientSettingsInput of(String id) {
    return new ClientSettingsInput(Body.nothing().with("id", id));
  }

  /// What kind of program it is; decides the defaults that differ. Default: web.
  public ClientSettingsInput type(ClientSettingsType type) {
    return new ClientSettingsInput(body.with("type", type.word()));
  }

  /// The client secret; generate makes one and shows it once. Default: none.
  public ClientSettingsInput secret(Object secret) {
    return new ClientSettingsInput(body.with("secret", secret));
  }

  /// The client's public keys (RFC 7517), for private_key_jwt. Default: none.
  public ClientSettingsInput jwks(Map<String, ? extends @Nullable Object> jwks) {
    return new ClientSettingsInput(body.with("jwks", jwks));
  }

  /// Where they are published. Default: none.
  public ClientSettingsInput jwksUri(String jwksUri) {
    return new ClientSettingsInput(body.with("jwks_uri", jwksUri));
  }

  /// For HS256: the key is the text's UTF-8 bytes, at least 32. Default: none.
  public ClientSettingsInput signingKey(Secret signingKey) {
    return new ClientSettingsInput(body.with("signing_key", signingKey));
  }

  /// What pages call it. Default: the id.
  public ClientSettingsInput name(String name) {
    return new ClientSettingsInput(body.with("name", name));
  }

  /// Where a login may end, compared as exact text. Default: [].
  public ClientSettingsInput redirectUris(List<String> redirectUris) {
    return new ClientSettingsInput(body.with("redirect_uris", redirectUris));
  }

  /// Where a logout may end, compared as exact text. Default: [].
  public ClientSettingsInput postLogoutRedirectUris(List<String> postLogoutRedirectUris) {
    return new ClientSettingsInput(body.with("post_logout_redirect_uris", postLogoutRedirectUris));
  }

  /// The application's own page, to which consent, error and end pages lead. Default: none.
  public ClientSettingsInput clientUri(String clientUri) {
    return new ClientSettingsInput(body.with("client_uri", clientUri));
  }

  /// Its logo where people sign in to it and give consent (RFC 7591 §2): an https URL, a path, or a
  /// file of at most 32 KB. Default: none.
  public ClientSettingsInput logoUri(Object logoUri) {
    return new ClientSettingsInput(body.with("logo_uri", logoUri));
  }

  /// Its terms of service, linked from the consent page. Default: none.
  public ClientSettingsInput tosUri(String tosUri) {
    return new ClientSettingsInput(body.with("tos_uri", tosUri));
  }

  /// How it uses personal data, linked from the consent page. Default: none.
  public ClientSettingsInput policyUri(String policyUri) {
    return new ClientSettingsInput(body.with("policy_uri", policyUri));
  }

  /// Where the application begins a login (OpenID Connect Core §4); offered where one cannot go on.
  /// Default: none.
  public ClientSettingsInput initiateLoginUri(String initiateLoginUri) {
    return new ClientSettingsInput(body.with("initiate_login_uri", initiateLoginUri));
  }

  /// A named set of these settings that fits another system's clients. Default: none.
  public ClientSettingsInput compat(ClientSettingsCompat compat) {
    return new ClientSettingsInput(body.with("compat", compat.word()));
  }

  /// What a sign-in to it may begin with, of the issuer's login.methods, and pin where people may
  /// come with one: they are nobody in particular, so never with scope openid. Default: those of
  /// the issuer.
  public ClientSettingsInput loginMethods(List<ClientSettingsLoginMethod> loginMethods) {
    return new ClientSettingsInput(
        body.with("login_methods", loginMethods.stream().map(each -> each.word()).toList()));
  }

  /// At which of the issuer's providers a sign-in to it may begin, by their names. Default: those
  /// of the issuer.
  public ClientSettingsInput providers(List<String> providers) {
    return new ClientSettingsInput(body.with("providers", providers));
  }

  /// Takes passwords, PINs and wishes for a magic link from the application's own forms, at
  /// /auth/login and its siblings: for programs that were written for a system that has these
  /// addresses. Whoever types a password there trusts the application with it. Default: false.
  public ClientSettingsInput directLogin(boolean directLogin) {
    return new ClientSettingsInput(body.with("direct_login", directLogin));
  }

  /// Lets people of the issuer whose role is admin look after its people, its PINs and what this
  /// client was given, at /admin/projects/{client id}, with access tokens of this client: for
  /// programs that were written for a system that has these addresses. Default: false.
  public ClientSettingsInput projectAdmins(boolean projectAdmins) {
    return new ClientSettingsInput(body.with("project_admins", projectAdmins));
  }

  /// What the client may do at the token endpoint. Default: authorization_code, refresh_token;
  /// machine: client_credentials.
  public ClientSettingsInput grants(List<ClientSettingsGrant> grants) {
    return new ClientSettingsInput(
        body.with("grants", grants.stream().map(each -> each.word()).toList()));
  }

  /// The scopes it may ask for; an issuer's own must be named here, and account:read, account:write
  /// and account:security, which open people's own accounts. Default: openid, profile, email,
  /// phone, address, organizations, offline_access; machine: none.
  public ClientSettingsInput scopes(List<String> scopes) {
    return new ClientSettingsInput(body.with("scopes", scopes));
  }

  /// Used when a request names no scope. Default: [].
  public ClientSettingsInput defaultScopes(List<String> defaultScopes) {
    return new ClientSettingsInput(body.with("default_scopes", defaultScopes));
  }

  /// Browser origins whose scripts may call the token and UserInfo endpoints (CORS). Default: [];
  /// spa: the origins of its redirect_uris.
  public ClientSettingsInput allowedOrigins(List<String> allowedOrigins) {
    return new ClientSettingsInput(body.with("allowed_origins", allowedOrigins));
  }

  /// How it proves who it is. Default: client_secret_basic, client_secret_post; spa and native:
  /// none.
  public ClientSettingsInput tokenEndpointAuth(Object tokenEndpointAuth) {
    return new ClientSettingsInput(body.with("token_endpoint_auth", tokenEndpointAuth));
  }

  /// Whether an authorization request must bring an S256 challenge. Default: optional for web
  /// clients that authenticate, else required.
  public ClientSettingsInput pkce(ClientSettingsPkce pkce) {
    return new ClientSettingsInput(body.with("pkce", pkce.word()));
  }

  /// Also takes the 86-character challenge of clients that hash to hexadecimal first. Default:
  /// false.
  public ClientSettingsInput pkceLegacyHex(boolean pkceLegacyHex) {
    return new ClientSettingsInput(body.with("pkce_legacy_hex", pkceLegacyHex));
  }

  /// Refuses authorization requests without state. Default: false.
  public ClientSettingsInput requireState(boolean requireState) {
    return new ClientSettingsInput(body.with("require_state", requireState));
  }

  /// Shows no consent page. Default: false.
  public ClientSettingsInput firstParty(boolean firstParty) {
    return new ClientSettingsInput(body.with("first_party", firstParty));
  }

  /// Uses a session that the browser already has. Default: true.
  public ClientSettingsInput sso(boolean sso) {
    return new ClientSettingsInput(body.with("sso", sso));
  }

  /// UserInfo says what the scopes allow, or all it knows. Default: by_scope.
  public ClientSettingsInput userinfo(ClientSettingsUserinfo userinfo) {
    return new ClientSettingsInput(body.with("userinfo", userinfo.word()));
  }

  /// Which of the user's organizations its tokens name. Default: all.
  public ClientSettingsInput organizations(Object organizations) {
    return new ClientSettingsInput(body.with("organizations", organizations));
  }

  /// Writes the organizations claim for people who have none, as an empty list. Default: false.
  public ClientSettingsInput emptyOrganizations(boolean emptyOrganizations) {
    return new ClientSettingsInput(body.with("empty_organizations", emptyOrganizations));
  }

  /// What another system's clients read beside the standard claims and parameters. Default: none.
  public ClientSettingsInput systemClaims(ClientSettingsSystemClaims systemClaims) {
    return new ClientSettingsInput(body.with("system_claims", systemClaims.word()));
  }

  /// What a logout without id_token_hint does: ask, or end and redirect. Default: confirm.
  public ClientSettingsInput logoutWithoutHint(ClientSettingsLogoutWithoutHint logoutWithoutHint) {
    return new ClientSettingsInput(body.with("logout_without_hint", logoutWithoutHint.word()));
  }

  /// Lets whoever holds a token revoke it without the client's secret. Default: false.
  public ClientSettingsInput revokeWithoutAuthentication(boolean revokeWithoutAuthentication) {
    return new ClientSettingsInput(
        body.with("revoke_without_authentication", revokeWithoutAuthentication));
  }

  /// As RFC 6749 writes them, as one plain sentence, or as the ts-oauth2-server library does.
  /// Default: rfc.
  public ClientSettingsInput errorStyle(ClientSettingsErrorStyle errorStyle) {
    return new ClientSettingsInput(body.with("error_style", errorStyle.word()));
  }

  /// At every login, for the scope offline_access only, or never. Default: offline_access.
  public ClientSettingsInput refreshToken(ClientSettingsRefreshToken refreshToken) {
    return new ClientSettingsInput(body.with("refresh_token", refreshToken.word()));
  }

  /// Whether each refresh replaces the refresh token; none is for confidential clients. Default:
  /// rotate.
  public ClientSettingsInput refreshRotation(ClientSettingsRefreshRotation refreshRotation) {
    return new ClientSettingsInput(body.with("refresh_rotation", refreshRotation.word()));
  }

  /// How long the replaced token still gives the same successor. Default: 60s; public clients 10s;
  /// profile: strict 0s.
  public ClientSettingsInput refreshGrace(String refreshGrace) {
    return new ClientSettingsInput(body.with("refresh_grace", refreshGrace));
  }

  /// How long after the login a refresh token can work at all. Default: 7d.
  public ClientSettingsInput refreshLifetime(String refreshLifetime) {
    return new ClientSettingsInput(body.with("refresh_lifetime", refreshLifetime));
  }

  /// How long it can stay unused. Default: 30d.
  public ClientSettingsInput refreshIdle(String refreshIdle) {
    return new ClientSettingsInput(body.with("refresh_idle", refreshIdle));
  }

  /// Another refresh_lifetime for logins by these methods. Default: {"pin":"30d"}.
  public ClientSettingsInput refreshLifetimeByMethod(
      ClientSettingsInputRefreshLifetimeByMethod refreshLifetimeByMethod) {
    return new ClientSettingsInput(
        body.with("refresh_lifetime_by_method", refreshLifetimeByMethod.body()));
  }

  /// Whether the end of the login session ends the refresh token too. Default: false.
  public ClientSettingsInput refreshEndsWithSession(boolean refreshEndsWithSession) {
    return new ClientSettingsInput(body.with("refresh_ends_with_session", refreshEndsWithSession));
  }

  /// How access tokens look. Default: {}.
  public ClientSettingsInput accessToken(ClientSettingsInputAccessToken accessToken) {
    return new ClientSettingsInput(body.with("access_token", accessToken.body()));
  }

  /// How ID tokens look. Default: {}.
  public ClientSettingsInput idToken(ClientSettingsInputIdToken idToken) {
    return new ClientSettingsInput(body.with("id_token", idToken.body()));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "ClientSettingsInput" + body;
  }
}
