package dev.gatewright.admin.act;

import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.Done;
import dev.gatewright.admin.command.AdminResult.Refused;
import dev.gatewright.admin.command.OrganizationCommand.ClaimDomain;
import dev.gatewright.admin.command.OrganizationCommand.DomainCommand;
import dev.gatewright.admin.command.OrganizationCommand.ListDomains;
import dev.gatewright.admin.command.OrganizationCommand.RemoveDomain;
import dev.gatewright.admin.command.OrganizationCommand.VerifyDomain;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.identity.DomainClaim;
import dev.gatewright.identity.MailHost;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.domain.DomainChecks;
import dev.gatewright.identity.domain.DomainChecks.Outcome;
import dev.gatewright.identity.domain.PublicMailHosts;
import dev.gatewright.identity.store.Domains;
import java.util.Optional;

/// Claims mail domains for organizations and has them proved.
final class DomainActs {
  private final Holdings holdings;
  private final DomainChecks checks;

  DomainActs(Holdings holdings) {
    this.holdings = holdings;
    this.checks = new DomainChecks(domains(), holdings.store().organizations(), holdings.records());
  }

  AdminResult run(DomainCommand command, Acting by) {
    var tenant = new TenantId(command.issuer().value());
    var organization = command.organization();
    return Administering.refusal(holdings, command.issuer(), organization, by)
        .<AdminResult>map(Refused::new)
        .orElseGet(() -> run(command, tenant, organization, by));
  }

  private AdminResult run(
      DomainCommand command, TenantId tenant, OrganizationId organization, Acting by) {
    return switch (command) {
      case ListDomains _ -> new AdminResult.Domains(domains().list(tenant, organization));
      case ClaimDomain(var _, var _, var typed) ->
          domain(typed)
              .map(domain -> claim(tenant, organization, domain, by))
              .orElseGet(() -> new Refused(new Refusal.NoDomain(typed)));
      case VerifyDomain(var _, var _, var typed) ->
          domain(typed)
              .map(domain -> verify(tenant, organization, domain, by))
              .orElseGet(() -> new Refused(new Refusal.NoSuchDomain(typed)));
      case RemoveDomain(var _, var _, var typed) ->
          domain(typed)
                  .filter(domain ->
                      domains()
                          .remove(
                              tenant,
                              organization,
                              domain,
                              Administering.administrator(by),
                              by.people()))
                  .isPresent()
              ? new Done()
              : new Refused(new Refusal.NoSuchDomain(typed));
    };
  }

  /// One with a dot in it: nobody owns what is above all of them.
  private static Optional<MailHost> domain(String typed) {
    var stripped = typed.strip();
    var name = stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1) : stripped;
    return MailHost.parse(name).filter(host -> host.value().indexOf('.') > 0);
  }

  private AdminResult claim(
      TenantId tenant, OrganizationId organization, MailHost domain, Acting by) {
    if (PublicMailHosts.include(domain)) {
      return new Refused(new Refusal.PublicMailDomain(domain.value()));
    }
    var claim = DomainClaim.of(organization, domain, holdings.random(), by.at());
    var administrator = Administering.administrator(by);
    return switch (domains().claim(tenant, claim, administrator, by.people())) {
      case CLAIMED -> new AdminResult.DomainClaimed(claim);
      case THERE_ALREADY ->
          domains().list(tenant, organization).stream()
              .filter(one -> one.domain().equals(domain))
              .findFirst()
              .<AdminResult>map(AdminResult.DomainClaimed::new)
              .orElseGet(() -> new Refused(new Refusal.ChangedMeanwhile()));
      case TOO_MANY -> new Refused(new Refusal.TooManyDomains(Domains.MOST));
      case NOT_ALLOWED ->
          new Refused(
              administrator.isPresent()
                  ? new Refusal.NotAllowed()
                  : new Refusal.NoSuchOrganization(organization.value()));
    };
  }

  private AdminResult verify(
      TenantId tenant, OrganizationId organization, MailHost domain, Acting by) {
    return switch (checks.verify(tenant, organization, domain, by.people())) {
      case Outcome.Verified() -> new Done();
      case Outcome.NoRecord(var claim) -> new Refused(new Refusal.DomainNotProved(claim));
      case Outcome.Unanswered() -> new Refused(new Refusal.DomainUnanswered(domain.value()));
      case Outcome.HeldByAnother() -> new Refused(new Refusal.DomainTaken(domain.value()));
      case Outcome.TooSoon() -> new Refused(new Refusal.TooSoon());
      case Outcome.NoSuchClaim() -> new Refused(new Refusal.NoSuchDomain(domain.value()));
    };
  }

  private Domains domains() {
    return holdings.sealed().domains();
  }
}
