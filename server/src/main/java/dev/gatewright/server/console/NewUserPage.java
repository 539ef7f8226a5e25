package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Credential;
import dev.gatewright.admin.command.NewUser;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.UserCommand.AddUser;
import dev.gatewright.admin.command.UserCommand.InviteUser;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.config.issuer.JoinKeys;
import dev.gatewright.server.pages.ShownSecret;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.server.pages.console.NewUserView;
import dev.gatewright.server.pages.console.SecretView;
import java.util.Map;
import java.util.Optional;

/// Somebody new: added with a password that is made and shown once, or invited by mail.
final class NewUserPage {
  static final String PATH = "/users/add";

  private final ConsoleDesk desk;
  private final boolean mails;
  private final ConsolePages pages;

  NewUserPage(ConsoleDesk desk, boolean mails, ConsolePages pages) {
    this.desk = desk;
    this.mails = mails;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.issuer(PATH, Permission.USERS_WRITE, this::show)
        .acting(this::act)
        .provedNow("new_user");
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return ConsoleAnswer.shown(form(visit, "", "", Optional.empty()));
  }

  private byte[] form(ConsoleVisit visit, String email, String name, Optional<String> problem) {
    var view =
        new NewUserView(
            visit
                .frame(ConsoleSection.USERS)
                .below(visit.page().text("console.users.add"), visit.link(visit.at(PATH))),
            visit.link(visit.at(PATH)),
            email,
            name,
            uninvited(visit),
            problem);
    return pages.newUser(view, visit.page());
  }

  private Optional<String> uninvited(ConsoleVisit visit) {
    if (isClosed(visit)) {
      return Optional.of(visit.page().text("console.users.invites_nobody"));
    }
    return mails ? Optional.empty() : Optional.of(visit.page().text("console.users.no_mail"));
  }

  /// Whether nobody makes an account here, so that an invitation is of use to whoever has one.
  static boolean isClosed(ConsoleVisit visit) {
    return visit.issuer().orElseThrow().settings().get(JoinKeys.SIGNUP) == JoinKeys.Signup.CLOSED;
  }

  private ConsoleAnswer act(ConsoleVisit visit, Parameters fields) {
    var email = fields.first(NewUserView.EMAIL_FIELD).map(String::strip).orElse("");
    var name = fields.first(NewUserView.NAME_FIELD).map(String::strip).orElse("");
    return fields.first(NewUserView.HOW_FIELD).filter(NewUserView.INVITE::equals).isPresent()
        ? invite(visit, email, name)
        : add(visit, email, name);
  }

  private ConsoleAnswer invite(ConsoleVisit visit, String email, String name) {
    var uninvited = uninvited(visit);
    if (uninvited.isPresent()) {
      return ConsoleAnswer.wrong(form(visit, email, name, uninvited));
    }
    var command =
        new InviteUser(
            visit.issuerId(),
            email,
            Optional.of(name).filter(text -> !text.isEmpty()),
            visit.issuer().orElseThrow().issuer().name(),
            visit.page().messages().language());
    return desk.act(visit, command)
        .<ConsoleAnswer>map(why ->
            ConsoleAnswer.wrong(
                form(
                    visit, email, name, Optional.of(RefusalText.of(why, visit.page().messages())))))
        .orElseGet(() -> ConsoleAnswer.done(visit.at(UsersPage.PATH), ConsoleNotice.USER_INVITED));
  }

  private ConsoleAnswer add(ConsoleVisit visit, String email, String name) {
    Map<String, Object> claims = name.isEmpty() ? Map.of() : Map.of("name", name);
    var user = new NewUser(email, false, Optional.empty(), UserStatus.ACTIVE, claims);
    var command = new AddUser(visit.issuerId(), user, new Credential.Generated(), Optional.empty());
    return switch (desk.run(visit, command)) {
      case AdminResult.UserAdded(var added, var _, var password) -> {
        var id = added.id().value();
        yield ConsoleAnswer.shown(
            pages.secret(
                new SecretView(
                    visit.frame(ConsoleSection.USERS),
                    "console.secret.password_title",
                    "console.secret.password_lead",
                    added.emailAsTyped(),
                    password.stream()
                        .map(made ->
                            new SecretView.Line(
                                "console.secret.password", new ShownSecret(made.reveal())))
                        .toList(),
                    People.page(visit, id)),
                visit.page()));
      }
      case AdminResult.Refused(var why) ->
          ConsoleAnswer.wrong(
              form(visit, email, name, Optional.of(RefusalText.of(why, visit.page().messages()))));
      case AdminResult other -> throw new IllegalStateException("nobody was added: " + other);
    };
  }
}
