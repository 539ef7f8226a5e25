package dev.gatewright.server.provider;

import dev.gatewright.identity.User;
import dev.gatewright.identity.signin.SignInFlow;
import dev.gatewright.identity.signin.SignInState;
import dev.gatewright.identity.signin.SignInStep;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.errand.Errand;
import dev.gatewright.protocol.errand.Question;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.ChooseAccountView;
import dev.gatewright.server.pages.CodeView;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.LoginProblem;
import dev.gatewright.server.pages.LoginView;
import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.provider.Visits.Visit;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the login page shows: the step at which a login stands, or the choice of account.
final class LoginForms {
  static final String INTERACTION = "interaction";
  static final String SIGN_IN = "sign_in";

  private final SignInFlow flow;
  private final SealedSignIn sealed;
  private final PageRenderer renderer;
  private final InstantSource clock;

  LoginForms(SignInFlow flow, SealedSignIn sealed, PageRenderer renderer, InstantSource clock) {
    this.flow = flow;
    this.sealed = sealed;
    this.renderer = renderer;
    this.clock = clock;
  }

  /// The page of a question, as it is shown first.
  HttpResponse show(Tenant tenant, HttpRequest request, Visit visit, Errand errand) {
    return errand.question() instanceof Question.SelectAccount && visit.user().isPresent()
        ? chooseAccount(tenant, request, errand, visit.user().get())
        : ask(
            Login.begin(tenant, request, visit, errand),
            errand.loginHint().orElse(""),
            Optional.empty());
  }

  /// Whether the person who is logged in can prove more, where that is asked.
  boolean isReachable(Tenant tenant, HttpRequest request, Visit visit, Errand errand) {
    var login = Login.begin(tenant, request, visit, errand);
    return !(errand.question() instanceof Question.StepUp)
        || !(flow.show(tenant.id(), login.state(), login.policy(), clock.instant())
            instanceof SignInStep.Done);
  }

  /// The form for where the login stands. `email` is what was typed before, or a hint.
  HttpResponse ask(Login login, String email, Optional<LoginProblem> problem) {
    var step = flow.show(login.tenant().id(), login.state(), login.policy(), clock.instant());
    return switch (step) {
      case SignInStep.Challenge challenge -> challenge(login, challenge, problem);
      case SignInStep.Ask _, SignInStep.Done _, SignInStep.Refused _ ->
          password(login, email, problem);
    };
  }

  /// The form of the method that is wanted next. What was proved on an earlier page comes along,
  /// sealed; what the session proves is read from the session again.
  HttpResponse challenge(
      Login login, SignInStep.Challenge challenge, Optional<LoginProblem> problem) {
    return switch (challenge.method()) {
      case PASSWORD -> password(login.with(SignInState.NOTHING), "", problem);
      case RECOVERY_CODE -> code(login, challenge, problem);
    };
  }

  private HttpResponse password(Login login, String email, Optional<LoginProblem> problem) {
    var errand = login.errand();
    var view =
        new LoginView(
            action(login.tenant()),
            errand.client().map(Client::name),
            email,
            problem,
            hidden(errand));
    return answer(login, renderer.pages().login(view, context(login)), problem);
  }

  private HttpResponse code(
      Login login, SignInStep.Challenge challenge, Optional<LoginProblem> problem) {
    var errand = login.errand();
    var fields = new ArrayList<>(hidden(errand));
    if (login.carried()) {
      var state = sealed.seal(login.tenant(), errand.handle(), challenge.state());
      fields.add(new HiddenField(SIGN_IN, state));
    }
    var view =
        new CodeView(
            action(login.tenant()),
            errand.client().map(Client::name),
            account(challenge.person()),
            problem,
            fields);
    return answer(login, renderer.pages().code(view, context(login)), problem);
  }

  private HttpResponse chooseAccount(Tenant tenant, HttpRequest request, Errand errand, User user) {
    var view =
        new ChooseAccountView(
            action(tenant), errand.client().map(Client::name), account(user), hidden(errand));
    var context = renderer.context(tenant, request, locales(errand));
    return renderer.pageLeadingToClient(tenant, 200, renderer.pages().chooseAccount(view, context));
  }

  private HttpResponse answer(Login login, byte[] html, Optional<LoginProblem> problem) {
    int status =
        problem
            .map(found ->
                switch (found) {
                  case LoginProblem.WrongCredentials(), LoginProblem.Missing(_, _) -> 422;
                  case LoginProblem.NotActive() -> 403;
                  case LoginProblem.Throttled(_) -> 429;
                  case LoginProblem.Busy() -> 503;
                  case LoginProblem.Expired() -> 200;
                })
            .orElse(200);
    return renderer.pageLeadingToClient(login.tenant(), status, html);
  }

  private PageContext context(Login login) {
    return renderer.context(login.tenant(), login.request(), locales(login.errand()));
  }

  private static PageLink action(Tenant tenant) {
    return new PageLink(tenant.path() + "/login");
  }

  static List<HiddenField> hidden(Errand errand) {
    return List.of(new HiddenField(INTERACTION, errand.handle()));
  }

  static Optional<String> locales(Errand errand) {
    var locales = errand.uiLocales();
    return locales.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", locales));
  }

  /// Host and port of an address that a client registered, or its scheme where it has no host.
  static String recipient(String address) {
    var uri = URI.create(address);
    var authority = uri.getRawAuthority();
    return authority != null && !authority.isEmpty() ? authority : uri.getScheme() + ":";
  }

  static Account account(User user) {
    return new Account(
        user.claims().one("name").filter(String.class::isInstance).map(String.class::cast),
        user.emailAsTyped());
  }
}
