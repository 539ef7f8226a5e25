package dev.gatewright.store.statistics;

import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Hours;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// A store with two issuers, `acme` and `other`, the first with a client `web`.
record Ground(Database database) implements AutoCloseable {
  static Ground inMemory(String name) {
    return of(Database.openInMemory(name, 2, Ground::fail));
  }

  static Ground at(Path file) {
    return of(Database.openSqlite(file, 2, Ground::fail));
  }

  private static Ground of(Database database) {
    var ground = new Ground(database);
    for (var issuer : new String[] {"acme", "other"}) {
      ground.run(
          "INSERT INTO issuer (id, url, document, version, created_at, updated_at)"
              + " VALUES ('$1', 'https://$1.test', '{}', 1, 0, 0) ON CONFLICT DO NOTHING",
          issuer);
    }
    ground.run(
        "INSERT INTO client (issuer, id, status, document, secrets, created_at, updated_at)"
            + " VALUES ('acme', '$1', 'ACTIVE', '{}', '[]', 0, 0) ON CONFLICT DO NOTHING",
        "web");
    return ground;
  }

  private static void fail(Throwable cause) {
    throw new AssertionError(cause);
  }

  void run(String sql, String value) {
    database.writer().commit(c -> c.on(Sql.of(sql.replace("$1", value))).run());
  }

  void session(String issuer, String id, Instant expires, boolean ended) {
    var statement =
        Sql.of(
            """
            INSERT INTO session (issuer, id, user_id, created_at, last_seen_at, expires_at,
              expires_hour, idle, ended_at, document)
            VALUES (:issuer, :id, 'ada', 0, :seen, :expires, :hour, 99999999, :ended, '{}')
            """);
    database
        .writer()
        .commit(c ->
            c.on(statement)
                .set("issuer", issuer)
                .set("id", id)
                .set("seen", expires.minusSeconds(7200))
                .set("expires", expires)
                .set("hour", Hours.of(expires))
                .setOptional("ended", Optional.of(0L).filter(_ -> ended))
                .run());
  }

  long rows(String table) {
    return database
        .readers()
        .read(c -> c.on(Sql.of("SELECT count(*) FROM " + table)).first(Row::number))
        .orElseThrow();
  }

  @Override
  public void close() {
    database.close();
  }
}
