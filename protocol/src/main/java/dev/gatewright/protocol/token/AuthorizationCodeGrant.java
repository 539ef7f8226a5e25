package dev.gatewright.protocol.token;

import dev.gatewright.protocol.authorize.AuthorizationCode;
import dev.gatewright.protocol.authorize.AuthorizationCodes;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.internal.issue.Authorizations;
import dev.gatewright.protocol.internal.issue.Authorizations.Given;
import dev.gatewright.protocol.internal.issue.Authorizations.Outcome;
import dev.gatewright.protocol.internal.issue.HostPolicy;
import dev.gatewright.protocol.internal.issue.OrganizationsClaim;
import dev.gatewright.protocol.internal.issue.Targets;
import dev.gatewright.protocol.issue.IssueContext;
import dev.gatewright.protocol.issue.TokenHook.Advice;
import dev.gatewright.protocol.oauth.CodeVerifier;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.ports.Subjects;
import dev.gatewright.protocol.ports.Subjects.SubjectView;
import java.util.List;
import java.util.Optional;

/// The authorization code grant (RFC 6749 §4.1.3, RFC 7636 §4.5 and §4.6, OpenID Connect Core
/// §3.1.3).
///
/// Everything is checked before the one step that spends the code, so a wrong request burns
/// nothing; a second right one revokes what the first one gave (RFC 6749 §4.1.2). The host's hook
/// is the last to be asked before it, and what it says hides no second use.
final class AuthorizationCodeGrant implements TokenGrant {
  private final AuthorizationCodes codes;
  private final Subjects subjects;
  private final Authorizations authorizations;
  private final TokenSet tokens;
  private final HostPolicy host;

  AuthorizationCodeGrant(
      AuthorizationCodes codes,
      Subjects subjects,
      Authorizations authorizations,
      TokenSet tokens,
      HostPolicy host) {
    this.codes = codes;
    this.subjects = subjects;
    this.authorizations = authorizations;
    this.tokens = tokens;
    this.host = host;
  }

  @Override
  public GrantResult answer(TokenRequest request) {
    var issuer = request.issuer();
    var client = request.client();
    var presented = request.one("code");
    if (presented.isEmpty()) {
      return GrantResult.refused(Reason.CODE_MISSING);
    }
    if (client.errorStyle() == ErrorStyle.PLAIN && lacksField(request)) {
      return new GrantResult.Refused(
          Refusal.of(Reason.CODE_MISSING, "redirect_uri or code_verifier is missing"));
    }
    var code =
        codes.read(issuer, presented.get()).filter(found -> found.client().equals(client.id()));
    if (code.isEmpty()) {
      return GrantResult.refused(Reason.CODE_INVALID);
    }
    var refused = refusal(request, code.get());
    if (refused.isPresent()) {
      return GrantResult.refused(refused.get());
    }
    var terms = code.get().terms();
    var resources = Targets.named(issuer, request.parameters());
    if (resources.isEmpty()) {
      return GrantResult.refused(Reason.RESOURCE_INVALID);
    }
    if (!terms.resources().containsAll(resources.get())) {
      return GrantResult.refused(Reason.RESOURCE_EXCEEDS_GRANT);
    }
    var targets = resources.get().isEmpty() ? terms.resources() : resources.get();
    var scope = Targets.narrow(issuer, targets, terms.scope().intersect(client.scope()));
    if (scope.isNothingOf(terms.scope())) {
      return GrantResult.refused(Reason.SCOPE_NOT_ALLOWED);
    }
    var subject = subjects.find(issuer.id(), terms.subject());
    if (subject.isEmpty()) {
      return GrantResult.refused(Reason.SUBJECT_INACTIVE);
    }
    if (!organizationIsActive(client, subject.get(), terms.organization())) {
      return GrantResult.refused(Reason.ORGANIZATION_INACTIVE);
    }
    return ask(request, code.get(), new Wanted(subject.get(), scope, targets));
  }

  /// Clients of the plain style learn first what they left out, before anything is looked up.
  private static boolean lacksField(TokenRequest request) {
    return request.one("redirect_uri").isEmpty() || request.one("code_verifier").isEmpty();
  }

  /// What the tokens of this answer are for.
  private record Wanted(SubjectView subject, Scope scope, List<String> targets) {}

  private Optional<Reason> refusal(TokenRequest request, AuthorizationCode code) {
    if (!request.now().isBefore(code.expiresAt())) {
      return Optional.of(Reason.CODE_EXPIRED);
    }
    var redirectUri = request.one("redirect_uri");
    boolean redirectUriDiffers =
        redirectUri.isPresent()
            ? !redirectUri.get().equals(code.redirectUri())
            : code.redirectUriSent();
    if (redirectUriDiffers) {
      return Optional.of(Reason.CODE_REDIRECT_URI);
    }
    return pkceRefusal(request.client(), code, request.one("code_verifier"));
  }

  /// RFC 7636 §4.6; RFC 9700 §4.8.2 refuses a verifier without a challenge.
  private Optional<Reason> pkceRefusal(
      Client client, AuthorizationCode code, Optional<String> verifier) {
    if (code.codeChallenge().isEmpty()) {
      if (host.requiresPkce(client)) {
        return Optional.of(Reason.PKCE_CHALLENGE_MISSING);
      }
      return verifier.map(sent -> Reason.PKCE_VERIFIER_UNEXPECTED);
    }
    if (verifier.isEmpty()) {
      return Optional.of(Reason.PKCE_VERIFIER_MISSING);
    }
    var parsed = CodeVerifier.parse(verifier.get());
    if (parsed.isEmpty()) {
      return Optional.of(Reason.PKCE_VERIFIER_MALFORMED);
    }
    return parsed.get().matches(code.codeChallenge().get())
        ? Optional.empty()
        : Optional.of(Reason.PKCE_VERIFIER_MISMATCH);
  }

  static boolean organizationIsActive(
      Client client, SubjectView subject, Optional<String> organization) {
    return organization.isEmpty()
        || !OrganizationsClaim.visible(subject, client, organization).isEmpty();
  }

  private GrantResult ask(TokenRequest request, AuthorizationCode code, Wanted wanted) {
    var draft =
        authorizations.draft(
            request.issuer(),
            request.client(),
            code.terms().of(wanted.subject()),
            new Given(true, request.binding()),
            request.now());
    var context =
        request
            .issuing()
            .to(draft.grant(), wanted.subject())
            .of(wanted.scope(), wanted.targets())
            .build();
    return switch (tokens.advice(context, true)) {
      case Advice.Refuse refuse ->
          replayed(request, code, draft).orElseGet(() -> GrantResult.refused(refuse));
      case Advice.Fail fail ->
          replayed(request, code, draft).orElseGet(() -> GrantResult.refused(fail));
      case Advice.Go go -> spend(request, code, draft, context.advised(go));
    };
  }

  /// The refusal of a code that was used before, whatever the hook says of it; empty for any other,
  /// which stays as it is.
  private Optional<GrantResult> replayed(
      TokenRequest request, AuthorizationCode code, Authorizations.Draft draft) {
    return authorizations.isReplayed(
            request.issuer(), request.client(), draft, voucher(code), request.now())
        ? Optional.of(GrantResult.refused(Reason.CODE_REPLAYED))
        : Optional.empty();
  }

  private static Authorizations.Voucher voucher(AuthorizationCode code) {
    return new Authorizations.Voucher(
        AuthorizationCodes.idBytes(code), code.expiresAt(), code.epoch());
  }

  private GrantResult spend(
      TokenRequest request,
      AuthorizationCode code,
      Authorizations.Draft draft,
      IssueContext context) {
    var voucher = voucher(code);
    var kept =
        authorizations.keep(request.issuer(), request.client(), draft, voucher, request.now());
    return switch (kept) {
      case Outcome.Replayed replayed -> GrantResult.refused(Reason.CODE_REPLAYED);
      case Outcome.NotAlive dead -> GrantResult.refused(dead.what());
      case Outcome.Kept(var grant, var refreshToken) ->
          new GrantResult.Issued(tokens.issue(context, code.nonce(), refreshToken));
    };
  }
}
