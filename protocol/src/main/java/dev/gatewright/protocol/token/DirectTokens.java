package dev.gatewright.protocol.token;

import dev.gatewright.protocol.internal.issue.AskedScope;
import dev.gatewright.protocol.internal.issue.Authorizations;
import dev.gatewright.protocol.internal.issue.Authorizations.Given;
import dev.gatewright.protocol.internal.issue.Authorizations.Outcome;
import dev.gatewright.protocol.internal.issue.Targets;
import dev.gatewright.protocol.issue.Actor;
import dev.gatewright.protocol.issue.IssueContext;
import dev.gatewright.protocol.issuer.Issuer;
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

  /// What a request names: a scope, or the client's default, and declared resources.
  sealed interface Asked {
    /// `named` is what the request itself names of `scope`: all or nothing.
    record For(Scope named, Scope scope, List<String> resources) implements Asked {}

    /// The scope is malformed or more than the client may have (RFC 6749 §3.3), or a resource is
    /// not declared (RFC 8707 §2).
    record Refused(Reason reason) implements Asked {}
  }

  Asked asked(TokenRequest request) {
    var client = request.client();
    var sent = request.one("scope");
    Scope named = Scope.empty();
    if (sent.isPresent()) {
      var read =
          AskedScope.read(
              sent.get(),
              request.type(),
              request.issuer(),
              client,
              client.scope(),
              parts.host().options(),
              Reason.SCOPE_NOT_ALLOWED);
      switch (read) {
        case AskedScope.Of(var scope) -> named = scope;
        case AskedScope.Refused(var reason) -> {
          return new Asked.Refused(reason);
        }
      }
    }
    return asked(request, named, sent.isPresent() ? named : client.defaultScope());
  }

  private static Asked asked(TokenRequest request, Scope named, Scope scope) {
    return Targets.named(request.issuer(), request.parameters())
        .<Asked>map(resources -> new Asked.For(named, scope, resources))
        .orElseGet(() -> new Asked.Refused(Reason.RESOURCE_INVALID));
  }

  /// What was asked for and what was decided; `person` is absent for the client itself.
  record Order(Asked.For asked, Scope scope, List<String> resources, Optional<Person> person) {
    static Order forClient(Asked.For asked, Scope scope, List<String> resources) {
      return new Order(asked, scope, resources, Optional.empty());
    }

    static Order forPerson(Asked.For asked, Scope scope, List<String> resources, Person person) {
      return new Order(asked, scope, resources, Optional.of(person));
    }
  }

  /// Whose tokens these are, and who acts for the person (RFC 8693 §4.1). `authTime` and `amr` tell
  /// how the person last proved who it is.
  record Person(
      SubjectId subject, Instant authTime, Set<String> amr, Offer offer, Optional<Actor> actor) {}

  /// What a person's grant may end in.
  enum Offer {
    ACCESS_TOKEN,
    /// A refresh token and an ID token too, where scope and settings give them.
    ALL_TOKENS
  }

  /// Issues what was decided.
  GrantResult issue(TokenRequest request, Order order) {
    if (!request.client().scope().covers(order.scope())) {
      return GrantResult.refused(Reason.SCOPE_NOT_ALLOWED);
    }
    if (!Targets.areKnown(request.issuer(), order.resources())) {
      return GrantResult.refused(Reason.RESOURCE_INVALID);
    }
    var subject = order.person().map(Person::subject);
    // The standard scopes are about people.
    var scope = subject.isPresent() ? order.scope() : order.scope().without(Issuer.STANDARD_SCOPES);
    var granted =
        parts.host().grant(request.issuer(), request.client(), request.type(), subject, scope);
    var narrowed = Targets.narrow(request.issuer(), order.resources(), granted);
    if (narrowed.isNothingOf(scope) || narrowed.isNothingOf(order.asked().named())) {
      return GrantResult.refused(Reason.SCOPE_NOT_ALLOWED);
    }
    return order
        .person()
        .map(person -> forPerson(request, order, person, granted))
        .orElseGet(() -> {
          var context = request.issuing().of(narrowed, order.resources()).build();
          return parts
              .tokens()
              .asked(
                  context,
                  false,
                  advised -> new GrantResult.Issued(parts.tokens().accessToken(advised)));
        });
  }

  private GrantResult forPerson(TokenRequest request, Order order, Person person, Scope granted) {
    var issuer = request.issuer();
    var subject = parts.subjects().find(issuer.id(), person.subject());
    if (subject.isEmpty()) {
      return GrantResult.refused(Reason.SUBJECT_INACTIVE);
    }
    var terms =
        Authorizations.Terms.of(
            person.subject(), granted, order.resources(), person.authTime(), person.amr());
    boolean all = person.offer() == Offer.ALL_TOKENS;
    var draft =
        parts
            .authorizations()
            .draft(
                issuer,
                request.client(),
                terms.of(subject.get()),
                new Given(all, request.binding()),
                request.now());
    var context =
        request
            .issuing()
            .to(draft.grant(), subject.get())
            .of(Targets.narrow(issuer, order.resources(), granted), order.resources())
            .actor(person.actor())
            .build();
    return parts.tokens().asked(context, all, advised -> keep(request, draft, advised, all));
  }

  private GrantResult keep(
      TokenRequest request, Authorizations.Draft draft, IssueContext context, boolean all) {
    var voucher = parts.authorizations().unspent(request.now());
    var kept =
        parts
            .authorizations()
            .keep(request.issuer(), request.client(), draft, voucher, request.now());
    return switch (kept) {
      case Outcome.NotAlive dead -> GrantResult.refused(dead.what());
      case Outcome.Replayed replayed -> throw new IllegalStateException("a new voucher was spent");
      case Outcome.Kept(var grant, var refreshToken) ->
          new GrantResult.Issued(
              all
                  ? parts.tokens().issue(context, Optional.empty(), refreshToken)
                  : parts.tokens().accessToken(context));
    };
  }
}
