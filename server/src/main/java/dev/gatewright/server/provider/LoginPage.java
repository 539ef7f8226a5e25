package dev.gatewright.server.provider;

import dev.gatewright.identity.Secret;
import dev.gatewright.identity.signin.SignInFlow;
import dev.gatewright.identity.signin.SignInInput;
import dev.gatewright.identity.signin.SignInPolicy;
import dev.gatewright.identity.signin.SignInSessions;
import dev.gatewright.identity.signin.SignInSessions.Held;
import dev.gatewright.identity.signin.SignInState;
import dev.gatewright.identity.signin.SignInStep;
import dev.gatewright.identity.signin.SignInStep.Refused;
import dev.gatewright.identity.signin.Visitor;
import dev.gatewright.protocol.authorize.AuthorizationEndpoint;
import dev.gatewright.protocol.authorize.Browser;
import dev.gatewright.protocol.authorize.Interaction;
import dev.gatewright.protocol.authorize.Interaction.Step;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.pages.ChooseAccountView;
import dev.gatewright.server.pages.CodeView;
import dev.gatewright.server.pages.LoginProblem;
import dev.gatewright.server.pages.LoginView;
import dev.gatewright.server.provider.Visits.Visit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Signing in over HTTP: shows the step that the flow asks for, takes the answer, and goes on with
/// whatever wanted somebody to sign in (OpenID Connect Core §3.1.2.3).
final class LoginPage {
  private final AuthorizationEndpoint endpoint;
  private final SignInFlow flow;
  private final SignInSessions sessions;
  private final SealedSignIn sealed;
  private final Visits visits;
  private final TenantCookies cookies;
  private final Outcomes outcomes;
  private final PageRenderer renderer;
  private final LoginForms forms;
  private final RefusalLog log;
  private final InstantSource clock;

  LoginPage(
      AuthorizationEndpoint endpoint,
      SignInFlow flow,
      SignInSessions sessions,
      SealedSignIn sealed,
      Visits visits,
      TenantCookies cookies,
      Outcomes outcomes,
      PageRenderer renderer,
      LoginForms forms,
      RefusalLog log,
      InstantSource clock) {
    this.endpoint = endpoint;
    this.flow = flow;
    this.sessions = sessions;
    this.sealed = sealed;
    this.visits = visits;
    this.cookies = cookies;
    this.outcomes = outcomes;
    this.renderer = renderer;
    this.forms = forms;
    this.log = log;
    this.clock = clock;
  }

  /// One request about one login under way. `carried` says that the state came with the page.
  private record Login(
      Tenant tenant,
      HttpRequest request,
      Visit visit,
      Interaction interaction,
      SignInState state,
      boolean carried) {
    Login with(SignInState other) {
      return new Login(tenant, request, visit, interaction, other, true);
    }

    SignInPolicy policy() {
      return new SignInPolicy(Contexts.preferTwoFactors(interaction.request().acrValues()));
    }

    String hint() {
      return interaction.request().loginHint().orElse("");
    }
  }

  HttpResponse show(Tenant tenant, HttpRequest request) {
    var login = find(tenant, request, request.query());
    if (login.isEmpty()) {
      return lost(tenant, request);
    }
    var user = login.get().visit().user();
    return login.get().interaction().step() == Step.SELECT_ACCOUNT && user.isPresent()
        ? forms.chooseAccount(tenant, request, login.get().interaction(), user.get())
        : ask(login.get(), login.get().hint(), Optional.empty());
  }

  HttpResponse submit(Tenant tenant, HttpRequest request) {
    var fields = Forms.own(request);
    if (fields.isEmpty()) {
      return renderer.foreignForm(tenant, request);
    }
    var login = find(tenant, request, fields.get());
    if (login.isEmpty()) {
      return lost(tenant, request);
    }
    return fields
        .get()
        .first(ChooseAccountView.CHOICE_FIELD)
        .map(choice -> choose(login.get(), choice))
        .orElseGet(() -> answer(login.get(), fields.get()));
  }

  private HttpResponse answer(Login login, Parameters fields) {
    if (fields.first(CodeView.ANOTHER_FIELD).isPresent()) {
      return ask(login.with(SignInState.NOTHING), "", Optional.empty());
    }
    var email = fields.first(LoginView.EMAIL_FIELD).map(String::strip);
    var code = fields.first(CodeView.CODE_FIELD).filter(text -> !text.isBlank());
    if (email.isEmpty() && fields.first(CodeView.CODE_FIELD).isPresent()) {
      return code.map(typed -> next(login, new SignInInput.Code(new Secret(typed)), ""))
          .orElseGet(() -> ask(login, "", Optional.of(new LoginProblem.Missing(false, false))));
    }
    var password = fields.first(LoginView.PASSWORD_FIELD).orElse("");
    if (email.orElse("").isEmpty() || password.isEmpty()) {
      var missing = new LoginProblem.Missing(email.orElse("").isEmpty(), password.isEmpty());
      return ask(login.with(SignInState.NOTHING), email.orElse(""), Optional.of(missing));
    }
    var typed = new SignInInput.Password(email.get(), new Secret(password), code.map(Secret::new));
    return next(login.with(SignInState.NOTHING), typed, email.get());
  }

  private HttpResponse next(Login login, SignInInput input, String email) {
    var tenant = login.tenant();
    var visitor =
        new Visitor(login.request().clientAddress(), cookies.device(tenant, login.request()));
    var now = clock.instant();
    return switch (flow.next(tenant.id(), login.state(), input, login.policy(), visitor, now)) {
      case SignInStep.Done done -> goOn(login, done);
      case SignInStep.Challenge challenge ->
          challenge(login.with(challenge.state()), challenge, Optional.empty());
      case SignInStep.Ask _ -> ask(login.with(SignInState.NOTHING), email, Optional.empty());
      case Refused refused -> refuse(login, refused, email);
    };
  }

  private HttpResponse refuse(Login login, Refused refused, String email) {
    var problem =
        switch (refused.reason()) {
          case WRONG -> new LoginProblem.WrongCredentials();
          case NOT_ACTIVE -> new LoginProblem.NotActive();
          case THROTTLED -> new LoginProblem.Throttled(minutes(refused.retryAfter()));
          case BUSY -> new LoginProblem.Busy();
          case STALE -> new LoginProblem.Expired();
        };
    log.note(login.tenant(), login.request(), "login", code(refused.reason()));
    var page = ask(login, email, Optional.of(problem));
    return switch (refused.reason()) {
      case THROTTLED ->
          page.withHeader(
              "Retry-After",
              Long.toString(Math.max(1, refused.retryAfter().orElse(Duration.ZERO).toSeconds())));
      case BUSY -> page.withHeader("Retry-After", "2");
      case WRONG, NOT_ACTIVE, STALE -> page;
    };
  }

  private static String code(SignInStep.Reason reason) {
    return switch (reason) {
      case WRONG -> "login.wrong_credentials";
      case NOT_ACTIVE -> "login.not_active";
      case THROTTLED -> "login.throttled";
      case BUSY -> "login.busy";
      case STALE -> "login.stale";
    };
  }

  private static long minutes(Optional<Duration> wait) {
    return Math.max(1, Math.ceilDiv(wait.orElse(Duration.ZERO).toSeconds(), 60));
  }

  /// The form for where the login stands.
  private HttpResponse ask(Login login, String email, Optional<LoginProblem> problem) {
    var step = flow.show(login.tenant().id(), login.state(), login.policy(), clock.instant());
    return switch (step) {
      case SignInStep.Challenge challenge -> challenge(login, challenge, problem);
      case SignInStep.Ask _, SignInStep.Done _, Refused _ ->
          forms.password(login.tenant(), login.request(), login.interaction(), email, problem);
    };
  }

  private HttpResponse challenge(
      Login login, SignInStep.Challenge challenge, Optional<LoginProblem> problem) {
    var handle = login.interaction().handle();
    var state =
        login.carried()
            ? Optional.of(sealed.seal(login.tenant(), handle, challenge.state()))
            : Optional.<String>empty();
    return switch (challenge.method()) {
      case RECOVERY_CODE ->
          forms.code(
              login.tenant(),
              login.request(),
              login.interaction(),
              challenge.person(),
              state,
              problem);
      case PASSWORD ->
          forms.password(login.tenant(), login.request(), login.interaction(), "", problem);
    };
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
    var started = sessions.start(tenant.id(), done, tenant.sessions(), browser);
    var outcome =
        endpoint.resume(
            tenant.issuer(),
            login.interaction().handle(),
            new Browser(
                login.visit().browser().binding(),
                Optional.of(LoginSessions.of(started.session()))));
    return outcomes
        .answer(tenant, request, outcome)
        .withCookie(cookies.session(tenant, Held.of(started.session())))
        .withCookie(cookies.device(tenant, started.device()));
  }

  private HttpResponse choose(Login login, String choice) {
    if (choice.equals(ChooseAccountView.CONTINUE)) {
      var outcome =
          endpoint.continueWithAccount(
              login.tenant().issuer(), login.interaction().handle(), login.visit().browser());
      return outcomes.answer(login.tenant(), login.request(), outcome);
    }
    return ask(login.with(SignInState.NOTHING), "", Optional.empty());
  }

  private Optional<Login> find(Tenant tenant, HttpRequest request, Parameters parameters) {
    var visit = visits.of(tenant, request);
    var handle = parameters.first(LoginForms.INTERACTION);
    return handle
        .flatMap(known -> endpoint.find(tenant.issuer(), known, visit.browser()))
        .map(interaction -> {
          var carried =
              parameters
                  .first(LoginForms.SIGN_IN)
                  .flatMap(
                      text -> sealed.open(tenant, interaction.handle(), text, clock.instant()));
          return new Login(
              tenant,
              request,
              visit,
              interaction,
              carried.orElse(SignInState.NOTHING),
              carried.isPresent());
        });
  }

  private HttpResponse lost(Tenant tenant, HttpRequest request) {
    log.refused(tenant, request, "login", Reason.AUTHORIZE_INTERACTION_LOST);
    return renderer.refusal(tenant, request, Refusal.of(Reason.AUTHORIZE_INTERACTION_LOST));
  }
}
