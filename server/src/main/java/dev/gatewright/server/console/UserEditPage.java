package dev.gatewright.server.console;

import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.UserCommand.ChangeUser;
import dev.gatewright.admin.command.UserEdit;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.UserEditView;
import dev.gatewright.server.pages.console.UserView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is said of somebody: claims that are texts, the role, and for whoever may set credentials
/// the address.
final class UserEditPage {
  static final String PATH = "/user/edit";

  private static final String CLAIM_FIELD = "claim_";
  private static final int LONGEST = 1000;

  /// Those of OpenID Connect Core §5.1 that can be written though the person has none.
  private static final List<String> USUAL =
      List.of("name", "given_name", "family_name", "locale", "zoneinfo");

  private final ConsoleDesk desk;
  private final ConsolePages pages;

  UserEditPage(ConsoleDesk desk, ConsolePages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.issuer(PATH, Permission.USERS_WRITE, this::show)
        .acting(this::act)
        .provedNow("user_edit");
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return OneUser.with(
        desk, visit, one -> ConsoleAnswer.shown(form(one, Parameters.none(), Optional.empty())));
  }

  /// @param typed stands in the form in place of what is kept
  private byte[] form(OneUser one, Parameters typed, Optional<String> problem) {
    var user = one.user();
    var visit = one.visit();
    var view =
        new UserEditView(
            one.frame(PATH, "console.user.edit"),
            one.link(PATH),
            one.headline(),
            typed
                .first(UserEditView.SEEN_FIELD)
                .orElseGet(() -> Long.toString(user.updatedAt().toEpochMilli())),
            visit.may(Permission.CREDENTIALS_WRITE),
            typed.first(UserEditView.EMAIL_FIELD).orElseGet(user::emailAsTyped),
            typed.isEmpty()
                ? user.emailVerified()
                : typed.first(UserEditView.VERIFIED_FIELD).isPresent(),
            typed.first(UserEditView.ROLE_FIELD).orElseGet(() -> user.role().orElse("")),
            claims(one, typed),
            problem);
    return pages.userEdit(view, visit.page());
  }

  private static List<UserView.Claim> claims(OneUser one, Parameters typed) {
    var claims = new ArrayList<UserView.Claim>();
    for (var name : names(one)) {
      var value =
          typed.first(CLAIM_FIELD + name).orElseGet(() -> People.text(one.user(), name).orElse(""));
      claims.add(new UserView.Claim(name, value));
    }
    return claims;
  }

  /// The usual ones, and whatever else is a text.
  private static List<String> names(OneUser one) {
    var names = new ArrayList<>(USUAL);
    names.removeIf(name ->
        one.user().claims().one(name).filter(value -> !(value instanceof String)).isPresent());
    one.user()
        .claims()
        .values()
        .forEach((name, value) -> {
          if (value instanceof String && !names.contains(name) && name.matches("[A-Za-z0-9_-]+")) {
            names.add(name);
          }
        });
    return names;
  }

  private ConsoleAnswer act(ConsoleVisit visit, Parameters fields) {
    return OneUser.with(desk, visit, one -> change(one, fields));
  }

  private ConsoleAnswer change(OneUser one, Parameters fields) {
    var user = one.user();
    var written = new HashMap<String, Object>();
    var removed = new HashSet<String>();
    for (var name : names(one)) {
      var typed = fields.first(CLAIM_FIELD + name).map(String::strip);
      var had = People.text(user, name).orElse("");
      if (typed.isPresent() && !typed.get().equals(had) && typed.get().length() <= LONGEST) {
        if (typed.get().isEmpty()) {
          removed.add(name);
        } else {
          written.put(name, typed.get());
        }
      }
    }
    var seen = fields.first(UserEditView.SEEN_FIELD).flatMap(UserEditPage::moment);
    if (seen.isEmpty()) {
      return ConsoleAnswer.done(one.at(PATH), ConsoleNotice.NOTHING_DONE);
    }
    var edit = edit(one, fields, written, removed);
    var command = new ChangeUser(one.visit().issuerId(), one.ref(), edit, seen, Optional.empty());
    return desk.act(one.visit(), command)
        .<ConsoleAnswer>map(why ->
            ConsoleAnswer.wrong(
                form(one, fields, Optional.of(RefusalText.of(why, one.visit().page().messages())))))
        .orElseGet(() -> ConsoleAnswer.done(one.home(), ConsoleNotice.SAVED));
  }

  /// An address, or the word that it is verified, is named only where it is another one, since it
  /// takes more to change it.
  private static UserEdit edit(
      OneUser one, Parameters fields, Map<String, Object> written, Set<String> removed) {
    var user = one.user();
    var email =
        fields
            .first(UserEditView.EMAIL_FIELD)
            .map(String::strip)
            .filter(typed -> !typed.equals(user.emailAsTyped()));
    boolean verified = fields.first(UserEditView.VERIFIED_FIELD).isPresent();
    boolean asked = fields.first(UserEditView.EMAIL_FIELD).isPresent();
    return new UserEdit(
        email,
        asked && (verified != user.emailVerified() || email.isPresent())
            ? Optional.of(verified)
            : Optional.empty(),
        fields.first(UserEditView.ROLE_FIELD).map(String::strip),
        Optional.empty(),
        false,
        written,
        removed);
  }

  private static Optional<Instant> moment(String text) {
    return text.matches("[0-9]{1,15}")
        ? Optional.of(Instant.ofEpochMilli(Long.parseLong(text)))
        : Optional.empty();
  }
}
