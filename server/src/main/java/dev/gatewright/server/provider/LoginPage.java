package dev.gatewright.server.provider;

import dev.gatewright.identity.Secret;
import dev.gatewright.identity.signin.PasswordSignIn;
import dev.gatewright.identity.signin.SignIn;
import dev.gatewright.identity.signin.SignInResult;
import dev.gatewright.identity.signin.SignInSessions;
import dev.gatewright.protocol.authorize.AuthorizationEndpoint;
import dev.gatewright.protocol.errand.Errand;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.pages.ChooseAccountView;
import dev.gatewright.server.pages.LoginProblem;
import dev.gatewright.server.pages.LoginView;
import dev.gatewright.server.provider.Visits.Visit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// The login page: email and password, and the choice of account (OpenID Connect Core §3.1.2.3).
final class LoginPage {
  /// What a password login reaches; the only context so far.
  static final String PASSWORD_ACR = "urn:gatewright:acr:password";

  private final AuthorizationEndpoint endpoint;
  private final LoginForms forms;
  private final SignIn signIn;
  private final SignInSessions sessions;
  private final Visits visits;
  private final TenantCookies cookies;
  private final Outcomes outcomes;
  private final PageRenderer renderer;
  private final RefusalLog log;
  private final InstantSource clock;

  LoginPage(
      AuthorizationEndpoint endpoint,
      LoginForms forms,
      SignIn signIn,
      SignInSessions sessions,
      Visits visits,
      TenantCookies cookies,
      Outcomes outcomes,
      PageRenderer renderer,
      RefusalLog log,
      InstantSource clock) {
    this.endpoint = endpoint;
    this.forms = forms;
    this.signIn = signIn;
    this.sessions = sessions;
    this.visits = visits;
    this.cookies = cookies;
    this.outcomes = outcomes;
    this.renderer = renderer;
    this.log = log;
    this.clock = clock;
  }

  HttpResponse show(Tenant tenant, HttpRequest request) {
    var visit = visits.of(tenant, request);
    var handle = request.query().first(LoginForms.INTERACTION).orElse("");
    return endpoint
        .find(tenant.issuer(), handle, visit.browser())
        .map(errand -> forms.show(tenant, request, visit, errand))
        .orElseGet(() -> outcomes.lost(tenant, request, visit, handle));
  }

  HttpResponse submit(Tenant tenant, HttpRequest request) {
    var fields = Forms.own(request);
    if (fields.isEmpty()) {
      return renderer.foreignForm(tenant, request);
    }
    var visit = visits.of(tenant, request);
    var handle = fields.get().first(LoginForms.INTERACTION).orElse("");
    var interaction = endpoint.find(tenant.issuer(), handle, visit.browser());
    if (interaction.isEmpty()) {
      return outcomes.lost(tenant, request, visit, handle);
    }
    var choice = fields.get().first(ChooseAccountView.CHOICE_FIELD);
    if (choice.isPresent()) {
      return choose(tenant, request, interaction.get(), visit, choice.get());
    }
    var email = fields.get().first(LoginView.EMAIL_FIELD).orElse("").strip();
    var password = fields.get().first(LoginView.PASSWORD_FIELD).orElse("");
    if (email.isEmpty() || password.isEmpty()) {
      var missing = new LoginProblem.Missing(email.isEmpty(), password.isEmpty());
      return forms.form(tenant, request, interaction.get(), email, Optional.of(missing), 422);
    }
    var attempt =
        new PasswordSignIn(
            email, new Secret(password), request.clientAddress(), cookies.device(tenant, request));
    return signIn(tenant, request, interaction.get(), visit, attempt);
  }

  private HttpResponse signIn(
      Tenant tenant, HttpRequest request, Errand interaction, Visit visit, PasswordSignIn attempt) {
    return switch (signIn.withPassword(tenant.id(), attempt, clock.instant())) {
      case SignInResult.SignedIn signedIn -> start(tenant, request, interaction, visit, signedIn);
      case SignInResult.WrongCredentials() -> {
        log.note(tenant, request, "login", "login.wrong_credentials");
        yield again(
            tenant, request, interaction, attempt, new LoginProblem.WrongCredentials(), 422);
      }
      case SignInResult.NotActive(var _) -> {
        log.note(tenant, request, "login", "login.not_active");
        yield again(tenant, request, interaction, attempt, new LoginProblem.NotActive(), 403);
      }
      case SignInResult.Throttled(var retryAfter) -> {
        log.note(tenant, request, "login", "login.throttled");
        var problem = new LoginProblem.Throttled(minutes(retryAfter));
        yield again(tenant, request, interaction, attempt, problem, 429)
            .withHeader("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
      }
      case SignInResult.Busy() -> {
        log.note(tenant, request, "login", "login.busy");
        yield again(tenant, request, interaction, attempt, new LoginProblem.Busy(), 503)
            .withHeader("Retry-After", "2");
      }
    };
  }

  private static long minutes(Duration wait) {
    return Math.max(1, Math.ceilDiv(wait.toSeconds(), 60));
  }

  private HttpResponse start(
      Tenant tenant,
      HttpRequest request,
      Errand interaction,
      Visit visit,
      SignInResult.SignedIn signedIn) {
    var authentication =
        new SignInSessions.Authentication(
            signedIn.user().id(), signedIn.methods(), Optional.of(PASSWORD_ACR), signedIn.at());
    var browser =
        new SignInSessions.Browser(
            visit
                .browser()
                .session()
                .flatMap(s -> dev.gatewright.identity.SessionId.parse(s.id().value())),
            cookies.device(tenant, request),
            request.header("User-Agent"),
            Optional.of(request.clientAddress().getHostAddress()));
    var started = sessions.start(tenant.id(), authentication, tenant.sessions(), browser);
    var session = LoginSessions.of(started.session());
    var outcome =
        endpoint.resume(tenant.issuer(), interaction.handle(), visit.browser().in(session));
    var now = new Visit(visit.browser().in(session), visit.logins(), Optional.of(signedIn.user()));
    return outcomes
        .answer(tenant, request, now, interaction.handle(), outcome)
        .withCookie(cookies.session(tenant, session.id()))
        .withCookie(cookies.device(tenant, started.device()));
  }

  private HttpResponse choose(
      Tenant tenant, HttpRequest request, Errand interaction, Visit visit, String choice) {
    if (choice.equals(ChooseAccountView.CONTINUE)) {
      var outcome =
          endpoint.continueWithAccount(tenant.issuer(), interaction.handle(), visit.browser());
      return outcomes.answer(tenant, request, visit, interaction.handle(), outcome);
    }
    return forms.form(tenant, request, interaction, "", Optional.empty(), 200);
  }

  private HttpResponse again(
      Tenant tenant,
      HttpRequest request,
      Errand interaction,
      PasswordSignIn attempt,
      LoginProblem problem,
      int status) {
    return forms.form(tenant, request, interaction, attempt.email(), Optional.of(problem), status);
  }
}
