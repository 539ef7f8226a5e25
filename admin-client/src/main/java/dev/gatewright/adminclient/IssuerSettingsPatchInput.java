// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
  public IssuerSettingsPatchInput id(String id) {
    return new IssuerSettingsPatchInput(body.with("id", id));
  }

  /// Takes away what is there: the opposite of [#id].
  public IssuerSettingsPatchInput clearId() {
    return new IssuerSettingsPatchInput(body.with("id", null));
  }

  /// The issuer's URL, when it is another origin or path. Default: {base_url}/{id}.
  public IssuerSettingsPatchInput url(String url) {
    return new IssuerSettingsPatchInput(body.with("url", url));
  }

  /// Takes away what is there: the opposite of [#url].
  public IssuerSettingsPatchInput clearUrl() {
    return new IssuerSettingsPatchInput(body.with("url", null));
  }

  /// What pages call it. Default: the id.
  public IssuerSettingsPatchInput name(String name) {
    return new IssuerSettingsPatchInput(body.with("name", name));
  }

  /// Takes away what is there: the opposite of [#name].
  public IssuerSettingsPatchInput clearName() {
    return new IssuerSettingsPatchInput(body.with("name", null));
  }

  /// The issuer's own scopes, as text or with a description. Default: [].
  public IssuerSettingsPatchInput scopes(List<Object> scopes) {
    return new IssuerSettingsPatchInput(body.with("scopes", scopes));
  }

  /// Takes away what is there: the opposite of [#scopes].
  public IssuerSettingsPatchInput clearScopes() {
    return new IssuerSettingsPatchInput(body.with("scopes", null));
  }

  /// The APIs it makes tokens for. Default: [].
  public IssuerSettingsPatchInput resources(List<IssuerSettingsPatchInputResource> resources) {
    return new IssuerSettingsPatchInput(
        body.with("resources", resources.stream().map(each -> each.body()).toList()));
  }

  /// Takes away what is there: the opposite of [#resources].
  public IssuerSettingsPatchInput clearResources() {
    return new IssuerSettingsPatchInput(body.with("resources", null));
  }

  /// Client settings that hold for every client of the issuer. Default: {}.
  public IssuerSettingsPatchInput clientDefaults(
      IssuerSettingsPatchInputClientDefaults clientDefaults) {
    return new IssuerSettingsPatchInput(body.with("client_defaults", clientDefaults.body()));
  }

  /// Takes away what is there: the opposite of [#clientDefaults].
  public IssuerSettingsPatchInput clearClientDefaults() {
    return new IssuerSettingsPatchInput(body.with("client_defaults", null));
  }

  /// Who may make an account: everybody who reads mail at their address (open), those who were sent
  /// an invitation (invite), or nobody but the operator (closed). Default: closed.
  public IssuerSettingsPatchInput signup(IssuerSettingsSignup signup) {
    return new IssuerSettingsPatchInput(body.with("signup", signup.word()));
  }

  /// Takes away what is there: the opposite of [#signup].
  public IssuerSettingsPatchInput clearSignup() {
    return new IssuerSettingsPatchInput(body.with("signup", null));
  }

  /// Domains of the addresses with which people may sign up by themselves; without any, all may.
  /// Default: [].
  public IssuerSettingsPatchInput signupDomains(List<String> signupDomains) {
    return new IssuerSettingsPatchInput(body.with("signup_domains", signupDomains));
  }

  /// Takes away what is there: the opposite of [#signupDomains].
  public IssuerSettingsPatchInput clearSignupDomains() {
    return new IssuerSettingsPatchInput(body.with("signup_domains", null));
  }

  /// Whether somebody whose address is not verified may sign in. With optional they may, and tokens
  /// say email_verified: false; with required they are mailed a link first. Default: optional.
  public IssuerSettingsPatchInput emailVerification(
      IssuerSettingsEmailVerification emailVerification) {
    return new IssuerSettingsPatchInput(body.with("email_verification", emailVerification.word()));
  }

  /// Takes away what is there: the opposite of [#emailVerification].
  public IssuerSettingsPatchInput clearEmailVerification() {
    return new IssuerSettingsPatchInput(body.with("email_verification", null));
  }

  /// What people accept when they make an account. Default: {}.
  public IssuerSettingsPatchInput terms(IssuerSettingsPatchInputTerms terms) {
    return new IssuerSettingsPatchInput(body.with("terms", terms.body()));
  }

  /// Takes away what is there: the opposite of [#terms].
  public IssuerSettingsPatchInput clearTerms() {
    return new IssuerSettingsPatchInput(body.with("terms", null));
  }

  /// Which passwords people may set. Default: {}.
  public IssuerSettingsPatchInput passwords(IssuerSettingsPatchInputPasswords passwords) {
    return new IssuerSettingsPatchInput(body.with("passwords", passwords.body()));
  }

  /// Takes away what is there: the opposite of [#passwords].
  public IssuerSettingsPatchInput clearPasswords() {
    return new IssuerSettingsPatchInput(body.with("passwords", null));
  }

  /// How people sign in. Default: {}.
  public IssuerSettingsPatchInput login(IssuerSettingsPatchInputLogin login) {
    return new IssuerSettingsPatchInput(body.with("login", login.body()));
  }

  /// Takes away what is there: the opposite of [#login].
  public IssuerSettingsPatchInput clearLogin() {
    return new IssuerSettingsPatchInput(body.with("login", null));
  }

  /// Other providers that people may sign in at, each under a name of small letters, digits and -,
  /// which stands in its callback URL and is never to be given to another one. Default: none.
  public IssuerSettingsPatchInput providers(Map<String, ? extends @Nullable Object> providers) {
    return new IssuerSettingsPatchInput(body.with("providers", providers));
  }

  /// Takes away what is there: the opposite of [#providers].
  public IssuerSettingsPatchInput clearProviders() {
    return new IssuerSettingsPatchInput(body.with("providers", null));
  }

  /// How long logins last. Default: {}.
  public IssuerSettingsPatchInput sessions(IssuerSettingsPatchInputSessions sessions) {
    return new IssuerSettingsPatchInput(body.with("sessions", sessions.body()));
  }

  /// Takes away what is there: the opposite of [#sessions].
  public IssuerSettingsPatchInput clearSessions() {
    return new IssuerSettingsPatchInput(body.with("sessions", null));
  }

  /// What people may do with their own accounts at /account. Default: {}.
  public IssuerSettingsPatchInput account(IssuerSettingsPatchInputAccount account) {
    return new IssuerSettingsPatchInput(body.with("account", account.body()));
  }

  /// Takes away what is there: the opposite of [#account].
  public IssuerSettingsPatchInput clearAccount() {
    return new IssuerSettingsPatchInput(body.with("account", null));
  }

  /// When browsers that nobody signed in with before do about a second's work before they sign in,
  /// sign up or ask for a mail: while the issuer is under attack (auto), never (off) or always.
  /// Browsers without script get a mail instead. Default: auto.
  public IssuerSettingsPatchInput challenge(IssuerSettingsChallenge challenge) {
    return new IssuerSettingsPatchInput(body.with("challenge", challenge.word()));
  }

  /// Takes away what is there: the opposite of [#challenge].
  public IssuerSettingsPatchInput clearChallenge() {
    return new IssuerSettingsPatchInput(body.with("challenge", null));
  }

  /// Programs that are asked before an account is made, somebody is signed in, or tokens are given.
  /// What is not listed goes, with its secret. Default: [].
  public IssuerSettingsPatchInput hooks(List<IssuerSettingsPatchInputHook> hooks) {
    return new IssuerSettingsPatchInput(
        body.with("hooks", hooks.stream().map(each -> each.body()).toList()));
  }

  /// Takes away what is there: the opposite of [#hooks].
  public IssuerSettingsPatchInput clearHooks() {
    return new IssuerSettingsPatchInput(body.with("hooks", null));
  }

  /// Whether administrators may act as somebody for an hour, for a reason that is kept: with no
  /// refresh token, no consent and no change of the account. The person is told. Default: off.
  public IssuerSettingsPatchInput impersonation(IssuerSettingsImpersonation impersonation) {
    return new IssuerSettingsPatchInput(body.with("impersonation", impersonation.word()));
  }

  /// Takes away what is there: the opposite of [#impersonation].
  public IssuerSettingsPatchInput clearImpersonation() {
    return new IssuerSettingsPatchInput(body.with("impersonation", null));
  }

  /// What is kept of what happened. Default: {}.
  public IssuerSettingsPatchInput events(IssuerSettingsPatchInputEvents events) {
    return new IssuerSettingsPatchInput(body.with("events", events.body()));
  }

  /// Takes away what is there: the opposite of [#events].
  public IssuerSettingsPatchInput clearEvents() {
    return new IssuerSettingsPatchInput(body.with("events", null));
  }

  /// Who sends the mails of this issuer. Default: {}.
  public IssuerSettingsPatchInput sender(IssuerSettingsPatchInputSender sender) {
    return new IssuerSettingsPatchInput(body.with("sender", sender.body()));
  }

  /// Takes away what is there: the opposite of [#sender].
  public IssuerSettingsPatchInput clearSender() {
    return new IssuerSettingsPatchInput(body.with("sender", null));
  }

  /// Strict holds every client to what a security profile wants: PKCE everywhere, refresh tokens of
  /// a single use, minimal ID tokens, nothing revoked or ended without proof. Default: standard.
  public IssuerSettingsPatchInput profile(IssuerSettingsProfile profile) {
    return new IssuerSettingsPatchInput(body.with("profile", profile.word()));
  }

  /// Takes away what is there: the opposite of [#profile].
  public IssuerSettingsPatchInput clearProfile() {
    return new IssuerSettingsPatchInput(body.with("profile", null));
  }

  /// What a logout request with no parameter does: ask, or end the session. Default: confirm.
  public IssuerSettingsPatchInput parameterlessLogout(
      IssuerSettingsParameterlessLogout parameterlessLogout) {
    return new IssuerSettingsPatchInput(
        body.with("parameterless_logout", parameterlessLogout.word()));
  }

  /// Takes away what is there: the opposite of [#parameterlessLogout].
  public IssuerSettingsPatchInput clearParameterlessLogout() {
    return new IssuerSettingsPatchInput(body.with("parameterless_logout", null));
  }

  /// What becomes of a scope that is declared nowhere, where openid is asked for: it is left out
  /// (OpenID Connect Core §3.1.2.1), or the request is refused. Default: ignore.
  public IssuerSettingsPatchInput unknownScopes(IssuerSettingsUnknownScopes unknownScopes) {
    return new IssuerSettingsPatchInput(body.with("unknown_scopes", unknownScopes.word()));
  }

  /// Takes away what is there: the opposite of [#unknownScopes].
  public IssuerSettingsPatchInput clearUnknownScopes() {
    return new IssuerSettingsPatchInput(body.with("unknown_scopes", null));
  }

  /// How many organizations tokens name themselves; with more, the claim gives way to a reference
  /// to /oauth2/organizations. Default: {}.
  public IssuerSettingsPatchInput organizationsClaim(
      IssuerSettingsPatchInputOrganizationsClaim organizationsClaim) {
    return new IssuerSettingsPatchInput(
        body.with("organizations_claim", organizationsClaim.body()));
  }

  /// Takes away what is there: the opposite of [#organizationsClaim].
  public IssuerSettingsPatchInput clearOrganizationsClaim() {
    return new IssuerSettingsPatchInput(body.with("organizations_claim", null));
  }

  /// What pages and mails speak. Default: {}.
  public IssuerSettingsPatchInput languages(IssuerSettingsPatchInputLanguages languages) {
    return new IssuerSettingsPatchInput(body.with("languages", languages.body()));
  }

  /// Takes away what is there: the opposite of [#languages].
  public IssuerSettingsPatchInput clearLanguages() {
    return new IssuerSettingsPatchInput(body.with("languages", null));
  }

  /// How the hosted pages look. Default: {}.
  public IssuerSettingsPatchInput branding(IssuerSettingsPatchInputBranding branding) {
    return new IssuerSettingsPatchInput(body.with("branding", branding.body()));
  }

  /// Takes away what is there: the opposite of [#branding].
  public IssuerSettingsPatchInput clearBranding() {
    return new IssuerSettingsPatchInput(body.with("branding", null));
  }

  /// What stands at the foot of every page. Default: {}.
  public IssuerSettingsPatchInput links(IssuerSettingsPatchInputLinks links) {
    return new IssuerSettingsPatchInput(body.with("links", links.body()));
  }

  /// Takes away what is there: the opposite of [#links].
  public IssuerSettingsPatchInput clearLinks() {
    return new IssuerSettingsPatchInput(body.with("links", null));
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
