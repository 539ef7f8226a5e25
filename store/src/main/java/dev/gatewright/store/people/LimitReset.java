package dev.gatewright.store.people;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.events.AdministrationEvent.LimitsReset;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.Writer;

/// Forgets what was counted at an issuer. Safe for any number of threads.
public final class LimitReset {
  /// How many go in one unit, between those of requests.
  private static final int STEP = 1_000;

  private static final Sql FORGET_SOME =
      Sql.of(
          """
          DELETE FROM throttle WHERE issuer = :issuer AND key IN (
            SELECT key FROM throttle WHERE issuer = :issuer LIMIT :limit)
          """);

  private final Writer writer;
  private final EventTable events;

  public LimitReset(Database database, EventTable events) {
    this.writer = database.writer();
    this.events = events;
  }

  /// Whoever was counted may try again; the first unit tells of it.
  public void run(IssuerId issuer, By by) {
    int forgotten =
        writer.commit(connection -> {
          events.append(connection, issuer, new LimitsReset(), by);
          return connection.on(FORGET_SOME).set("issuer", issuer.value()).set("limit", STEP).run();
        });
    while (forgotten == STEP) {
      forgotten =
          writer.commit(connection ->
              connection.on(FORGET_SOME).set("issuer", issuer.value()).set("limit", STEP).run());
    }
  }
}
