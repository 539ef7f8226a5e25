package dev.gatewright.admin.act;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Role;
import dev.gatewright.identity.UserId;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.admin.AdministratorTable;
import dev.gatewright.store.admin.KeptAdministrator;
import dev.gatewright.store.admin.ProgramTable;
import dev.gatewright.store.admin.Reach;
import java.util.List;
import java.util.Optional;

/// What somebody administers, read anew for each of their requests. Safe for any number of threads.
public final class Administrators {
  private final AdministratorTable table;
  private final ProgramTable programs;

  public Administrators(SqlStore store) {
    this.table = store.administrators();
    this.programs = store.programs();
  }

  /// All mandates of the person; an owner's comes first. Whoever may not act has none.
  public List<Mandate> mandates(UserId user) {
    return table.of(user).stream()
        .filter(kept -> kept.user().isActive())
        .flatMap(kept -> mandate(kept).stream())
        .toList();
  }

  /// The same of a client of the issuer of those who administer.
  public List<Mandate> mandates(ClientId client) {
    return programs.of(client).stream()
        .flatMap(kept -> mandate(kept.role(), kept.reach()).stream())
        .toList();
  }

  private static Optional<Mandate> mandate(KeptAdministrator kept) {
    return mandate(kept.role(), kept.reach());
  }

  /// A role that another version wrote is none.
  private static Optional<Mandate> mandate(String role, Reach reach) {
    return Role.parse(role).flatMap(known -> Mandate.of(known, reach));
  }
}
