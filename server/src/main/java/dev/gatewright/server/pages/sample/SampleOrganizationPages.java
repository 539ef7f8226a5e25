package dev.gatewright.server.pages.sample;

import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.account.DomainsView;
import dev.gatewright.server.pages.account.Frame;
import dev.gatewright.server.pages.account.Happening;
import dev.gatewright.server.pages.account.InvitationsView;
import dev.gatewright.server.pages.account.MemberView;
import dev.gatewright.server.pages.account.MembersView;
import dev.gatewright.server.pages.account.OrganizationActivityView;
import dev.gatewright.server.pages.account.OrganizationsView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The pages about organizations, as [SampleAccountPages] has the others of an account.
final class SampleOrganizationPages {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final AccountPages pages;
  private final Frame frame;
  private final PageContext page;
  private final String spice;

  SampleOrganizationPages(AccountPages pages, Frame frame, PageContext page, String spice) {
    this.pages = pages;
    this.frame = frame;
    this.page = page;
    this.spice = spice;
  }

  Map<String, Supplier<byte[]>> all() {
    Map<String, Supplier<byte[]>> made = new LinkedHashMap<>();
    made.put("account-organizations", this::organizations);
    made.put("account-members", this::members);
    made.put("account-domains", this::domains);
    made.put("account-invitations", this::invitations);
    made.put("account-organization-activity", this::organizationActivity);
    made.put("account-member", this::member);
    return made;
  }

  private Frame part() {
    return frame.within(link("/account/organizations/org"), "North Ltd" + spice);
  }

  private byte[] organizations() {
    return pages.organizations(
        new OrganizationsView(
            frame,
            link("/account/organizations"),
            List.of(
                new OrganizationsView.Organization(
                    "org" + spice,
                    "North Ltd" + spice,
                    text("Engineer"),
                    List.of("projects:read" + spice, "projects:write"),
                    true,
                    true,
                    false,
                    NOON,
                    true,
                    Optional.of(link("/account/organizations/org"))),
                new OrganizationsView.Organization(
                    "four" + spice,
                    "East Co" + spice,
                    text("Adviser"),
                    List.of(),
                    true,
                    false,
                    true,
                    NOON,
                    true,
                    Optional.empty()),
                new OrganizationsView.Organization(
                    "two" + spice,
                    "South" + spice,
                    Optional.empty(),
                    List.of(),
                    false,
                    false,
                    false,
                    NOON,
                    false,
                    Optional.empty())),
            List.of(
                new OrganizationsView.Invitation(
                    "three" + spice,
                    "West Inc" + spice,
                    text("Guide"),
                    List.of("projects:read" + spice),
                    text("Kim (kim@acme.test)")))),
        page);
  }

  private byte[] members() {
    var bob = new Account(text("Bob Builder"), "bob@acme.test" + spice);
    return pages.members(
        new MembersView(
            frame,
            link("/account/organizations/org"),
            link("/account/organizations/org/invitations"),
            link("/account/organizations/org/domains"),
            link("/account/organizations/org/activity"),
            "North Ltd" + spice,
            List.of(
                new MembersView.Member(
                    "ada" + spice,
                    frame.account(),
                    text("Engineer"),
                    List.of("organization:admin" + spice),
                    true,
                    Optional.empty()),
                member("bob", bob, true),
                member("cy", new Account(Optional.empty(), "cy@acme.test" + spice), false)),
            Optional.of(link("/account/organizations/org?after=cy")),
            List.of("zoe@acme.test" + spice)),
        page);
  }

  private byte[] organizationActivity() {
    return pages.organizationActivity(
        new OrganizationActivityView(
            part(),
            link("/account/organizations/org"),
            "North Ltd" + spice,
            List.of(
                new Happening(
                    "org_member",
                    Optional.of("bob@acme.test" + spice),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("administrator"),
                    false,
                    NOON),
                new Happening(
                    "org_domain_lost",
                    Optional.of("north.example" + spice),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("server"),
                    true,
                    NOON)),
            Optional.of(link("/account/organizations/org/activity?before=7"))),
        page);
  }

  private byte[] invitations() {
    return pages.invitations(
        new InvitationsView(
            part(),
            link("/account/organizations/org/invitations"),
            link("/account/organizations/org"),
            "North Ltd" + spice,
            List.of(
                new InvitationsView.Invitation(
                    "one" + spice,
                    "zoe@acme.test" + spice,
                    text("Guide"),
                    List.of("projects:read" + spice),
                    text("Kim (kim@acme.test)"),
                    NOON)),
            true,
            "kim@acme.test" + spice,
            "Guide" + spice,
            List.of(
                new MemberView.Right("right_0", "organization:admin" + spice, false),
                new MemberView.Right("right_1", "projects:read" + spice, true)),
            Optional.of(InvitationsView.Problem.MEMBER)),
        page);
  }

  private byte[] domains() {
    var value = "gatewright-domain=Ab3dEf6hIj9kLmNoPqRsTuVwXyZ01234";
    return pages.domains(
        new DomainsView(
            part(),
            link("/account/organizations/org/domains"),
            link("/account/organizations/org"),
            "North Ltd" + spice,
            List.of(
                new DomainsView.Domain(
                    "north.example" + spice,
                    true,
                    false,
                    "_gatewright-challenge.north.example",
                    value),
                new DomainsView.Domain(
                    "northern.example",
                    false,
                    false,
                    "_gatewright-challenge.northern.example" + spice,
                    value + spice)),
            "gmail.com" + spice,
            Optional.of(DomainsView.Problem.PUBLIC)),
        page);
  }

  private MembersView.Member member(String id, Account account, boolean active) {
    return new MembersView.Member(
        id + spice,
        account,
        text("Adviser"),
        List.of("projects:read" + spice),
        active,
        Optional.of(link("/account/organizations/org/members/" + id)));
  }

  private byte[] member() {
    return pages.member(
        new MemberView(
            part(),
            link("/account/organizations/org/members/bob"),
            link("/account/organizations/org"),
            "North Ltd" + spice,
            new Account(text("Bob Builder"), "bob@acme.test" + spice),
            "Adviser" + spice,
            List.of(
                new MemberView.Right("right_0", "organization:admin" + spice, false),
                new MemberView.Right("right_1", "projects:read" + spice, true))),
        page);
  }

  private Optional<String> text(String text) {
    return Optional.of(text + spice);
  }

  private static PageLink link(String text) {
    return PageLink.parse(text).orElseThrow();
  }
}
