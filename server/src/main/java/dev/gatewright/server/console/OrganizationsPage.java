package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminCommand.ListOrganizations;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.OrganizationCommand.CreateOrganization;
import dev.gatewright.admin.command.Part;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.identity.Organization;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.OrganizationStatus;
import dev.gatewright.identity.VisibleText;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.server.pages.console.NewOrganizationView;
import dev.gatewright.server.pages.console.OrganizationsView;
import dev.gatewright.store.sql.Mark;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The organizations of an issuer: all of them by id, or those whose name or id begins so; and the
/// form that makes one.
final class OrganizationsPage {
  static final String PATH = "/organizations";

  private static final String CREATION = "/organizations/add";
  private static final int MOST_LISTED = 50;

  private static final int LONGEST_TEXT = 200;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_MADE_ID = 64;
  private static final String AFTER = "after";

  private final ConsoleDesk desk;
  private final ConsolePages pages;

  OrganizationsPage(ConsoleDesk desk, ConsolePages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  List<ConsoleRoute> routes() {
    return List.of(
        ConsoleRoute.issuer(PATH, Permission.ORGANIZATIONS_READ, this::show),
        ConsoleRoute.issuer(CREATION, Permission.ORGANIZATIONS_WRITE, this::ask)
            .acting(this::create));
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    var text =
        visit
            .asked(OrganizationsView.TEXT_FIELD)
            .map(String::strip)
            .filter(it -> !it.isEmpty() && it.length() <= LONGEST_TEXT);
    return text.map(begun -> found(visit, begun)).orElseGet(() -> list(visit));
  }

  private ConsoleAnswer found(ConsoleVisit visit, String text) {
    var begun = BegunOrganizations.of(desk, visit, text);
    boolean cut = begun.isCut() || begun.found().size() > MOST_LISTED;
    return shown(visit, text, begun.found(), Optional.empty(), Optional.empty(), cut);
  }

  private ConsoleAnswer list(ConsoleVisit visit) {
    var after = visit.asked(AFTER);
    var list = new ListOrganizations(visit.issuerId(), new Part(after.map(Mark::of), MOST_LISTED));
    return desk.see(visit, list, AdminResult.Organizations.class)
        .map(found -> {
          var next =
              found.more()
                  ? Optional.of(
                      visit.link(
                          visit.at(PATH, AFTER, found.organizations().getLast().id().value())))
                  : Optional.<PageLink>empty();
          var first = after.map(_ -> visit.link(visit.at(PATH)));
          return shown(visit, "", found.organizations(), first, next, false);
        })
        .orElseGet(ConsoleAnswer.Missing::new);
  }

  private ConsoleAnswer shown(
      ConsoleVisit visit,
      String text,
      List<Organization> organizations,
      Optional<PageLink> first,
      Optional<PageLink> next,
      boolean cut) {
    var view =
        new OrganizationsView(
            visit.frame(ConsoleSection.ORGANIZATIONS),
            visit.link(visit.at(PATH)),
            text,
            organizations.stream().limit(MOST_LISTED).map(one -> line(visit, one)).toList(),
            first,
            next,
            cut,
            visit.may(Permission.ORGANIZATIONS_WRITE)
                ? Optional.of(visit.link(visit.at(CREATION)))
                : Optional.empty());
    return ConsoleAnswer.shown(pages.organizations(view, visit.page()));
  }

  private static OrganizationsView.Line line(ConsoleVisit visit, Organization one) {
    return new OrganizationsView.Line(
        one.id().value(),
        one.name(),
        one.status() == OrganizationStatus.ACTIVE,
        visit.link(OneOrganization.home(visit, one.id())));
  }

  private ConsoleAnswer ask(ConsoleVisit visit) {
    return ConsoleAnswer.shown(form(visit, "", "", Optional.empty()));
  }

  private byte[] form(ConsoleVisit visit, String name, String id, Optional<String> problem) {
    var here = visit.link(visit.at(CREATION));
    var frame =
        visit
            .frame(ConsoleSection.ORGANIZATIONS)
            .below(visit.page().text("console.organizations.add"), here);
    return pages.newOrganization(
        new NewOrganizationView(frame, here, name, id, problem), visit.page());
  }

  private ConsoleAnswer create(ConsoleVisit visit, Parameters fields) {
    var name = fields.first(NewOrganizationView.NAME_FIELD).map(String::strip).orElse("");
    var typed = fields.first(NewOrganizationView.ID_FIELD).map(String::strip).orElse("");
    if (!VisibleText.isLine(name, LONGEST_NAME)) {
      return wrong(visit, name, typed, visit.page().text("console.refusal.unfit_name"));
    }
    var id = OrganizationId.parse(typed.isEmpty() ? made(name) : typed);
    if (id.isEmpty()) {
      return wrong(visit, name, typed, visit.page().text("console.organizations.bad_id"));
    }
    var organization = new Organization(id.get(), name, OrganizationStatus.ACTIVE);
    return desk.act(visit, new CreateOrganization(visit.issuerId(), organization))
        .map(why -> wrong(visit, name, typed, RefusalText.of(why, visit.page().messages())))
        .orElseGet(() ->
            ConsoleAnswer.done(
                OneOrganization.home(visit, id.get()), ConsoleNotice.ORGANIZATION_MADE));
  }

  private ConsoleAnswer wrong(ConsoleVisit visit, String name, String id, String problem) {
    return ConsoleAnswer.wrong(form(visit, name, id, Optional.of(problem)));
  }

  /// What is left of the name in small letters and digits; nothing where that is nothing.
  private static String made(String name) {
    var plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return plain.isEmpty()
        ? ""
        : "org_" + plain.substring(0, Math.min(plain.length(), LONGEST_MADE_ID));
  }
}
