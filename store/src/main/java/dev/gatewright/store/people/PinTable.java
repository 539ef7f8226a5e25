package dev.gatewright.store.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.identity.Pin;
import dev.gatewright.identity.PinDigits;
import dev.gatewright.identity.PinId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.events.PinEvent.PinMade;
import dev.gatewright.identity.events.PinEvent.PinRevoked;
import dev.gatewright.identity.events.PinEvent.PinUsed;
import dev.gatewright.identity.store.Pins;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Json;
import dev.gatewright.store.sql.Mark;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// PINs in the table `pin`. Safe for any number of threads.
public final class PinTable implements Pins {
  private static final String COLUMNS =
      "SELECT id, label, privileges, created_at, expires_at, revoked_at FROM pin ";

  private static final Sql BY_DIGITS =
      Sql.of(
          COLUMNS
              + """
              WHERE issuer = :issuer AND hash = :hash AND revoked_at IS NULL
                AND (expires_at IS NULL OR expires_at > :now)
              """);

  private static final Sql BY_ID = Sql.of(COLUMNS + "WHERE issuer = :issuer AND id = :id");

  private static final Sql LIST =
      Sql.of(COLUMNS + "WHERE issuer = :issuer ORDER BY created_at DESC, id DESC");

  private static final Sql LIST_PART =
      Sql.of(
          COLUMNS
              + """
              WHERE issuer = :issuer AND (created_at, id) < (:at, :id)
              ORDER BY created_at DESC, id DESC LIMIT :limit
              """);

  private static final Sql COUNT_ACTIVE =
      Sql.of(
          """
          SELECT COUNT(*) FROM pin
          WHERE issuer = :issuer AND revoked_at IS NULL
            AND (expires_at IS NULL OR expires_at > :now)
          """);

  private static final Sql ADD =
      Sql.of(
          """
          INSERT INTO pin (issuer, id, hash, label, privileges, created_at, expires_at)
          VALUES (:issuer, :id, :hash, :label, :privileges, :created_at, :expires_at)
          """);

  private static final Sql REVOKE =
      Sql.of(
          """
          UPDATE pin SET revoked_at = :now
          WHERE issuer = :issuer AND id = :id AND revoked_at IS NULL
          """);

  private static final Sql REVOKE_GRANTS =
      Sql.of(
          """
          UPDATE authorization_grant SET revoked_at = :now, revoke_reason = 'pin.revoked'
          WHERE issuer = :issuer AND user_id = :id AND revoked_at IS NULL
          """);

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;
  private final SecretKey key;

  public PinTable(Database database, EventTable events, MasterKey master) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.events = events;
    this.key = master.derive("digits of PINs");
  }

  @Override
  public Addition add(TenantId tenant, Pin pin, PinDigits digits, By by) {
    var hash = hash(tenant, digits);
    return writer.commit(connection -> {
      if (active(connection, tenant, hash, by.at()).isPresent()) {
        return Addition.TAKEN;
      }
      if (countActive(connection, tenant, by.at()) >= Pin.MOST_ACTIVE) {
        return Addition.TOO_MANY;
      }
      connection
          .on(ADD)
          .set("issuer", tenant.value())
          .set("id", pin.id().value())
          .set("hash", hash)
          .set("label", pin.label())
          .set("privileges", Json.write(pin.privileges()))
          .set("created_at", pin.createdAt())
          .setOptional("expires_at", pin.expiresAt())
          .run();
      events.append(connection, tenant, new PinMade(pin.id()), by);
      return Addition.ADDED;
    });
  }

  private static long countActive(SqlConnection connection, TenantId tenant, Instant now)
      throws SQLException {
    return connection
        .on(COUNT_ACTIVE)
        .set("issuer", tenant.value())
        .set("now", now)
        .first(Row::number)
        .orElseThrow();
  }

  /// Wrong digits cost one look and no place in the queue of those who write.
  @Override
  public Optional<Pin> use(TenantId tenant, PinDigits digits, By by) {
    var hash = hash(tenant, digits);
    if (readers.read(c -> active(c, tenant, hash, by.at())).isEmpty()) {
      return Optional.empty();
    }
    return writer.commit(connection -> {
      var found = active(connection, tenant, hash, by.at());
      if (found.isPresent()) {
        events.append(connection, tenant, new PinUsed(found.get().id()), by);
      }
      return found;
    });
  }

  private static Optional<Pin> active(
      SqlConnection connection, TenantId tenant, byte[] hash, Instant now) throws SQLException {
    return connection
        .on(BY_DIGITS)
        .set("issuer", tenant.value())
        .set("hash", hash)
        .set("now", now)
        .first(PinTable::pin);
  }

  @Override
  public Optional<Pin> find(TenantId tenant, PinId id) {
    return readers.read(connection ->
        connection
            .on(BY_ID)
            .set("issuer", tenant.value())
            .set("id", id.value())
            .first(PinTable::pin));
  }

  @Override
  public List<Pin> list(TenantId tenant) {
    return readers.read(
        connection -> connection.on(LIST).set("issuer", tenant.value()).all(PinTable::pin));
  }

  /// The same of those behind a mark; at most `limit`.
  public List<Pin> list(TenantId tenant, Optional<Mark> after, int limit) {
    return readers.read(connection ->
        connection
            .on(LIST_PART)
            .set("issuer", tenant.value())
            .set("at", after.map(Mark::at).orElse(Long.MAX_VALUE))
            .set("id", after.map(Mark::id).orElse(""))
            .set("limit", limit)
            .all(PinTable::pin));
  }

  @Override
  public boolean revoke(TenantId tenant, PinId id, By by) {
    return writer.commit(connection -> {
      if (stop(connection, REVOKE, tenant, id, by) == 0) {
        return false;
      }
      var grants = stop(connection, REVOKE_GRANTS, tenant, id, by);
      events.append(connection, tenant, new PinRevoked(id, grants), by);
      return true;
    });
  }

  private static int stop(SqlConnection connection, Sql sql, TenantId tenant, PinId id, By by)
      throws SQLException {
    return connection
        .on(sql)
        .set("issuer", tenant.value())
        .set("id", id.value())
        .set("now", by.at())
        .run();
  }

  private byte[] hash(TenantId tenant, PinDigits digits) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(tenant.value().getBytes(UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(digits.shown().reveal().getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no HMAC-SHA256", e);
    }
  }

  private static Pin pin(Row row) throws SQLException {
    return new Pin(
        new PinId(row.text()),
        row.text(),
        Json.texts(row.text()),
        row.instant(),
        row.optionalInstant(),
        row.optionalInstant());
  }
}
