package dev.gatewright.protocol.token;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.internal.issue.AskedScope;
import dev.gatewright.protocol.internal.issue.HostPolicy;
import dev.gatewright.protocol.internal.issue.RefreshTokens;
import dev.gatewright.protocol.internal.issue.Targets;
import dev.gatewright.protocol.issue.IssueContext;
import dev.gatewright.protocol.issue.TokenHook.Advice;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.Binding;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.ports.Grants.RefreshAttempt;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome;
import dev.gatewright.protocol.ports.Grants.Refused;
import dev.gatewright.protocol.ports.Subjects;
import dev.gatewright.protocol.ports.Subjects.SubjectView;
import dev.gatewright.protocol.seal.RefreshTokenValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The refresh grant (RFC 6749 §6, RFC 9700 §4.14.2).
///
/// Scope, resource and the user's status are decided first, so a refusal advances nothing; then one
/// step in the store decides between rotation, grace and theft. A client without grace gets no
/// second answer, but a replay within ten seconds of the rotation does not end its grant.
///
/// All that is looked at and changed is one transaction where no hook is asked in between; tokens
/// are signed after it.
final class RefreshTokenGrant implements TokenGrant {
  /// Two requests of one browser meet within this time. Where there is no grace the second is
  /// refused, and nobody takes it for a thief.
  private static final Duration TOGETHER = Duration.ofSeconds(10);

  private final RefreshTokens refreshTokens;
  private final Grants grants;
  private final Subjects subjects;
  private final TokenSet tokens;
  private final HostPolicy host;

  RefreshTokenGrant(
      RefreshTokens refreshTokens,
      Grants grants,
      Subjects subjects,
      TokenSet tokens,
      HostPolicy host) {
    this.refreshTokens = refreshTokens;
    this.grants = grants;
    this.subjects = subjects;
    this.tokens = tokens;
    this.host = host;
  }

  @Override
  public GrantResult answer(TokenRequest request) {
    var issuer = request.issuer();
    var presented = request.one("refresh_token");
    if (presented.isEmpty()) {
      return GrantResult.refused(Reason.REFRESH_MISSING);
    }
    var token = refreshTokens.read(issuer, presented.get());
    if (token.isEmpty()) {
      return GrantResult.refused(Reason.REFRESH_INVALID);
    }
    var step =
        host.asksHook(issuer)
            ? present(request, token.get())
            : grants.together(() -> present(request, token.get()));
    return switch (step) {
      case Step.Refused(var why) -> why;
      case Step.Go(var context, var refreshToken) ->
          new GrantResult.Issued(
              tokens.issue(context, Optional.empty(), Optional.of(refreshToken)));
    };
  }

  /// What the store and the host say of a token that was presented.
  private sealed interface Step {
    record Refused(GrantResult why) implements Step {}

    record Go(IssueContext context, RefreshTokenValue refreshToken) implements Step {}
  }

  private static Step refused(Reason reason) {
    return new Step.Refused(GrantResult.refused(reason));
  }

  private Step present(TokenRequest request, RefreshTokenValue token) {
    var grant =
        grants
            .find(request.issuer().id(), token.handle())
            .filter(
                found -> found.client().equals(request.client().id()) && isBoundAs(found, request));
    if (grant.isEmpty()) {
      return refused(Reason.REFRESH_INVALID);
    }
    return switch (asked(request, grant.get().scope())) {
      case AskedScope.Refused(var reason) -> refused(reason);
      case AskedScope.Of(var scope) -> present(request, token, grant.get(), scope);
    };
  }

  private AskedScope asked(TokenRequest request, Scope granted) {
    return request
        .one("scope")
        .map(sent ->
            AskedScope.read(
                sent,
                request.type(),
                request.issuer(),
                request.client(),
                granted,
                host.options(),
                Reason.SCOPE_EXCEEDS_GRANT))
        .orElseGet(() -> new AskedScope.Of(granted));
  }

  private Step present(
      TokenRequest request, RefreshTokenValue token, Grant grant, Scope requested) {
    var issuer = request.issuer();
    var client = request.client();
    var resources = Targets.named(issuer, request.parameters());
    if (resources.isEmpty()) {
      return refused(Reason.RESOURCE_INVALID);
    }
    if (!grant.resources().containsAll(resources.get())) {
      return refused(Reason.RESOURCE_EXCEEDS_GRANT);
    }
    var subject = subjects.find(issuer.id(), grant.subject());
    if (subject.isEmpty()) {
      return refused(grant.isGuest() ? Reason.GUEST_ENDED : Reason.SUBJECT_INACTIVE);
    }
    if (!AuthorizationCodeGrant.organizationIsActive(client, subject.get(), grant.organization())) {
      return refused(Reason.ORGANIZATION_INACTIVE);
    }
    var targets = resources.get().isEmpty() ? grant.resources() : resources.get();
    var scope = left(issuer, client, grant, targets, requested);
    if (scope.isNothingOf(requested)) {
      return refused(Reason.SCOPE_NOT_ALLOWED);
    }
    var wanted = new Wanted(grant, subject.get(), scope, targets);
    return ask(request, token, wanted);
  }

  /// The host's hook is asked before the token moves on, so that what it refuses costs the client
  /// nothing. A token that is spent is looked at all the same: a hook must not hide a theft.
  private Step ask(TokenRequest request, RefreshTokenValue token, Wanted wanted) {
    var context =
        request
            .issuing()
            .to(wanted.grant(), wanted.subject())
            .of(wanted.scope(), wanted.targets())
            .build();
    return switch (tokens.advice(context, true)) {
      case Advice.Refuse refuse ->
          new Step.Refused(spent(request, token).orElseGet(() -> GrantResult.refused(refuse)));
      case Advice.Fail fail ->
          new Step.Refused(spent(request, token).orElseGet(() -> GrantResult.refused(fail)));
      case Advice.Go go -> advance(request, token, context.advised(go));
    };
  }

  /// Why a token that no longer counts is refused; empty for one that does, which stays as it is.
  private Optional<GrantResult> spent(TokenRequest request, RefreshTokenValue token) {
    var issuer = request.issuer().id();
    return grants.isRefreshTokenLive(
                issuer, token.handle(), token.generation(), token.epoch(), request.now())
            || !(refresh(request, token) instanceof RefreshOutcome.NotRefreshed(var why))
        ? Optional.empty()
        : Optional.of(GrantResult.refused(reason(why)));
  }

  /// A bound refresh token is nothing without the proof that it is bound to (RFC 9449 §5, RFC 8705
  /// §4).
  private static boolean isBoundAs(Grant grant, TokenRequest request) {
    var binding = grant.binding();
    return binding instanceof Binding.None || binding.equals(request.binding());
  }

  private record Wanted(Grant grant, SubjectView subject, Scope scope, List<String> targets) {}

  /// The scope that can still be had: without what the operator has taken from the client since,
  /// and what the host no longer grants to the user.
  private Scope left(
      Issuer issuer, Client client, Grant grant, List<String> targets, Scope requested) {
    var granted =
        host.grant(
            issuer,
            client,
            GrantType.REFRESH_TOKEN,
            Optional.of(grant.subject()),
            requested.intersect(client.scope()));
    return Targets.narrow(issuer, targets, granted);
  }

  private Step advance(TokenRequest request, RefreshTokenValue token, IssueContext context) {
    return switch (refresh(request, token)) {
      case RefreshOutcome.Advanced advanced -> new Step.Go(context, token.successor());
      case RefreshOutcome.Grace grace ->
          isOnce(request.client())
              ? refused(Reason.REFRESH_REPLAYED)
              : new Step.Go(context, token.successor());
      case RefreshOutcome.Kept kept -> new Step.Go(context, token);
      case RefreshOutcome.NotRefreshed refused -> refused(reason(refused.why()));
    };
  }

  private RefreshOutcome refresh(TokenRequest request, RefreshTokenValue token) {
    var client = request.client();
    var policy = client.refreshToken();
    boolean once = isOnce(client);
    return grants.refresh(
        request.issuer().id(),
        new RefreshAttempt(
            token.handle(),
            token.generation(),
            token.epoch(),
            policy.rotate(),
            policy.rotate() ? (once ? TOGETHER : policy.grace()) : Duration.ZERO,
            client.isPublic() && !once,
            policy.idle()),
        request.now());
  }

  private static boolean isOnce(Client client) {
    var policy = client.refreshToken();
    return policy.rotate() && policy.grace().isZero();
  }

  private static Reason reason(Refused why) {
    return switch (why) {
      case UNKNOWN -> Reason.REFRESH_INVALID;
      case REVOKED -> Reason.REFRESH_REVOKED;
      case EXPIRED -> Reason.REFRESH_EXPIRED;
      case THEFT -> Reason.REFRESH_THEFT;
      case GRACE_EXHAUSTED -> Reason.REFRESH_GRACE_EXHAUSTED;
      case STORE_BEHIND -> Reason.REFRESH_STORE_BEHIND;
      case SESSION_ENDED -> Reason.SESSION_ENDED;
      case SUBJECT_INACTIVE -> Reason.SUBJECT_INACTIVE;
      case CLIENT_INACTIVE -> Reason.CLIENT_INACTIVE;
      case ORGANIZATION_INACTIVE -> Reason.ORGANIZATION_INACTIVE;
    };
  }
}
