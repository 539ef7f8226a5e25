package dev.gatewright.protocol.authorize;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.internal.issue.SubjectClaims;
import dev.gatewright.protocol.oauth.ClaimsRequest;
import dev.gatewright.protocol.oauth.Prompt;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.ports.Sessions.LoginSession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a valid request needs next. Pure: a table over request, session and time (OpenID Connect
/// Core §3.1.2.1, §3.1.2.3, §3.1.2.4).
sealed interface NextStep {
  record Login() implements NextStep {}

  record SelectAccount() implements NextStep {}

  record Consent(Scope missing) implements NextStep {}

  record Refuse(Reason reason) implements NextStep {}

  /// Everything is answered: issue the code for this session.
  record Issue(LoginSession session) implements NextStep {}

  /// What is known about the session's user when deciding.
  ///
  /// `consented` is what the user allowed this client before; `organizationVisible` whether the
  /// organization asked for is one of the user's that the client may see.
  record Known(Scope consented, boolean organizationVisible) {}

  /// The part before the user is known: must somebody log in or choose?
  static Optional<NextStep> beforeUser(
      InteractionState state, Client client, Optional<LoginSession> session, Instant now) {
    var request = state.request();
    boolean silent = request.prompts().contains(Prompt.NONE);
    if (session.isEmpty()) {
      return Optional.of(silent ? new Refuse(Reason.AUTHORIZE_LOGIN_REQUIRED) : new Login());
    }
    var current = session.get();
    boolean fresh = !current.authTime().isBefore(state.startedAt());
    if (!fresh && mustLogInAgain(request, client, current, now)) {
      return Optional.of(silent ? new Refuse(Reason.AUTHORIZE_LOGIN_REQUIRED) : new Login());
    }
    var demanded = request.demandedSubject();
    if (demanded.isPresent() && !demanded.get().equals(current.subject())) {
      return Optional.of(fresh || silent ? new Refuse(Reason.AUTHORIZE_WRONG_USER) : new Login());
    }
    boolean chosen = fresh || state.account().equals(Optional.of(current.id()));
    if (request.prompts().contains(Prompt.SELECT_ACCOUNT) && !chosen) {
      return Optional.of(new SelectAccount());
    }
    return Optional.empty();
  }

  private static boolean mustLogInAgain(
      AuthorizationRequest request, Client client, LoginSession session, Instant now) {
    boolean tooOld =
        request
            .maxAge()
            .filter(age -> now.isAfter(session.authTime().plus(age)) || age.isZero())
            .isPresent();
    return tooOld
        || request.prompts().contains(Prompt.LOGIN)
        || !client.option(AuthorizationEndpoint.SSO);
  }

  /// The part once the user is known.
  static NextStep forUser(
      InteractionState state, Client client, LoginSession session, Known known) {
    var request = state.request();
    var disclosed = disclosed(request, client);
    var acrs = request.claims().map(ClaimsRequest::essentialAcrs).orElse(List.of());
    if (!acrs.isEmpty() && session.acr().filter(acrs::contains).isEmpty()) {
      return new Refuse(Reason.AUTHORIZE_ACR);
    }
    if (request.organization().isPresent() && !known.organizationVisible()) {
      return new Refuse(Reason.AUTHORIZE_ORGANIZATION);
    }
    if (state.consented().equals(Optional.of(session.id()))) {
      return new Issue(session);
    }
    if (request.prompts().contains(Prompt.CONSENT)) {
      return new Consent(disclosed);
    }
    if (client.option(Client.FIRST_PARTY)) {
      return new Issue(session);
    }
    var missing = disclosed.without(known.consented());
    boolean ask =
        !missing.isEmpty() || !AuthorizationRequestParser.isAssured(client, request.redirectUri());
    if (!ask) {
      return new Issue(session);
    }
    return request.prompts().contains(Prompt.NONE)
        ? new Refuse(Reason.AUTHORIZE_CONSENT_REQUIRED)
        : new Consent(missing.isEmpty() ? disclosed : missing);
  }

  /// What the user is asked to allow: the scope, and the standard scopes of claims that are asked
  /// for by name (OpenID Connect Core §5.5).
  static Scope disclosed(AuthorizationRequest request, Client client) {
    return request
        .claims()
        .map(claims ->
            request.scope().plus(SubjectClaims.scopesOf(claims.names()).intersect(client.scope())))
        .orElse(request.scope());
  }
}
