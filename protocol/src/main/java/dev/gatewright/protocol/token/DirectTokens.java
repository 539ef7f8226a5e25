package dev.gatewright.protocol.token;

import dev.gatewright.protocol.Issuer;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issue.Authorizations;
import dev.gatewright.protocol.issue.Authorizations.Outcome;
import dev.gatewright.protocol.issue.IssueContext;
import dev.gatewright.protocol.issue.Targets;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tokens of the grants that need no authorization request: scope, resources and the user are
/// checked here, so that none of them can forget to.
final class DirectTokens {
  private final TokenGrants.Parts parts;

  DirectTokens(TokenGrants.Parts parts) {
    this.parts = parts;
  }

  /// Who asked for what.
  ///
  /// `subject` is absent for the client itself; `offerRefresh` whether the grant may end in a
  /// refresh token; `actor` is who acts for the user (RFC 8693 §4.1).
  record Order(
      GrantType type,
      Optional<SubjectId> subject,
      Scope scope,
      List<String> resources,
      Instant authTime,
      Set<String> amr,
      boolean offerRefresh,
      Optional<String> actor) {}

  /// The scope that a request names, or the client's default; refused when it is malformed or more
  /// than the client may have (RFC 6749 §3.3).
  sealed interface Asked {
    record For(Scope scope) implements Asked {}

    record Refused(Reason reason) implements Asked {}
  }

  Asked scope(Client client, Parameters parameters) {
    var asked =
        parameters
            .one("scope")
            .map(parts.host().options()::parseScope)
            .orElse(Optional.of(client.defaultScope()));
    if (asked.isEmpty()) {
      return new Asked.Refused(Reason.SCOPE_MALFORMED);
    }
    return client.scope().covers(asked.get())
        ? new Asked.For(asked.get())
        : new Asked.Refused(Reason.SCOPE_NOT_ALLOWED);
  }

  /// Issues what was decided.
  GrantResult issue(Issuer issuer, Client client, Order order, Instant now) {
    if (!client.scope().covers(order.scope())) {
      return GrantResult.refused(Reason.SCOPE_NOT_ALLOWED);
    }
    if (!Targets.areKnown(issuer, order.resources())) {
      return GrantResult.refused(Reason.RESOURCE_INVALID);
    }
    var granted = parts.host().grant(issuer, client, order.type(), order.subject(), order.scope());
    return order.subject().isEmpty()
        ? new GrantResult.Issued(
            parts.tokens().issue(context(issuer, client, order, granted, Optional.empty(), now)))
        : forPerson(issuer, client, order, order.subject().get(), granted, now);
  }

  private GrantResult forPerson(
      Issuer issuer, Client client, Order order, SubjectId subject, Scope granted, Instant now) {
    var view = parts.subjects().find(issuer.id(), subject);
    if (view.isEmpty()) {
      return GrantResult.refused(Reason.SUBJECT_INACTIVE);
    }
    var terms =
        Authorizations.Terms.of(subject, granted, order.resources(), order.authTime(), order.amr());
    var voucher = parts.authorizations().unspent(now);
    return switch (parts
        .authorizations()
        .keep(issuer, client, terms, voucher, order.offerRefresh(), now)) {
      case Outcome.Refused refused -> GrantResult.refused(refused.reason());
      case Outcome.Kept kept -> {
        var person = new IssueContext.Person(kept.grant(), view.get());
        var context = context(issuer, client, order, granted, Optional.of(person), now);
        yield new GrantResult.Issued(
            parts.tokens().issue(context, Optional.empty(), kept.refreshToken()));
      }
    };
  }

  private static IssueContext context(
      Issuer issuer,
      Client client,
      Order order,
      Scope granted,
      Optional<IssueContext.Person> person,
      Instant now) {
    return new IssueContext(
        issuer,
        client,
        order.type(),
        person,
        Targets.narrow(issuer, order.resources(), granted),
        order.resources(),
        order.actor(),
        now);
  }
}
