// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Secret;
import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class ProviderSettingsInput {
  private final Body body;

  private ProviderSettingsInput(Body body) {
    this.body = body;
  }

  /// Begins with what has to be said.
  ///
  /// @param clientId This server's id at the provider. Default: required.
  public static ProviderSettingsInput of(String clientId) {
    return new ProviderSettingsInput(Body.nothing().with("client_id", clientId));
  }

  /// Its secret there, kept encrypted. Default: what is kept.
  public ProviderSettingsInput clientSecret(Secret clientSecret) {
    return new ProviderSettingsInput(body.with("client_secret", clientSecret));
  }

  /// A private key as PEM (PKCS #8), kept encrypted: Apple's, or for private_key_jwt. Default: what
  /// is kept.
  public ProviderSettingsInput privateKey(Secret privateKey) {
    return new ProviderSettingsInput(body.with("private_key", privateKey));
  }

  /// A provider whose addresses, scopes and claims are known; what is written here besides replaces
  /// them. Default: none.
  public ProviderSettingsInput preset(ProviderSettingsPreset preset) {
    return new ProviderSettingsInput(body.with("preset", preset.word()));
  }

  /// Whether it may be used. false is respected at once, by logins under way too. Default: true.
  public ProviderSettingsInput enabled(boolean enabled) {
    return new ProviderSettingsInput(body.with("enabled", enabled));
  }

  /// What its button says. Default: the name.
  public ProviderSettingsInput label(String label) {
    return new ProviderSettingsInput(body.with("label", label));
  }

  /// Where its button stands among the others; equal ones stand by name. Default: 100.
  public ProviderSettingsInput position(long position) {
    return new ProviderSettingsInput(body.with("position", position));
  }

  /// The issuer of an OpenID provider, letter for letter as it names itself; its addresses and keys
  /// are found by it (OpenID Connect Discovery §4). Default: by preset.
  public ProviderSettingsInput issuer(String issuer) {
    return new ProviderSettingsInput(body.with("issuer", issuer));
  }

  /// Where an OAuth 2.0 provider takes browsers. Default: by preset.
  public ProviderSettingsInput authorizationEndpoint(String authorizationEndpoint) {
    return new ProviderSettingsInput(body.with("authorization_endpoint", authorizationEndpoint));
  }

  /// Where an OAuth 2.0 provider exchanges codes. Default: by preset.
  public ProviderSettingsInput tokenEndpoint(String tokenEndpoint) {
    return new ProviderSettingsInput(body.with("token_endpoint", tokenEndpoint));
  }

  /// Where an OAuth 2.0 provider says who somebody is. Default: by preset.
  public ProviderSettingsInput userinfoEndpoint(String userinfoEndpoint) {
    return new ProviderSettingsInput(body.with("userinfo_endpoint", userinfoEndpoint));
  }

  /// Where it lists their addresses, if elsewhere: a list of { email, primary, verified }, of which
  /// the primary one is taken. Default: by preset.
  public ProviderSettingsInput emailsEndpoint(String emailsEndpoint) {
    return new ProviderSettingsInput(body.with("emails_endpoint", emailsEndpoint));
  }

  /// The team at Apple. Default: none.
  public ProviderSettingsInput teamId(String teamId) {
    return new ProviderSettingsInput(body.with("team_id", teamId));
  }

  /// The id of private_key there. Default: none.
  public ProviderSettingsInput keyId(String keyId) {
    return new ProviderSettingsInput(body.with("key_id", keyId));
  }

  /// How this server proves itself there; client_secret sends the secret where the provider takes
  /// it. Default: client_secret, or private_key_jwt where there is a private_key.
  public ProviderSettingsInput tokenEndpointAuth(
      ProviderSettingsTokenEndpointAuth tokenEndpointAuth) {
    return new ProviderSettingsInput(body.with("token_endpoint_auth", tokenEndpointAuth.word()));
  }

  /// What is asked for. Default: [openid, email, profile] of OpenID providers, or by preset.
  public ProviderSettingsInput scopes(List<String> scopes) {
    return new ProviderSettingsInput(body.with("scopes", scopes));
  }

  /// What the provider is to ask people, such as select_account. Default: none.
  public ProviderSettingsInput prompt(String prompt) {
    return new ProviderSettingsInput(body.with("prompt", prompt));
  }

  /// How the answer comes back; form_post needs an https issuer here. Default: query, or by preset.
  public ProviderSettingsInput responseMode(ProviderSettingsResponseMode responseMode) {
    return new ProviderSettingsInput(body.with("response_mode", responseMode.word()));
  }

  /// The algorithms with which its ID tokens may be signed. Default: [ES256, PS256, RS256].
  public ProviderSettingsInput idTokenAlgs(List<ProviderSettingsIdTokenAlg> idTokenAlgs) {
    return new ProviderSettingsInput(
        body.with("id_token_algs", idTokenAlgs.stream().map(each -> each.word()).toList()));
  }

  /// Whether an OpenID provider's UserInfo is always asked; otherwise only where the ID token says
  /// no more than who somebody is. Default: false, or by preset.
  public ProviderSettingsInput userinfo(boolean userinfo) {
    return new ProviderSettingsInput(body.with("userinfo", userinfo));
  }

  /// The Microsoft Entra tenants whose people may sign in, by their ids. Default: every tenant.
  public ProviderSettingsInput tenants(List<String> tenants) {
    return new ProviderSettingsInput(body.with("tenants", tenants));
  }

  /// Only people whom the provider manages for one of these domains, or whose verified address is
  /// in one. Default: every domain.
  public ProviderSettingsInput allowedDomains(List<String> allowedDomains) {
    return new ProviderSettingsInput(body.with("allowed_domains", allowedDomains));
  }

  /// When an address counts as verified: never, where the provider says so, where it also hands the
  /// address out (managed), or always within allowed_domains. Default: verified, or by preset.
  public ProviderSettingsInput trustEmail(ProviderSettingsTrustEmail trustEmail) {
    return new ProviderSettingsInput(body.with("trust_email", trustEmail.word()));
  }

  /// Whether a second factor that was proved there (its amr says so) counts here. Default: false.
  public ProviderSettingsInput trustMfa(boolean trustMfa) {
    return new ProviderSettingsInput(body.with("trust_mfa", trustMfa));
  }

  /// The organization that the provider belongs to; it then speaks only for that one's people.
  /// Default: none.
  public ProviderSettingsInput organization(ProviderSettingsInputOrganization organization) {
    return new ProviderSettingsInput(body.with("organization", organization.body()));
  }

  /// Where the provider's answer says what of a person: names, a name within a name with a dot
  /// between, or a JSON pointer; of several the first that says something. Default: {}.
  public ProviderSettingsInput claims(ProviderSettingsInputClaims claims) {
    return new ProviderSettingsInput(body.with("claims", claims.body()));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "ProviderSettingsInput" + body;
  }
}
