package dev.gatewright.protocol.authorize;

import dev.gatewright.protocol.authorize.AuthorizationDecision.Approved;
import dev.gatewright.protocol.authorize.AuthorizationOutcome.AskUser;
import dev.gatewright.protocol.authorize.AuthorizationOutcome.Lost;
import dev.gatewright.protocol.authorize.AuthorizationRequestParser.Parsed;
import dev.gatewright.protocol.clients.ClientOption;
import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.errand.Browser;
import dev.gatewright.protocol.errand.Errand;
import dev.gatewright.protocol.errand.LostErrand;
import dev.gatewright.protocol.errand.LostErrand.Why;
import dev.gatewright.protocol.errand.Question;
import dev.gatewright.protocol.internal.errand.ErrandState;
import dev.gatewright.protocol.internal.errand.Errands;
import dev.gatewright.protocol.internal.errand.Errands.Opened;
import dev.gatewright.protocol.internal.errand.NextStep;
import dev.gatewright.protocol.internal.errand.Proof;
import dev.gatewright.protocol.internal.issue.HostPolicy;
import dev.gatewright.protocol.internal.issue.IdTokens;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.ports.Consents;
import dev.gatewright.protocol.ports.Subjects;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The authorization endpoint and what follows it until there is an answer (RFC 6749 §3.1, OpenID
/// Connect Core §3.1.2). Thread-safe; keeps nothing between two steps.
public final class AuthorizationEndpoint {
  /// Whether a request without `state` is refused.
  public static final ClientOption<Boolean> REQUIRE_STATE = ClientOption.flag("require_state");

  /// Whether a live login session signs the user in without asking.
  public static final ClientOption<Boolean> SSO = ClientOption.of("sso", true);

  private final Subjects subjects;
  private final Consents consents;
  private final Errands errands;
  private final AuthorizationRequestParser parser;
  private final AuthorizationAnswers answers;
  private final InstantSource clock;

  public AuthorizationEndpoint(
      Clients clients,
      Subjects subjects,
      Consents consents,
      Errands errands,
      IdTokens idTokens,
      AuthorizationAnswers answers,
      HostPolicy host,
      InstantSource clock) {
    this.subjects = subjects;
    this.consents = consents;
    this.errands = errands;
    this.parser = new AuthorizationRequestParser(clients, idTokens, host);
    this.answers = answers;
    this.clock = clock;
  }

  /// Answers an authorization request.
  public AuthorizationOutcome authorize(Issuer issuer, Parameters parameters, Browser browser) {
    return switch (parser.parse(issuer, parameters, Optional.empty())) {
      case Parsed.Untrusted untrusted -> AuthorizationResponses.untrusted(untrusted);
      case Parsed.Refused refused -> AuthorizationResponses.refused(issuer, refused);
      case Parsed.Valid valid -> begin(issuer, valid, parameters, browser);
    };
  }

  private AuthorizationOutcome begin(
      Issuer issuer, Parsed.Valid valid, Parameters parameters, Browser browser) {
    var purpose = AuthorizationPurpose.write(parameters, valid.request().hintedSubject());
    if (Errands.isTooLong(purpose)) {
      return answers.refused(
          issuer,
          valid.client(),
          valid.request(),
          Refusal.of(Reason.AUTHORIZE_PARAMETER, "the request is longer than this server takes"));
    }
    return proceed(issuer, valid, errands.begin(purpose, browser), browser);
  }

  /// The question behind a handle, to show its page; absent when it can no longer be answered,
  /// which [#lost] explains.
  public Optional<Errand> find(Issuer issuer, String handle, Browser browser) {
    return switch (errands.open(issuer, handle, browser)) {
      case Opened.Lost lost -> Optional.empty();
      case Opened.UnderWay under ->
          read(issuer, under.state())
              .map(valid -> {
                var asked = WantedOfUser.of(issuer, valid);
                var now = next(issuer, valid, under.state(), browser);
                var question = errands.question(under.state(), asked, now);
                return errand(valid, handle, question, under.state());
              });
    };
  }

  private static Errand errand(
      Parsed.Valid valid, String handle, Question question, ErrandState state) {
    var request = valid.request();
    return new Errand(
        handle,
        state.binding(),
        question,
        valid.client(),
        request.loginHint(),
        request.uiLocales(),
        Optional.of(request.redirectUri()));
  }

  /// The binding of the login that a handle is of, in whatever browser; absent for none of ours.
  public Optional<String> binding(Issuer issuer, String handle) {
    return errands.binding(issuer, handle);
  }

  /// Why a handle leads nowhere, and the ways on.
  public Lost lost(Issuer issuer, String handle, Browser browser) {
    return switch (errands.open(issuer, handle, browser)) {
      case Opened.Lost lost -> lost(issuer, handle, lost);
      case Opened.UnderWay under -> unknown();
    };
  }

  private Lost lost(Issuer issuer, String handle, Opened.Lost lost) {
    return lost.state()
        .flatMap(state -> read(issuer, state))
        .map(valid ->
            new Lost(
                new LostErrand(
                    lost.why(),
                    Optional.of(valid.client()),
                    lost.repeatable() ? Optional.of(handle) : Optional.empty(),
                    valid.request().uiLocales())))
        .orElseGet(AuthorizationEndpoint::unknown);
  }

  private static Lost unknown() {
    return new Lost(new LostErrand(Why.UNKNOWN, Optional.empty(), Optional.empty(), List.of()));
  }

  /// Begins a request anew that came to nothing in this or another browser, as if it came now. One
  /// that has its answer, or is older than a day, is not.
  public AuthorizationOutcome again(Issuer issuer, String handle, Browser browser) {
    return switch (errands.open(issuer, handle, browser)) {
      case Opened.UnderWay under -> again(issuer, under.state(), browser);
      case Opened.Lost lost ->
          lost.repeatable() && lost.state().isPresent()
              ? again(issuer, lost.state().get(), browser)
              : lost(issuer, handle, lost);
    };
  }

  private AuthorizationOutcome again(Issuer issuer, ErrandState state, Browser browser) {
    var purpose = AuthorizationPurpose.read(state.purpose());
    return switch (parser.parse(issuer, purpose.parameters(), purpose.hinted())) {
      case Parsed.Untrusted untrusted -> AuthorizationResponses.untrusted(untrusted);
      case Parsed.Refused refused -> AuthorizationResponses.refused(issuer, refused);
      case Parsed.Valid valid ->
          proceed(issuer, valid, errands.begin(state.purpose(), browser), browser);
    };
  }

  /// Goes on after the user logged in or proved more; `browser` carries the session.
  public AuthorizationOutcome resume(Issuer issuer, String handle, Browser browser) {
    return step(issuer, handle, browser, (state, valid) -> state);
  }

  /// Goes on with the account that is logged in (prompt=select_account). The answer counts for the
  /// session that the question was put to.
  public AuthorizationOutcome continueWithAccount(Issuer issuer, String handle, Browser browser) {
    return step(issuer, handle, browser, (state, valid) -> state.chosen(browser));
  }

  /// The user has nothing that proves more ([Question.StepUp]): a demand that was essential is
  /// refused, a wish is dropped.
  public AuthorizationOutcome unreachable(Issuer issuer, String handle, Browser browser) {
    return step(issuer, handle, browser, (state, valid) -> state.limited(browser));
  }

  /// Goes on after the user allowed the client what was asked. The answer counts for the session
  /// that the question was put to, and for a handle of the consent step alone.
  public AuthorizationOutcome allow(Issuer issuer, String handle, Browser browser) {
    return step(
        issuer,
        handle,
        browser,
        (state, valid) -> {
          if (state.isConsentOf(browser)) {
            consents.allow(
                issuer.id(),
                browser.session().orElseThrow().subject(),
                valid.client().id(),
                WantedOfUser.disclosed(valid),
                clock.instant());
          }
          return state.consented(browser);
        });
  }

  /// The user refused, at any step: `access_denied` (RFC 6749 §4.1.2.1).
  public AuthorizationOutcome deny(Issuer issuer, String handle, Browser browser) {
    return switch (errands.open(issuer, handle, browser)) {
      case Opened.Lost lost -> lost(issuer, handle, lost);
      case Opened.UnderWay under -> {
        var valid = read(issuer, under.state());
        yield valid.isPresent()
            ? answers.refused(
                issuer, valid.get().client(), valid.get().request(), Reason.AUTHORIZE_DENIED)
            : unknown();
      }
    };
  }

  private interface Change {
    ErrandState apply(ErrandState state, Parsed.Valid valid);
  }

  private AuthorizationOutcome step(Issuer issuer, String handle, Browser browser, Change change) {
    return switch (errands.open(issuer, handle, browser)) {
      case Opened.Lost lost -> lost(issuer, handle, lost);
      case Opened.UnderWay under -> {
        var valid = read(issuer, under.state());
        yield valid.isPresent()
            ? proceed(issuer, valid.get(), change.apply(under.state(), valid.get()), browser)
            : unknown();
      }
    };
  }

  /// The request as it is now; absent when client or redirect URI are gone, or it would be refused.
  private Optional<Parsed.Valid> read(Issuer issuer, ErrandState state) {
    var purpose = AuthorizationPurpose.read(state.purpose());
    return parser.parse(issuer, purpose.parameters(), purpose.hinted())
            instanceof Parsed.Valid valid
        ? Optional.of(valid)
        : Optional.empty();
  }

  private NextStep next(Issuer issuer, Parsed.Valid valid, ErrandState state, Browser browser) {
    var login = browser.session().map(Proof::of);
    return errands.next(
        WantedOfUser.of(issuer, valid), state.progress(), login, facts(issuer, valid, login));
  }

  private NextStep.Facts facts(Issuer issuer, Parsed.Valid valid, Optional<Proof> login) {
    if (login.isEmpty()) {
      return NextStep.Facts.NONE;
    }
    var subject = login.get().subject();
    var client = valid.client();
    return new KnownUser(
        issuer,
        client,
        subject,
        valid.request().scope(),
        subjects,
        () -> consents.consented(issuer.id(), subject, client.id()));
  }

  private AuthorizationOutcome proceed(
      Issuer issuer, Parsed.Valid valid, ErrandState state, Browser browser) {
    return switch (next(issuer, valid, state, browser)) {
      case NextStep.Ask ask -> {
        var handle = errands.handle(issuer, state, ask.question(), browser);
        yield new AskUser(errand(valid, handle, ask.question(), state));
      }
      case NextStep.Refuse refuse ->
          answers.refused(issuer, valid.client(), valid.request(), refuse.reason());
      case NextStep.Issue issue ->
          answers.approve(
              issuer, valid.client(), valid.request(), approval(issue.login(), valid.request()));
    };
  }

  private static Approved approval(Proof login, AuthorizationRequest request) {
    return new Approved(
        login.subject(),
        login.session(),
        login.authTime(),
        login.amr(),
        login.acr(),
        request.scope());
  }
}
