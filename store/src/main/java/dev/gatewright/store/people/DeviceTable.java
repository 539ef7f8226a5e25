package dev.gatewright.store.people;

import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.store.KnownDevices;
import dev.gatewright.store.outbox.OutboxTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Known browsers in the table `device`. Safe for any number of threads.
public final class DeviceTable implements KnownDevices {
  private static final Sql FIND =
      Sql.of("SELECT 1 FROM device WHERE issuer = :issuer AND user_id = :user AND id = :id");

  private static final Sql REMEMBER =
      Sql.of(
          """
          INSERT INTO device (issuer, user_id, id, remembered_at)
          VALUES (:issuer, :user, :id, :now)
          ON CONFLICT (issuer, user_id, id) DO UPDATE SET remembered_at = excluded.remembered_at
          WHERE device.remembered_at < excluded.remembered_at
          """);

  /// Where devices are forgotten, the person is signed out everywhere in the same unit, so an
  /// account without devices that never was has never been used.
  private static final Sql IS_NEWS =
      Sql.of(
          """
          SELECT 1 FROM user_account AS u
          WHERE u.issuer = :issuer AND u.id = :user
            AND NOT EXISTS (
              SELECT 1 FROM device AS d
              WHERE d.issuer = :issuer AND d.user_id = :user AND d.id = :id)
            AND (u.signed_out_at IS NOT NULL OR EXISTS (
              SELECT 1 FROM device AS d WHERE d.issuer = :issuer AND d.user_id = :user))
          """);

  private static final Sql FORGET_BEYOND_LIMIT =
      Sql.of(
          """
          DELETE FROM device
          WHERE issuer = :issuer AND user_id = :user AND id <> :id AND id NOT IN (
            SELECT id FROM device WHERE issuer = :issuer AND user_id = :user AND id <> :id
            ORDER BY remembered_at DESC, id LIMIT :others)
          """);

  private static final Sql RENAME =
      Sql.of("UPDATE device SET id = :to WHERE issuer = :issuer AND id = :from");

  private static final Sql FORGET_ALL =
      Sql.of("DELETE FROM device WHERE issuer = :issuer AND user_id = :user");

  private static final Sql TRUST =
      Sql.of(
          """
          UPDATE device SET trusted_at = :now, user_agent = :user_agent
          WHERE issuer = :issuer AND user_id = :user AND id = :id
          """);

  private static final Sql TRUSTED =
      Sql.of(
          """
          SELECT trusted_at FROM device
          WHERE issuer = :issuer AND user_id = :user AND id = :id AND trusted_at IS NOT NULL
          """);

  private static final Sql ALL_TRUSTED =
      Sql.of(
          """
          SELECT id, user_agent, trusted_at FROM device
          WHERE issuer = :issuer AND user_id = :user AND trusted_at > :since
          ORDER BY trusted_at DESC, id LIMIT :limit
          """);

  private static final Sql DISTRUST_ONE =
      Sql.of(
          """
          UPDATE device SET trusted_at = NULL
          WHERE issuer = :issuer AND user_id = :user AND id = :id AND trusted_at IS NOT NULL
          """);

  private static final Sql DISTRUST =
      Sql.of(
          """
          UPDATE device SET trusted_at = NULL
          WHERE issuer = :issuer AND user_id = :user AND trusted_at IS NOT NULL
          """);

  private final Writer writer;
  private final Readers readers;
  private final OutboxTable outbox;

  public DeviceTable(Database database, OutboxTable outbox) {
    this.outbox = outbox;
    this.writer = database.writer();
    this.readers = database.readers();
  }

  @Override
  public boolean isKnown(TenantId tenant, UserId user, DeviceId device) {
    return readers
        .read(c -> owned(c.on(FIND), tenant, user).set("id", device.value()).first(Row::flag))
        .isPresent();
  }

  @Override
  public void remember(
      TenantId tenant,
      UserId user,
      DeviceId device,
      Instant now,
      int perUserLimit,
      Optional<Mail> ifNew) {
    writer.commit(connection -> {
      if (ifNew.isPresent()
          && owned(connection.on(IS_NEWS), tenant, user)
              .set("id", device.value())
              .first(Row::flag)
              .isPresent()) {
        outbox.tell(connection, tenant, ifNew, now);
      }
      owned(connection.on(REMEMBER), tenant, user).set("id", device.value()).set("now", now).run();
      return owned(connection.on(FORGET_BEYOND_LIMIT), tenant, user)
          .set("id", device.value())
          .set("others", Math.max(0, perUserLimit - 1))
          .run();
    });
  }

  @Override
  public void rename(TenantId tenant, DeviceId from, DeviceId to) {
    writer.commit(connection ->
        connection
            .on(RENAME)
            .set("issuer", tenant.value())
            .set("from", from.value())
            .set("to", to.value())
            .run());
  }

  /// Forgets all devices of the user, as part of a unit that changes more; answers how many.
  static int forgetAll(SqlConnection connection, TenantId tenant, UserId user) throws SQLException {
    return owned(connection.on(FORGET_ALL), tenant, user).run();
  }

  @Override
  public void trust(
      TenantId tenant, UserId user, DeviceId device, Optional<String> userAgent, Instant now) {
    writer.commit(connection ->
        owned(connection.on(TRUST), tenant, user)
            .set("id", device.value())
            .setOptional("user_agent", userAgent)
            .set("now", now)
            .run());
  }

  @Override
  public List<Trusted> trusted(TenantId tenant, UserId user, Instant since, int most) {
    return readers.read(connection ->
        owned(connection.on(ALL_TRUSTED), tenant, user)
            .set("since", since)
            .set("limit", most)
            .all(row -> new Trusted(new DeviceId(row.text()), row.optionalText(), row.instant())));
  }

  @Override
  public boolean distrust(TenantId tenant, UserId user, DeviceId device) {
    return writer.commit(connection ->
        owned(connection.on(DISTRUST_ONE), tenant, user).set("id", device.value()).run() == 1);
  }

  @Override
  public void distrustAll(TenantId tenant, UserId user) {
    writer.commit(connection -> owned(connection.on(DISTRUST), tenant, user).run());
  }

  @Override
  public Optional<Instant> trustedAt(TenantId tenant, UserId user, DeviceId device) {
    return readers.read(connection ->
        owned(connection.on(TRUSTED), tenant, user).set("id", device.value()).first(Row::instant));
  }

  /// The user trusts no device any more.
  static void distrustAll(SqlConnection connection, TenantId tenant, UserId user)
      throws SQLException {
    owned(connection.on(DISTRUST), tenant, user).run();
  }

  private static Query owned(Query query, TenantId tenant, UserId user) throws SQLException {
    return query.set("issuer", tenant.value()).set("user", user.value());
  }
}
