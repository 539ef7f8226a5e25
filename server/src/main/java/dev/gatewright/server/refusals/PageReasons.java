package dev.gatewright.server.refusals;

import java.util.List;

/// Why people are led no further on the hosted pages.
final class PageReasons {
  static final List<Explanation> ALL =
      List.of(
          Explanation.of(
              "login.wrong_credentials",
              "422",
              "email and password do not belong together, and which of them is wrong is told to nobody; or the recovery code is not one of this person's, or was used",
              "Try again, or let an operator set a new password (`gatewright user set-password`)."),
          Explanation.of(
              "login.throttled",
              "429",
              "too many wrong passwords or codes for this account from unknown browsers, from this browser, or from this address",
              Setting.server("limits.login_per_account"),
              "Wait as long as `Retry-After` says; see `limits` in `server.yaml`. A browser that signed in before has a budget of its own, and a recovery code beside the password gets in at once."),
          Explanation.of(
              "login.unsolved",
              "403",
              "the issuer is under attack (`challenge`), and the form came without the work that its page asked of the browser, or with work that was used, late or for another form",
              Setting.issuer("challenge"),
              "Nothing for people: the page asks again, and the browser does it while they type. Programs that fill in the page themselves must do it too; see [signing-in.md](signing-in.md)."),
          Explanation.of(
              "login.stale",
              "200",
              "the password was proved on a page more than ten minutes ago, or the account was signed out since",
              "Sign in again; the page shows the form."),
          Explanation.of(
              "login.not_active",
              "403",
              "the password is right, and the account is suspended or disabled",
              "Set the user's `status: active` and apply."),
          Explanation.of(
              "login.unverified",
              "200",
              "everything was right, and the issuer wants the address confirmed first (`email_verification`); a mail is on its way",
              Setting.issuer("email_verification"),
              "The person opens the mailed link. An operator sees with `gatewright user show` whether the address is confirmed."),
          Explanation.of(
              "login.without_pkce",
              "-",
              "advice in the log: a login came without `code_challenge` and without `nonce`, so that a code of somebody else could be slipped in unnoticed (RFC 9700 §4.5)",
              Setting.client("pkce"),
              "Switch PKCE on in the client's library, then set `pkce: required`."),
          Explanation.of(
              "login.consent_not_remembered",
              "-",
              "advice in the log: a public client at a redirect URI without https is asked about at every login",
              Setting.client("redirect_uris"),
              "Use an https redirect URI or a confidential client. A server on localhost, such as `gatewright dev`, remembers the answer."),
          Explanation.of(
              "login.upstream_connect",
              "200",
              "a provider verified an address that an account here has",
              "The person signs in to that account once; from then on the provider signs them in."),
          Explanation.of(
              "login.upstream_unknown",
              "403",
              "nobody here is known by what the provider says, and nobody makes an account by coming (`signup`, or the provider's organization)",
              Setting.issuer("signup"),
              "They sign in another way and connect the provider under `/account/security/providers`."),
          Explanation.of(
              "login.upstream_other_domain",
              "403",
              "the address is of a domain that `signup_domains` does not name",
              Setting.issuer("signup_domains"),
              "Use another account there, or add the domain."),
          Explanation.of(
              "login.upstream_other_address",
              "403",
              "somebody goes on from an invitation, and the provider confirms another address than the invited one, or none",
              "Use the account there that has the address, or make an account with a password."),
          Explanation.of(
              "login.upstream_declined",
              "200",
              "the person, or the provider's own rules, ended it there",
              "Try again, or sign in another way."),
          Explanation.of(
              "login.upstream_failed",
              "422",
              "what came back is no good answer; a line `login.upstream_fault_...` says why",
              "See there."),
          Explanation.of(
              "login.upstream_not_fresh",
              "422",
              "the client wants somebody who proves now who they are (`prompt=login`, `max_age`), and the provider names no `auth_time`, or an older one",
              "Sign in another way; not every provider tells."),
          Explanation.of(
              "login.upstream_unavailable",
              "503",
              "the provider does not answer, is disabled, or the request of the application is too long to be taken along (2,000 characters sealed)",
              Setting.provider("enabled"),
              "Look at the provider's settings and its address; let the application send a shorter request (`state`, `claims`), or sign in another way."),
          Explanation.of(
              "login.upstream_not_linked",
              "-",
              "somebody signed in to the account of the address, and it was not linked: it has 20 links, or its address is not verified",
              "The person connects it under `/account/security/providers`."),
          Explanation.of(
              "login.upstream_unknown_journey",
              "400",
              "an answer came to a browser that was sent to no provider, or more than 15 minutes ago, or by the address of another provider",
              "Start again from the application. Nobody can be signed in by an answer that another browser asked for."),
          Explanation.of(
              "login.upstream_fault_not_offered",
              "422",
              "the provider is disabled",
              Setting.provider("enabled"),
              "Enable it."),
          Explanation.of(
              "login.upstream_fault_transaction",
              "422",
              "what the browser took along is of another login, or too old",
              "Start again."),
          Explanation.of(
              "login.upstream_fault_callback",
              "422",
              "`state`, `iss` or `code` are missing or another login's",
              "Start again; look whether the provider sends `iss` as it names itself."),
          Explanation.of(
              "login.upstream_fault_code",
              "422",
              "the provider does not take its code back: it was used, or is old",
              "Start again."),
          Explanation.of(
              "login.upstream_fault_id_token",
              "422",
              "the ID token is not good (OpenID Connect Core §3.1.3.7)",
              Setting.provider("issuer"),
              "Compare `issuer`, `client_id` and `id_token_algs` with what the provider says."),
          Explanation.of(
              "login.upstream_fault_claims",
              "422",
              "what the provider says lacks what must be there, such as who it is",
              Setting.provider("claims"),
              "See `claims` in the provider's settings."),
          Explanation.of(
              "login.upstream_fault_domain",
              "422",
              "the person is of none of the `allowed_domains`",
              Setting.provider("allowed_domains"),
              "Use another account there."),
          Explanation.of(
              "login.upstream_fault_settings",
              "422",
              "the provider refuses this server's credentials, or its settings do not fit it",
              Setting.provider("client_id"),
              "Compare `client_id` and the secret with what the provider shows."),
          Explanation.of(
              "login.busy",
              "503",
              "more logins are waiting than the password threads can take",
              "Try again in a moment; a flood of logins shows in the log as many of these lines."),
          Explanation.of(
              "page.foreign_form",
              "403",
              "the form was sent by another site, or cannot be read",
              "Start again from the application; check that no proxy rewrites requests."),
          Explanation.of(
              "page.console",
              "403",
              "somebody asked the console for what their role does not let them do, for what is not there or not theirs (404), or for what could not be done (409)",
              "See that the person has the role ([console.md](console.md)); the page says why."),
          Explanation.of(
              "projects.not_administrator",
              "403",
              "somebody's token is good, and its person is no administrator of the project that the address names",
              Setting.client("project_admins"),
              "Give the person the role `admin`, and ask with a token of that project."),
          Explanation.of(
              "link.gone",
              "410",
              "a mailed link was used, has expired, or was never one of ours",
              "Ask for another one; a mail program that follows links uses none up."),
          Explanation.of(
              "signup.closed",
              "403",
              "nobody makes an account at this issuer by themselves",
              Setting.issuer("signup"),
              "Invite them (`gatewright user invite`), or open the issuer's `signup`."),
          Explanation.of(
              "account.proof_needed",
              "401",
              "what is sensitive was asked for without a proof of who it is of the last ten minutes",
              "Let the person sign in again with `max_age` or `prompt=login`; see [account.md](account.md)."),
          Explanation.of(
              "account.impersonated",
              "403",
              "somebody who acts as a person wanted to change something of theirs, or a copy of it",
              "Ask the person, or do it as an administrator; see [impersonation.md](impersonation.md)."),
          Explanation.of(
              "impersonation.gone",
              "410",
              "the secret was used, is older than two minutes, or whoever has it may not act as the person",
              Setting.issuer("impersonation"),
              "Begin anew in the console; see [impersonation.md](impersonation.md)."));

  private PageReasons() {}
}
