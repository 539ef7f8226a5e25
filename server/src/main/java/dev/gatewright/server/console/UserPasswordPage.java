package dev.gatewright.server.console;

import dev.gatewright.admin.act.Holdings.PasswordRules;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Credential;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.UserCommand.SetPassword;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.ShownSecret;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.SecretView;
import dev.gatewright.server.pages.console.UserPasswordView;
import java.util.List;
import java.util.Optional;

/// Somebody's password, set or made in their place. It signs them out everywhere.
final class UserPasswordPage {
  static final String PATH = "/user/password";

  private final ConsoleDesk desk;
  private final PasswordRules rules;
  private final ConsolePages pages;

  UserPasswordPage(ConsoleDesk desk, PasswordRules rules, ConsolePages pages) {
    this.desk = desk;
    this.rules = rules;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.issuer(PATH, Permission.CREDENTIALS_WRITE, this::show)
        .acting(this::act)
        .provedNow("user_password");
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return OneUser.with(desk, visit, one -> ConsoleAnswer.shown(form(one, Optional.empty())));
  }

  private byte[] form(OneUser one, Optional<String> problem) {
    var view =
        new UserPasswordView(
            one.frame(PATH, "console.user.set_password"),
            one.link(PATH),
            one.headline(),
            one.user().emailAsTyped(),
            rules.of(new TenantId(one.visit().issuerId().value())).minLength(),
            problem);
    return pages.userPassword(view, one.visit().page());
  }

  private ConsoleAnswer act(ConsoleVisit visit, Parameters fields) {
    return OneUser.with(desk, visit, one -> set(one, fields));
  }

  private ConsoleAnswer set(OneUser one, Parameters fields) {
    var visit = one.visit();
    boolean made =
        fields
            .first(UserPasswordView.HOW_FIELD)
            .filter(UserPasswordView.GENERATE::equals)
            .isPresent();
    var typed = fields.first(UserPasswordView.PASSWORD_FIELD).orElse("");
    if (!made && typed.isEmpty()) {
      var problem = visit.page().text("new_password.missing");
      return ConsoleAnswer.wrong(form(one, Optional.of(problem)));
    }
    var credential = made ? new Credential.Generated() : new Credential.Chosen(new Secret(typed));
    return switch (desk.run(visit, new SetPassword(visit.issuerId(), one.ref(), credential))) {
      case AdminResult.PasswordSet(var password) when password.isPresent() ->
          ConsoleAnswer.shown(pages.secret(shown(one, password.get()), visit.page()));
      case AdminResult.Refused(var why) ->
          ConsoleAnswer.wrong(form(one, Optional.of(RefusalText.of(why, visit.page().messages()))));
      case AdminResult _ -> ConsoleAnswer.done(one.home(), ConsoleNotice.SAVED);
    };
  }

  private static SecretView shown(OneUser one, Secret password) {
    return new SecretView(
        one.frame(PATH, "console.user.set_password"),
        "console.secret.password_title",
        "console.secret.password_lead",
        one.headline(),
        List.of(new SecretView.Line("console.secret.password", new ShownSecret(password.reveal()))),
        one.visit().link(one.home()));
  }
}
