// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInput {
  private final Body body;

  private IssuerSettingsInput(Body body) {
    this.body = body;
  }

  /// Begins with what has to be said.
  ///
  /// @param id Part of the issuer's URL: letters, digits, - and _. Default: required.
  public static IssuerSettingsInput of(String id) {
    return new IssuerSettingsInput(Body.nothing().with("id", id));
  }

  /// The issuer's URL, when it is another origin or path. Default: {base_url}/{id}.
  public IssuerSettingsInput url(String url) {
    return new IssuerSettingsInput(body.with("url", url));
  }

  /// What pages call it. Default: the id.
  public IssuerSettingsInput name(String name) {
    return new IssuerSettingsInput(body.with("name", name));
  }

  /// The issuer's own scopes, as text or with a description. Default: [].
  public IssuerSettingsInput scopes(List<Object> scopes) {
    return new IssuerSettingsInput(body.with("scopes", scopes));
  }

  /// The APIs it makes tokens for. Default: [].
  public IssuerSettingsInput resources(List<IssuerSettingsInputResource> resources) {
    return new IssuerSettingsInput(
        body.with("resources", resources.stream().map(each -> each.body()).toList()));
  }

  /// Client settings that hold for every client of the issuer. Default: {}.
  public IssuerSettingsInput clientDefaults(IssuerSettingsInputClientDefaults clientDefaults) {
    return new IssuerSettingsInput(body.with("client_defaults", clientDefaults.body()));
  }

  /// Who may make an account: everybody who reads mail at their address (open), those who were sent
  /// an invitation (invite), or nobody but the operator (closed). Default: closed.
  public IssuerSettingsInput signup(IssuerSettingsSignup signup) {
    return new IssuerSettingsInput(body.with("signup", signup.word()));
  }

  /// Domains of the addresses with which people may sign up by themselves; without any, all may.
  /// Default: [].
  public IssuerSettingsInput signupDomains(List<String> signupDomains) {
    return new IssuerSettingsInput(body.with("signup_domains", signupDomains));
  }

  /// Whether somebody whose address is not verified may sign in. With optional they may, and tokens
  /// say email_verified: false; with required they are mailed a link first. Default: optional.
  public IssuerSettingsInput emailVerification(IssuerSettingsEmailVerification emailVerification) {
    return new IssuerSettingsInput(body.with("email_verification", emailVerification.word()));
  }

  /// What people accept when they make an account. Default: {}.
  public IssuerSettingsInput terms(IssuerSettingsInputTerms terms) {
    return new IssuerSettingsInput(body.with("terms", terms.body()));
  }

  /// Which passwords people may set. Default: {}.
  public IssuerSettingsInput passwords(IssuerSettingsInputPasswords passwords) {
    return new IssuerSettingsInput(body.with("passwords", passwords.body()));
  }

  /// How people sign in. Default: {}.
  public IssuerSettingsInput login(IssuerSettingsInputLogin login) {
    return new IssuerSettingsInput(body.with("login", login.body()));
  }

  /// Other providers that people may sign in at, each under a name of small letters, digits and -,
  /// which stands in its callback URL and is never to be given to another one. Default: none.
  public IssuerSettingsInput providers(Map<String, ? extends @Nullable Object> providers) {
    return new IssuerSettingsInput(body.with("providers", providers));
  }

  /// How long logins last. Default: {}.
  public IssuerSettingsInput sessions(IssuerSettingsInputSessions sessions) {
    return new IssuerSettingsInput(body.with("sessions", sessions.body()));
  }

  /// What people may do with their own accounts at /account. Default: {}.
  public IssuerSettingsInput account(IssuerSettingsInputAccount account) {
    return new IssuerSettingsInput(body.with("account", account.body()));
  }

  /// When browsers that nobody signed in with before do about a second's work before they sign in,
  /// sign up or ask for a mail: while the issuer is under attack (auto), never (off) or always.
  /// Browsers without script get a mail instead. Default: auto.
  public IssuerSettingsInput challenge(IssuerSettingsChallenge challenge) {
    return new IssuerSettingsInput(body.with("challenge", challenge.word()));
  }

  /// Programs that are asked before an account is made, somebody is signed in, or tokens are given.
  /// What is not listed goes, with its secret. Default: [].
  public IssuerSettingsInput hooks(List<IssuerSettingsInputHook> hooks) {
    return new IssuerSettingsInput(
        body.with("hooks", hooks.stream().map(each -> each.body()).toList()));
  }

  /// Whether administrators may act as somebody for an hour, for a reason that is kept: with no
  /// refresh token, no consent and no change of the account. The person is told. Default: off.
  public IssuerSettingsInput impersonation(IssuerSettingsImpersonation impersonation) {
    return new IssuerSettingsInput(body.with("impersonation", impersonation.word()));
  }

  /// What is kept of what happened. Default: {}.
  public IssuerSettingsInput events(IssuerSettingsInputEvents events) {
    return new IssuerSettingsInput(body.with("events", events.body()));
  }

  /// Who sends the mails of this issuer. Default: {}.
  public IssuerSettingsInput sender(IssuerSettingsInputSender sender) {
    return new IssuerSettingsInput(body.with("sender", sender.body()));
  }

  /// Strict holds every client to what a security profile wants: PKCE everywhere, refresh tokens of
  /// a single use, minimal ID tokens, nothing revoked or ended without proof. Default: standard.
  public IssuerSettingsInput profile(IssuerSettingsProfile profile) {
    return new IssuerSettingsInput(body.with("profile", profile.word()));
  }

  /// What a logout request with no parameter does: ask, or end the session. Default: confirm.
  public IssuerSettingsInput parameterlessLogout(
      IssuerSettingsParameterlessLogout parameterlessLogout) {
    return new IssuerSettingsInput(body.with("parameterless_logout", parameterlessLogout.word()));
  }

  /// What becomes of a scope that is declared nowhere, where openid is asked for: it is left out
  /// (OpenID Connect Core §3.1.2.1), or the request is refused. Default: ignore.
  public IssuerSettingsInput unknownScopes(IssuerSettingsUnknownScopes unknownScopes) {
    return new IssuerSettingsInput(body.with("unknown_scopes", unknownScopes.word()));
  }

  /// How many organizations tokens name themselves; with more, the claim gives way to a reference
  /// to /oauth2/organizations. Default: {}.
  public IssuerSettingsInput organizationsClaim(
      IssuerSettingsInputOrganizationsClaim organizationsClaim) {
    return new IssuerSettingsInput(body.with("organizations_claim", organizationsClaim.body()));
  }

  /// What pages and mails speak. Default: {}.
  public IssuerSettingsInput languages(IssuerSettingsInputLanguages languages) {
    return new IssuerSettingsInput(body.with("languages", languages.body()));
  }

  /// How the hosted pages look. Default: {}.
  public IssuerSettingsInput branding(IssuerSettingsInputBranding branding) {
    return new IssuerSettingsInput(body.with("branding", branding.body()));
  }

  /// What stands at the foot of every page. Default: {}.
  public IssuerSettingsInput links(IssuerSettingsInputLinks links) {
    return new IssuerSettingsInput(body.with("links", links.body()));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInput" + body;
  }
}
