package dev.gatewright.server.account;

import dev.gatewright.admin.command.OrganizationCommand;
import dev.gatewright.admin.command.OrganizationCommand.ClaimDomain;
import dev.gatewright.admin.command.OrganizationCommand.RemoveDomain;
import dev.gatewright.admin.command.OrganizationCommand.VerifyDomain;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.identity.DomainClaim;
import dev.gatewright.identity.DomainStatus;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.account.Administered.Place;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.account.DomainsView;
import dev.gatewright.server.pages.account.DomainsView.Problem;
import dev.gatewright.server.pages.account.Notice;
import java.util.Optional;

/// The mail domains of an organization, for a member who looks after it.
final class DomainsPage {
  static final String BELOW = "/domains";

  private final AccountDesk desk;
  private final Administered administered;
  private final AccountPages pages;

  DomainsPage(AccountDesk desk, Administered administered, AccountPages pages) {
    this.desk = desk;
    this.administered = administered;
    this.pages = pages;
  }

  AccountRoute route() {
    return AccountRoute.of(Administered.PATH + BELOW, this::show, this::act).provedNow();
  }

  private AccountAnswer show(AccountVisit visit) {
    return administered.in(visit, place -> shown(visit, place, "", Optional.empty()));
  }

  private AccountAnswer shown(
      AccountVisit visit, Place place, String typed, Optional<Problem> problem) {
    var view =
        new DomainsView(
            place.frame(visit),
            visit.link(place.path() + BELOW),
            visit.link(place.path()),
            place.name(),
            desk.domains(visit, place.organization()).stream().map(DomainsPage::line).toList(),
            typed,
            problem);
    return new AccountAnswer.Shown(
        problem.isPresent() ? 422 : 200, pages.domains(view, visit.page()));
  }

  private static DomainsView.Domain line(DomainClaim claim) {
    return new DomainsView.Domain(
        claim.domain().value(),
        claim.status() == DomainStatus.VERIFIED,
        claim.status() == DomainStatus.LOST,
        claim.recordName(),
        claim.recordValue());
  }

  private AccountAnswer act(AccountVisit visit, Parameters fields) {
    return administered.in(visit, place -> act(visit, place, fields));
  }

  private AccountAnswer act(AccountVisit visit, Place place, Parameters fields) {
    var verified = fields.first(DomainsView.VERIFY_FIELD);
    if (verified.isPresent()) {
      var verify = new VerifyDomain(visit.issuer(), place.organization(), verified.get());
      return answer(visit, place, verify, "", Notice.DOMAIN_VERIFIED);
    }
    var removed = fields.first(DomainsView.REMOVE_FIELD);
    if (removed.isPresent()) {
      var remove = new RemoveDomain(visit.issuer(), place.organization(), removed.get());
      return answer(visit, place, remove, "", Notice.DOMAIN_REMOVED);
    }
    var typed = fields.first(DomainsView.DOMAIN_FIELD).map(String::strip).orElse("");
    var claim = new ClaimDomain(visit.issuer(), place.organization(), typed);
    return answer(visit, place, claim, typed, Notice.DOMAIN_CLAIMED);
  }

  private AccountAnswer answer(
      AccountVisit visit, Place place, OrganizationCommand command, String typed, Notice done) {
    var refused = administered.act(visit, place, command);
    if (refused.isEmpty()) {
      return AccountAnswer.done(place.path() + BELOW, done);
    }
    return problem(refused.get())
        .map(problem -> shown(visit, place, typed, Optional.of(problem)))
        .orElseGet(() -> AccountAnswer.done(place.path() + BELOW, Notice.NOTHING_DONE));
  }

  private static Optional<Problem> problem(Refusal refusal) {
    return switch (refusal) {
      case Refusal.NoDomain _ -> Optional.of(Problem.NO_DOMAIN);
      case Refusal.PublicMailDomain _ -> Optional.of(Problem.PUBLIC);
      case Refusal.TooManyDomains _ -> Optional.of(Problem.TOO_MANY);
      case Refusal.DomainNotProved _ -> Optional.of(Problem.NOT_PROVED);
      case Refusal.DomainUnanswered _ -> Optional.of(Problem.UNANSWERED);
      case Refusal.DomainTaken _ -> Optional.of(Problem.TAKEN);
      case Refusal.TooSoon _ -> Optional.of(Problem.TOO_SOON);
      default -> Optional.empty();
    };
  }
}
