package dev.gatewright.server.console;

import dev.gatewright.admin.command.AccountCommand.EndConnection;
import dev.gatewright.admin.command.AccountCommand.ListConnections;
import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.OrganizationShown;
import dev.gatewright.admin.command.BrowseCommand.BrowseEvents;
import dev.gatewright.admin.command.OrganizationCommand.ShowOrganization;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.UserCommand.ChangeUser;
import dev.gatewright.admin.command.UserCommand.EndSession;
import dev.gatewright.admin.command.UserCommand.ListFactors;
import dev.gatewright.admin.command.UserCommand.ListLoginNames;
import dev.gatewright.admin.command.UserCommand.NameUser;
import dev.gatewright.admin.command.UserCommand.ShowUser;
import dev.gatewright.admin.command.UserCommand.SignOutUser;
import dev.gatewright.admin.command.UserEdit;
import dev.gatewright.admin.command.UserRef;
import dev.gatewright.identity.ActiveMembership;
import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.account.Devices;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.server.pages.console.IssuerView.Happened;
import dev.gatewright.server.pages.console.UserView;
import dev.gatewright.server.place.Places;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Somebody with all that their issuer knows of them, and what can be done that is soon undone.
final class UserPage {
  private static final int LATEST = 10;

  /// Of somebody with more organizations, these are shown.
  private static final int MOST_NAMED = 50;

  private final ConsoleDesk desk;
  private final Clients clients;
  private final Places places;
  private final ConsolePages pages;

  UserPage(ConsoleDesk desk, Clients clients, Places places, ConsolePages pages) {
    this.desk = desk;
    this.clients = clients;
    this.places = places;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.issuer(People.USER, Permission.USERS_READ, this::show).acting(this::act);
  }

  /// Whose page it is, as its address says.
  static Optional<UserId> asked(ConsoleVisit visit) {
    return visit.asked(People.ID).flatMap(UserId::parse);
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return asked(visit)
        .flatMap(id ->
            desk.see(
                visit, new ShowUser(visit.issuerId(), UserRef.id(id)), AdminResult.UserShown.class))
        .map(shown -> shown(visit, shown))
        .orElseGet(ConsoleAnswer.Missing::new);
  }

  private ConsoleAnswer shown(ConsoleVisit visit, AdminResult.UserShown shown) {
    var user = shown.user();
    var id = user.id().value();
    var here = visit.at(People.USER, People.ID, id);
    var account = People.account(user);
    boolean events = visit.may(Permission.EVENTS_READ);
    var view =
        new UserView(
            visit.frame(ConsoleSection.USERS).below(account.headline(), visit.link(here)),
            visit.link(here),
            account,
            id,
            Statuses.key(user.status()),
            user.isActive(),
            user.emailVerified(),
            user.role(),
            user.createdAt(),
            claims(user),
            names(visit, user),
            shown.hasPassword(),
            factors(visit, user),
            shown.memberships().stream()
                .limit(MOST_NAMED)
                .map(one -> membership(visit, one))
                .toList(),
            applications(visit, user),
            visit.may(Permission.SESSIONS_READ)
                ? Optional.of(shown.sessions().stream().map(one -> login(visit, one)).toList())
                : Optional.empty(),
            events ? Optional.of(latest(visit, user)) : Optional.empty(),
            events
                ? Optional.of(visit.link(visit.at(EventsPage.PATH, EventsPage.PERSON, id)))
                : Optional.empty(),
            can(visit, user));
    return ConsoleAnswer.shown(pages.user(view, visit.page()));
  }

  /// Named for whoever may see organizations.
  private UserView.Membership membership(ConsoleVisit visit, ActiveMembership one) {
    var id = one.organization();
    var seen =
        visit.may(Permission.ORGANIZATIONS_READ)
            ? desk.see(visit, new ShowOrganization(visit.issuerId(), id), OrganizationShown.class)
            : Optional.<OrganizationShown>empty();
    return new UserView.Membership(
        seen.map(shown -> shown.organization().name()).orElse(id.value()),
        seen.map(_ -> visit.link(OneOrganization.home(visit, id))),
        one.title().orElse(""));
  }

  private static UserView.Can can(ConsoleVisit visit, User user) {
    var id = user.id().value();
    boolean acts = user.isActive() && ImpersonationPage.isAllowed(visit);
    boolean writes = visit.may(Permission.USERS_WRITE);
    boolean proves = visit.may(Permission.CREDENTIALS_WRITE);
    return new UserView.Can(
        writes,
        visit.may(Permission.SESSIONS_WRITE),
        below(visit, UserEditPage.PATH, id, writes),
        below(visit, UserPasswordPage.PATH, id, proves),
        below(visit, UserFactorsPage.PATH, id, proves),
        below(visit, UserRemovalPage.PATH, id, writes),
        below(visit, ImpersonationPage.PATH, id, acts));
  }

  private static Optional<PageLink> below(ConsoleVisit visit, String path, String id, boolean may) {
    return may ? Optional.of(visit.link(visit.at(path, People.ID, id))) : Optional.empty();
  }

  /// In the order in which they were declared; what is no text is shown as it is kept.
  static List<UserView.Claim> claims(User user) {
    var claims = new ArrayList<UserView.Claim>();
    user.claims()
        .values()
        .forEach((name, value) -> claims.add(new UserView.Claim(name, value.toString())));
    return claims;
  }

  private List<UserView.Name> names(ConsoleVisit visit, User user) {
    return desk.see(
            visit,
            new ListLoginNames(visit.issuerId(), UserRef.id(user.id())),
            AdminResult.LoginNames.class)
        .map(found ->
            found.names().stream()
                .map(name -> new UserView.Name(name.kind().word(), name.value()))
                .toList())
        .orElseGet(List::of);
  }

  private List<UserView.Factor> factors(ConsoleVisit visit, User user) {
    return desk.see(
            visit,
            new ListFactors(visit.issuerId(), UserRef.id(user.id())),
            AdminResult.Factors.class)
        .map(found ->
            found.factors().stream()
                .map(one -> new UserView.Factor(Factors.key(one.method()), one.name(), one.since()))
                .toList())
        .orElseGet(List::of);
  }

  private List<UserView.Application> applications(ConsoleVisit visit, User user) {
    return desk.see(
            visit, new ListConnections(visit.issuerId(), user.id()), AdminResult.Connections.class)
        .map(found ->
            found.connections().stream()
                .map(one ->
                    new UserView.Application(
                        one.client().value(),
                        clients
                            .find(visit.issuerId(), one.client())
                            .map(Client::name)
                            .orElse(one.client().value()),
                        one.usedAt()))
                .toList())
        .orElseGet(List::of);
  }

  private UserView.Login login(ConsoleVisit visit, Session session) {
    return new UserView.Login(
        session.id().value(),
        Devices.of(session.userAgent()),
        session.address().map(address -> places.shown(address, visit.page().messages())),
        session.authTime(),
        session.lastSeenAt(),
        session.isActed());
  }

  private List<Happened> latest(ConsoleVisit visit, User user) {
    var browse =
        new BrowseEvents(
            visit.issuerId(),
            "",
            Optional.of(user.id()),
            Optional.empty(),
            Optional.empty(),
            LATEST);
    return desk.see(visit, browse, AdminResult.BrowsedEvents.class)
        .map(found ->
            found.events().stream()
                .map(event -> new Happened(event.name(), event.actor(), event.at()))
                .toList())
        .orElseGet(List::of);
  }

  private ConsoleAnswer act(ConsoleVisit visit, Parameters fields) {
    return asked(visit).map(id -> act(visit, id, fields)).orElseGet(ConsoleAnswer.Missing::new);
  }

  private ConsoleAnswer act(ConsoleVisit visit, UserId id, Parameters fields) {
    var here = visit.at(People.USER, People.ID, id.value());
    var session = fields.first(UserView.END_FIELD).flatMap(SessionId::parse);
    if (session.isPresent()) {
      var end = new EndSession(visit.issuerId(), UserRef.id(id), session.get());
      return ConsoleAnswer.of(desk.act(visit, end), here, ConsoleNotice.SESSION_ENDED);
    }
    var application = fields.first(UserView.DISCONNECT_FIELD).filter(ClientId::isValid);
    if (application.isPresent()) {
      var end = new EndConnection(visit.issuerId(), id, new ClientId(application.get()));
      return ConsoleAnswer.of(desk.act(visit, end), here, ConsoleNotice.CONNECTION_ENDED);
    }
    if (fields.first(UserView.USERNAME_FIELD).isPresent()) {
      return name(visit, id, fields, here);
    }
    var act = fields.first(UserView.ACT_FIELD).flatMap(word -> command(visit, id, word));
    return act.map(
            known -> ConsoleAnswer.of(desk.act(visit, known.command()), here, known.notice()))
        .orElseGet(() -> ConsoleAnswer.done(here, ConsoleNotice.NOTHING_DONE));
  }

  private record Known(AdminCommand command, ConsoleNotice notice) {}

  private static Optional<Known> command(ConsoleVisit visit, UserId id, String word) {
    var who = UserRef.id(id);
    return switch (word) {
      case UserView.SUSPEND ->
          Optional.of(
              new Known(status(visit, who, UserStatus.SUSPENDED), ConsoleNotice.USER_SUSPENDED));
      case UserView.DISABLE ->
          Optional.of(
              new Known(status(visit, who, UserStatus.DISABLED), ConsoleNotice.USER_DISABLED));
      case UserView.ACTIVATE ->
          Optional.of(
              new Known(status(visit, who, UserStatus.ACTIVE), ConsoleNotice.USER_ACTIVATED));
      case UserView.SIGN_OUT ->
          Optional.of(new Known(new SignOutUser(visit.issuerId(), who), ConsoleNotice.SIGNED_OUT));
      default -> Optional.empty();
    };
  }

  private static AdminCommand status(ConsoleVisit visit, UserRef who, UserStatus status) {
    return new ChangeUser(
        visit.issuerId(), who, UserEdit.status(status, false), Optional.empty(), Optional.empty());
  }

  /// Those names that are other than before; an empty one is taken away.
  private ConsoleAnswer name(ConsoleVisit visit, UserId id, Parameters fields, String here) {
    var before =
        desk.see(
            visit,
            new ListLoginNames(visit.issuerId(), UserRef.id(id)),
            AdminResult.LoginNames.class);
    if (before.isEmpty()) {
      return new ConsoleAnswer.Missing();
    }
    for (var kind : Arrays.asList(LoginName.Kind.values())) {
      var typed = fields.first(kind.word()).map(String::strip).orElse("");
      var had =
          before.get().names().stream()
              .filter(name -> name.kind() == kind)
              .findFirst()
              .map(LoginName::value)
              .orElse("");
      if (!typed.equals(had)) {
        var name = Optional.of(typed).filter(text -> !text.isEmpty());
        var refusal = desk.act(visit, new NameUser(visit.issuerId(), UserRef.id(id), kind, name));
        if (refusal.isPresent()) {
          return new ConsoleAnswer.Refused(refusal.get());
        }
      }
    }
    return ConsoleAnswer.done(here, ConsoleNotice.NAME_CHANGED);
  }
}
