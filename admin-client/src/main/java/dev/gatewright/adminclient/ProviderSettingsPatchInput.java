// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Secret;
import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class ProviderSettingsPatchInput {
  private final Body body;

  private ProviderSettingsPatchInput(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static ProviderSettingsPatchInput of() {
    return new ProviderSettingsPatchInput(Body.nothing());
  }

  /// This server's id at the provider. Default: required.
  public ProviderSettingsPatchInput clientId(String clientId) {
    return new ProviderSettingsPatchInput(body.with("client_id", clientId));
  }

  /// Takes away what is there: the opposite of [#clientId].
  public ProviderSettingsPatchInput clearClientId() {
    return new ProviderSettingsPatchInput(body.with("client_id", null));
  }

  /// Its secret there, kept encrypted. Default: what is kept.
  public ProviderSettingsPatchInput clientSecret(Secret clientSecret) {
    return new ProviderSettingsPatchInput(body.with("client_secret", clientSecret));
  }

  /// Takes away what is there: the opposite of [#clientSecret].
  public ProviderSettingsPatchInput clearClientSecret() {
    return new ProviderSettingsPatchInput(body.with("client_secret", null));
  }

  /// A private key as PEM (PKCS #8), kept encrypted: Apple's, or for private_key_jwt. Default: what
  /// is kept.
  public ProviderSettingsPatchInput privateKey(Secret privateKey) {
    return new ProviderSettingsPatchInput(body.with("private_key", privateKey));
  }

  /// Takes away what is there: the opposite of [#privateKey].
  public ProviderSettingsPatchInput clearPrivateKey() {
    return new ProviderSettingsPatchInput(body.with("private_key", null));
  }

  /// A provider whose addresses, scopes and claims are known; what is written here besides replaces
  /// them. Default: none.
  public ProviderSettingsPatchInput preset(ProviderSettingsPreset preset) {
    return new ProviderSettingsPatchInput(body.with("preset", preset.word()));
  }

  /// Takes away what is there: the opposite of [#preset].
  public ProviderSettingsPatchInput clearPreset() {
    return new ProviderSettingsPatchInput(body.with("preset", null));
  }

  /// Whether it may be used. false is respected at once, by logins under way too. Default: true.
  public ProviderSettingsPatchInput enabled(boolean enabled) {
    return new ProviderSettingsPatchInput(body.with("enabled", enabled));
  }

  /// Takes away what is there: the opposite of [#enabled].
  public ProviderSettingsPatchInput clearEnabled() {
    return new ProviderSettingsPatchInput(body.with("enabled", null));
  }

  /// What its button says. Default: the name.
  public ProviderSettingsPatchInput label(String label) {
    return new ProviderSettingsPatchInput(body.with("label", label));
  }

  /// Takes away what is there: the opposite of [#label].
  public ProviderSettingsPatchInput clearLabel() {
    return new ProviderSettingsPatchInput(body.with("label", null));
  }

  /// Where its button stands among the others; equal ones stand by name. Default: 100.
  public ProviderSettingsPatchInput position(long position) {
    return new ProviderSettingsPatchInput(body.with("position", position));
  }

  /// Takes away what is there: the opposite of [#position].
  public ProviderSettingsPatchInput clearPosition() {
    return new ProviderSettingsPatchInput(body.with("position", null));
  }

  /// The issuer of an OpenID provider, letter for letter as it names itself; its addresses and keys
  /// are found by it (OpenID Connect Discovery §4). Default: by preset.
  public ProviderSettingsPatchInput issuer(String issuer) {
    return new ProviderSettingsPatchInput(body.with("issuer", issuer));
  }

  /// Takes away what is there: the opposite of [#issuer].
  public ProviderSettingsPatchInput clearIssuer() {
    return new ProviderSettingsPatchInput(body.with("issuer", null));
  }

  /// Where an OAuth 2.0 provider takes browsers. Default: by preset.
  public ProviderSettingsPatchInput authorizationEndpoint(String authorizationEndpoint) {
    return new ProviderSettingsPatchInput(
        body.with("authorization_endpoint", authorizationEndpoint));
  }

  /// Takes away what is there: the opposite of [#authorizationEndpoint].
  public ProviderSettingsPatchInput clearAuthorizationEndpoint() {
    return new ProviderSettingsPatchInput(body.with("authorization_endpoint", null));
  }

  /// Where an OAuth 2.0 provider exchanges codes. Default: by preset.
  public ProviderSettingsPatchInput tokenEndpoint(String tokenEndpoint) {
    return new ProviderSettingsPatchInput(body.with("token_endpoint", tokenEndpoint));
  }

  /// Takes away what is there: the opposite of [#tokenEndpoint].
  public ProviderSettingsPatchInput clearTokenEndpoint() {
    return new ProviderSettingsPatchInput(body.with("token_endpoint", null));
  }

  /// Where an OAuth 2.0 provider says who somebody is. Default: by preset.
  public ProviderSettingsPatchInput userinfoEndpoint(String userinfoEndpoint) {
    return new ProviderSettingsPatchInput(body.with("userinfo_endpoint", userinfoEndpoint));
  }

  /// Takes away what is there: the opposite of [#userinfoEndpoint].
  public ProviderSettingsPatchInput clearUserinfoEndpoint() {
    return new ProviderSettingsPatchInput(body.with("userinfo_endpoint", null));
  }

  /// Where it lists their addresses, if elsewhere: a list of { email, primary, verified }, of which
  /// the primary one is taken. Default: by preset.
  public ProviderSettingsPatchInput emailsEndpoint(String emailsEndpoint) {
    return new ProviderSettingsPatchInput(body.with("emails_endpoint", emailsEndpoint));
  }

  /// Takes away what is there: the opposite of [#emailsEndpoint].
  public ProviderSettingsPatchInput clearEmailsEndpoint() {
    return new ProviderSettingsPatchInput(body.with("emails_endpoint", null));
  }

  /// The team at Apple. Default: none.
  public ProviderSettingsPatchInput teamId(String teamId) {
    return new ProviderSettingsPatchInput(body.with("team_id", teamId));
  }

  /// Takes away what is there: the opposite of [#teamId].
  public ProviderSettingsPatchInput clearTeamId() {
    return new ProviderSettingsPatchInput(body.with("team_id", null));
  }

  /// The id of private_key there. Default: none.
  public ProviderSettingsPatchInput keyId(String keyId) {
    return new ProviderSettingsPatchInput(body.with("key_id", keyId));
  }

  /// Takes away what is there: the opposite of [#keyId].
  public ProviderSettingsPatchInput clearKeyId() {
    return new ProviderSettingsPatchInput(body.with("key_id", null));
  }

  /// How this server proves itself there; client_secret sends the secret where the provider takes
  /// it. Default: client_secret, or private_key_jwt where there is a private_key.
  public ProviderSettingsPatchInput tokenEndpointAuth(
      ProviderSettingsTokenEndpointAuth tokenEndpointAuth) {
    return new ProviderSettingsPatchInput(
        body.with("token_endpoint_auth", tokenEndpointAuth.word()));
  }

  /// Takes away what is there: the opposite of [#tokenEndpointAuth].
  public ProviderSettingsPatchInput clearTokenEndpointAuth() {
    return new ProviderSettingsPatchInput(body.with("token_endpoint_auth", null));
  }

  /// What is asked for. Default: [openid, email, profile] of OpenID providers, or by preset.
  public ProviderSettingsPatchInput scopes(List<String> scopes) {
    return new ProviderSettingsPatchInput(body.with("scopes", scopes));
  }

  /// Takes away what is there: the opposite of [#scopes].
  public ProviderSettingsPatchInput clearScopes() {
    return new ProviderSettingsPatchInput(body.with("scopes", null));
  }

  /// What the provider is to ask people, such as select_account. Default: none.
  public ProviderSettingsPatchInput prompt(String prompt) {
    return new ProviderSettingsPatchInput(body.with("prompt", prompt));
  }

  /// Takes away what is there: the opposite of [#prompt].
  public ProviderSettingsPatchInput clearPrompt() {
    return new ProviderSettingsPatchInput(body.with("prompt", null));
  }

  /// How the answer comes back; form_post needs an https issuer here. Default: query, or by preset.
  public ProviderSettingsPatchInput responseMode(ProviderSettingsResponseMode responseMode) {
    return new ProviderSettingsPatchInput(body.with("response_mode", responseMode.word()));
  }

  /// Takes away what is there: the opposite of [#responseMode].
  public ProviderSettingsPatchInput clearResponseMode() {
    return new ProviderSettingsPatchInput(body.with("response_mode", null));
  }

  /// The algorithms with which its ID tokens may be signed. Default: [ES256, PS256, RS256].
  public ProviderSettingsPatchInput idTokenAlgs(List<ProviderSettingsIdTokenAlg> idTokenAlgs) {
    return new ProviderSettingsPatchInput(
        body.with("id_token_algs", idTokenAlgs.stream().map(each -> each.word()).toList()));
  }

  /// Takes away what is there: the opposite of [#idTokenAlgs].
  public ProviderSettingsPatchInput clearIdTokenAlgs() {
    return new ProviderSettingsPatchInput(body.with("id_token_algs", null));
  }

  /// Whether an OpenID provider's UserInfo is always asked; otherwise only where the ID token says
  /// no more than who somebody is. Default: false, or by preset.
  public ProviderSettingsPatchInput userinfo(boolean userinfo) {
    return new ProviderSettingsPatchInput(body.with("userinfo", userinfo));
  }

  /// Takes away what is there: the opposite of [#userinfo].
  public ProviderSettingsPatchInput clearUserinfo() {
    return new ProviderSettingsPatchInput(body.with("userinfo", null));
  }

  /// The Microsoft Entra tenants whose people may sign in, by their ids. Default: every tenant.
  public ProviderSettingsPatchInput tenants(List<String> tenants) {
    return new ProviderSettingsPatchInput(body.with("tenants", tenants));
  }

  /// Takes away what is there: the opposite of [#tenants].
  public ProviderSettingsPatchInput clearTenants() {
    return new ProviderSettingsPatchInput(body.with("tenants", null));
  }

  /// Only people whom the provider manages for one of these domains, or whose verified address is
  /// in one. Default: every domain.
  public ProviderSettingsPatchInput allowedDomains(List<String> allowedDomains) {
    return new ProviderSettingsPatchInput(body.with("allowed_domains", allowedDomains));
  }

  /// Takes away what is there: the opposite of [#allowedDomains].
  public ProviderSettingsPatchInput clearAllowedDomains() {
    return new ProviderSettingsPatchInput(body.with("allowed_domains", null));
  }

  /// When an address counts as verified: never, where the provider says so, where it also hands the
  /// address out (managed), or always within allowed_domains. Default: verified, or by preset.
  public ProviderSettingsPatchInput trustEmail(ProviderSettingsTrustEmail trustEmail) {
    return new ProviderSettingsPatchInput(body.with("trust_email", trustEmail.word()));
  }

  /// Takes away what is there: the opposite of [#trustEmail].
  public ProviderSettingsPatchInput clearTrustEmail() {
    return new ProviderSettingsPatchInput(body.with("trust_email", null));
  }

  /// Whether a second factor that was proved there (its amr says so) counts here. Default: false.
  public ProviderSettingsPatchInput trustMfa(boolean trustMfa) {
    return new ProviderSettingsPatchInput(body.with("trust_mfa", trustMfa));
  }

  /// Takes away what is there: the opposite of [#trustMfa].
  public ProviderSettingsPatchInput clearTrustMfa() {
    return new ProviderSettingsPatchInput(body.with("trust_mfa", null));
  }

  /// The organization that the provider belongs to; it then speaks only for that one's people.
  /// Default: none.
  public ProviderSettingsPatchInput organization(
      ProviderSettingsPatchInputOrganization organization) {
    return new ProviderSettingsPatchInput(body.with("organization", organization.body()));
  }

  /// Takes away what is there: the opposite of [#organization].
  public ProviderSettingsPatchInput clearOrganization() {
    return new ProviderSettingsPatchInput(body.with("organization", null));
  }

  /// Where the provider's answer says what of a person: names, a name within a name with a dot
  /// between, or a JSON pointer; of several the first that says something. Default: {}.
  public ProviderSettingsPatchInput claims(ProviderSettingsPatchInputClaims claims) {
    return new ProviderSettingsPatchInput(body.with("claims", claims.body()));
  }

  /// Takes away what is there: the opposite of [#claims].
  public ProviderSettingsPatchInput clearClaims() {
    return new ProviderSettingsPatchInput(body.with("claims", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "ProviderSettingsPatchInput" + body;
  }
}
