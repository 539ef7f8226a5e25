package dev.gatewright.server.provider;

import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.Document;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mailcode.SignInMail;
import dev.gatewright.identity.signin.Asker;
import dev.gatewright.identity.signin.SignInFlow;
import dev.gatewright.identity.signin.SignInFlow.Scene;
import dev.gatewright.identity.signin.SignInInput;
import dev.gatewright.identity.signin.SignInSessions;
import dev.gatewright.identity.signin.SignInState;
import dev.gatewright.identity.signin.SignInStep;
import dev.gatewright.identity.signin.SignInStep.Refused;
import dev.gatewright.protocol.authorize.AuthorizationEndpoint;
import dev.gatewright.protocol.authorize.AuthorizationOutcome;
import dev.gatewright.protocol.authorize.Guest;
import dev.gatewright.protocol.authorize.LoginOnce;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.errand.Errand;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.wire.ParsedBody;
import dev.gatewright.server.config.client.LoginForm;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.hook.HookVerdict;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.pages.LoginProblem;
import dev.gatewright.server.provider.DirectRequest.Kind;
import dev.gatewright.server.provider.DirectRequest.Sentence;
import dev.gatewright.server.provider.Visits.Visit;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/// Signing in from forms and programs of an application's own, as another system has it, for the
/// clients that are set to ([LoginForm#DIRECT]): the login page's flow under that system's
/// addresses.
///
/// What is proved is good for one answer, and no session begins. Where more is wanted than was sent
/// (a second factor, a verified address, consent, a deletion that can be taken back), nothing is
/// given: the answer leads to the login page, with the same request. A browser whose sign-in fails
/// is shown that page at once; programs get a status and a sentence.
final class DirectLogin {
  /// In what a link brings back: its answer is given as here.
  private static final String DIRECT = "direct";

  private final AuthorizationEndpoint endpoint;
  private final TenantDirectory directory;
  private final LoginForms forms;
  private final LoginGate gate;
  private final HookDoor hooks;
  private final SignInFlow flow;
  private final SignInSessions sessions;
  private final Visits visits;
  private final TenantCookies cookies;
  private final Outcomes outcomes;
  private final PageRenderer renderer;
  private final RefusalLog log;
  private final InstantSource clock;

  DirectLogin(
      AuthorizationEndpoint endpoint,
      TenantDirectory directory,
      LoginForms forms,
      LoginGate gate,
      HookDoor hooks,
      SignInFlow flow,
      SignInSessions sessions,
      Visits visits,
      TenantCookies cookies,
      Outcomes outcomes,
      PageRenderer renderer,
      RefusalLog log,
      InstantSource clock) {
    this.endpoint = endpoint;
    this.directory = directory;
    this.forms = forms;
    this.gate = gate;
    this.hooks = hooks;
    this.flow = flow;
    this.sessions = sessions;
    this.visits = visits;
    this.cookies = cookies;
    this.outcomes = outcomes;
    this.renderer = renderer;
    this.log = log;
    this.clock = clock;
  }

  /// A sign-in that is understood: `visit` is the browser as it came, with nobody signed in;
  /// `login` is as of the moment in which it is under way; `authorization` is the request that
  /// whoever asked would send a browser with.
  private record Begun(DirectRequest sent, Visit visit, Login login, Parameters authorization) {
    Tenant tenant() {
      return sent.tenant();
    }

    HttpRequest request() {
      return sent.request();
    }

    Begun at(SignInState state) {
      return new Begun(sent, visit, login.at(state), authorization);
    }
  }

  /// What an address does with a sign-in and the fields that came.
  @FunctionalInterface
  private interface Act {
    HttpResponse on(Begun begun, Parameters fields);
  }

  HttpResponse password(DirectRequest sent) {
    return take(sent, this::password);
  }

  HttpResponse pin(DirectRequest sent) {
    return take(sent, this::pin);
  }

  HttpResponse sendLink(DirectRequest sent) {
    return take(sent, this::sendLink);
  }

  private HttpResponse take(DirectRequest sent, Act act) {
    return switch (sent.body()) {
      case ParsedBody.Malformed malformed -> refuse(sent, malformed.refusal(), Optional.empty());
      case ParsedBody.Form(var fields) -> take(sent, fields, act);
    };
  }

  private HttpResponse take(DirectRequest sent, Parameters fields, Act act) {
    var project = fields.one(DirectRequest.PROJECT);
    if (project.isEmpty()) {
      return refuse(sent, Refusal.of(Reason.AUTHORIZE_CLIENT_MISSING), Optional.empty());
    }
    var client = client(sent.tenant(), project);
    if (client.isEmpty()) {
      return refuse(sent, Refusal.of(Reason.AUTHORIZE_CLIENT_UNKNOWN), Optional.empty());
    }
    if (sent.kind() == Kind.FORM && !Forms.isOwnOrOf(sent.request(), client.get().redirectUris())) {
      if (sent.isOfBrowser()) {
        return renderer.foreignForm(sent.tenant(), sent.request());
      }
      log.note(sent.tenant(), sent.request(), "login", PageRenderer.FOREIGN_FORM);
      return Sentence.FOREIGN.response();
    }
    var authorization = DirectRequest.authorization(project.get(), fields);
    if (authorization.isEmpty()) {
      return refuse(sent, Refusal.of(Reason.AUTHORIZE_PARAMETER), client);
    }
    var visit = visits.of(sent.tenant(), sent.request()).asNobody();
    var outcome = endpoint.authorize(sent.tenant().issuer(), authorization.get(), visit.browser());
    return outcome instanceof AuthorizationOutcome.AskUser(var errand)
        ? act.on(begin(sent, visit, errand, authorization.get()), fields)
        : refuse(sent, visit, outcome);
  }

  private Begun begin(DirectRequest sent, Visit visit, Errand errand, Parameters authorization) {
    var login = forms.begin(sent.tenant(), sent.request(), visit.begun(), errand).anew();
    return new Begun(sent, visit, login, authorization);
  }

  /// Absent for one that is not set to take such sign-ins too, as for one that is unknown.
  private Optional<Client> client(Tenant tenant, Optional<String> id) {
    return id.filter(ClientId::isValid)
        .flatMap(valid -> directory.find(tenant.issuer().id(), new ClientId(valid)))
        .filter(client -> client.option(LoginForm.DIRECT));
  }

  private HttpResponse password(Begun begun, Parameters fields) {
    var email = email(fields);
    var password = fields.one("password");
    if (email.isEmpty() || password.isEmpty()) {
      return missing(begun, new LoginProblem.Missing(email.isEmpty(), password.isEmpty()));
    }
    return next(
        begun.at(SignInState.NOTHING.claiming(email.get())),
        new SignInInput.Password(email.get(), new Secret(password.get()), Optional.empty()));
  }

  private static Optional<String> email(Parameters fields) {
    return fields.one("email").map(String::strip).filter(typed -> !typed.isEmpty());
  }

  private HttpResponse pin(Begun begun, Parameters fields) {
    var digits = fields.one("pin").filter(typed -> !typed.isBlank());
    return digits.isEmpty()
        ? missing(begun, new LoginProblem.Missing(false, false))
        : next(begun, new SignInInput.Code(SignInMethod.PIN, new Secret(digits.get())));
  }

  private HttpResponse missing(Begun begun, LoginProblem problem) {
    return begun.sent().isOfBrowser()
        ? page(begun, forms.ask(begun.login(), Optional.of(problem)))
        : Sentence.MISSING.response();
  }

  /// The answer and the work are the same for every address.
  private HttpResponse sendLink(Begun begun, Parameters fields) {
    var email = email(fields);
    if (email.isEmpty()) {
      return missing(begun, new LoginProblem.Missing(true, false));
    }
    var scene = begun.login().scene(clock.instant());
    var direct =
        new Scene(
            scene.tenant(),
            scene.policy(),
            scene.visitor(),
            scene.asker().map(DirectLogin::direct),
            scene.now());
    var input = new SignInInput.Choice(SignInMethod.MAGIC_LINK, email);
    if (!gate.isOpen(begun.login(), input)) {
      return unsolved(begun);
    }
    return switch (flow.next(direct, begun.login().state(), input)) {
      case SignInStep.Challenge challenge when SignInMail.isSent(challenge.shown()) ->
          HttpResponse.json(200, "{\"ok\":true}").withHeader("Cache-Control", "no-store");
      case SignInStep.Challenge _ -> Sentence.THROTTLED.response();
      case SignInStep.Ask _,
          SignInStep.Done _,
          SignInStep.Guest _,
          SignInStep.Leaving _,
          SignInStep.Refused _ ->
          Sentence.NOT_OFFERED.response();
    };
  }

  /// A code in the mail would be of no page.
  private static Asker direct(Asker asker) {
    return new Asker(
        asker.language(),
        asker.application(),
        asker.device(),
        Set.of(SignInMethod.MAGIC_LINK),
        asker.names(),
        asker.onward().with(DIRECT, true));
  }

  /// Whether a link that brings this back was asked for here, by a client that still may.
  boolean isOf(Tenant tenant, Document onward) {
    return onward.flag(DIRECT).orElse(false)
        && client(tenant, onward.text(LinkPage.CLIENT)).isPresent();
  }

  /// Answers the request that a link was asked with, in whatever browser it was confirmed.
  HttpResponse open(Tenant tenant, HttpRequest request, String handle, LinkToken token) {
    var sent = new DirectRequest(tenant, request, Kind.PAGE);
    var visit = visits.of(tenant, request).asNobody();
    var outcome = endpoint.again(tenant.issuer(), handle, visit.browser());
    return outcome instanceof AuthorizationOutcome.AskUser(var errand)
        ? next(begin(sent, visit, errand, Parameters.none()), new SignInInput.LinkOpened(token))
        : refuse(sent, visit, outcome);
  }

  private HttpResponse next(Begun begun, SignInInput input) {
    var login = begun.login();
    if (!gate.isOpen(login, input)) {
      return unsolved(begun);
    }
    var step = flow.next(login.scene(clock.instant()), login.state(), input);
    return switch (step) {
      case SignInStep.Done done ->
          LoginPage.mustVerify(begun.tenant(), done.user()) ? more(begun) : asked(begun, done);
      case SignInStep.Guest guest -> admit(begun, guest);
      case SignInStep.Challenge _, SignInStep.Ask _ ->
          begun.sent().isOfBrowser()
              ? page(begun, forms.show(login, step, Optional.empty()))
              : more(begun);
      case SignInStep.Leaving _ -> more(begun);
      case SignInStep.Refused refused -> refuse(begun, input, refused);
    };
  }

  /// What an issuer under attack asks of a browser, the login page alone can ask.
  private HttpResponse unsolved(Begun begun) {
    log.note(begun.tenant(), begun.request(), "login", "login.unsolved");
    return begun.sent().isOfBrowser()
        ? page(begun, forms.ask(begun.login(), Optional.of(new LoginProblem.Unsolved())))
        : more(begun);
  }

  private HttpResponse asked(Begun begun, SignInStep.Done done) {
    var verdict = hooks.signIn(begun.login(), done);
    if (begun.sent().isOfBrowser()) {
      return hooks.stop(begun.login(), verdict).orElseGet(() -> once(begun, done));
    }
    return switch (verdict) {
      case HookVerdict.Go _ -> once(begun, done);
      case HookVerdict.Refuse _ -> Sentence.BLOCKED.response();
      case HookVerdict.Fail _ -> Sentence.BUSY.response().withHeader("Retry-After", "5");
    };
  }

  private HttpResponse once(Begun begun, SignInStep.Done done) {
    var person = done.user().id();
    var login =
        new LoginOnce(
            new SubjectId(person.value()),
            done.at(),
            Session.methods(done.factors()),
            Optional.of(Contexts.of(done.factors())));
    var errand = begun.login().errand();
    var browser = begun.login().visit().browser();
    var outcome = endpoint.resumeOnce(begun.tenant().issuer(), errand.handle(), browser, login);
    var answer = given(begun, person.value(), LoginPage.method(done), outcome);
    return remember(begun, done)
        .map(device -> answer.withCookie(cookies.device(begun.tenant(), device)))
        .orElse(answer);
  }

  /// The person is told of a browser in which they never signed in before, or else of an
  /// application and a network. The answer is what the browser's cookie says from now on.
  private Optional<DeviceId> remember(Begun begun, SignInStep.Done done) {
    var tenant = begun.tenant();
    var person = done.user().id();
    var ifNew = forms.mails() ? begun.login().newBrowser(done) : Optional.<Mail>empty();
    if (begun.sent().bringsCookies()) {
      var brought = cookies.device(tenant, begun.request());
      return Optional.of(sessions.remember(tenant.id(), person, brought, done.at(), ifNew));
    }
    var application = begun.login().errand().client().map(known -> known.id().value()).orElse("");
    var address = begun.request().clientAddress();
    sessions.rememberCookieless(tenant.id(), person, application, address, done.at(), ifNew);
    return Optional.empty();
  }

  /// The browser is known from now on as one in which the PIN was right.
  private HttpResponse admit(Begun begun, SignInStep.Guest guest) {
    var pin = guest.pin().id();
    var errand = begun.login().errand();
    var browser = begun.login().visit().browser();
    var admitted = new Guest(new SubjectId(pin.value()), guest.at(), SignInMethod.PIN.amr());
    var outcome = endpoint.admit(begun.tenant().issuer(), errand.handle(), browser, admitted);
    return given(begun, pin.value(), SignInMethod.PIN, outcome)
        .withCookie(cookies.pin(begun.tenant(), pin));
  }

  private HttpResponse given(
      Begun begun, String who, SignInMethod method, AuthorizationOutcome outcome) {
    return switch (outcome) {
      case AuthorizationOutcome.Redirect(var location, var refused, _) when refused.isEmpty() -> {
        var client = begun.login().errand().client().map(known -> known.id().value());
        log.signedIn(begun.tenant(), begun.request(), client, who, method);
        yield DirectRequest.found(location);
      }
      case AuthorizationOutcome.AskUser _ -> more(begun);
      case AuthorizationOutcome other -> refuse(begun.sent(), begun.visit(), other);
    };
  }

  /// What is wanted beyond what was sent is asked on the login page.
  private HttpResponse more(Begun begun) {
    if (begun.sent().isOfBrowser()) {
      var errand = begun.login().errand();
      return outcomes.begun(
          begun.tenant(), begun.request(), begun.visit(), new AuthorizationOutcome.AskUser(errand));
    }
    return DirectRequest.found(
        begun.tenant().issuer().url()
            + "/oauth2/authorize?"
            + AuthorizePage.encode(begun.authorization()));
  }

  private HttpResponse page(Begun begun, HttpResponse page) {
    return outcomes.begin(begun.tenant(), begun.visit(), begun.login().errand(), page);
  }

  private HttpResponse refuse(Begun begun, SignInInput input, Refused refused) {
    log.note(begun.tenant(), begun.request(), "login", LoginPage.code(refused.reason()));
    boolean pin = input instanceof SignInInput.Code;
    var answer =
        begun.sent().isOfBrowser()
            ? page(begun, again(begun, input, refused))
            : sentence(refused.reason(), pin).response();
    return switch (refused.reason()) {
      case THROTTLED -> answer.withHeader("Retry-After", Long.toString(LoginPage.seconds(refused)));
      case BUSY -> answer.withHeader("Retry-After", "2");
      case WRONG, NOT_ACTIVE, STALE -> answer;
    };
  }

  /// The login page with what is wrong.
  private HttpResponse again(Begun begun, SignInInput input, Refused refused) {
    var problem = Optional.of(LoginPage.problem(input, refused));
    var login = begun.login();
    if (!(input instanceof SignInInput.Code(var method, _))) {
      return forms.ask(login, problem);
    }
    var choice = new SignInInput.Choice(method, Optional.empty());
    return forms.show(
        login, flow.next(login.scene(clock.instant()), login.state(), choice), problem);
  }

  private static Sentence sentence(SignInStep.Reason reason, boolean pin) {
    return switch (reason) {
      case WRONG -> pin ? Sentence.WRONG_PIN : Sentence.WRONG;
      case NOT_ACTIVE -> Sentence.BLOCKED;
      case THROTTLED -> Sentence.THROTTLED;
      case BUSY -> Sentence.BUSY;
      case STALE -> Sentence.NOT_OFFERED;
    };
  }

  /// What the authorization endpoint refuses.
  private HttpResponse refuse(DirectRequest sent, Visit visit, AuthorizationOutcome outcome) {
    if (sent.isOfBrowser()) {
      return outcomes.begun(sent.tenant(), sent.request(), visit, outcome);
    }
    var refusal =
        switch (outcome) {
          case AuthorizationOutcome.ErrorPage(var told, _) -> Optional.of(told);
          case AuthorizationOutcome.ErrorDocument(var told, _) -> Optional.of(told);
          case AuthorizationOutcome.Redirect redirect -> redirect.refused();
          case AuthorizationOutcome.FormPost post -> post.refused();
          case AuthorizationOutcome.AskUser _,
              AuthorizationOutcome.GoOn _,
              AuthorizationOutcome.Lost _ ->
              Optional.<Refusal>empty();
        };
    return refuse(
        sent,
        refusal.orElseGet(() -> Refusal.of(Reason.AUTHORIZE_INTERACTION_LOST)),
        Optional.empty());
  }

  private HttpResponse refuse(DirectRequest sent, Refusal refusal, Optional<Client> client) {
    log.refused(sent.tenant(), sent.request(), "login", refusal);
    if (sent.isOfBrowser()) {
      return renderer.refusal(sent.tenant(), sent.request(), refusal, client);
    }
    return switch (refusal.reason()) {
      case AUTHORIZE_SUBJECT_UNKNOWN -> Sentence.BLOCKED.response();
      case AUTHORIZE_ORGANIZATION -> Sentence.NOT_A_MEMBER.response();
      default -> DirectRequest.refusal(refusal);
    };
  }
}
