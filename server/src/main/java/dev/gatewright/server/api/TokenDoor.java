package dev.gatewright.server.api;

import dev.gatewright.admin.act.Administrators;
import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.identity.Factor;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.store.Sessions;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.userinfo.ResourceAccess;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.store.events.EventTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Lets in who shows an access token that the issuer of those who administer made for this API and
/// for nothing else (RFC 6750, RFC 9068). The token says who it is and how much of what they may it
/// is good for; what they may is read from the store at each request.
///
/// No other issuer's token counts, whatever audience it names: it is proved by other keys and
/// another `iss`.
public final class TokenDoor {
  private static final String WITHOUT_MANDATE = "token.mandate";
  private static final String WITHOUT_FACTORS = "token.factors";

  private final ResourceAccess access;
  private final Supplier<Optional<Issuer>> system;
  private final String resource;
  private final Administrators administrators;
  private final Sessions sessions;
  private final Logins logins;

  /// What the console wants of a login.
  ///
  /// @param twoFactors the contexts in which it lets somebody in; the first is asked for
  /// @param contextOf the context that proofs reach
  /// @param lasts how long a proof is of a moment ago
  public record Logins(
      List<String> twoFactors, Function<List<Factor>, String> contextOf, Duration lasts) {
    public Logins {
      twoFactors = List.copyOf(twoFactors);
    }
  }

  /// @param system the issuer of those who administer, where there is one
  /// @param resource how this API is called where a token names its audience
  public TokenDoor(
      ResourceAccess access,
      Supplier<Optional<Issuer>> system,
      String resource,
      Administrators administrators,
      Sessions sessions,
      Logins logins) {
    this.access = access;
    this.system = system;
    this.resource = resource;
    this.administrators = administrators;
    this.sessions = sessions;
    this.logins = logins;
  }

  /// Who shows a token.
  sealed interface Check {
    /// Somebody, by one of these at a time.
    record Held(List<Actor.Mandated> actors) implements Check {}

    /// Nobody; `challenge` is the `WWW-Authenticate` field that says why (RFC 6750 §3).
    record Unknown(String reason, String challenge) implements Check {
      /// Whether it is no token of this issuer, or none that still counts.
      boolean isForeign() {
        return reason.equals(Reason.TOKEN_INVALID.code())
            || reason.equals(Reason.TOKEN_BEARER_MISSING.code());
      }
    }
  }

  Check check(HttpRequest request, Instant now) {
    return system
        .get()
        .map(issuer -> check(access.admitAt(issuer, request.headers()::all, resource), now))
        .orElseGet(() -> new Check.Unknown(Reason.TOKEN_INVALID.code(), "Bearer"));
  }

  private Check check(ResourceAccess.Entry entry, Instant now) {
    return switch (entry) {
      case ResourceAccess.Entry.Denied(var refusal, var challenge) ->
          new Check.Unknown(refusal.reason().code(), challenge);
      case ResourceAccess.Entry.Person(var _, var grant, var scope) -> person(grant, scope, now);
      case ResourceAccess.Entry.Program(var client, var scope) ->
          held(
              administrators.mandates(client.id()),
              scope,
              mandate -> new Actor.Program(client.id(), mandate));
    };
  }

  /// The console lets nobody in with one factor, and neither does this (RFC 9470 §3).
  private Check person(Grant grant, Scope scope, Instant now) {
    if (grant.acr().filter(logins.twoFactors()::contains).isEmpty()) {
      return new Check.Unknown(WITHOUT_FACTORS, challenge("a login with two factors is needed"));
    }
    boolean proved = isProved(grant, now);
    return UserId.parse(grant.subject().value())
        .map(user ->
            held(
                administrators.mandates(user),
                scope,
                mandate -> new Actor.Administrator(user, mandate, proved)))
        .orElseGet(TokenDoor::withoutMandate);
  }

  /// Both the login that the token tells of and what the session holds: who gives a password anew
  /// and has a second factor of this morning has not proved that one.
  private boolean isProved(Grant grant, Instant now) {
    var since = now.minus(logins.lasts());
    return !grant.authTime().isBefore(since)
        && grant
            .session()
            .flatMap(id -> SessionId.parse(id.value()))
            .flatMap(id -> sessions.find(new TenantId(EventTable.SERVER.value()), id))
            .filter(session -> session.isLive(now))
            .map(session ->
                session.factors().stream().filter(factor -> factor.isSince(since)).toList())
            .map(logins.contextOf())
            .filter(logins.twoFactors()::contains)
            .isPresent();
  }

  /// RFC 9470 §3 for somebody who was let in, and signed in too long ago for what they ask for.
  String proofChallenge() {
    return challenge("a login of a moment ago is needed")
        + ", max_age=\""
        + logins.lasts().toSeconds()
        + '"';
  }

  private String challenge(String description) {
    return "Bearer error=\"insufficient_user_authentication\", error_description=\""
        + description
        + "\", acr_values=\""
        + logins.twoFactors().getFirst()
        + '"';
  }

  private static Check held(
      List<Mandate> mandates, Scope scope, Function<Mandate, Actor.Mandated> as) {
    var permissions = permissions(scope);
    return mandates.isEmpty()
        ? withoutMandate()
        : new Check.Held(
            mandates.stream().map(mandate -> as.apply(mandate.within(permissions))).toList());
  }

  private static Check withoutMandate() {
    return new Check.Unknown(
        WITHOUT_MANDATE,
        "Bearer error=\"invalid_token\", error_description=\"whoever the token is of administers"
            + " nothing\"");
  }

  private static Set<Permission> permissions(Scope scope) {
    return scope.tokens().stream()
        .flatMap(word -> Permission.parse(word).stream())
        .collect(Collectors.toSet());
  }
}
