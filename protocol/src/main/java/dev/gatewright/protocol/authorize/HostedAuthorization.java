package dev.gatewright.protocol.authorize;

import dev.gatewright.protocol.authorize.AuthorizationDecision.Approved;
import dev.gatewright.protocol.authorize.AuthorizationDecision.ConsentRequired;
import dev.gatewright.protocol.authorize.AuthorizationDecision.Denied;
import dev.gatewright.protocol.authorize.AuthorizationDecision.LoginRequired;
import dev.gatewright.protocol.authorize.AuthorizationRequestParser.Parsed;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.internal.errand.Contexts;
import dev.gatewright.protocol.internal.errand.NextStep;
import dev.gatewright.protocol.internal.errand.Progress;
import dev.gatewright.protocol.internal.errand.Proof;
import dev.gatewright.protocol.internal.issue.HostPolicy;
import dev.gatewright.protocol.internal.issue.IdTokens;
import dev.gatewright.protocol.issuer.EngineOptions.LoopbackRule;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.ports.Subjects;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// The authorization endpoint of a host that asks the user itself (RFC 6749 §3.1): a request is
/// validated, the host logs the user in and asks for consent in whatever way it likes, and
/// completes the request. Nothing is sent to the client in between.
public final class HostedAuthorization {
  /// How long a user may take between logging in and answering, which neither `max_age` nor
  /// `prompt=login` counts.
  private static final Duration TIME_TO_ANSWER = Duration.ofMinutes(5);

  private final Clients clients;
  private final Subjects subjects;
  private final AuthorizationRequestParser parser;
  private final AuthorizationAnswers answers;
  private final LoopbackRule loopback;
  private final Contexts contexts;
  private final InstantSource clock;

  public HostedAuthorization(
      Clients clients,
      Subjects subjects,
      IdTokens idTokens,
      AuthorizationAnswers answers,
      HostPolicy host,
      Contexts contexts,
      InstantSource clock) {
    this.clients = clients;
    this.subjects = subjects;
    this.parser = new AuthorizationRequestParser(clients, idTokens, host);
    this.answers = answers;
    this.loopback = host.options().loopback();
    this.contexts = contexts;
    this.clock = clock;
  }

  /// Reads a request (RFC 6749 §4.1.1, §4.2.1).
  public AuthorizationValidation validate(Issuer issuer, ProtocolRequest request) {
    return switch (parser.parse(issuer, request.parameters(), Optional.empty())) {
      case Parsed.Untrusted untrusted ->
          new AuthorizationValidation.Refused(AuthorizationResponses.untrusted(untrusted));
      case Parsed.Refused refused ->
          new AuthorizationValidation.Refused(AuthorizationResponses.refused(issuer, refused));
      case Parsed.Valid valid -> new AuthorizationValidation.Valid(valid.request(), valid.client());
    };
  }

  /// Answers a validated request after the user was asked (RFC 6749 §4.1.2, §4.2.2). Client and
  /// redirect URI are looked up again, because time has passed; what the request demands of the
  /// login is checked here too, so that no host can forget it.
  public AuthorizationOutcome complete(
      Issuer issuer, AuthorizationRequest request, AuthorizationDecision decision) {
    var client = clients.find(issuer.id(), request.client());
    if (client.isEmpty()) {
      return AuthorizationResponses.untrusted(
          new Parsed.Untrusted(
              Refusal.of(Reason.AUTHORIZE_CLIENT_UNKNOWN), issuer.errorStyle(), client));
    }
    if (!RedirectUris.isRegistered(client.get(), request.redirectUri(), loopback)) {
      return AuthorizationResponses.untrusted(
          new Parsed.Untrusted(
              Refusal.of(Reason.REDIRECT_URI_MISMATCH), client.get().errorStyle(), client));
    }
    return switch (decision) {
      case Denied denied -> answers.refused(issuer, client.get(), request, Reason.AUTHORIZE_DENIED);
      case LoginRequired required ->
          answers.refused(issuer, client.get(), request, Reason.AUTHORIZE_LOGIN_REQUIRED);
      case ConsentRequired required ->
          answers.refused(issuer, client.get(), request, Reason.AUTHORIZE_CONSENT_REQUIRED);
      case Approved approved -> decide(issuer, client.get(), request, approved);
    };
  }

  /// What is left to be asked of a user whom the host has asked already is refused.
  private AuthorizationOutcome decide(
      Issuer issuer, Client client, AuthorizationRequest request, Approved approved) {
    if (subjects.find(issuer.id(), approved.subject()).isEmpty()) {
      return answers.refused(issuer, client, request, Reason.AUTHORIZE_SUBJECT_UNKNOWN);
    }
    var asOf = clock.instant().minus(TIME_TO_ANSWER);
    var step =
        NextStep.decide(
            WantedOfUser.of(issuer, new Parsed.Valid(request, client)),
            Progress.askedByHost(asOf),
            Optional.of(proof(approved)),
            new KnownUser(
                issuer, client, approved.subject(), request.scope(), subjects, request::scope),
            contexts,
            asOf);
    return switch (step) {
      case NextStep.Ask ask -> answers.refused(issuer, client, request, ask.otherwise());
      case NextStep.Refuse refuse -> answers.refused(issuer, client, request, refuse.reason());
      case NextStep.Issue issue ->
          answers.approve(
              issuer,
              client,
              request,
              approved.authenticatedBy(approved.amr(), issue.login().acr()));
    };
  }

  private static Proof proof(Approved approved) {
    return new Proof(
        approved.subject(),
        approved.session(),
        approved.authTime(),
        approved.impersonation().isEmpty() ? Optional.of(approved.authTime()) : Optional.empty(),
        approved.amr(),
        approved.acr(),
        approved.impersonation());
  }
}
