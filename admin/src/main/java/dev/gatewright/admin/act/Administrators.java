package dev.gatewright.admin.act;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Role;
import dev.gatewright.identity.UserId;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.admin.AdministratorTable;
import dev.gatewright.store.admin.KeptAdministrator;
import java.util.List;
import java.util.Optional;

/// What somebody administers, read anew for each of their requests. Safe for any number of threads.
public final class Administrators {
  private final AdministratorTable table;

  public Administrators(SqlStore store) {
    this.table = store.administrators();
  }

  /// All mandates of the person; an owner's comes first.
  public List<Mandate> mandates(UserId user) {
    return table.of(user).stream().flatMap(kept -> mandate(kept).stream()).toList();
  }

  /// A role that another version wrote is none.
  private static Optional<Mandate> mandate(KeptAdministrator kept) {
    return Role.parse(kept.role())
        .filter(role -> kept.issuer().isEmpty() == (role == Role.OWNER))
        .map(role ->
            kept.issuer().map(issuer -> Mandate.of(role, issuer)).orElseGet(Mandate::owner));
  }
}
