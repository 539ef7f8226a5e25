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
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.ShownSecret;
import dev.gatewright.server.pages.console.AdministratorChangeView;
import dev.gatewright.server.pages.console.AdministratorsView;
import dev.gatewright.server.pages.console.ConsoleFrame;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.server.pages.console.SecretView;
import dev.gatewright.server.tenants.SystemIssuer;
import dev.gatewright.store.admin.KeptAdministrator;
import dev.gatewright.store.admin.KeptAdministratorLink;
import dev.gatewright.store.admin.Reach;
import java.util.List;
import java.util.Optional;

/// Who administers the issuer, one organization of it, or everything; and the links that make
/// somebody one.
final class AdministratorsPage {
  private static final String PATH = "/administrators";

  /// Changes somebody whom the address names, or invites somebody where it names none.
  private static final String CHANGE = "/administrators/change";

  static final String OF_ORGANIZATION = "/organization/administrators";

  private static final String CHANGE_OF_ORGANIZATION = "/organization/administrators/change";

  /// Whom an organization's page is about, since its address names the organization by the id.
  private static final String PERSON = "user";

  private final ConsoleDesk desk;
  private final ConsolePages pages;

  AdministratorsPage(ConsoleDesk desk, ConsolePages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  List<ConsoleRoute> routes() {
    return List.of(
        ConsoleRoute.issuer(PATH, Permission.ADMINISTRATORS_READ, visit -> show(Where.of(visit))),
        ConsoleRoute.server(PATH, Permission.ADMINISTRATORS_READ, visit -> show(Where.of(visit))),
        ConsoleRoute.issuer(CHANGE, Permission.ADMINISTRATORS_WRITE, visit -> ask(Where.of(visit)))
            .acting((visit, fields) -> change(Where.of(visit), fields))
            .provedNow("administrators"),
        ConsoleRoute.server(CHANGE, Permission.ADMINISTRATORS_WRITE, visit -> ask(Where.of(visit)))
            .acting((visit, fields) -> change(Where.of(visit), fields))
            .provedNow("administrators"),
        ConsoleRoute.organization(
            OF_ORGANIZATION,
            Permission.ADMINISTRATORS_READ,
            visit -> OneOrganization.with(desk, visit, one -> show(Where.of(one)))),
        ConsoleRoute.organization(
                CHANGE_OF_ORGANIZATION,
                Permission.ADMINISTRATORS_WRITE,
                visit -> OneOrganization.with(desk, visit, one -> ask(Where.of(one))))
            .acting((visit, fields) ->
                OneOrganization.with(desk, visit, one -> change(Where.of(one), fields)))
            .provedNow("administrators"));
  }

  /// What it is that is administered, and where its pages are.
  private record Where(
      ConsoleVisit visit,
      Reach reach,
      String list,
      String change,
      String parameter,
      List<Role> givable,
      ConsoleFrame frame,
      String lead,
      Optional<String> organization) {
    static Where of(ConsoleVisit visit) {
      var reach = Reach.of(visit.issuer().map(of -> of.issuer().id()));
      var lead =
          reach.issuer().isPresent()
              ? "console.administrators.lead"
              : "console.administrators.everywhere";
      return new Where(
          visit,
          reach,
          visit.at(PATH),
          visit.at(CHANGE),
          People.ID,
          Roles.givable(visit),
          visit.frame(ConsoleSection.ADMINISTRATORS),
          lead,
          Optional.empty());
    }

    static Where of(OneOrganization one) {
      var visit = one.visit();
      var mandate = Mandate.of(visit.issuerId(), one.id());
      var list = one.at(OF_ORGANIZATION);
      return new Where(
          visit,
          mandate.reach(),
          list,
          one.at(CHANGE_OF_ORGANIZATION),
          PERSON,
          visit.mandate().mayGive(mandate) ? List.of(mandate.role()) : List.of(),
          one.frame(list, "console.section.administrators"),
          "console.administrators.organization",
          Optional.of(one.organization().name()));
    }

    String changeOf(String person) {
      return visit.and(change, parameter, person);
    }

    Optional<UserId> asked() {
      return visit.asked(parameter).flatMap(UserId::parse);
    }
  }

  private Optional<Administrators> list(Where where) {
    return desk.see(where.visit(), new ListAdministrators(where.reach()), Administrators.class);
  }

  private ConsoleAnswer show(Where where) {
    var visit = where.visit();
    return list(where)
        .map(found -> {
          var view =
              new AdministratorsView(
                  where.frame(),
                  visit.link(where.change()),
                  where.lead(),
                  where.organization(),
                  visit.may(Permission.ADMINISTRATORS_WRITE),
                  found.people().stream().map(one -> line(where, one)).toList(),
                  found.invitations().stream().map(AdministratorsPage::invitation).toList());
          return ConsoleAnswer.shown(pages.administrators(view, visit.page()));
        })
        .orElseGet(ConsoleAnswer.Missing::new);
  }

  private static AdministratorsView.Line line(Where where, KeptAdministrator one) {
    var id = one.user().id();
    return new AdministratorsView.Line(
        id.value(),
        People.account(one.user()),
        roleKey(one.role()),
        id.equals(where.visit().user().id()),
        one.user().isActive(),
        one.createdAt(),
        where.visit().link(where.changeOf(id.value())));
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

  private ConsoleAnswer ask(Where where) {
    var found = list(where);
    if (found.isEmpty()) {
      return new ConsoleAnswer.Missing();
    }
    if (where.visit().asked(where.parameter()).isEmpty()) {
      return ConsoleAnswer.shown(form(where, Optional.empty(), found.get()));
    }
    return asked(where, found.get())
        .map(one -> ConsoleAnswer.shown(form(where, Optional.of(one), found.get())))
        .orElseGet(ConsoleAnswer.Missing::new);
  }

  private static Optional<KeptAdministrator> asked(Where where, Administrators found) {
    return where
        .asked()
        .flatMap(
            id -> found.people().stream().filter(one -> one.user().id().equals(id)).findFirst());
  }

  private byte[] form(Where where, Optional<KeptAdministrator> person, Administrators found) {
    var visit = where.visit();
    var at = person.map(one -> where.changeOf(one.user().id().value())).orElseGet(where::change);
    var title =
        person.isPresent() ? "console.administrators.change" : "console.administrators.invite";
    var view =
        new AdministratorChangeView(
            where.frame().below(visit.page().messages().text(title), visit.link(at)),
            visit.link(at),
            person.map(one -> People.account(one.user()).headline()),
            person.map(KeptAdministrator::role).orElse(""),
            where.givable().stream().map(Role::key).toList(),
            person.isPresent()
                ? List.of()
                : found.invitations().stream().map(AdministratorsPage::invitation).toList());
    return pages.administratorChange(view, visit.page());
  }

  private ConsoleAnswer change(Where where, Parameters fields) {
    var visit = where.visit();
    var invitation = fields.first(AdministratorChangeView.TAKE_BACK_FIELD);
    if (invitation.isPresent()) {
      var revoke = new RevokeAdministratorInvitation(where.reach(), invitation.get());
      return ConsoleAnswer.of(
          desk.act(visit, revoke), where.list(), ConsoleNotice.INVITATION_REVOKED);
    }
    var person = where.asked();
    var act = fields.first(AdministratorChangeView.ACT_FIELD).orElse("");
    if (person.isPresent() && act.equals(AdministratorChangeView.REVOKE)) {
      return ConsoleAnswer.of(
          desk.act(visit, new RevokeAdministrator(person.get(), where.reach())),
          where.list(),
          ConsoleNotice.MANDATE_REVOKED);
    }
    var mandate =
        fields
            .first(AdministratorChangeView.ROLE_FIELD)
            .flatMap(Role::parse)
            .filter(where.givable()::contains)
            .flatMap(role -> Mandate.of(role, where.reach()));
    if (mandate.isEmpty() || !act.equals(AdministratorChangeView.GIVE)) {
      return ConsoleAnswer.done(where.list(), ConsoleNotice.NOTHING_DONE);
    }
    return person.isPresent()
        ? give(where, person.get(), mandate.get())
        : invite(where, mandate.get());
  }

  /// To somebody who administers there already: an id that somebody guessed gives nothing.
  private ConsoleAnswer give(Where where, UserId person, Mandate mandate) {
    boolean known = list(where).flatMap(found -> asked(where, found)).isPresent();
    return known
        ? ConsoleAnswer.of(
            desk.act(where.visit(), new GrantAdministrator(person, mandate)),
            where.list(),
            ConsoleNotice.MANDATE_GIVEN)
        : new ConsoleAnswer.Missing();
  }

  private ConsoleAnswer invite(Where where, Mandate mandate) {
    var visit = where.visit();
    return switch (desk.run(visit, new InviteAdministrator(mandate))) {
      case AdminResult.AdministratorInvited(var _, var token) -> {
        var link = SystemIssuer.invitation(visit.tenant().issuer().url(), token);
        var view =
            new SecretView(
                where.frame(),
                "console.secret.link_title",
                "console.secret.link_lead",
                visit.page().messages().text(Roles.key(mandate.role())),
                List.of(new SecretView.Line("console.secret.link", new ShownSecret(link))),
                visit.link(where.list()));
        yield ConsoleAnswer.shown(pages.secret(view, visit.page()));
      }
      case AdminResult.Refused(var why) -> new ConsoleAnswer.Refused(why);
      case AdminResult other -> throw new IllegalStateException("no link was made: " + other);
    };
  }
}
