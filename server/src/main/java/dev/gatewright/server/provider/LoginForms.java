package dev.gatewright.server.provider;

import dev.gatewright.identity.User;
import dev.gatewright.protocol.errand.Errand;
import dev.gatewright.protocol.errand.Question;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.ChooseAccountView;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.LoginProblem;
import dev.gatewright.server.pages.LoginView;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.provider.Visits.Visit;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// What the login page shows: the form, or the choice of account.
final class LoginForms {
  static final String INTERACTION = "interaction";

  private final PageRenderer renderer;

  LoginForms(PageRenderer renderer) {
    this.renderer = renderer;
  }

  /// The page of a question, as it is shown first.
  HttpResponse show(Tenant tenant, HttpRequest request, Visit visit, Errand errand) {
    return errand.question() instanceof Question.SelectAccount && visit.user().isPresent()
        ? chooseAccount(tenant, request, errand, visit.user().get())
        : form(tenant, request, errand, errand.loginHint().orElse(""), Optional.empty(), 200);
  }

  private HttpResponse chooseAccount(Tenant tenant, HttpRequest request, Errand errand, User user) {
    var view =
        new ChooseAccountView(
            action(tenant), Optional.of(errand.client().name()), account(user), hidden(errand));
    var context = renderer.context(tenant, request, locales(errand));
    return renderer.pageLeadingToClient(tenant, 200, renderer.pages().chooseAccount(view, context));
  }

  HttpResponse form(
      Tenant tenant,
      HttpRequest request,
      Errand errand,
      String email,
      Optional<LoginProblem> problem,
      int status) {
    var view =
        new LoginView(
            action(tenant), Optional.of(errand.client().name()), email, problem, hidden(errand));
    var context = renderer.context(tenant, request, locales(errand));
    return renderer.pageLeadingToClient(tenant, status, renderer.pages().login(view, context));
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
