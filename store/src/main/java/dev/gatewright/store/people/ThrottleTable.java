package dev.gatewright.store.people;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.store.ThrottleKey;
import dev.gatewright.identity.store.Throttles;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.Writer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Counters in the table `throttle`. Safe for any number of threads.
public final class ThrottleTable implements Throttles {
  private static final Sql SPENT =
      Sql.of(
          """
          SELECT count, ends_at FROM throttle
          WHERE issuer = :issuer AND key = :key AND count > :limit AND ends_at > :now
          """);

  private static final Sql RESERVE =
      Sql.of(
          """
          INSERT INTO throttle (issuer, key, count, ends_at) VALUES (:issuer, :key, 1, :ends_at)
          ON CONFLICT (issuer, key) DO UPDATE SET
            count = CASE
              WHEN throttle.ends_at <= :now THEN 1
              WHEN throttle.count <= :limit THEN throttle.count + 1
              ELSE throttle.count END,
            ends_at = CASE WHEN throttle.ends_at <= :now THEN :ends_at
              ELSE throttle.ends_at END
          RETURNING count, ends_at
          """);

  private static final Sql RELEASE =
      Sql.of(
          """
          UPDATE throttle SET count = CASE
            WHEN count <= 1 OR :limit <= 1 THEN 0
            WHEN count > :limit THEN :limit - 1
            ELSE count - 1 END
          WHERE issuer = :issuer AND key = :key AND ends_at = :ends_at
          """);

  private final Writer writer;
  private final Readers readers;

  public ThrottleTable(Database database) {
    this.writer = database.writer();
    this.readers = database.readers();
  }

  @Override
  public Reservation reserve(
      TenantId tenant, ThrottleKey key, int limit, Duration window, Instant now) {
    return spent(tenant, key, limit, now)
        .orElseGet(() ->
            writer.commit(connection ->
                one(connection.on(RESERVE), tenant, key)
                    .set("limit", limit)
                    .set("now", now)
                    .set("ends_at", now.plus(window))
                    .first(row -> reservation(row, limit))
                    .orElseThrow()));
  }

  /// A spent budget stays as it is, so who hammers against it costs a read and no write.
  @Override
  public Optional<Reservation> spent(TenantId tenant, ThrottleKey key, int limit, Instant now) {
    return readers.read(connection ->
        one(connection.on(SPENT), tenant, key)
            .set("limit", limit)
            .set("now", now)
            .first(row -> reservation(row, limit)));
  }

  @Override
  public void release(TenantId tenant, ThrottleKey key, Reservation reservation) {
    writer.commit(connection ->
        one(connection.on(RELEASE), tenant, key)
            .set("limit", reservation.limit())
            .set("ends_at", reservation.endsAt())
            .run());
  }

  private static Reservation reservation(Row row, int limit) throws SQLException {
    return new Reservation((int) row.number(), limit, row.instant());
  }

  private static Query one(Query query, TenantId tenant, ThrottleKey key) throws SQLException {
    return query.set("issuer", tenant.value()).set("key", key.value());
  }
}
