package dev.gatewright.store.audit;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.events.IdentityEvent;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.keys.Wrapping;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.FatalHandler;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/// A store on disk whose events tests chain, damage and check.
final class Trail implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  static final CryptoProvider CRYPTO = CryptoProvider.jdk();

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final FatalHandler FATAL =
      cause -> {
        throw new AssertionError(cause);
      };

  final Path file;
  final Database database;
  final EventTable events;
  final AuditKeyTable keys;
  final ChainTable chains;
  final RetentionTable retention;
  final SyslogCursors syslog;

  Trail(Path folder) {
    file = folder.resolve("trail.db");
    database = Database.openSqlite(file, 2, FATAL);
    events = new EventTable(database.readers(), RANDOM);
    keys = new AuditKeyTable(database, new Wrapping(MasterKey.generate(RANDOM), RANDOM), CRYPTO);
    chains = new ChainTable(database, keys);
    retention = new RetentionTable(database, keys);
    syslog = new SyslogCursors(database);
  }

  /// Writes `count` events of the issuer, each about another person and with what is personal.
  void happens(String issuer, int count, Instant at) {
    database
        .writer()
        .commit(connection -> {
          for (var n = 0; n < count; n++) {
            var user = new UserId("u" + n);
            events.append(
                connection,
                new TenantId(issuer),
                new IdentityEvent.UserAdded(user, UserStatus.ACTIVE, user + "@example.com"),
                By.operator("command line", at));
          }
          return count;
        });
  }

  void forget(String issuer, String user) {
    database
        .writer()
        .commit(connection -> {
          events.forget(connection, issuer, user);
          return true;
        });
  }

  /// Chains all there is.
  void chain() {
    for (var issuer : chains.behind()) {
      var more = true;
      while (more) {
        more = chains.extend(issuer);
      }
    }
  }

  void chainAndSign(Instant at) {
    chain();
    chains.signAll(at);
  }

  TrailVerification.Outcome verify(SignedPlace... kept) {
    try (var reader = TrailReader.open(file)) {
      return new TrailVerification(reader, keys.keys(), CRYPTO).verify("acme", List.of(kept));
    }
  }

  /// Does what somebody can do who has the file and no key.
  void sql(String... statements) {
    for (var statement : statements) {
      database.writer().commit(connection -> connection.on(Sql.of(statement)).run());
    }
  }

  long number(String sql) {
    return database.readers().read(c -> c.on(Sql.of(sql)).first(Row::number)).orElseThrow();
  }

  @Override
  public void close() {
    database.close();
  }
}
