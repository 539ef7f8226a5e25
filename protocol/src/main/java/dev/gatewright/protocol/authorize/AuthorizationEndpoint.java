package dev.gatewright.protocol.authorize;

import dev.gatewright.protocol.authorize.AuthorizationDecision.Approved;
import dev.gatewright.protocol.authorize.AuthorizationOutcome.AskUser;
import dev.gatewright.protocol.authorize.AuthorizationOutcome.ErrorPage;
import dev.gatewright.protocol.authorize.AuthorizationRequestParser.Parsed;
import dev.gatewright.protocol.authorize.Interaction.Step;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.ClientOption;
import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.internal.issue.HostPolicy;
import dev.gatewright.protocol.internal.issue.IdTokens;
import dev.gatewright.protocol.internal.issue.SubjectClaims;
import dev.gatewright.protocol.issuer.EngineOptions.LoopbackRule;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.ports.Consents;
import dev.gatewright.protocol.ports.Sessions.LoginSession;
import dev.gatewright.protocol.ports.Subjects;
import java.time.InstantSource;
import java.util.Optional;

/// The authorization endpoint and what follows it until there is an answer (RFC 6749 §3.1, OpenID
/// Connect Core §3.1.2). Thread-safe; keeps nothing between two steps.
public final class AuthorizationEndpoint {
  /// Whether a request without `state` is refused.
  public static final ClientOption<Boolean> REQUIRE_STATE = ClientOption.flag("require_state");

  /// Whether a live login session signs the user in without asking.
  public static final ClientOption<Boolean> SSO = ClientOption.of("sso", true);

  private final Clients clients;
  private final Subjects subjects;
  private final Consents consents;
  private final SealedState sealed;
  private final AuthorizationRequestParser parser;
  private final AuthorizationAnswers answers;
  private final LoopbackRule loopback;
  private final InstantSource clock;

  public AuthorizationEndpoint(
      Clients clients,
      Subjects subjects,
      Consents consents,
      SealedState sealed,
      IdTokens idTokens,
      AuthorizationAnswers answers,
      HostPolicy host,
      InstantSource clock) {
    this.clients = clients;
    this.subjects = subjects;
    this.consents = consents;
    this.sealed = sealed;
    this.parser = new AuthorizationRequestParser(clients, idTokens, host);
    this.answers = answers;
    this.loopback = host.options().loopback();
    this.clock = clock;
  }

  /// Answers an authorization request.
  public AuthorizationOutcome authorize(Issuer issuer, Parameters parameters, Browser browser) {
    return switch (parser.parse(issuer, parameters)) {
      case Parsed.Untrusted untrusted ->
          AuthorizationResponses.untrusted(untrusted.refusal(), untrusted.style());
      case Parsed.Refused refused ->
          AuthorizationResponses.refusal(
              issuer, refused.replyTo(), refused.refusal(), refused.style());
      case Parsed.Valid valid ->
          proceed(
              issuer,
              InteractionState.begin(valid.request(), clock.instant()),
              valid.client(),
              browser);
    };
  }

  /// The question behind a handle, to show its page; absent when the handle is not of this browser
  /// or too old.
  public Optional<Interaction> find(Issuer issuer, String handle, Browser browser) {
    var state = open(issuer, handle, browser);
    if (state.isEmpty()) {
      return Optional.empty();
    }
    return client(issuer, state.get())
        .map(client ->
            new Interaction(
                handle,
                state.get().step(),
                state.get().request(),
                client,
                missing(issuer, state.get(), client, browser)));
  }

  /// Goes on after the user logged in; `browser` carries the new session.
  public AuthorizationOutcome resume(Issuer issuer, String handle, Browser browser) {
    return step(issuer, handle, browser, (state, client) -> state);
  }

  /// Goes on with the account that is logged in (prompt=select_account). The answer counts for the
  /// session that the question was put to.
  public AuthorizationOutcome continueWithAccount(Issuer issuer, String handle, Browser browser) {
    return step(
        issuer,
        handle,
        browser,
        (state, client) ->
            state.asks(Step.SELECT_ACCOUNT, browser)
                ? state.withAccount(browser.session().orElseThrow().id())
                : state);
  }

  /// Goes on after the user allowed the client what was asked. The answer counts for the session
  /// that the question was put to, and for a handle of the consent step alone.
  public AuthorizationOutcome allow(Issuer issuer, String handle, Browser browser) {
    return step(
        issuer,
        handle,
        browser,
        (state, client) ->
            state.asks(Step.CONSENT, browser)
                ? consented(issuer, state, client, browser.session().orElseThrow())
                : state);
  }

  private InteractionState consented(
      Issuer issuer, InteractionState state, Client client, LoginSession session) {
    consents.allow(
        issuer.id(),
        session.subject(),
        client.id(),
        NextStep.disclosed(state.request(), client),
        clock.instant());
    return state.withConsent(session.id());
  }

  /// The user refused, at any step: `access_denied` (RFC 6749 §4.1.2.1).
  public AuthorizationOutcome deny(Issuer issuer, String handle, Browser browser) {
    var state = open(issuer, handle, browser);
    var client = state.flatMap(s -> client(issuer, s));
    return state.isEmpty() || client.isEmpty()
        ? lost()
        : answers.refused(issuer, client.get(), state.get().request(), Reason.AUTHORIZE_DENIED);
  }

  private interface Change {
    InteractionState apply(InteractionState state, Client client);
  }

  private AuthorizationOutcome step(Issuer issuer, String handle, Browser browser, Change change) {
    var state = open(issuer, handle, browser);
    var client = state.flatMap(s -> client(issuer, s));
    if (state.isEmpty() || client.isEmpty()) {
      return lost();
    }
    return proceed(issuer, change.apply(state.get(), client.get()), client.get(), browser);
  }

  /// The client as it is now, if the redirect URI of the request is still one of its own.
  private Optional<Client> client(Issuer issuer, InteractionState state) {
    return clients
        .find(issuer.id(), state.request().client())
        .filter(
            client -> RedirectUris.isRegistered(client, state.request().redirectUri(), loopback));
  }

  private Optional<InteractionState> open(Issuer issuer, String handle, Browser browser) {
    return InteractionState.read(issuer, sealed, handle, browser, clock.instant());
  }

  private static AuthorizationOutcome lost() {
    return new ErrorPage(Refusal.of(Reason.AUTHORIZE_INTERACTION_LOST));
  }

  private AuthorizationOutcome proceed(
      Issuer issuer, InteractionState state, Client client, Browser browser) {
    var next =
        NextStep.beforeUser(state, client, browser.session(), clock.instant())
            .orElseGet(() -> {
              var session = browser.session().orElseThrow();
              return NextStep.forUser(
                  state, client, session, known(issuer, state, client, session));
            });
    return switch (next) {
      case NextStep.Login login -> ask(issuer, state.at(Step.LOGIN, browser), client, browser);
      case NextStep.SelectAccount select ->
          ask(issuer, state.at(Step.SELECT_ACCOUNT, browser), client, browser);
      case NextStep.Consent consent ->
          ask(issuer, state.at(Step.CONSENT, browser), client, browser);
      case NextStep.Refuse refuse ->
          answers.refused(issuer, client, state.request(), refuse.reason());
      case NextStep.Issue issue ->
          answers.approve(issuer, client, state.request(), approval(state, issue.session()));
    };
  }

  private static Approved approval(InteractionState state, LoginSession session) {
    return new Approved(
        session.subject(),
        Optional.of(session.id()),
        session.authTime(),
        session.amr(),
        session.acr(),
        state.request().scope());
  }

  private AuthorizationOutcome ask(
      Issuer issuer, InteractionState state, Client client, Browser browser) {
    return new AskUser(
        new Interaction(
            state.write(issuer, sealed, browser),
            state.step(),
            state.request(),
            client,
            missing(issuer, state, client, browser)));
  }

  private Scope missing(Issuer issuer, InteractionState state, Client client, Browser browser) {
    if (state.step() != Step.CONSENT || browser.session().isEmpty()) {
      return Scope.empty();
    }
    var session = browser.session().get();
    var next = NextStep.forUser(state, client, session, known(issuer, state, client, session));
    return next instanceof NextStep.Consent consent ? consent.missing() : Scope.empty();
  }

  private NextStep.Known known(
      Issuer issuer, InteractionState state, Client client, LoginSession session) {
    var request = state.request();
    boolean visible =
        request.organization().isEmpty()
            || subjects
                .find(issuer.id(), session.subject())
                .map(subject ->
                    SubjectClaims.visible(subject, client.organizations(), request.organization()))
                .filter(organizations -> !organizations.isEmpty())
                .isPresent();
    var consented =
        client.option(Client.FIRST_PARTY)
            ? request.scope()
            : consents.consented(issuer.id(), session.subject(), client.id());
    return new NextStep.Known(consented, visible);
  }
}
