package dev.gatewright.protocol.authorize;

import dev.gatewright.protocol.authorize.AuthorizationDecision.Approved;
import dev.gatewright.protocol.authorize.AuthorizationOutcome.AskUser;
import dev.gatewright.protocol.authorize.AuthorizationOutcome.ErrorPage;
import dev.gatewright.protocol.authorize.AuthorizationOutcome.GoOn;
import dev.gatewright.protocol.authorize.AuthorizationOutcome.Lost;
import dev.gatewright.protocol.authorize.AuthorizationRequestParser.Parsed;
import dev.gatewright.protocol.authorize.Wanted.ByClient;
import dev.gatewright.protocol.authorize.Wanted.ByPage;
import dev.gatewright.protocol.clients.ClientOption;
import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.errand.Browser;
import dev.gatewright.protocol.errand.Errand;
import dev.gatewright.protocol.errand.LostErrand;
import dev.gatewright.protocol.errand.LostErrand.Why;
import dev.gatewright.protocol.errand.OwnPage;
import dev.gatewright.protocol.errand.Question;
import dev.gatewright.protocol.internal.errand.ErrandState;
import dev.gatewright.protocol.internal.errand.Errands;
import dev.gatewright.protocol.internal.errand.Errands.Opened;
import dev.gatewright.protocol.internal.errand.NextStep;
import dev.gatewright.protocol.internal.errand.Progress;
import dev.gatewright.protocol.internal.errand.Proof;
import dev.gatewright.protocol.internal.issue.HostPolicy;
import dev.gatewright.protocol.internal.issue.IdTokens;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.ports.Consents;
import dev.gatewright.protocol.ports.Sessions.LoginSession;
import dev.gatewright.protocol.ports.Subjects;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The authorization endpoint and what follows it until there is an answer (RFC 6749 §3.1, OpenID
/// Connect Core §3.1.2). Pages of the host's own have a person asked in the same conversation.
/// Thread-safe; keeps nothing between two steps.
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
    return proceed(issuer, new ByClient(valid), errands.begin(purpose, browser), browser);
  }

  /// Asks, for a page of the host's own, whatever is left to be asked of this browser's person.
  public AuthorizationOutcome askFor(Issuer issuer, OwnPage page, Browser browser) {
    var state = errands.begin(AuthorizationPurpose.write(page), browser);
    return proceed(issuer, new ByPage(page), state, browser);
  }

  /// The question behind a handle, to show its page; absent when it can no longer be answered,
  /// which [#lost] explains.
  public Optional<Errand> find(Issuer issuer, String handle, Browser browser) {
    return switch (errands.open(issuer, handle, browser)) {
      case Opened.Lost lost -> Optional.empty();
      case Opened.UnderWay under ->
          read(issuer, under.state())
              .map(wanted -> {
                var now = next(issuer, wanted, under.state(), browser);
                var question = errands.question(under.state(), wanted.asked(issuer), now);
                return errand(issuer, wanted, handle, question, under.state());
              });
    };
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
        .map(wanted ->
            new Lost(
                new LostErrand(
                    lost.why(),
                    wanted.client(),
                    lost.repeatable() ? Optional.of(handle) : Optional.empty(),
                    wanted.uiLocales())))
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
    var page = AuthorizationPurpose.page(state.purpose());
    if (page.isPresent()) {
      return askFor(issuer, page.get(), browser);
    }
    var purpose = AuthorizationPurpose.read(state.purpose());
    return switch (parser.parse(issuer, purpose.parameters(), purpose.hinted())) {
      case Parsed.Untrusted untrusted -> AuthorizationResponses.untrusted(untrusted);
      case Parsed.Refused refused -> AuthorizationResponses.refused(issuer, refused);
      case Parsed.Valid valid ->
          proceed(issuer, new ByClient(valid), errands.begin(state.purpose(), browser), browser);
    };
  }

  /// Goes on after the user logged in or proved more; `browser` carries the session.
  public AuthorizationOutcome resume(Issuer issuer, String handle, Browser browser) {
    return step(issuer, handle, browser, (state, wanted) -> state);
  }

  /// Goes on with somebody who logged in for this answer alone, whoever has a session in the
  /// browser. `AskUser` says that more is to be asked, which needs a login with a session.
  public AuthorizationOutcome resumeOnce(
      Issuer issuer, String handle, Browser browser, LoginOnce login) {
    return switch (errands.open(issuer, handle, browser)) {
      case Opened.Lost lost -> lost(issuer, handle, lost);
      case Opened.UnderWay under ->
          read(issuer, under.state())
              .map(wanted ->
                  proceed(issuer, wanted, under.state(), browser, Optional.of(login.proof())))
              .orElseGet(AuthorizationEndpoint::unknown);
    };
  }

  /// Goes on with the account that is logged in (prompt=select_account). The answer counts for the
  /// session that the question was put to.
  public AuthorizationOutcome continueWithAccount(Issuer issuer, String handle, Browser browser) {
    return step(issuer, handle, browser, (state, wanted) -> state.chosen(browser));
  }

  /// The user has nothing that proves more ([Question.StepUp]): a demand that was essential is
  /// refused, a wish is dropped.
  public AuthorizationOutcome unreachable(Issuer issuer, String handle, Browser browser) {
    return step(issuer, handle, browser, (state, wanted) -> state.limited(browser));
  }

  /// Goes on after the user allowed the client what was asked. The answer counts for the session
  /// that the question was put to, and for a handle of the consent step alone.
  public AuthorizationOutcome allow(Issuer issuer, String handle, Browser browser) {
    return step(
        issuer,
        handle,
        browser,
        (state, wanted) -> {
          if (state.isConsentOf(browser)
              && browser.session().flatMap(LoginSession::impersonation).isEmpty()
              && wanted instanceof ByClient(var valid)) {
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

  /// Goes on with a guest, who was let in without an account and has no session here: nothing is
  /// asked of them, since whoever let them in decided what the client may have, and nothing of them
  /// is kept for another request. A request that wants to know who somebody is gets no guest.
  public AuthorizationOutcome admit(Issuer issuer, String handle, Browser browser, Guest guest) {
    return switch (errands.open(issuer, handle, browser)) {
      case Opened.Lost lost -> lost(issuer, handle, lost);
      case Opened.UnderWay under -> {
        var wanted = read(issuer, under.state());
        yield wanted.isPresent()
            ? admit(issuer, wanted.get(), under.state().progress().startedAt(), guest)
            : unknown();
      }
    };
  }

  private AuthorizationOutcome admit(Issuer issuer, Wanted wanted, Instant startedAt, Guest guest) {
    if (!(wanted instanceof ByClient(var valid)) || valid.request().isOpenId()) {
      return refused(issuer, wanted, Reason.AUTHORIZE_GUEST_OPENID);
    }
    var proof = Optional.of(guest.proof());
    var next =
        errands.next(
            wanted.asked(issuer),
            Progress.askedByHost(startedAt),
            proof,
            facts(issuer, wanted, proof));
    return switch (next) {
      case NextStep.Ask ask -> refused(issuer, wanted, ask.otherwise());
      case NextStep.Refuse refuse -> refused(issuer, wanted, refuse.reason());
      case NextStep.Issue issue -> answered(issuer, wanted, issue.login());
    };
  }

  /// The user refused, at any step: `access_denied` (RFC 6749 §4.1.2.1).
  public AuthorizationOutcome deny(Issuer issuer, String handle, Browser browser) {
    return refuse(issuer, handle, browser, Reason.AUTHORIZE_DENIED);
  }

  /// Tells whoever asked that there is no answer, and why.
  public AuthorizationOutcome refuse(Issuer issuer, String handle, Browser browser, Reason reason) {
    return switch (errands.open(issuer, handle, browser)) {
      case Opened.Lost lost -> lost(issuer, handle, lost);
      case Opened.UnderWay under -> {
        var wanted = read(issuer, under.state());
        yield wanted.isPresent() ? refused(issuer, wanted.get(), reason) : unknown();
      }
    };
  }

  private interface Change {
    ErrandState apply(ErrandState state, Wanted wanted);
  }

  private AuthorizationOutcome step(Issuer issuer, String handle, Browser browser, Change change) {
    return switch (errands.open(issuer, handle, browser)) {
      case Opened.Lost lost -> lost(issuer, handle, lost);
      case Opened.UnderWay under -> {
        var wanted = read(issuer, under.state());
        yield wanted.isPresent()
            ? proceed(issuer, wanted.get(), change.apply(under.state(), wanted.get()), browser)
            : unknown();
      }
    };
  }

  /// What takes the person is no concern of the application: whoever acts as them is told here.
  private AuthorizationOutcome refused(Issuer issuer, Wanted wanted, Reason reason) {
    if (reason == Reason.AUTHORIZE_IMPERSONATED) {
      return new ErrorPage(Refusal.of(reason), wanted.client());
    }
    return switch (wanted) {
      case ByClient(var valid) -> answers.refused(issuer, valid.client(), valid.request(), reason);
      case ByPage page -> new ErrorPage(Refusal.of(reason), Optional.empty());
    };
  }

  /// What the errand is for as it is now; absent when client or redirect URI are gone, or the
  /// request would be refused.
  private Optional<Wanted> read(Issuer issuer, ErrandState state) {
    var page = AuthorizationPurpose.page(state.purpose());
    if (page.isPresent()) {
      return page.map(ByPage::new);
    }
    var purpose = AuthorizationPurpose.read(state.purpose());
    return parser.parse(issuer, purpose.parameters(), purpose.hinted())
            instanceof Parsed.Valid valid
        ? Optional.of(new ByClient(valid))
        : Optional.empty();
  }

  private NextStep next(Issuer issuer, Wanted wanted, ErrandState state, Browser browser) {
    return next(issuer, wanted, state, browser.session().map(Proof::of));
  }

  private NextStep next(Issuer issuer, Wanted wanted, ErrandState state, Optional<Proof> login) {
    return errands.next(
        wanted.asked(issuer), state.progress(), login, facts(issuer, wanted, login));
  }

  private NextStep.Facts facts(Issuer issuer, Wanted wanted, Optional<Proof> login) {
    if (login.isEmpty() || !(wanted instanceof ByClient(var valid))) {
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
      Issuer issuer, Wanted wanted, ErrandState state, Browser browser) {
    return proceed(issuer, wanted, state, browser, browser.session().map(Proof::of));
  }

  private AuthorizationOutcome proceed(
      Issuer issuer, Wanted wanted, ErrandState state, Browser browser, Optional<Proof> login) {
    return switch (next(issuer, wanted, state, login)) {
      case NextStep.Ask ask -> {
        var handle = errands.handle(issuer, state, ask.question(), browser);
        yield new AskUser(errand(issuer, wanted, handle, ask.question(), state));
      }
      case NextStep.Refuse refuse -> refused(issuer, wanted, refuse.reason());
      case NextStep.Issue issue -> answered(issuer, wanted, issue.login());
    };
  }

  private Errand errand(
      Issuer issuer, Wanted wanted, String handle, Question question, ErrandState state) {
    var outside =
        wanted instanceof ByPage(var page) && page.act().flatMap(OwnPage.Act::typed).isPresent()
            ? errands.about(issuer, handle, AuthorizationPurpose.write(page.untyped()))
            : handle;
    return wanted.errand(handle, outside, question, state);
  }

  private AuthorizationOutcome answered(Issuer issuer, Wanted wanted, Proof login) {
    return switch (wanted) {
      case ByClient(var valid) ->
          answers.approve(
              issuer, valid.client(), valid.request(), approval(login, valid.request()));
      case ByPage(var page) -> new GoOn(page.path(), page.act().flatMap(OwnPage.Act::typed));
    };
  }

  private static Approved approval(Proof login, AuthorizationRequest request) {
    return new Approved(
        login.subject(),
        login.session(),
        login.authTime(),
        login.amr(),
        login.acr(),
        request.scope(),
        login.impersonation());
  }
}
