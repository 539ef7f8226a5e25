package dev.gatewright.store.grants;

import dev.gatewright.contract.ContractHost;
import dev.gatewright.contract.GrantsUnderTest;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.store.Sweeper;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.people.DepartureTable;
import dev.gatewright.store.sql.Database;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/// The server's grants as the contract has them open: in one database with all that they hang on.
final class SqlGrants implements GrantsUnderTest {
  private static final int ALL = 10_000;

  private final Optional<Path> durableIn;
  private Open open;

  private record Open(Database database, GrantTable grants) {
    static Open of(Database database) {
      return new Open(
          database,
          new GrantTable(database, new EventTable(database.readers(), new SecureRandom())));
    }
  }

  private SqlGrants(Database database, Optional<Path> durableIn) {
    this.durableIn = durableIn;
    this.open = Open.of(database);
  }

  static SqlGrants onSqlite(Path folder) {
    return new SqlGrants(SqliteDatabases.open(folder), Optional.of(folder));
  }

  static SqlGrants inMemory(Path folder) {
    return new SqlGrants(SqliteDatabases.openInMemory(folder), Optional.empty());
  }

  @Override
  public Grants port() {
    return open.grants();
  }

  @Override
  public ContractHost host() {
    return new SqlHost(open.database());
  }

  @Override
  public void sweep(Instant now) {
    var database = open.database();
    var departures =
        new DepartureTable(database, new EventTable(database.readers(), new SecureRandom()));
    var _ = new Sweeper(database.writer(), departures).sweep(now, ALL);
  }

  @Override
  public boolean reopen() {
    if (durableIn.isEmpty()) {
      return false;
    }
    open.database().close();
    open = Open.of(SqliteDatabases.open(durableIn.get()));
    return true;
  }

  @Override
  public void close() {
    open.database().close();
  }
}
