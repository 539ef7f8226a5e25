package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.Administrators;
import dev.gatewright.admin.command.AdministratorCommand.GrantAdministrator;
import dev.gatewright.admin.command.AdministratorCommand.InviteAdministrator;
import dev.gatewright.admin.command.AdministratorCommand.ListAdministrators;
import dev.gatewright.admin.command.AdministratorCommand.RevokeAdministrator;
import dev.gatewright.admin.command.AdministratorCommand.RevokeAdministratorInvitation;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Role;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.join.LinkAddresses;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.ShownSecret;
import dev.gatewright.server.pages.console.AdministratorChangeView;
import dev.gatewright.server.pages.console.AdministratorsView;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.server.pages.console.SecretView;
import dev.gatewright.store.admin.KeptAdministrator;
import dev.gatewright.store.admin.KeptAdministratorLink;
import java.util.List;
import java.util.Optional;

/// Who administers the issuer, or everything; and the links that make somebody one.
final class AdministratorsPage {
  private static final String PATH = "/administrators";

  /// Changes somebody whom the address names, or invites somebody where it names none.
  private static final String CHANGE = "/administrators/change";

  private final ConsoleDesk desk;
  private final ConsolePages pages;

  AdministratorsPage(ConsoleDesk desk, ConsolePages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  List<ConsoleRoute> routes() {
    return List.of(
        ConsoleRoute.issuer(PATH, Permission.ADMINISTRATORS_READ, this::show),
        ConsoleRoute.server(PATH, Permission.ADMINISTRATORS_READ, this::show),
        ConsoleRoute.issuer(CHANGE, Permission.ADMINISTRATORS_WRITE, this::ask)
            .acting(this::change)
            .provedNow(),
        ConsoleRoute.server(CHANGE, Permission.ADMINISTRATORS_WRITE, this::ask)
            .acting(this::change)
            .provedNow());
  }

  private static Optional<IssuerId> scope(ConsoleVisit visit) {
    return visit.issuer().map(of -> of.issuer().id());
  }

  private Optional<Administrators> list(ConsoleVisit visit) {
    return desk.see(visit, new ListAdministrators(scope(visit)), Administrators.class);
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return list(visit)
        .map(found -> {
          var view =
              new AdministratorsView(
                  visit.frame(ConsoleSection.ADMINISTRATORS),
                  visit.link(visit.at(CHANGE)),
                  visit.issuer().isEmpty(),
                  visit.may(Permission.ADMINISTRATORS_WRITE),
                  found.people().stream().map(one -> line(visit, one)).toList(),
                  found.invitations().stream().map(AdministratorsPage::invitation).toList());
          return ConsoleAnswer.shown(pages.administrators(view, visit.page()));
        })
        .orElseGet(ConsoleAnswer.Missing::new);
  }

  private static AdministratorsView.Line line(ConsoleVisit visit, KeptAdministrator one) {
    var id = one.user().id();
    return new AdministratorsView.Line(
        id.value(),
        People.account(one.user()),
        roleKey(one.role()),
        id.equals(visit.user().id()),
        one.user().isActive(),
        one.createdAt(),
        visit.link(visit.at(CHANGE, People.ID, id.value())));
  }

  private static AdministratorsView.Invitation invitation(KeptAdministratorLink link) {
    return new AdministratorsView.Invitation(
        link.id().value(),
        roleKey(link.role()),
        link.createdBy(),
        link.createdAt(),
        link.expiresAt());
  }

  private static String roleKey(String role) {
    return Role.parse(role).map(Roles::key).orElse("console.refusal.not_done");
  }

  private ConsoleAnswer ask(ConsoleVisit visit) {
    var found = list(visit);
    if (found.isEmpty()) {
      return new ConsoleAnswer.Missing();
    }
    if (visit.asked(People.ID).isEmpty()) {
      return ConsoleAnswer.shown(form(visit, Optional.empty(), found.get()));
    }
    return asked(visit, found.get())
        .map(one -> ConsoleAnswer.shown(form(visit, Optional.of(one), found.get())))
        .orElseGet(ConsoleAnswer.Missing::new);
  }

  private static Optional<KeptAdministrator> asked(ConsoleVisit visit, Administrators found) {
    return UserPage.asked(visit)
        .flatMap(
            id -> found.people().stream().filter(one -> one.user().id().equals(id)).findFirst());
  }

  private byte[] form(
      ConsoleVisit visit, Optional<KeptAdministrator> person, Administrators found) {
    var at =
        person
            .map(one -> visit.at(CHANGE, People.ID, one.user().id().value()))
            .orElseGet(() -> visit.at(CHANGE));
    var title =
        person.isPresent() ? "console.administrators.change" : "console.administrators.invite";
    var view =
        new AdministratorChangeView(
            visit
                .frame(ConsoleSection.ADMINISTRATORS)
                .below(visit.page().messages().text(title), visit.link(at)),
            visit.link(at),
            person.map(one -> People.account(one.user()).headline()),
            person.map(KeptAdministrator::role).orElse(""),
            Roles.givable(visit).stream().map(Role::key).toList(),
            person.isPresent()
                ? List.of()
                : found.invitations().stream().map(AdministratorsPage::invitation).toList());
    return pages.administratorChange(view, visit.page());
  }

  private ConsoleAnswer change(ConsoleVisit visit, Parameters fields) {
    var invitation = fields.first(AdministratorChangeView.TAKE_BACK_FIELD);
    if (invitation.isPresent()) {
      var revoke = new RevokeAdministratorInvitation(scope(visit), invitation.get());
      return ConsoleAnswer.of(
          desk.act(visit, revoke), visit.at(PATH), ConsoleNotice.INVITATION_REVOKED);
    }
    var person = UserPage.asked(visit);
    var act = fields.first(AdministratorChangeView.ACT_FIELD).orElse("");
    if (person.isPresent() && act.equals(AdministratorChangeView.REVOKE)) {
      return ConsoleAnswer.of(
          desk.act(visit, new RevokeAdministrator(person.get(), scope(visit))),
          visit.at(PATH),
          ConsoleNotice.MANDATE_REVOKED);
    }
    var role =
        fields
            .first(AdministratorChangeView.ROLE_FIELD)
            .flatMap(Role::parse)
            .filter(Roles.givable(visit)::contains);
    if (role.isEmpty() || !act.equals(AdministratorChangeView.GIVE)) {
      return ConsoleAnswer.done(visit.at(PATH), ConsoleNotice.NOTHING_DONE);
    }
    var mandate =
        scope(visit).map(issuer -> Mandate.of(role.get(), issuer)).orElseGet(Mandate::owner);
    return person.isPresent() ? give(visit, person.get(), mandate) : invite(visit, mandate);
  }

  /// To somebody who administers there already: an id that somebody guessed gives nothing.
  private ConsoleAnswer give(ConsoleVisit visit, UserId person, Mandate mandate) {
    boolean known = list(visit).flatMap(found -> asked(visit, found)).isPresent();
    return known
        ? ConsoleAnswer.of(
            desk.act(visit, new GrantAdministrator(person, mandate)),
            visit.at(PATH),
            ConsoleNotice.MANDATE_GIVEN)
        : new ConsoleAnswer.Missing();
  }

  private ConsoleAnswer invite(ConsoleVisit visit, Mandate mandate) {
    return switch (desk.run(visit, new InviteAdministrator(mandate))) {
      case AdminResult.AdministratorInvited(var _, var token) -> {
        var link =
            visit.tenant().issuer().url()
                + "/join?"
                + LinkAddresses.TOKEN
                + "="
                + token.text().reveal();
        var view =
            new SecretView(
                visit.frame(ConsoleSection.ADMINISTRATORS),
                "console.secret.link_title",
                "console.secret.link_lead",
                visit.page().messages().text(Roles.key(mandate.role())),
                List.of(new SecretView.Line("console.secret.link", new ShownSecret(link))),
                visit.link(visit.at(PATH)));
        yield ConsoleAnswer.shown(pages.secret(view, visit.page()));
      }
      case AdminResult.Refused(var why) -> new ConsoleAnswer.Refused(why);
      case AdminResult other -> throw new IllegalStateException("no link was made: " + other);
    };
  }
}
