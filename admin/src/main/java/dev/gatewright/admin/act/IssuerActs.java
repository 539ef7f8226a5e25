package dev.gatewright.admin.act;

import dev.gatewright.admin.command.AdminCommand.DeclareIssuer;
import dev.gatewright.admin.command.AdminCommand.RemoveIssuer;
import dev.gatewright.admin.command.AdminCommand.ShowIssuer;
import dev.gatewright.admin.command.AdminCommand.TenantCommand;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.Done;
import dev.gatewright.admin.command.AdminResult.Refused;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.admin.command.Refusal.IssuerReserved;
import dev.gatewright.admin.command.Refusal.UrlTaken;
import dev.gatewright.protocol.keys.IssuerSecrets;
import dev.gatewright.store.events.EventTable;

/// Adds, changes and removes issuers.
final class IssuerActs {
  private final Holdings holdings;

  IssuerActs(Holdings holdings) {
    this.holdings = holdings;
  }

  /// What is called as the server's own log is no issuer: removing it would remove the log.
  AdminResult run(TenantCommand command, Acting by) {
    if (command.issuer().equals(EventTable.SERVER)) {
      return new Refused(new IssuerReserved(command.issuer().value()));
    }
    return switch (command) {
      case ShowIssuer(var issuer) ->
          holdings
              .store()
              .issuers()
              .find(issuer)
              .<AdminResult>map(AdminResult.IssuerShown::new)
              .orElseGet(() -> new Refused(new Refusal.NoSuchIssuer(issuer.value())));
      case DeclareIssuer(var issuer, var url, var document, var secrets) -> {
        var sealed = holdings.sealed().providerSecrets().seal(issuer, secrets);
        if (!holdings.store().issuers().declare(issuer, url, document, sealed, by.engine())) {
          yield new Refused(new UrlTaken(url));
        }
        // The first secret is also what tells at the next start that the master key is the right
        // one.
        new IssuerSecrets(holdings.sealed().keys(), holdings.random(), holdings.clock())
            .current(issuer);
        yield new Done();
      }
      case RemoveIssuer(var issuer) -> {
        holdings.store().issuers().remove(issuer);
        yield new Done();
      }
    };
  }
}
