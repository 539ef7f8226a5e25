// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInput {
  private final Body body;

  private IssuerSettingsPatchInput(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInput of() {
    return new IssuerSettingsPatchInput(Body.nothing());
  }

  /// Part of the issuer's URL: letters, digits, - and _. Default: required.
  public IssuerSettingsPatchInput id(Object id) {
    return new IssuerSettingsPatchInput(body.with("id", id));
  }

  /// The issuer's URL, when it is another origin or path. Default: {base_url}/{id}.
  public IssuerSettingsPatchInput url(Object url) {
    return new IssuerSettingsPatchInput(body.with("url", url));
  }

  /// What pages call it. Default: the id.
  public IssuerSettingsPatchInput name(Object name) {
    return new IssuerSettingsPatchInput(body.with("name", name));
  }

  /// The issuer's own scopes, as text or with a description. Default: [].
  public IssuerSettingsPatchInput scopes(Object scopes) {
    return new IssuerSettingsPatchInput(body.with("scopes", scopes));
  }

  /// The APIs it makes tokens for. Default: [].
  public IssuerSettingsPatchInput resources(Object resources) {
    return new IssuerSettingsPatchInput(body.with("resources", resources));
  }

  /// Client settings that hold for every client of the issuer. Default: {}.
  public IssuerSettingsPatchInput clientDefaults(Object clientDefaults) {
    return new IssuerSettingsPatchInput(body.with("client_defaults", clientDefaults));
  }

  /// Who may make an account: everybody who reads mail at their address (open), those who were sent
  /// an invitation (invite), or nobody but the operator (closed). Default: closed.
  public IssuerSettingsPatchInput signup(Object signup) {
    return new IssuerSettingsPatchInput(body.with("signup", signup));
  }

  /// Domains of the addresses with which people may sign up by themselves; without any, all may.
  /// Default: [].
  public IssuerSettingsPatchInput signupDomains(Object signupDomains) {
    return new IssuerSettingsPatchInput(body.with("signup_domains", signupDomains));
  }

  /// Whether somebody whose address is not verified may sign in. With optional they may, and tokens
  /// say email_verified: false; with required they are mailed a link first. Default: optional.
  public IssuerSettingsPatchInput emailVerification(Object emailVerification) {
    return new IssuerSettingsPatchInput(body.with("email_verification", emailVerification));
  }

  /// What people accept when they make an account. Default: {}.
  public IssuerSettingsPatchInput terms(Object terms) {
    return new IssuerSettingsPatchInput(body.with("terms", terms));
  }

  /// Which passwords people may set. Default: {}.
  public IssuerSettingsPatchInput passwords(Object passwords) {
    return new IssuerSettingsPatchInput(body.with("passwords", passwords));
  }

  /// How people sign in. Default: {}.
  public IssuerSettingsPatchInput login(Object login) {
    return new IssuerSettingsPatchInput(body.with("login", login));
  }

  /// Other providers that people may sign in at, each under a name of small letters, digits and -,
  /// which stands in its callback URL and is never to be given to another one. Default: none.
  public IssuerSettingsPatchInput providers(Object providers) {
    return new IssuerSettingsPatchInput(body.with("providers", providers));
  }

  /// How long logins last. Default: {}.
  public IssuerSettingsPatchInput sessions(Object sessions) {
    return new IssuerSettingsPatchInput(body.with("sessions", sessions));
  }

  /// What people may do with their own accounts at /account. Default: {}.
  public IssuerSettingsPatchInput account(Object account) {
    return new IssuerSettingsPatchInput(body.with("account", account));
  }

  /// When browsers that nobody signed in with before do about a second's work before they sign in,
  /// sign up or ask for a mail: while the issuer is under attack (auto), never (off) or always.
  /// Browsers without script get a mail instead. Default: auto.
  public IssuerSettingsPatchInput challenge(Object challenge) {
    return new IssuerSettingsPatchInput(body.with("challenge", challenge));
  }

  /// What is kept of what happened. Default: {}.
  public IssuerSettingsPatchInput events(Object events) {
    return new IssuerSettingsPatchInput(body.with("events", events));
  }

  /// Who sends the mails of this issuer. Default: {}.
  public IssuerSettingsPatchInput sender(Object sender) {
    return new IssuerSettingsPatchInput(body.with("sender", sender));
  }

  /// Strict holds every client to what a security profile wants: PKCE everywhere, refresh tokens of
  /// a single use, minimal ID tokens, nothing revoked or ended without proof. Default: standard.
  public IssuerSettingsPatchInput profile(Object profile) {
    return new IssuerSettingsPatchInput(body.with("profile", profile));
  }

  /// What a logout request with no parameter does: ask, or end the session. Default: confirm.
  public IssuerSettingsPatchInput parameterlessLogout(Object parameterlessLogout) {
    return new IssuerSettingsPatchInput(body.with("parameterless_logout", parameterlessLogout));
  }

  /// What becomes of a scope that is declared nowhere, where openid is asked for: it is left out
  /// (OpenID Connect Core §3.1.2.1), or the request is refused. Default: ignore.
  public IssuerSettingsPatchInput unknownScopes(Object unknownScopes) {
    return new IssuerSettingsPatchInput(body.with("unknown_scopes", unknownScopes));
  }

  /// How many organizations tokens name themselves; with more, the claim gives way to a reference
  /// to /oauth2/organizations. Default: {}.
  public IssuerSettingsPatchInput organizationsClaim(Object organizationsClaim) {
    return new IssuerSettingsPatchInput(body.with("organizations_claim", organizationsClaim));
  }

  /// What pages and mails speak. Default: {}.
  public IssuerSettingsPatchInput languages(Object languages) {
    return new IssuerSettingsPatchInput(body.with("languages", languages));
  }

  /// How the hosted pages look. Default: {}.
  public IssuerSettingsPatchInput branding(Object branding) {
    return new IssuerSettingsPatchInput(body.with("branding", branding));
  }

  /// What stands at the foot of every page. Default: {}.
  public IssuerSettingsPatchInput links(Object links) {
    return new IssuerSettingsPatchInput(body.with("links", links));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInput" + body;
  }
}
