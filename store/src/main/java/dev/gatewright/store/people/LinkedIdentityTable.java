package dev.gatewright.store.people;

import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.Sha256;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.events.IdentityEvent.IdentityLinked;
import dev.gatewright.identity.events.IdentityEvent.IdentityUnlinked;
import dev.gatewright.identity.events.IdentityEvent.IdentityUsed;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.store.LinkedIdentities;
import dev.gatewright.identity.store.WaysIn;
import dev.gatewright.identity.upstream.GrantedPlace;
import dev.gatewright.identity.upstream.LinkedIdentity;
import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.identity.upstream.UpstreamIdentity;
import dev.gatewright.store.events.EventTable;
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

/// Links in the table `linked_identity`. Safe for any number of threads.
public final class LinkedIdentityTable implements LinkedIdentities {
  private static final int ID_LENGTH = 22;

  private static final String COLUMNS =
      """
      SELECT id, user_id, provider, upstream_issuer, subject, email, linked_at, used_at,
        created_person
      FROM linked_identity
      """;

  private static final Sql FIND =
      Sql.of(
          COLUMNS
              + """
              WHERE issuer = :issuer AND provider = :provider
                AND upstream_issuer = :upstream_issuer AND subject = :subject
              """);

  private static final Sql LIST =
      Sql.of(COLUMNS + "WHERE issuer = :issuer AND user_id = :user ORDER BY linked_at, id");

  private static final Sql ADD =
      Sql.of(
          """
          INSERT INTO linked_identity (
            issuer, provider, upstream_issuer, subject, id, user_id, email, linked_at, used_at,
            created_person)
          VALUES (
            :issuer, :provider, :upstream_issuer, :subject, :id, :user, :email, :now, :now,
            :created_person)
          """);

  private static final Sql USE =
      Sql.of(
          """
          UPDATE linked_identity SET used_at = :now, email = :email
          WHERE issuer = :issuer AND provider = :provider
            AND upstream_issuer = :upstream_issuer AND subject = :subject
          RETURNING user_id
          """);

  private static final Sql GRANTED =
      Sql.of(
          """
          SELECT granted_organization FROM linked_identity
          WHERE issuer = :issuer AND provider = :provider
            AND upstream_issuer = :upstream_issuer AND subject = :subject AND user_id = :user
          """);

  private static final Sql GRANT =
      Sql.of(
          """
          UPDATE linked_identity SET granted_organization = :organization
          WHERE issuer = :issuer AND provider = :provider
            AND upstream_issuer = :upstream_issuer AND subject = :subject AND user_id = :user
          """);

  private static final Sql UNLINK =
      Sql.of(
          """
          DELETE FROM linked_identity
          WHERE issuer = :issuer AND user_id = :user AND id = :id
          RETURNING provider, granted_organization
          """);

  private static final Sql UNLINK_SINCE =
      Sql.of(
          """
          DELETE FROM linked_identity
          WHERE issuer = :issuer AND user_id = :user AND linked_at >= :since
          RETURNING provider, granted_organization
          """);

  /// What a link was.
  private record Ended(ProviderName provider, Optional<OrganizationId> granted) {
    static Ended of(Row row) throws SQLException {
      return new Ended(new ProviderName(row.text()), row.optionalText().map(OrganizationId::new));
    }
  }

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;
  private final UserTable users;
  private final OutboxTable outbox;

  public LinkedIdentityTable(Database database, EventTable events, OutboxTable outbox) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.events = events;
    this.users = new UserTable(database, events);
    this.outbox = outbox;
  }

  @Override
  public Optional<LinkedIdentity> find(TenantId tenant, UpstreamIdentity identity) {
    return readers.read(connection -> find(connection, tenant, identity));
  }

  static Optional<LinkedIdentity> find(
      SqlConnection connection, TenantId tenant, UpstreamIdentity identity) throws SQLException {
    return named(connection.on(FIND), tenant, identity).first(LinkedIdentityTable::link);
  }

  @Override
  public List<LinkedIdentity> list(TenantId tenant, UserId user) {
    return readers.read(connection -> list(connection, tenant, user));
  }

  private static List<LinkedIdentity> list(SqlConnection connection, TenantId tenant, UserId user)
      throws SQLException {
    return connection
        .on(LIST)
        .set("issuer", tenant.value())
        .set("user", user.value())
        .all(LinkedIdentityTable::link);
  }

  @Override
  public Outcome create(
      TenantId tenant, User user, UpstreamIdentity identity, Optional<String> terms, By by) {
    return writer.commit(connection -> {
      if (find(connection, tenant, identity).isPresent()) {
        return Outcome.IDENTITY_TAKEN;
      }
      if (UserTable.find(connection, tenant, user.email()).isPresent()) {
        return Outcome.ADDRESS_TAKEN;
      }
      users.join(connection, tenant, user, Optional.empty(), terms, by);
      add(connection, events, tenant, user.id(), identity, true, by);
      return Outcome.DONE;
    });
  }

  @Override
  public Outcome link(TenantId tenant, UserId user, UpstreamIdentity identity, Mail notice, By by) {
    return writer.commit(connection -> {
      var known = find(connection, tenant, identity);
      if (known.isPresent()) {
        return known.get().user().equals(user) ? Outcome.DONE : Outcome.IDENTITY_TAKEN;
      }
      boolean possible =
          UserTable.find(connection, tenant, user)
              .filter(person -> person.isActive() && person.emailVerified())
              .isPresent();
      if (!possible || list(connection, tenant, user).size() >= MOST) {
        return Outcome.NOT_POSSIBLE;
      }
      add(connection, events, tenant, user, identity, false, by);
      DeviceTable.distrustAll(connection, tenant, user);
      outbox.tell(connection, tenant, notice, by.at());
      return Outcome.DONE;
    });
  }

  static void add(
      SqlConnection connection,
      EventTable events,
      TenantId tenant,
      UserId user,
      UpstreamIdentity identity,
      boolean createdPerson,
      By by)
      throws SQLException {
    named(connection.on(ADD), tenant, identity)
        .set("id", id(identity))
        .set("user", user.value())
        .setOptional("email", identity.email())
        .set("now", by.at())
        .set("created_person", createdPerson)
        .run();
    var linked = new IdentityLinked(user, identity.provider(), createdPerson, identity.email());
    events.append(connection, tenant, linked, by);
  }

  /// Says in a form which link is meant, and nothing of whom it is to.
  private static String id(UpstreamIdentity identity) {
    var text =
        String.join("\n", identity.provider().value(), identity.issuer(), identity.subject());
    return Sha256.base64(text).substring(0, ID_LENGTH);
  }

  @Override
  public Optional<UserId> use(TenantId tenant, UpstreamIdentity identity, By by) {
    return writer.commit(connection -> {
      var user =
          named(connection.on(USE), tenant, identity)
              .setOptional("email", identity.email())
              .set("now", by.at())
              .first(row -> new UserId(row.text()));
      if (user.isPresent()) {
        events.append(connection, tenant, new IdentityUsed(user.get(), identity.provider()), by);
      }
      return user;
    });
  }

  @Override
  public void place(
      TenantId tenant,
      UserId user,
      UpstreamIdentity identity,
      Optional<GrantedPlace> place,
      By by) {
    writer.commit(connection -> {
      var link =
          named(connection.on(GRANTED), tenant, identity)
              .set("user", user.value())
              .first(Row::optionalText);
      if (link.isEmpty()) {
        return false;
      }
      var before = link.get().map(OrganizationId::new);
      var wanted = place.map(GrantedPlace::organization);
      if (before.isPresent() && !before.equals(wanted)) {
        OrganizationTable.withdraw(connection, events, tenant, before.get(), user, by);
      }
      var granted =
          place.isPresent()
              && OrganizationTable.grant(
                  connection, events, tenant, user, place.get(), before.equals(wanted), by);
      var after = granted ? wanted : Optional.<OrganizationId>empty();
      if (!after.equals(before)) {
        named(connection.on(GRANT), tenant, identity)
            .set("user", user.value())
            .setOptional("organization", after.map(OrganizationId::value))
            .run();
      }
      return true;
    });
  }

  @Override
  public WaysIn.Removal unlink(
      TenantId tenant, UserId user, String id, WaysIn ways, Mail notice, By by) {
    return writer.commit(connection -> {
      if (list(connection, tenant, user).stream().noneMatch(link -> link.id().equals(id))) {
        return WaysIn.Removal.NOTHING;
      }
      if (!RemainingWays.are(connection, tenant, user, ways, id)) {
        return WaysIn.Removal.LAST;
      }
      var ended =
          connection
              .on(UNLINK)
              .set("issuer", tenant.value())
              .set("user", user.value())
              .set("id", id)
              .first(Ended::of)
              .orElseThrow();
      DeviceTable.distrustAll(connection, tenant, user);
      tell(connection, events, tenant, user, ended, by);
      outbox.tell(connection, tenant, notice, by.at());
      return WaysIn.Removal.DONE;
    });
  }

  /// Takes away what was linked at that time or later; answers how many there were.
  static int unlinkSince(
      SqlConnection connection,
      EventTable events,
      TenantId tenant,
      UserId user,
      Instant since,
      By by)
      throws SQLException {
    var links =
        connection
            .on(UNLINK_SINCE)
            .set("issuer", tenant.value())
            .set("user", user.value())
            .set("since", since)
            .all(Ended::of);
    for (var ended : links) {
      tell(connection, events, tenant, user, ended, by);
    }
    return links.size();
  }

  private static void tell(
      SqlConnection connection, EventTable events, TenantId tenant, UserId user, Ended ended, By by)
      throws SQLException {
    events.append(connection, tenant, new IdentityUnlinked(user, ended.provider()), by);
    var granted = ended.granted();
    if (granted.isPresent()) {
      OrganizationTable.withdraw(connection, events, tenant, granted.get(), user, by);
    }
  }

  private static Query named(Query query, TenantId tenant, UpstreamIdentity identity)
      throws SQLException {
    return query
        .set("issuer", tenant.value())
        .set("provider", identity.provider().value())
        .set("upstream_issuer", identity.issuer())
        .set("subject", identity.subject());
  }

  private static LinkedIdentity link(Row row) throws SQLException {
    return new LinkedIdentity(
        row.text(),
        new UserId(row.text()),
        new ProviderName(row.text()),
        row.text(),
        row.text(),
        row.optionalText(),
        row.instant(),
        row.instant(),
        row.flag());
  }
}
