package dev.gatewright.protocol.token;

import dev.gatewright.protocol.authorize.AuthorizationCode;
import dev.gatewright.protocol.authorize.AuthorizationCodes;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.internal.issue.Authorizations;
import dev.gatewright.protocol.internal.issue.Authorizations.Outcome;
import dev.gatewright.protocol.internal.issue.HostPolicy;
import dev.gatewright.protocol.internal.issue.SubjectClaims;
import dev.gatewright.protocol.internal.issue.Targets;
import dev.gatewright.protocol.issue.IssueContext;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.CodeVerifier;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.ports.Subjects;
import dev.gatewright.protocol.ports.Subjects.SubjectView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The authorization code grant (RFC 6749 §4.1.3, RFC 7636 §4.5 and §4.6, OpenID Connect Core
/// §3.1.3).
///
/// Everything is checked before the one step that spends the code, so a wrong request burns
/// nothing; a second right one revokes what the first one gave (RFC 6749 §4.1.2).
final class AuthorizationCodeGrant implements TokenGrant {
  private final AuthorizationCodes codes;
  private final Subjects subjects;
  private final Authorizations authorizations;
  private final TokenSet tokens;
  private final HostPolicy host;
  private final InstantSource clock;

  AuthorizationCodeGrant(
      AuthorizationCodes codes,
      Subjects subjects,
      Authorizations authorizations,
      TokenSet tokens,
      HostPolicy host,
      InstantSource clock) {
    this.codes = codes;
    this.subjects = subjects;
    this.authorizations = authorizations;
    this.tokens = tokens;
    this.host = host;
    this.clock = clock;
  }

  @Override
  public GrantResult answer(Issuer issuer, Client client, Parameters parameters) {
    var presented = parameters.one("code");
    if (presented.isEmpty()) {
      return GrantResult.refused(Reason.CODE_MISSING);
    }
    var code =
        codes.read(issuer, presented.get()).filter(found -> found.client().equals(client.id()));
    if (code.isEmpty()) {
      return GrantResult.refused(Reason.CODE_INVALID);
    }
    var now = clock.instant();
    var refused = refusal(client, code.get(), parameters, now);
    if (refused.isPresent()) {
      return GrantResult.refused(refused.get());
    }
    var terms = code.get().terms();
    var resources = Targets.named(issuer, parameters);
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
    return spend(issuer, client, code.get(), new Wanted(subject.get(), scope, targets), now);
  }

  /// What the tokens of this answer are for.
  private record Wanted(SubjectView subject, Scope scope, List<String> targets) {}

  private Optional<Reason> refusal(
      Client client, AuthorizationCode code, Parameters parameters, Instant now) {
    if (!now.isBefore(code.expiresAt())) {
      return Optional.of(Reason.CODE_EXPIRED);
    }
    var redirectUri = parameters.one("redirect_uri");
    boolean redirectUriDiffers =
        redirectUri.isPresent()
            ? !redirectUri.get().equals(code.redirectUri())
            : code.redirectUriSent();
    if (redirectUriDiffers) {
      return Optional.of(Reason.CODE_REDIRECT_URI);
    }
    return pkceRefusal(client, code, parameters.one("code_verifier"));
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
        || !SubjectClaims.visible(subject, client.organizations(), organization).isEmpty();
  }

  private GrantResult spend(
      Issuer issuer, Client client, AuthorizationCode code, Wanted wanted, Instant now) {
    var voucher =
        new Authorizations.Voucher(
            AuthorizationCodes.idBytes(code), code.expiresAt(), code.epoch());
    return switch (authorizations.keep(issuer, client, code.terms(), voucher, true, now)) {
      case Outcome.Replayed replayed -> GrantResult.refused(Reason.CODE_REPLAYED);
      case Outcome.NotAlive dead -> GrantResult.refused(dead.what());
      case Outcome.Kept kept -> {
        var context =
            new IssueContext(
                issuer,
                client,
                GrantType.AUTHORIZATION_CODE,
                Optional.of(new IssueContext.Person(kept.grant(), wanted.subject())),
                wanted.scope(),
                wanted.targets(),
                Optional.empty(),
                now);
        yield new GrantResult.Issued(tokens.issue(context, code.nonce(), kept.refreshToken()));
      }
    };
  }
}
