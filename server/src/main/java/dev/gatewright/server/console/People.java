package dev.gatewright.server.console;

import dev.gatewright.identity.User;
import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.console.Person;
import java.util.Optional;

/// People as lists show them.
final class People {
  /// A person's page is at this address of their issuer, and says by its query whose it is.
  static final String USER = "/user";

  static final String ID = "id";

  private People() {}

  static Account account(User user) {
    return new Account(text(user, "name"), user.emailAsTyped());
  }

  static Optional<String> text(User user, String claim) {
    return user.claims().one(claim).filter(String.class::isInstance).map(String.class::cast);
  }

  static PageLink page(ConsoleVisit visit, String user) {
    return visit.link(visit.at(USER, ID, user));
  }

  static Person line(ConsoleVisit visit, User user) {
    return new Person(
        account(user),
        user.isActive() ? "" : Statuses.key(user.status()),
        page(visit, user.id().value()));
  }
}
