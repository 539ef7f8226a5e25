package dev.gatewright.server.provider;

import dev.gatewright.identity.Factor;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.User;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.signin.SignInFlow;
import dev.gatewright.identity.signin.SignInInput;
import dev.gatewright.identity.signin.SignInSessions;
import dev.gatewright.identity.signin.SignInSessions.Live;
import dev.gatewright.identity.signin.SignInState;
import dev.gatewright.identity.signin.SignInStep;
import dev.gatewright.identity.signin.SignInStep.Reason;
import dev.gatewright.identity.signin.SignInStep.Refused;
import dev.gatewright.protocol.authorize.AuthorizationEndpoint;
import dev.gatewright.protocol.authorize.AuthorizationOutcome.AskUser;
import dev.gatewright.protocol.authorize.Guest;
import dev.gatewright.protocol.errand.Errand;
import dev.gatewright.protocol.errand.Question;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.server.config.issuer.JoinKeys;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.pages.ChooseAccountView;
import dev.gatewright.server.pages.CodeView;
import dev.gatewright.server.pages.LoginProblem;
import dev.gatewright.server.pages.LoginView;
import dev.gatewright.server.pages.PasskeyView;
import dev.gatewright.server.provider.Visits.Visit;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Signing in over HTTP: takes an answer, asks the flow what comes next, and goes on with the
/// errand once somebody is signed in (OpenID Connect Core §3.1.2.3).
final class LoginPage {
  private final AuthorizationEndpoint endpoint;
  private final LoginForms forms;
  private final LoginGate gate;
  private final HookDoor hooks;
  private final SignInFlow flow;
  private final SignInSessions sessions;
  private final ProviderSignIn providers;
  private final SealedSignIn sealed;
  private final Visits visits;
  private final TenantCookies cookies;
  private final LeavingPage leaving;
  private final Outcomes outcomes;
  private final JoinForms joinForms;
  private final Onward onward;
  private final PageRenderer renderer;
  private final RefusalLog log;
  private final InstantSource clock;

  LoginPage(
      AuthorizationEndpoint endpoint,
      LoginForms forms,
      LoginGate gate,
      HookDoor hooks,
      SignInFlow flow,
      SignInSessions sessions,
      ProviderSignIn providers,
      SealedSignIn sealed,
      Visits visits,
      TenantCookies cookies,
      LeavingPage leaving,
      Outcomes outcomes,
      JoinForms joinForms,
      Onward onward,
      PageRenderer renderer,
      RefusalLog log,
      InstantSource clock) {
    this.endpoint = endpoint;
    this.forms = forms;
    this.gate = gate;
    this.hooks = hooks;
    this.flow = flow;
    this.sessions = sessions;
    this.providers = providers;
    this.sealed = sealed;
    this.visits = visits;
    this.cookies = cookies;
    this.leaving = leaving;
    this.outcomes = outcomes;
    this.joinForms = joinForms;
    this.onward = onward;
    this.renderer = renderer;
    this.log = log;
    this.clock = clock;
  }

  HttpResponse show(Tenant tenant, HttpRequest request) {
    var visit = visits.of(tenant, request);
    var handle = request.query().first(LoginForms.INTERACTION).orElse("");
    return endpoint
        .find(tenant.issuer(), handle, visit.browser())
        .map(errand -> outcomes.show(tenant, request, visit, errand))
        .orElseGet(() -> outcomes.lost(tenant, request, visit, handle));
  }

  HttpResponse submit(Tenant tenant, HttpRequest request) {
    var fields = Forms.own(request);
    if (fields.isEmpty()) {
      return renderer.foreignForm(tenant, request);
    }
    var visit = visits.of(tenant, request);
    var handle = fields.get().first(LoginForms.INTERACTION).orElse("");
    var errand = endpoint.find(tenant.issuer(), handle, visit.browser());
    if (errand.isEmpty()) {
      return lost(tenant, request, visit, handle, fields.get());
    }
    var login = login(tenant, request, visit, errand.get(), fields.get());
    var answer =
        fields
            .get()
            .first(ChooseAccountView.CHOICE_FIELD)
            .map(choice -> choose(login, choice))
            .orElseGet(() -> answer(login, fields.get()));
    return fields.get().first(LoginView.STAY_ASKED_FIELD).isPresent()
        ? answer.withCookie(cookies.stays(tenant, forms.stays(login)))
        : answer;
  }

  private Login login(
      Tenant tenant, HttpRequest request, Visit visit, Errand errand, Parameters fields) {
    var arrived =
        fields
            .first(LoginForms.ARRIVED)
            .flatMap(
                text -> providers.providers().open(tenant, errand.handle(), text, clock.instant()));
    var login = forms.begin(tenant, request, visit, errand).after(arrived);
    return fields
        .first(LoginForms.SIGN_IN)
        .map(text ->
            sealed
                .open(tenant, errand.handle(), text, clock.instant())
                .map(login::returning)
                .orElseGet(login::anew))
        .orElse(login);
  }

  /// A form that stood open for too long is shown again for the same request, with the address as
  /// it was typed; where the request cannot begin anew the page says why.
  private HttpResponse lost(
      Tenant tenant, HttpRequest request, Visit visit, String handle, Parameters fields) {
    var email = fields.first(LoginView.EMAIL_FIELD).map(String::strip).orElse("");
    var lost = endpoint.lost(tenant.issuer(), handle, visit.browser()).errand();
    if (!email.isEmpty()
        && lost.again().isPresent()
        && endpoint.again(tenant.issuer(), handle, visit.browser()) instanceof AskUser(var errand)
        && errand.question() instanceof Question.Login) {
      var login = forms.begin(tenant, request, visit, errand).anew();
      var typed = login.at(login.state().claiming(email));
      var page = forms.ask(typed, Optional.of(new LoginProblem.Expired()));
      return outcomes.begin(tenant, visit, errand, page);
    }
    return outcomes.lost(tenant, request, visit, handle);
  }

  private HttpResponse answer(Login login, Parameters fields) {
    if (fields.first(CodeView.ANOTHER_FIELD).isPresent()) {
      return forms.ask(login.anew(), Optional.empty());
    }
    var email = fields.first(LoginView.EMAIL_FIELD).map(String::strip);
    var provider = fields.first(LoginView.PROVIDER_FIELD);
    if (provider.isPresent()) {
      return providers.leave(login.anew(), provider.get(), login.state().identifier());
    }
    var choice = fields.first(LoginView.CHOOSE_FIELD).flatMap(SignInMethod::parse);
    if (choice.isPresent()) {
      return choose(login, choice.get(), email.filter(typed -> !typed.isEmpty()));
    }
    var assertion = fields.first(PasskeyView.ASSERTION_FIELD).filter(json -> !json.isEmpty());
    if (assertion.isPresent()) {
      return passkey(login, assertion.get());
    }
    var method = fields.first(CodeView.METHOD_FIELD).flatMap(SignInMethod::parse);
    if (method.isPresent()) {
      var code = fields.first(CodeView.CODE_FIELD).filter(typed -> !typed.isBlank());
      return code.isEmpty()
          ? forms.ask(login, missing(false, false))
          : next(login, new SignInInput.Code(method.get(), new Secret(code.get())));
    }
    return fields.first(LoginView.IDENTIFY_FIELD).isPresent()
        ? identify(login, email.orElse(""))
        : password(login, email.orElse(""), fields);
  }

  private HttpResponse choose(Login login, SignInMethod method, Optional<String> email) {
    boolean unknown =
        email.or(login.state()::identifier).isEmpty() && login.state().person().isEmpty();
    return unknown && LoginGate.isSent(method)
        ? forms.ask(login, missing(true, false))
        : next(login, new SignInInput.Choice(method, email));
  }

  private HttpResponse passkey(Login login, String assertion) {
    boolean young = login.state().kept().filter(kept -> kept.isGood(clock.instant())).isPresent();
    return young
        ? next(login, new SignInInput.Assertion(assertion))
        : forms.ask(login, Optional.of(new LoginProblem.Expired()));
  }

  private HttpResponse identify(Login login, String address) {
    if (address.isEmpty()) {
      return forms.ask(login.anew(), missing(true, false));
    }
    return providers
        .providers()
        .realm(login, address)
        .map(realm -> providers.leave(login.anew(), realm.name().value(), Optional.of(address)))
        .orElseGet(() -> next(login.anew(), new SignInInput.Identifier(address)));
  }

  private HttpResponse password(Login login, String address, Parameters fields) {
    var state = SignInState.NOTHING;
    var anew = login.anew().at(address.isEmpty() ? state : state.claiming(address));
    var password = fields.first(LoginView.PASSWORD_FIELD).orElse("");
    if (address.isEmpty() || password.isEmpty()) {
      return forms.ask(anew, missing(address.isEmpty(), password.isEmpty()));
    }
    var code = fields.first(CodeView.CODE_FIELD).filter(typed -> !typed.isBlank());
    return next(
        anew, new SignInInput.Password(address, new Secret(password), code.map(Secret::new)));
  }

  private static Optional<LoginProblem> missing(boolean email, boolean password) {
    return Optional.of(new LoginProblem.Missing(email, password));
  }

  /// The page that follows an answer, or whoever asked once somebody is signed in.
  HttpResponse next(Login login, SignInInput input) {
    if (!gate.isOpen(login, input)) {
      log.note(login.tenant(), login.request(), "login", "login.unsolved");
      return forms.ask(stating(login, input), Optional.of(new LoginProblem.Unsolved()));
    }
    var step = flow.next(login.scene(clock.instant()), login.state(), input);
    return switch (step) {
      case SignInStep.Done done ->
          mustVerify(login.tenant(), done.user())
              ? verify(login, done.user())
              : hooks.stop(login, hooks.signIn(login, done)).orElseGet(() -> goOn(login, done));
      case SignInStep.Guest guest -> admit(login, guest);
      case SignInStep.Leaving(var user) -> leaving.show(login.tenant(), login.request(), user);
      case SignInStep.Challenge _, SignInStep.Ask _ -> forms.show(login, step, Optional.empty());
      case Refused refused -> refuse(login, input, refused);
    };
  }

  /// The address that was typed stays in the form.
  private static Login stating(Login login, SignInInput input) {
    return input instanceof SignInInput.Choice(_, var typed) && typed.isPresent()
        ? login.at(login.state().claiming(typed.get()))
        : login;
  }

  /// Whoever proved everything but the address is mailed a link before they go on, where the issuer
  /// wants that.
  static boolean mustVerify(Tenant tenant, User person) {
    return tenant.settings().get(JoinKeys.EMAIL_VERIFICATION) && !person.emailVerified();
  }

  private HttpResponse verify(Login login, User person) {
    log.note(login.tenant(), login.request(), "login", "login.unverified");
    var origin = onward.of(login.tenant(), login.request(), login.errand().outside());
    return joinForms.verify(origin, person);
  }

  private HttpResponse refuse(Login login, SignInInput input, Refused refused) {
    log.note(login.tenant(), login.request(), "login", code(refused.reason()));
    var page = forms.ask(login, Optional.of(problem(input, refused)));
    return switch (refused.reason()) {
      case THROTTLED -> page.withHeader("Retry-After", Long.toString(seconds(refused)));
      case BUSY -> page.withHeader("Retry-After", "2");
      case WRONG, NOT_ACTIVE, STALE -> page;
    };
  }

  static LoginProblem problem(SignInInput input, Refused refused) {
    return switch (refused.reason()) {
      case WRONG ->
          input instanceof SignInInput.Assertion
              ? new LoginProblem.UnknownPasskey()
              : new LoginProblem.WrongCredentials();
      case NOT_ACTIVE -> new LoginProblem.NotActive();
      case THROTTLED -> new LoginProblem.Throttled(Math.ceilDiv(seconds(refused), 60L));
      case BUSY -> new LoginProblem.Busy();
      case STALE -> new LoginProblem.Expired();
    };
  }

  static String code(Reason reason) {
    return switch (reason) {
      case WRONG -> "login.wrong_credentials";
      case NOT_ACTIVE -> "login.not_active";
      case THROTTLED -> "login.throttled";
      case BUSY -> "login.busy";
      case STALE -> "login.stale";
    };
  }

  static long seconds(Refused refused) {
    return Math.max(1, refused.retryAfter().orElse(Duration.ZERO).toSeconds());
  }

  /// Whether the person ticked it on the page of a code that has just passed.
  private static boolean trusts(Login login, SignInStep.Done done) {
    boolean coded =
        done.factors().stream()
            .filter(factor -> LoginForms.mayBeTrusted(factor.method()))
            .anyMatch(factor -> factor.at().equals(done.at().truncatedTo(ChronoUnit.MILLIS)));
    return coded
        && login.trust().isPositive()
        && Forms.own(login.request())
            .flatMap(fields -> fields.first(CodeView.TRUST_FIELD))
            .isPresent();
  }

  private HttpResponse goOn(Login login, SignInStep.Done done) {
    var tenant = login.tenant();
    var request = login.request();
    var browser =
        new SignInSessions.Browser(
            cookies.session(tenant, request),
            cookies.device(tenant, request),
            request.header("User-Agent"),
            Optional.of(request.clientAddress().getHostAddress()));
    var ifNew = forms.mails() ? login.newBrowser(done) : Optional.<Mail>empty();
    var policy = tenant.sessions().of(forms.stays(login));
    var started = sessions.start(tenant.id(), done, policy, browser, ifNew);
    if (trusts(login, done)) {
      sessions.trust(
          tenant.id(), done.user().id(), started.device(), browser.userAgent(), done.at());
    }
    providers.complete(login, done.user(), done.at());
    var client = login.errand().client().map(known -> known.id().value());
    log.signedIn(tenant, request, client, done.user().id().value(), method(done));
    var visit = login.visit().after(new Live(started.session(), done.user()));
    var handle = login.errand().handle();
    var outcome = endpoint.resume(tenant.issuer(), handle, visit.browser());
    return outcomes
        .answer(tenant, request, visit, handle, outcome)
        .withCookie(cookies.session(tenant, started.session()))
        .withCookie(cookies.device(tenant, started.device()))
        .withCookie(cookies.methods(tenant, methods(done)));
  }

  /// No session begins: what the PIN opens is this one answer. The browser is known from now on as
  /// one in which the PIN was right.
  private HttpResponse admit(Login login, SignInStep.Guest guest) {
    var tenant = login.tenant();
    var pin = guest.pin().id();
    log.signedIn(
        tenant,
        login.request(),
        login.errand().client().map(known -> known.id().value()),
        pin.value(),
        SignInMethod.PIN);
    var handle = login.errand().handle();
    var admitted = new Guest(new SubjectId(pin.value()), guest.at(), SignInMethod.PIN.amr());
    var outcome = endpoint.admit(tenant.issuer(), handle, login.visit().browser(), admitted);
    return outcomes
        .answer(tenant, login.request(), login.visit(), handle, outcome)
        .withCookie(cookies.pin(tenant, pin))
        .withCookie(cookies.methods(tenant, List.of(SignInMethod.PIN)));
  }

  /// The method that said who it is, or else what a known person proved anew.
  static SignInMethod method(SignInStep.Done done) {
    var methods = methods(done);
    return methods.stream().filter(SignInMethod::isFirst).findFirst().orElseGet(methods::getFirst);
  }

  private static List<SignInMethod> methods(SignInStep.Done done) {
    return done.factors().stream().map(Factor::method).toList();
  }

  private HttpResponse choose(Login login, String choice) {
    if (choice.equals(ChooseAccountView.CONTINUE)) {
      var visit = login.visit();
      var handle = login.errand().handle();
      var outcome = endpoint.continueWithAccount(login.tenant().issuer(), handle, visit.browser());
      return outcomes.answer(login.tenant(), login.request(), visit, handle, outcome);
    }
    return forms.ask(login.anew(), Optional.empty());
  }
}
