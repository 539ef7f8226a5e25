package dev.gatewright.server.pages.sample;

import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.console.ConfirmationView;
import dev.gatewright.server.pages.console.ConsoleDomainsView;
import dev.gatewright.server.pages.console.ConsoleFrame;
import dev.gatewright.server.pages.console.ConsoleInvitationsView;
import dev.gatewright.server.pages.console.ConsoleMemberView;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.NewOrganizationView;
import dev.gatewright.server.pages.console.OrganizationView;
import dev.gatewright.server.pages.console.OrganizationsView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The console's pages of organizations in every state.
final class SampleConsoleOrganizations {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String ALL = "/console/i/acme/organizations";
  private static final String ONE = "/console/i/acme/organization?id=org_west";

  private final ConsolePages pages;
  private final ConsoleFrame frame;
  private final PageContext page;
  private final String spice;

  SampleConsoleOrganizations(
      ConsolePages pages, ConsoleFrame frame, PageContext page, String spice) {
    this.pages = pages;
    this.frame = frame;
    this.page = page;
    this.spice = spice;
  }

  Map<String, Supplier<byte[]>> all() {
    Map<String, Supplier<byte[]>> made = new LinkedHashMap<>();
    made.put("console-organizations", () -> list(true));
    made.put("console-organizations-none", () -> list(false));
    made.put("console-new-organization", () -> creation(Optional.empty()));
    made.put("console-new-organization-wrong", () -> creation(problem("id_taken")));
    made.put("console-organization", () -> one(true, Optional.empty()));
    made.put("console-organization-seen", () -> one(false, Optional.empty()));
    made.put("console-organization-wrong", () -> one(true, problem("unfit_name")));
    made.put("console-organization-add", () -> member(false, Optional.empty()));
    made.put("console-organization-add-wrong", () -> member(false, problem("no_such_user")));
    made.put("console-organization-member", () -> member(true, Optional.empty()));
    made.put("console-organization-invitations", () -> invitations(true, Optional.empty()));
    made.put("console-organization-invitations-none", () -> invitations(false, Optional.empty()));
    made.put(
        "console-organization-invitations-wrong",
        () -> invitations(true, problem("member_already")));
    made.put("console-organization-domains", () -> domains(true, Optional.empty()));
    made.put(
        "console-organization-domains-wrong",
        () -> domains(false, Optional.of(page.text("domains.problem.public"))));
    made.put("console-confirmation", () -> confirmation(false));
    made.put("console-confirmation-wrong", () -> confirmation(true));
    return made;
  }

  private Optional<String> problem(String key) {
    return Optional.of(page.messages().text("console.refusal." + key));
  }

  private static PageLink link(String address) {
    return new PageLink(address);
  }

  private ConsoleFrame below() {
    return frame.below("West Inc" + spice, link(ONE));
  }

  private byte[] list(boolean any) {
    var west = new OrganizationsView.Line("org_west", "West Inc" + spice, true, link(ONE));
    var east = new OrganizationsView.Line("org_east" + spice, "East", false, link(ONE));
    var more = any ? Optional.of(link(ALL)) : Optional.<PageLink>empty();
    return pages.organizations(
        new OrganizationsView(
            frame,
            link(ALL),
            any ? "" : "north" + spice,
            any ? List.of(west, east) : List.of(),
            more,
            more,
            !any,
            more),
        page);
  }

  private byte[] creation(Optional<String> problem) {
    return pages.newOrganization(
        new NewOrganizationView(
            frame, link(ALL + "/add"), "West" + spice, "org_west" + spice, problem),
        page);
  }

  private byte[] one(boolean writes, Optional<String> problem) {
    var ada =
        new OrganizationView.Member(
            "usr_1" + spice,
            new Account(Optional.of("Ada Lovelace" + spice), "ada@acme.test" + spice),
            Optional.of(link("/console/i/acme/user?id=usr_1")),
            link(ONE),
            Optional.of("Buyer" + spice),
            List.of("orders:read" + spice, "organization:admin"),
            true,
            NOON);
    var bob =
        new OrganizationView.Member(
            "usr_2",
            new Account(Optional.empty(), "bob@acme.test"),
            Optional.<PageLink>empty(),
            link(ONE),
            Optional.empty(),
            List.of(),
            false,
            NOON);
    return pages.organization(
        new OrganizationView(
            below(),
            link(ONE),
            "org_west" + spice,
            "West Inc" + spice,
            writes,
            "West" + spice,
            problem,
            problem.isPresent() ? List.of() : List.of(ada, bob),
            Optional.of(link(ONE)),
            Optional.of(link(ONE)),
            writes
                ? Optional.of(
                    new OrganizationView.Can(
                        link(ONE),
                        link(ONE),
                        Optional.of(link(ONE)),
                        Optional.of(new OrganizationView.Whole(link(ONE), link(ONE)))))
                : Optional.empty()),
        page);
  }

  private byte[] member(boolean known, Optional<String> problem) {
    return pages.organizationMember(
        new ConsoleMemberView(
            below(),
            link(ONE),
            known ? Optional.of("Ada" + spice) : Optional.empty(),
            "ada@acme.test" + spice,
            "Buyer" + spice,
            "orders:read" + spice,
            problem),
        page);
  }

  private byte[] invitations(boolean any, Optional<String> problem) {
    var waiting =
        new ConsoleInvitationsView.Invitation(
            "inv_1" + spice,
            "eve@acme.test" + spice,
            Optional.of("Buyer" + spice),
            List.of("orders:read" + spice),
            Optional.of("Ada" + spice),
            NOON);
    return pages.organizationInvitations(
        new ConsoleInvitationsView(
            below(),
            link(ONE),
            any,
            problem.isEmpty(),
            "eve@acme.test" + spice,
            "Buyer" + spice,
            "orders:read" + spice,
            problem,
            any ? List.of(waiting) : List.of()),
        page);
  }

  private byte[] domains(boolean any, Optional<String> problem) {
    var pending =
        new ConsoleDomainsView.Domain(
            "west.test" + spice,
            "domains.state.pending",
            false,
            "_gatewright-challenge.west.test",
            "gatewright-domain=abc" + spice);
    var held =
        new ConsoleDomainsView.Domain(
            "east.test",
            "domains.state.verified",
            true,
            "_gatewright-challenge.east.test",
            "gatewright-domain=def");
    return pages.organizationDomains(
        new ConsoleDomainsView(
            below(),
            link(ONE),
            any ? List.of(pending, held) : List.of(),
            "acme.test" + spice,
            problem),
        page);
  }

  private byte[] confirmation(boolean failed) {
    return pages.confirmation(
        new ConfirmationView(
            below(),
            link(ONE),
            "console.organization.remove",
            "console.organization.remove_lead",
            "West Inc" + spice,
            "org_west" + spice,
            failed),
        page);
  }
}
