package dev.gatewright.server.account;

import dev.gatewright.admin.command.AccountCommand.ShowAccount;
import dev.gatewright.admin.command.AdminResult.AccountShown;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.account.Section;
import dev.gatewright.server.pages.account.SecurityView;
import java.util.Optional;
import java.util.OptionalInt;

/// The ways in which a person proves who they are, each with a page of its own.
final class SecurityPage {
  private final AccountDesk desk;
  private final Factors factors;
  private final ProvidersPage.Connections connections;
  private final AccountPages pages;

  SecurityPage(
      AccountDesk desk,
      Factors factors,
      ProvidersPage.Connections connections,
      AccountPages pages) {
    this.desk = desk;
    this.factors = factors;
    this.connections = connections;
    this.pages = pages;
  }

  AccountAnswer show(AccountVisit visit) {
    var account =
        desk.see(visit, new ShowAccount(visit.issuer(), visit.person()), AccountShown.class);
    var view =
        new SecurityView(
            visit.frame(Section.SECURITY),
            account.hasPassword(),
            account.recoveryCodes(),
            account.codesDemanded(),
            factors.passkeys().list(visit.tenant().id(), visit.person()).size(),
            factors.totp().enrolledAt(visit.tenant().id(), visit.person()).isPresent(),
            number(visit),
            links(visit),
            visit.tenant().settings().get(IssuerKeys.TRUSTED_BROWSERS).isPositive()
                ? OptionalInt.of(desk.trusted(visit.oneself()).size())
                : OptionalInt.empty());
    return AccountAnswer.shown(pages.security(view, visit.page()));
  }

  /// The number that there is, `""` where one can be added.
  private Optional<String> number(AccountVisit visit) {
    var tenant = visit.tenant().id();
    return factors
        .numbers()
        .of(tenant, visit.user())
        .map(kept -> kept.number().value())
        .or(() -> factors.numbers().isOffered(tenant) ? Optional.of("") : Optional.empty());
  }

  /// How many links there are; empty where there are none and none can be made.
  private OptionalInt links(AccountVisit visit) {
    int links = connections.linking().list(visit.tenant().id(), visit.person()).size();
    return links == 0 && connections.upstreams().list(visit.tenant()).isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(links);
  }
}
