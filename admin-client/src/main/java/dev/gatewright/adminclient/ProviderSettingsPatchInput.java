// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

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
  public ProviderSettingsPatchInput clientId(Object clientId) {
    return new ProviderSettingsPatchInput(body.with("client_id", clientId));
  }

  /// Its secret there, kept encrypted. Default: what is kept.
  public ProviderSettingsPatchInput clientSecret(Object clientSecret) {
    return new ProviderSettingsPatchInput(body.with("client_secret", clientSecret));
  }

  /// A private key as PEM (PKCS #8), kept encrypted: Apple's, or for private_key_jwt. Default: what
  /// is kept.
  public ProviderSettingsPatchInput privateKey(Object privateKey) {
    return new ProviderSettingsPatchInput(body.with("private_key", privateKey));
  }

  /// A provider whose addresses, scopes and claims are known; what is written here besides replaces
  /// them. Default: none.
  public ProviderSettingsPatchInput preset(Object preset) {
    return new ProviderSettingsPatchInput(body.with("preset", preset));
  }

  /// Whether it may be used. false is respected at once, by logins under way too. Default: true.
  public ProviderSettingsPatchInput enabled(Object enabled) {
    return new ProviderSettingsPatchInput(body.with("enabled", enabled));
  }

  /// What its button says. Default: the name.
  public ProviderSettingsPatchInput label(Object label) {
    return new ProviderSettingsPatchInput(body.with("label", label));
  }

  /// Where its button stands among the others; equal ones stand by name. Default: 100.
  public ProviderSettingsPatchInput position(Object position) {
    return new ProviderSettingsPatchInput(body.with("position", position));
  }

  /// The issuer of an OpenID provider, letter for letter as it names itself; its addresses and keys
  /// are found by it (OpenID Connect Discovery §4). Default: by preset.
  public ProviderSettingsPatchInput issuer(Object issuer) {
    return new ProviderSettingsPatchInput(body.with("issuer", issuer));
  }

  /// Where an OAuth 2.0 provider takes browsers. Default: by preset.
  public ProviderSettingsPatchInput authorizationEndpoint(Object authorizationEndpoint) {
    return new ProviderSettingsPatchInput(
        body.with("authorization_endpoint", authorizationEndpoint));
  }

  /// Where an OAuth 2.0 provider exchanges codes. Default: by preset.
  public ProviderSettingsPatchInput tokenEndpoint(Object tokenEndpoint) {
    return new ProviderSettingsPatchInput(body.with("token_endpoint", tokenEndpoint));
  }

  /// Where an OAuth 2.0 provider says who somebody is. Default: by preset.
  public ProviderSettingsPatchInput userinfoEndpoint(Object userinfoEndpoint) {
    return new ProviderSettingsPatchInput(body.with("userinfo_endpoint", userinfoEndpoint));
  }

  /// Where it lists their addresses, if elsewhere: a list of { email, primary, verified }, of which
  /// the primary one is taken. Default: by preset.
  public ProviderSettingsPatchInput emailsEndpoint(Object emailsEndpoint) {
    return new ProviderSettingsPatchInput(body.with("emails_endpoint", emailsEndpoint));
  }

  /// The team at Apple. Default: none.
  public ProviderSettingsPatchInput teamId(Object teamId) {
    return new ProviderSettingsPatchInput(body.with("team_id", teamId));
  }

  /// The id of private_key there. Default: none.
  public ProviderSettingsPatchInput keyId(Object keyId) {
    return new ProviderSettingsPatchInput(body.with("key_id", keyId));
  }

  /// How this server proves itself there; client_secret sends the secret where the provider takes
  /// it. Default: client_secret, or private_key_jwt where there is a private_key.
  public ProviderSettingsPatchInput tokenEndpointAuth(Object tokenEndpointAuth) {
    return new ProviderSettingsPatchInput(body.with("token_endpoint_auth", tokenEndpointAuth));
  }

  /// What is asked for. Default: [openid, email, profile] of OpenID providers, or by preset.
  public ProviderSettingsPatchInput scopes(Object scopes) {
    return new ProviderSettingsPatchInput(body.with("scopes", scopes));
  }

  /// What the provider is to ask people, such as select_account. Default: none.
  public ProviderSettingsPatchInput prompt(Object prompt) {
    return new ProviderSettingsPatchInput(body.with("prompt", prompt));
  }

  /// How the answer comes back; form_post needs an https issuer here. Default: query, or by preset.
  public ProviderSettingsPatchInput responseMode(Object responseMode) {
    return new ProviderSettingsPatchInput(body.with("response_mode", responseMode));
  }

  /// The algorithms with which its ID tokens may be signed. Default: [ES256, PS256, RS256].
  public ProviderSettingsPatchInput idTokenAlgs(Object idTokenAlgs) {
    return new ProviderSettingsPatchInput(body.with("id_token_algs", idTokenAlgs));
  }

  /// Whether an OpenID provider's UserInfo is always asked; otherwise only where the ID token says
  /// no more than who somebody is. Default: false, or by preset.
  public ProviderSettingsPatchInput userinfo(Object userinfo) {
    return new ProviderSettingsPatchInput(body.with("userinfo", userinfo));
  }

  /// The Microsoft Entra tenants whose people may sign in, by their ids. Default: every tenant.
  public ProviderSettingsPatchInput tenants(Object tenants) {
    return new ProviderSettingsPatchInput(body.with("tenants", tenants));
  }

  /// Only people whom the provider manages for one of these domains, or whose verified address is
  /// in one. Default: every domain.
  public ProviderSettingsPatchInput allowedDomains(Object allowedDomains) {
    return new ProviderSettingsPatchInput(body.with("allowed_domains", allowedDomains));
  }

  /// When an address counts as verified: never, where the provider says so, where it also hands the
  /// address out (managed), or always within allowed_domains. Default: verified, or by preset.
  public ProviderSettingsPatchInput trustEmail(Object trustEmail) {
    return new ProviderSettingsPatchInput(body.with("trust_email", trustEmail));
  }

  /// Whether a second factor that was proved there (its amr says so) counts here. Default: false.
  public ProviderSettingsPatchInput trustMfa(Object trustMfa) {
    return new ProviderSettingsPatchInput(body.with("trust_mfa", trustMfa));
  }

  /// The organization that the provider belongs to; it then speaks only for that one's people.
  /// Default: none.
  public ProviderSettingsPatchInput organization(Object organization) {
    return new ProviderSettingsPatchInput(body.with("organization", organization));
  }

  /// Where the provider's answer says what of a person: names, a name within a name with a dot
  /// between, or a JSON pointer; of several the first that says something. Default: {}.
  public ProviderSettingsPatchInput claims(Object claims) {
    return new ProviderSettingsPatchInput(body.with("claims", claims));
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
