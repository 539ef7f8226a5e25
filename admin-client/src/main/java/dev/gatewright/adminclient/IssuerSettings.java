// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `IssuerSettings`, as the server tells it. Later versions may tell more.
///
/// @param id Part of the issuer's URL: letters, digits, - and _. Default: required.
/// @param url The issuer's URL, when it is another origin or path. Default: {base_url}/{id}.
/// @param name What pages call it. Default: the id.
/// @param scopes The issuer's own scopes, as text or with a description. Default: [].
/// @param resources The APIs it makes tokens for. Default: [].
/// @param clientDefaults Client settings that hold for every client of the issuer. Default: {}.
/// @param signup Who may make an account: everybody who reads mail at their address (open), those
///   who were sent an invitation (invite), or nobody but the operator (closed). Default: closed.
/// @param signupDomains Domains of the addresses with which people may sign up by themselves;
///   without any, all may. Default: [].
/// @param emailVerification Whether somebody whose address is not verified may sign in. With
///   optional they may, and tokens say email_verified: false; with required they are mailed a link
///   first. Default: optional.
/// @param terms What people accept when they make an account. Default: {}.
/// @param passwords Which passwords people may set. Default: {}.
/// @param login How people sign in. Default: {}.
/// @param providers Other providers that people may sign in at, each under a name of small letters,
///   digits and -, which stands in its callback URL and is never to be given to another one.
///   Default: none.
/// @param sessions How long logins last. Default: {}.
/// @param account What people may do with their own accounts at /account. Default: {}.
/// @param challenge When browsers that nobody signed in with before do about a second's work before
///   they sign in, sign up or ask for a mail: while the issuer is under attack (auto), never (off)
///   or always. Browsers without script get a mail instead. Default: auto.
/// @param hooks Programs that are asked before an account is made, somebody is signed in, or tokens
///   are given. What is not listed goes, with its secret. Default: [].
/// @param impersonation Whether administrators may act as somebody for an hour, for a reason that
///   is kept: with no refresh token, no consent and no change of the account. The person is told.
///   Default: off.
/// @param events What is kept of what happened. Default: {}.
/// @param sender Who sends the mails of this issuer. Default: {}.
/// @param profile strict holds every client to what a security profile wants: PKCE everywhere,
///   refresh tokens of a single use, minimal ID tokens, nothing revoked or ended without proof.
///   Default: standard.
/// @param parameterlessLogout What a logout request with no parameter does: ask, or end the
///   session. Default: confirm.
/// @param unknownScopes What becomes of a scope that is declared nowhere, where openid is asked
///   for: it is left out (OpenID Connect Core §3.1.2.1), or the request is refused. Default:
///   ignore.
/// @param organizationsClaim How many organizations tokens name themselves; with more, the claim
///   gives way to a reference to /oauth2/organizations. Default: {}.
/// @param languages What pages and mails speak. Default: {}.
/// @param branding How the hosted pages look. Default: {}.
/// @param links What stands at the foot of every page. Default: {}.
public record IssuerSettings(
    String id,
    Optional<String> url,
    Optional<String> name,
    Optional<List<Object>> scopes,
    Optional<List<IssuerSettingsResource>> resources,
    Optional<IssuerSettingsClientDefaults> clientDefaults,
    Optional<IssuerSettingsSignup> signup,
    Optional<List<String>> signupDomains,
    Optional<IssuerSettingsEmailVerification> emailVerification,
    Optional<IssuerSettingsTerms> terms,
    Optional<IssuerSettingsPasswords> passwords,
    Optional<IssuerSettingsLogin> login,
    Optional<Map<String, IssuerSettingsProviders>> providers,
    Optional<IssuerSettingsSessions> sessions,
    Optional<IssuerSettingsAccount> account,
    Optional<IssuerSettingsChallenge> challenge,
    Optional<List<IssuerSettingsHook>> hooks,
    Optional<IssuerSettingsImpersonation> impersonation,
    Optional<IssuerSettingsEvents> events,
    Optional<IssuerSettingsSender> sender,
    Optional<IssuerSettingsProfile> profile,
    Optional<IssuerSettingsParameterlessLogout> parameterlessLogout,
    Optional<IssuerSettingsUnknownScopes> unknownScopes,
    Optional<IssuerSettingsOrganizationsClaim> organizationsClaim,
    Optional<IssuerSettingsLanguages> languages,
    Optional<IssuerSettingsBranding> branding,
    Optional<IssuerSettingsLinks> links) {
  static IssuerSettings of(Members json) {
    return new IssuerSettings(
        json.required("id", Readers::text),
        json.optional("url", Readers::text),
        json.optional("name", Readers::text),
        json.optional("scopes", Readers.list(Readers::any)),
        json.optional("resources", Readers.list(Readers.object(IssuerSettingsResource::of))),
        json.optional("client_defaults", Readers.object(IssuerSettingsClientDefaults::of)),
        json.optional("signup", Readers.word(IssuerSettingsSignup::new)),
        json.optional("signup_domains", Readers.list(Readers::text)),
        json.optional("email_verification", Readers.word(IssuerSettingsEmailVerification::new)),
        json.optional("terms", Readers.object(IssuerSettingsTerms::of)),
        json.optional("passwords", Readers.object(IssuerSettingsPasswords::of)),
        json.optional("login", Readers.object(IssuerSettingsLogin::of)),
        json.optional("providers", Readers.map(Readers.object(IssuerSettingsProviders::of))),
        json.optional("sessions", Readers.object(IssuerSettingsSessions::of)),
        json.optional("account", Readers.object(IssuerSettingsAccount::of)),
        json.optional("challenge", Readers.word(IssuerSettingsChallenge::new)),
        json.optional("hooks", Readers.list(Readers.object(IssuerSettingsHook::of))),
        json.optional("impersonation", Readers.word(IssuerSettingsImpersonation::new)),
        json.optional("events", Readers.object(IssuerSettingsEvents::of)),
        json.optional("sender", Readers.object(IssuerSettingsSender::of)),
        json.optional("profile", Readers.word(IssuerSettingsProfile::new)),
        json.optional("parameterless_logout", Readers.word(IssuerSettingsParameterlessLogout::new)),
        json.optional("unknown_scopes", Readers.word(IssuerSettingsUnknownScopes::new)),
        json.optional("organizations_claim", Readers.object(IssuerSettingsOrganizationsClaim::of)),
        json.optional("languages", Readers.object(IssuerSettingsLanguages::of)),
        json.optional("branding", Readers.object(IssuerSettingsBranding::of)),
        json.optional("links", Readers.object(IssuerSettingsLinks::of)));
  }
}
