package dev.gatewright.server.provider;

import dev.gatewright.identity.User;
import dev.gatewright.protocol.authorize.Interaction;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The pages on which a person signs in, one form a method.
final class LoginForms {
  static final String INTERACTION = "interaction";
  static final String SIGN_IN = "sign_in";

  private final PageRenderer renderer;

  LoginForms(PageRenderer renderer) {
    this.renderer = renderer;
  }

  /// Address and password; `email` is what was typed before, or a hint.
  HttpResponse password(
      Tenant tenant,
      HttpRequest request,
      Interaction interaction,
      String email,
      Optional<LoginProblem> problem) {
    var view =
        new LoginView(
            action(tenant),
            Optional.of(interaction.client().name()),
            email,
            problem,
            hidden(interaction));
    var html = renderer.pages().login(view, context(tenant, request, interaction));
    return answer(tenant, html, problem);
  }

  /// A code of somebody whose first factor is proved: on an earlier page, whose state then comes
  /// along `sealed`, or by the session.
  HttpResponse code(
      Tenant tenant,
      HttpRequest request,
      Interaction interaction,
      User person,
      Optional<String> sealed,
      Optional<LoginProblem> problem) {
    var fields = new ArrayList<>(hidden(interaction));
    sealed.ifPresent(state -> fields.add(new HiddenField(SIGN_IN, state)));
    var view =
        new CodeView(
            action(tenant),
            Optional.of(interaction.client().name()),
            account(person),
            problem,
            fields);
    var html = renderer.pages().code(view, context(tenant, request, interaction));
    return answer(tenant, html, problem);
  }

  HttpResponse chooseAccount(
      Tenant tenant, HttpRequest request, Interaction interaction, User user) {
    var view =
        new ChooseAccountView(
            action(tenant),
            Optional.of(interaction.client().name()),
            account(user),
            hidden(interaction));
    var html = renderer.pages().chooseAccount(view, context(tenant, request, interaction));
    return answer(tenant, html, Optional.empty());
  }

  private HttpResponse answer(Tenant tenant, byte[] html, Optional<LoginProblem> problem) {
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
    return renderer.pageLeadingToClient(tenant, status, html);
  }

  private PageContext context(Tenant tenant, HttpRequest request, Interaction interaction) {
    return renderer.context(tenant, request, locales(interaction));
  }

  private static PageLink action(Tenant tenant) {
    return new PageLink(tenant.path() + "/login");
  }

  static List<HiddenField> hidden(Interaction interaction) {
    return List.of(new HiddenField(INTERACTION, interaction.handle()));
  }

  static Optional<String> locales(Interaction interaction) {
    var locales = interaction.request().uiLocales();
    return locales.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", locales));
  }

  static Account account(User user) {
    return new Account(
        user.claims().one("name").filter(String.class::isInstance).map(String.class::cast),
        user.emailAsTyped());
  }
}
