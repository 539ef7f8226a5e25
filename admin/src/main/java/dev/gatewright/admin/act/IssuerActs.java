package dev.gatewright.admin.act;

import dev.gatewright.admin.command.AdminCommand.ChangeIssuer;
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
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.tenants.Before;
import java.time.Instant;
import java.util.Optional;

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
      case DeclareIssuer declare -> declare(declare, by);
      case ChangeIssuer change ->
          declare(
              new DeclareIssuer(
                  change.issuer(),
                  change.url(),
                  change.document(),
                  change.secrets(),
                  new Before.Unchanged(change.seen())),
              by);
      case RemoveIssuer(var issuer, var seen) -> remove(issuer, seen, by);
    };
  }

  private AdminResult declare(DeclareIssuer declare, Acting by) {
    var issuer = declare.issuer();
    var sealed = holdings.sealed().providerSecrets().seal(issuer, declare.secrets());
    return switch (holdings
        .store()
        .issuers()
        .declare(
            issuer, declare.url(), declare.document(), sealed, declare.before(), by.engine())) {
      case URL_TAKEN -> new Refused(new UrlTaken(declare.url()));
      case CHANGED_MEANWHILE -> new Refused(new Refusal.ChangedMeanwhile());
      case DECLARED -> {
        // The first secret is also what tells at the next start that the master key is the right
        // one.
        new IssuerSecrets(holdings.sealed().keys(), holdings.random(), holdings.clock())
            .current(issuer);
        yield new Done();
      }
    };
  }

  /// To remove what is not there is no refusal, unless somebody saw it.
  private AdminResult remove(IssuerId issuer, Optional<Instant> seen, Acting by) {
    boolean removed = holdings.store().issuers().remove(issuer, seen, by.engine());
    return removed || seen.isEmpty() ? new Done() : new Refused(new Refusal.ChangedMeanwhile());
  }
}
