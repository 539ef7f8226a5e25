package dev.gatewright.store.people;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.events.IdentityEvent;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.identity.store.Users;
import dev.gatewright.identity.text.TextQuota;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Json;
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

/// Accounts in the table `user_account`. Safe for any number of threads.
public final class UserTable implements Users {
  /// What every statement that changes an account writes, so that no two states of it share a time:
  /// whoever saw one of them can say which.
  static final String TOUCHED =
      "updated_at = CASE WHEN updated_at < :now THEN :now ELSE updated_at + 1 END";

  /// Characters of a name by which people are found.

  static final String COLUMNS =
      """
      SELECT id, email, email_as_typed, email_verified, claims, role, status, created_at,
        updated_at, signed_out_at
      FROM user_account
      """;

  private static final Sql BY_ID = Sql.of(COLUMNS + "WHERE issuer = :issuer AND id = :id");

  private static final Sql BY_EMAIL = Sql.of(COLUMNS + "WHERE issuer = :issuer AND email = :email");

  private static final Sql LIST =
      Sql.of(COLUMNS + "WHERE issuer = :issuer AND email > :after ORDER BY email LIMIT :limit");

  /// Most are active, so those are found in the order of all.
  private static final Sql LIST_ACTIVE =
      Sql.of(
          COLUMNS
              + """
              WHERE issuer = :issuer AND email > :after AND status = 'ACTIVE'
              ORDER BY email LIMIT :limit
              """);

  /// By an index that holds these alone.
  private static final Sql LIST_BARRED =
      Sql.of(
          COLUMNS
              + """
              WHERE issuer = :issuer AND status = :status AND status <> 'ACTIVE' AND email > :after
              ORDER BY email LIMIT :limit
              """);

  private static final Sql PAGE =
      Sql.of(COLUMNS + "WHERE issuer = :issuer ORDER BY email LIMIT :limit OFFSET :offset");

  private static final Sql COUNT =
      Sql.of(
          "SELECT COUNT(*) FROM (SELECT 1 FROM user_account WHERE issuer = :issuer LIMIT :limit)");

  private static final Sql EXISTS =
      Sql.of("SELECT 1 FROM user_account WHERE issuer = :issuer AND id = :id");

  private static final Sql ADD =
      Sql.of(
          """
          INSERT INTO user_account (
            issuer, id, email, email_as_typed, email_verified, claims, role, status,
            password_hash, created_at, updated_at, signed_out_at)
          VALUES (
            :issuer, :id, :email, :email_as_typed, :email_verified, :claims, :role, :status,
            :password_hash, :created_at, :updated_at, :signed_out_at)
          ON CONFLICT DO NOTHING
          """);

  private static final Sql UPDATE =
      Sql.of(
          """
          UPDATE user_account SET
            email = coalesce(:email, email),
            email_as_typed = coalesce(:email_as_typed, email_as_typed),
            email_verified = coalesce(:email_verified, email_verified),
            claims = coalesce(:claims, claims),
            role = CASE WHEN :role IS NULL THEN role WHEN :role = '' THEN NULL ELSE :role END,
            status = coalesce(:status, status),
            signed_out_at = CASE
              WHEN :ends_sessions = 1 AND coalesce(signed_out_at, 0) < :now THEN :now
              ELSE signed_out_at END,
            $TOUCHED
          WHERE issuer = :issuer AND id = :id AND (:seen IS NULL OR updated_at = :seen)
            AND NOT EXISTS (
              SELECT 1 FROM user_account AS other
              WHERE other.issuer = :issuer AND other.email = :email AND other.id <> :id)
          """
              .replace("$TOUCHED", TOUCHED));

  private static final Sql PASSWORD_HASH =
      Sql.of("SELECT password_hash FROM user_account WHERE issuer = :issuer AND id = :id");

  private static final Sql SET_PASSWORD_HASH =
      Sql.of(
          """
          UPDATE user_account SET password_hash = :password_hash, $TOUCHED
          WHERE issuer = :issuer AND id = :id
          """
              .replace("$TOUCHED", TOUCHED));

  private static final Sql REPLACE_PASSWORD_HASH =
      Sql.of(
          """
          UPDATE user_account SET password_hash = :replacement
          WHERE issuer = :issuer AND id = :id AND password_hash = :expected
          """);

  private static final Sql SIGN_OUT =
      Sql.of(
          """
          UPDATE user_account SET
            signed_out_at = CASE WHEN signed_out_at >= :now THEN signed_out_at ELSE :now END
          WHERE issuer = :issuer AND id = :id
          """);

  /// What goes with an account. Its grants stay as revoked rows, so that an account made later
  /// under the same id finds none of them alive, and the invitations that it sent stay taken back,
  /// since they are counted, without a word of who sent them. So are codes for telephones: with the
  /// account would go what their numbers cost. Requests that named it stay begun, so that none is
  /// done again.
  private static final List<Sql> REMOVE =
      List.of(
          Sql.of("DELETE FROM membership WHERE issuer = :issuer AND user_id = :id"),
          Sql.of("DELETE FROM login_name WHERE issuer = :issuer AND user_id = :id"),
          Sql.of("DELETE FROM device WHERE issuer = :issuer AND user_id = :id"),
          Sql.of("DELETE FROM credential WHERE issuer = :issuer AND user_id = :id"),
          Sql.of("DELETE FROM linked_identity WHERE issuer = :issuer AND user_id = :id"),
          Sql.of("DELETE FROM session WHERE issuer = :issuer AND user_id = :id"),
          Sql.of("DELETE FROM outbox WHERE issuer = :issuer AND user_id = :id"),
          Sql.of(
              """
              UPDATE text_outbox SET user_id = '', document = NULL, due_at = NULL, lease = NULL,
                outcome = CASE outcome WHEN 'WAITING' THEN 'GIVEN_UP' ELSE outcome END,
                keep_until = coalesce(keep_until, created_at + $COUNTED)
              WHERE issuer = :issuer AND user_id = :id
              """
                  .replace("$COUNTED", Long.toString(TextQuota.DAY.toMillis()))),
          Sql.of("DELETE FROM mailed_link WHERE issuer = :issuer AND user_id = :id"),
          Sql.of("DELETE FROM departure WHERE issuer = :issuer AND user_id = :id"),
          Sql.of("DELETE FROM consent WHERE issuer = :issuer AND user_id = :id"),
          Sql.of("DELETE FROM impersonation WHERE issuer = :issuer AND user_id = :id"),
          Sql.of("DELETE FROM administrator WHERE :issuer = 'system' AND user_id = :id"),
          Sql.of(
              """
              DELETE FROM administrator_link
              WHERE :issuer = 'system' AND created_by = 'administrator ' || :id
              """),
          Sql.of(
              """
              UPDATE kept_answer SET answer = NULL, user_id = NULL
              WHERE issuer = :issuer AND user_id = :id
              """),
          Sql.of(
              """
              UPDATE invitation SET answer = coalesce(answer, 'REVOKED'),
                inviter_id = NULL, inviter_name = NULL
              WHERE issuer = :issuer AND inviter_id = :id
              """),
          Sql.of(
              """
              UPDATE authorization_grant
              SET revoked_at = created_at, revoke_reason = 'user.removed'
              WHERE issuer = :issuer AND user_id = :id AND revoked_at IS NULL
              """),
          Sql.of("DELETE FROM user_account WHERE issuer = :issuer AND id = :id"));

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;

  public UserTable(Database database, EventTable events) {
    this.events = events;
    this.writer = database.writer();
    this.readers = database.readers();
  }

  @Override
  public Optional<User> findById(TenantId tenant, UserId user) {
    return readers.read(connection -> find(connection, tenant, user));
  }

  static Optional<User> find(SqlConnection connection, TenantId tenant, UserId user)
      throws SQLException {
    return account(connection.on(BY_ID), tenant, user).first(UserTable::user);
  }

  @Override
  public Optional<User> findByEmail(TenantId tenant, CanonicalEmail email) {
    return readers.read(connection -> find(connection, tenant, email));
  }

  /// Whoever has the address, read by a unit that changes more.
  public static Optional<User> find(SqlConnection connection, TenantId tenant, CanonicalEmail email)
      throws SQLException {
    return connection
        .on(BY_EMAIL)
        .set("issuer", tenant.value())
        .set("email", email.value())
        .first(UserTable::user);
  }

  @Override
  public List<User> list(
      TenantId tenant, Optional<UserStatus> status, Optional<CanonicalEmail> after, int limit) {
    return readers.read(connection -> {
      var query = connection.on(status.map(UserTable::listOf).orElse(LIST));
      var barred = status.filter(one -> one != UserStatus.ACTIVE);
      if (barred.isPresent()) {
        query.set("status", barred.get().name());
      }
      return query
          .set("issuer", tenant.value())
          .set("after", after.map(CanonicalEmail::value).orElse(""))
          .set("limit", limit)
          .all(UserTable::user);
    });
  }

  /// The same, of all, after the first `offset`: for programs that count pages. Somebody who comes
  /// or goes meanwhile moves the others.
  public List<User> page(TenantId tenant, int offset, int limit) {
    return readers.read(connection ->
        connection
            .on(PAGE)
            .set("issuer", tenant.value())
            .set("offset", offset)
            .set("limit", limit)
            .all(UserTable::user));
  }

  /// How many there are, up to `most`.
  public long count(TenantId tenant, int most) {
    return readers.read(connection ->
        connection
            .on(COUNT)
            .set("issuer", tenant.value())
            .set("limit", most)
            .first(Row::number)
            .orElse(0L));
  }

  private static Sql listOf(UserStatus status) {
    return status == UserStatus.ACTIVE ? LIST_ACTIVE : LIST_BARRED;
  }

  @Override
  public Addition add(TenantId tenant, User user, Optional<PasswordHash> passwordHash, By by) {
    return writer.commit(connection -> add(connection, tenant, user, passwordHash, by));
  }

  Addition add(
      SqlConnection connection,
      TenantId tenant,
      User user,
      Optional<PasswordHash> passwordHash,
      By by)
      throws SQLException {
    if (insert(connection, tenant, user, passwordHash) == 1) {
      events.append(connection, tenant, added(user), by);
      return Addition.ADDED;
    }
    return exists(connection, tenant, user.id()) ? Addition.ID_TAKEN : Addition.EMAIL_TAKEN;
  }

  private static IdentityEvent added(User user) {
    return new IdentityEvent.UserAdded(user.id(), user.status(), user.emailAsTyped());
  }

  /// Keeps the account of somebody who comes by themselves under an id that was made for it, and
  /// notes which terms they accepted, as part of a unit that changes more. Its address is free.
  public void join(
      SqlConnection connection,
      TenantId tenant,
      User user,
      Optional<PasswordHash> passwordHash,
      Optional<String> terms,
      By by)
      throws SQLException {
    if (add(connection, tenant, user, passwordHash, by) != Addition.ADDED) {
      throw new IllegalStateException("an id of 128 random bits was taken");
    }
    if (terms.isPresent()) {
      var accepted = new IdentityEvent.TermsAccepted(user.id(), terms.get());
      events.append(connection, tenant, accepted, by);
    }
  }

  private static int insert(
      SqlConnection connection, TenantId tenant, User user, Optional<PasswordHash> passwordHash)
      throws SQLException {
    return account(connection.on(ADD), tenant, user.id())
        .set("email", user.email().value())
        .set("email_as_typed", user.emailAsTyped())
        .set("email_verified", user.emailVerified())
        .set("claims", Json.write(user.claims().values()))
        .setOptional("role", user.role())
        .set("status", user.status().name())
        .setOptional("password_hash", passwordHash.map(PasswordHash::encoded))
        .set("created_at", user.createdAt())
        .set("updated_at", user.updatedAt())
        .setOptional("signed_out_at", user.signedOutAt())
        .run();
  }

  @Override
  public Update update(
      TenantId tenant, UserId user, UserChange change, Optional<Instant> seen, By by) {
    return writer.commit(connection -> update(connection, tenant, user, change, seen, by));
  }

  Update update(SqlConnection connection, TenantId tenant, UserId user, UserChange change, By by)
      throws SQLException {
    return update(connection, tenant, user, change, Optional.empty(), by);
  }

  private Update update(
      SqlConnection connection,
      TenantId tenant,
      UserId user,
      UserChange change,
      Optional<Instant> seen,
      By by)
      throws SQLException {
    var updated =
        account(connection.on(UPDATE), tenant, user)
            .setOptional("email", change.address().map(to -> to.email().value()))
            .setOptional("email_as_typed", change.address().map(UserChange.Address::asTyped))
            .setOptional("email_verified", change.emailVerified().map(is -> is ? 1 : 0))
            .setOptional("claims", change.claims().map(to -> Json.write(to.values())))
            .setOptional("role", change.role())
            .setOptional("status", change.status().map(UserStatus::name))
            .set("ends_sessions", change.endsSessions())
            .setOptional("seen", seen)
            .set("now", by.at())
            .run();
    if (updated == 1) {
      events.append(connection, tenant, change.of(user), by);
      return Update.UPDATED;
    }
    return find(connection, tenant, user)
        .map(now ->
            seen.filter(time -> !now.updatedAt().equals(time)).isPresent()
                ? Update.CHANGED_MEANWHILE
                : Update.EMAIL_TAKEN)
        .orElse(Update.NO_SUCH_USER);
  }

  @Override
  public Optional<PasswordHash> passwordHash(TenantId tenant, UserId user) {
    return readers
        .read(c -> account(c.on(PASSWORD_HASH), tenant, user).first(Row::optionalText))
        .flatMap(hash -> hash)
        .map(PasswordHash::new);
  }

  @Override
  public boolean setPasswordHash(TenantId tenant, UserId user, PasswordHash hash, By by) {
    return writer.commit(c -> setPasswordHash(c, tenant, user, hash, by));
  }

  @Override
  public boolean setPasswordHashAndSignOut(TenantId tenant, UserId user, PasswordHash hash, By by) {
    return writer.commit(connection ->
        setPasswordHash(connection, tenant, user, hash, by)
            && signOut(connection, tenant, user, by));
  }

  boolean setPasswordHash(
      SqlConnection connection, TenantId tenant, UserId user, PasswordHash hash, By by)
      throws SQLException {
    var set =
        account(connection.on(SET_PASSWORD_HASH), tenant, user)
                .set("password_hash", hash.encoded())
                .set("now", by.at())
                .run()
            == 1;
    if (set) {
      events.append(connection, tenant, new IdentityEvent.PasswordSet(user), by);
    }
    return set;
  }

  @Override
  public boolean replacePasswordHash(
      TenantId tenant, UserId user, PasswordHash expected, PasswordHash replacement) {
    return writer.commit(connection ->
        account(connection.on(REPLACE_PASSWORD_HASH), tenant, user)
                .set("expected", expected.encoded())
                .set("replacement", replacement.encoded())
                .run()
            == 1);
  }

  @Override
  public boolean signOutEverywhere(TenantId tenant, UserId user, By by) {
    return writer.commit(connection -> signOut(connection, tenant, user, by));
  }

  boolean signOut(SqlConnection connection, TenantId tenant, UserId user, By by)
      throws SQLException {
    var found = account(connection.on(SIGN_OUT), tenant, user).set("now", by.at()).run() == 1;
    if (found) {
      events.append(connection, tenant, new IdentityEvent.SignedOutEverywhere(user), by);
    }
    return found;
  }

  @Override
  public boolean remove(TenantId tenant, UserId user, By by) {
    return writer.commit(connection -> remove(connection, tenant, user, by));
  }

  /// The same, where `seen` is there only if the account is as it was then; false where it is not,
  /// or is gone.
  public boolean remove(TenantId tenant, UserId user, Optional<Instant> seen, By by) {
    return writer.commit(connection -> {
      boolean same =
          seen.isEmpty()
              || find(connection, tenant, user)
                  .filter(now -> now.updatedAt().equals(seen.get()))
                  .isPresent();
      return same && remove(connection, tenant, user, by);
    });
  }

  boolean remove(SqlConnection connection, TenantId tenant, UserId user, By by)
      throws SQLException {
    var removed = 0;
    for (var statement : REMOVE) {
      removed = account(connection.on(statement), tenant, user).run();
    }
    if (removed == 1) {
      events.append(connection, tenant, new IdentityEvent.UserRemoved(user), by);
      events.forget(connection, tenant.value(), user.value());
    }
    return removed == 1;
  }

  static boolean exists(SqlConnection connection, TenantId tenant, UserId user)
      throws SQLException {
    return account(connection.on(EXISTS), tenant, user).first(Row::flag).isPresent();
  }

  private static Query account(Query query, TenantId tenant, UserId user) throws SQLException {
    return query.set("issuer", tenant.value()).set("id", user.value());
  }

  static User user(Row row) throws SQLException {
    return new User(
        new UserId(row.text()),
        new CanonicalEmail(row.text()),
        row.text(),
        row.flag(),
        new Claims(Json.object(row.text())),
        row.optionalText(),
        UserStatus.valueOf(row.text()),
        row.instant(),
        row.instant(),
        row.optionalInstant());
  }
}
