package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.OrganizationCommand;
import dev.gatewright.admin.command.OrganizationCommand.ClaimDomain;
import dev.gatewright.admin.command.OrganizationCommand.ListDomains;
import dev.gatewright.admin.command.OrganizationCommand.RemoveDomain;
import dev.gatewright.admin.command.OrganizationCommand.VerifyDomain;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.identity.DomainClaim;
import dev.gatewright.identity.DomainStatus;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.pages.console.ConsoleDomainsView;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import java.util.List;
import java.util.Optional;

/// The mail domains of an organization. Whoever has one decides how its people sign in, so it wants
/// a proof of a moment ago.
final class OrganizationDomainsPage {
  static final String PATH = "/organization/domains";

  private final ConsoleDesk desk;
  private final ConsolePages pages;

  OrganizationDomainsPage(ConsoleDesk desk, ConsolePages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  ConsoleRoute route() {
    return ConsoleRoute.organization(PATH, Permission.ORGANIZATIONS_WRITE, this::show)
        .acting(this::act)
        .provedNow("domains");
  }

  private ConsoleAnswer show(ConsoleVisit visit) {
    return OneOrganization.with(
        desk, visit, one -> ConsoleAnswer.shown(page(one, "", Optional.empty())));
  }

  private byte[] page(OneOrganization one, String typed, Optional<String> problem) {
    var visit = one.visit();
    var here = one.at(PATH);
    var claims =
        desk.see(visit, new ListDomains(visit.issuerId(), one.id()), AdminResult.Domains.class)
            .map(AdminResult.Domains::claims)
            .orElseGet(List::of);
    var view =
        new ConsoleDomainsView(
            one.frame(here, "domains.title"),
            one.link(here),
            claims.stream().map(OrganizationDomainsPage::line).toList(),
            typed,
            problem);
    return pages.organizationDomains(view, visit.page());
  }

  private static ConsoleDomainsView.Domain line(DomainClaim claim) {
    return new ConsoleDomainsView.Domain(
        claim.domain().value(),
        "domains.state." + claim.status().word(),
        claim.status() == DomainStatus.VERIFIED,
        claim.recordName(),
        claim.recordValue());
  }

  private ConsoleAnswer act(ConsoleVisit visit, Parameters fields) {
    return OneOrganization.with(desk, visit, one -> act(one, fields));
  }

  private ConsoleAnswer act(OneOrganization one, Parameters fields) {
    var issuer = one.visit().issuerId();
    var verified = fields.first(ConsoleDomainsView.VERIFY_FIELD);
    if (verified.isPresent()) {
      var verify = new VerifyDomain(issuer, one.id(), verified.get());
      return done(one, verify, "", ConsoleNotice.DOMAIN_VERIFIED);
    }
    var removed = fields.first(ConsoleDomainsView.REMOVE_FIELD);
    if (removed.isPresent()) {
      var remove = new RemoveDomain(issuer, one.id(), removed.get());
      return done(one, remove, "", ConsoleNotice.DOMAIN_REMOVED);
    }
    var typed = fields.first(ConsoleDomainsView.DOMAIN_FIELD).map(String::strip).orElse("");
    var claim = new ClaimDomain(issuer, one.id(), typed);
    return done(one, claim, typed, ConsoleNotice.DOMAIN_CLAIMED);
  }

  private ConsoleAnswer done(
      OneOrganization one, OrganizationCommand command, String typed, ConsoleNotice notice) {
    return desk.act(one.visit(), command)
        .map(why -> {
          var text = RefusalText.of(why, one.visit().page().messages());
          return ConsoleAnswer.wrong(page(one, typed, Optional.of(text)));
        })
        .orElseGet(() -> ConsoleAnswer.done(one.at(PATH), notice));
  }
}
