package dev.gatewright.store.people;

import dev.gatewright.identity.ActiveMembership;
import dev.gatewright.identity.Membership;
import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.Organization;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.OrganizationStatus;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.events.IdentityEvent.MemberChanged;
import dev.gatewright.identity.events.IdentityEvent.OrganizationChanged;
import dev.gatewright.identity.store.Organizations;
import dev.gatewright.identity.upstream.GrantedPlace;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Json;
import dev.gatewright.store.sql.Mark;
import dev.gatewright.store.sql.Query;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Organizations and memberships in the tables `organization` and `membership`. Safe for any number
/// of threads.
public final class OrganizationTable implements Organizations {
  /// No two states of an organization share a time: whoever saw one of them can say which.
  static final String TOUCHED =
      "updated_at = CASE WHEN updated_at < :now THEN :now ELSE updated_at + 1 END";

  private static final Sql FIND =
      Sql.of(
          """
          SELECT id, name, status FROM organization
          WHERE issuer = :issuer AND id = :organization
          """);

  private static final Sql ACTIVE =
      Sql.of(
          """
          SELECT 1 FROM organization
          WHERE issuer = :issuer AND id = :organization AND status = 'ACTIVE'
          """);

  private static final Sql LIST =
      Sql.of("SELECT id, name, status FROM organization WHERE issuer = :issuer ORDER BY id");

  private static final Sql LIST_PART =
      Sql.of(
          """
          SELECT id, name, status FROM organization
          WHERE issuer = :issuer AND id > :after ORDER BY id LIMIT :limit
          """);

  static final Sql LIST_NAMED =
      Sql.of(
          """
          SELECT id, name, status FROM organization
          WHERE issuer = :issuer AND folded >= :from AND folded < :to
          ORDER BY folded, id LIMIT :limit
          """);

  static final Sql LIST_WITH_ID =
      Sql.of(
          """
          SELECT id, name, status FROM organization
          WHERE issuer = :issuer AND id >= :from AND id < :to ORDER BY id LIMIT :limit
          """);

  private static final Sql MEMBERSHIPS_OF =
      Sql.of(
          """
          SELECT m.organization_id, m.title, m.scopes, m.joined_at, m.is_default
          FROM membership AS m
          JOIN organization AS o ON o.issuer = m.issuer AND o.id = m.organization_id
          WHERE m.issuer = :issuer AND m.user_id = :user
            AND m.status = 'ACTIVE' AND o.status = 'ACTIVE'
          ORDER BY m.organization_id
          """);

  private static final Sql PLACES_OF =
      Sql.of(
          """
          SELECT o.id, o.name, o.status,
            m.organization_id, m.user_id, m.title, m.scopes, m.status, m.joined_at,
            m.is_default AND m.status = 'ACTIVE' AND o.status = 'ACTIVE' AS leads
          FROM membership AS m
          JOIN organization AS o ON o.issuer = m.issuer AND o.id = m.organization_id
          WHERE m.issuer = :issuer AND m.user_id = :user
          ORDER BY leads DESC, o.name, o.id LIMIT :limit
          """);

  private static final Sql MEMBERS_OF =
      Sql.of(
          """
          SELECT organization_id, user_id, title, scopes, status, joined_at FROM membership
          WHERE issuer = :issuer AND organization_id = :organization ORDER BY user_id
          """);

  private static final Sql DECLARE =
      Sql.of(
          """
          INSERT INTO organization (issuer, id, name, folded, status, updated_at)
          VALUES (:issuer, :organization, :name, :folded, :status, :now)
          ON CONFLICT (issuer, id) DO UPDATE SET
            name = excluded.name, folded = excluded.folded, status = excluded.status, $TOUCHED
          """
              .replace("$TOUCHED", TOUCHED));

  private static final Sql DECLARE_MEMBER =
      Sql.of(
          """
          INSERT INTO membership (
            issuer, user_id, organization_id, title, scopes, status, joined_at)
          SELECT u.issuer, u.id, o.id, :title, :scopes, :status, :joined_at
          FROM user_account AS u JOIN organization AS o ON o.issuer = u.issuer
          WHERE u.issuer = :issuer AND u.id = :user AND o.id = :organization
          ON CONFLICT (issuer, user_id, organization_id) DO UPDATE SET
            title = excluded.title, scopes = excluded.scopes, status = excluded.status
          """);

  private static final Sql RIGHTS =
      Sql.of(
          """
          SELECT scopes FROM membership
          WHERE issuer = :issuer AND organization_id = :organization AND user_id = :user
          """);

  private static final Sql SET_RIGHTS =
      Sql.of(
          """
          UPDATE membership SET scopes = :scopes
          WHERE issuer = :issuer AND organization_id = :organization AND user_id = :user
          """);

  private static final Sql REMOVE_MEMBERS =
      Sql.of("DELETE FROM membership WHERE issuer = :issuer AND organization_id = :organization");

  private static final Sql REMOVE_DOMAINS =
      Sql.of(
          """
          DELETE FROM organization_domain
          WHERE issuer = :issuer AND organization_id = :organization
          """);

  private static final Sql REMOVE_INVITATIONS =
      Sql.of("DELETE FROM invitation WHERE issuer = :issuer AND organization_id = :organization");

  /// A right stands between quotes in the list, and none holds a quote (RFC 6749 §3.3), so that one
  /// of a longer name is not taken for it.
  private static final Sql ADMINISTRATORS =
      Sql.of(
          """
          SELECT u.id, u.email, u.email_as_typed, u.email_verified, u.claims, u.role, u.status,
            u.created_at, u.updated_at, u.signed_out_at
          FROM membership AS m
          JOIN user_account AS u ON u.issuer = m.issuer AND u.id = m.user_id
          WHERE m.issuer = :issuer AND m.organization_id = :organization
            AND m.status = 'ACTIVE' AND u.status = 'ACTIVE' AND instr(m.scopes, :scope) > 0
          ORDER BY m.user_id LIMIT :limit
          """);

  /// One of the same id later has other administrators.
  private static final List<Sql> REMOVE_ADMINISTRATORS =
      List.of(
          Sql.of(
              "DELETE FROM administrator WHERE issuer = :issuer AND organization = :organization"),
          Sql.of(
              """
              DELETE FROM administrator_link
              WHERE issuer = :issuer AND organization = :organization
              """));

  private static final Sql REMOVE =
      Sql.of("DELETE FROM organization WHERE issuer = :issuer AND id = :organization");

  private static final Sql REMOVE_MEMBER =
      Sql.of(
          """
          DELETE FROM membership
          WHERE issuer = :issuer AND organization_id = :organization AND user_id = :user
          """);

  private static final Sql WITHDRAW_MEMBER =
      Sql.of(
          """
          DELETE FROM membership
          WHERE issuer = :issuer AND organization_id = :organization AND user_id = :user
            AND status <> 'SUSPENDED'
          """);

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;

  public OrganizationTable(Database database, EventTable events) {
    this.events = events;
    this.writer = database.writer();
    this.readers = database.readers();
  }

  @Override
  public Optional<Organization> find(TenantId tenant, OrganizationId organization) {
    return readers.read(
        c -> one(c.on(FIND), tenant, organization).first(OrganizationTable::organization));
  }

  static boolean isActive(SqlConnection connection, TenantId tenant, OrganizationId organization)
      throws SQLException {
    return one(connection.on(ACTIVE), tenant, organization).first(Row::flag).isPresent();
  }

  @Override
  public List<Organization> list(TenantId tenant) {
    return readers.read(
        c -> c.on(LIST).set("issuer", tenant.value()).all(OrganizationTable::organization));
  }

  /// The same of those behind a mark; at most `limit`.
  public List<Organization> list(TenantId tenant, Optional<Mark> after, int limit) {
    return readers.read(c ->
        c.on(LIST_PART)
            .set("issuer", tenant.value())
            .set("after", after.map(Mark::id).orElse(""))
            .set("limit", limit)
            .all(OrganizationTable::organization));
  }

  /// Those whose name begins so, in whatever letters, by name; then those whose id does, as it is
  /// written or in small letters. At most `limit`.
  public List<Organization> begun(TenantId tenant, String text, int limit) {
    return readers.read(connection -> {
      var found = new LinkedHashSet<Organization>();
      found.addAll(begun(connection.on(LIST_NAMED), tenant, folded(text), limit));
      for (var id : new LinkedHashSet<>(List.of(text, folded(text)))) {
        found.addAll(begun(connection.on(LIST_WITH_ID), tenant, id, limit));
      }
      return found.stream().limit(limit).toList();
    });
  }

  private static List<Organization> begun(Query query, TenantId tenant, String text, int limit)
      throws SQLException {
    return query
        .set("issuer", tenant.value())
        .set("from", text)
        .set("to", text + Character.toString(Character.MAX_CODE_POINT))
        .set("limit", limit)
        .all(OrganizationTable::organization);
  }

  /// A name as it is looked for. It is folded here and kept so, since SQLite folds letters of ASCII
  /// alone and other databases as they are set up.
  static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public List<ActiveMembership> membershipsOf(TenantId tenant, UserId user) {
    return readers.read(connection -> membershipsOf(connection, tenant, user));
  }

  static List<ActiveMembership> membershipsOf(
      SqlConnection connection, TenantId tenant, UserId user) throws SQLException {
    return connection
        .on(MEMBERSHIPS_OF)
        .set("issuer", tenant.value())
        .set("user", user.value())
        .all(row -> membership(new OrganizationId(row.text()), row));
  }

  /// Where a person belongs, whatever counts of it at the moment, the default first, then by name;
  /// at most `limit`.
  public List<Place> placesOf(TenantId tenant, UserId user, int limit) {
    return readers.read(connection ->
        connection
            .on(PLACES_OF)
            .set("issuer", tenant.value())
            .set("user", user.value())
            .set("limit", limit)
            .all(row -> new Place(organization(row), membership(row), row.flag())));
  }

  /// An organization and somebody's place in it; `isDefault` is whether they chose it before the
  /// others, and it counts.
  public record Place(Organization organization, Membership membership, boolean isDefault) {}

  private static ActiveMembership membership(OrganizationId organization, Row row)
      throws SQLException {
    return new ActiveMembership(
        organization, row.optionalText(), Json.texts(row.text()), row.instant(), row.flag());
  }

  /// The membership of an outer join, absent where there is no active organization.
  static Optional<ActiveMembership> optionalMembership(Row row) throws SQLException {
    var organization = row.optionalText();
    return organization.isEmpty()
        ? Optional.empty()
        : Optional.of(membership(new OrganizationId(organization.get()), row));
  }

  @Override
  public List<Membership> membersOf(TenantId tenant, OrganizationId organization) {
    return readers.read(connection -> membersOf(connection, tenant, organization));
  }

  static List<Membership> membersOf(
      SqlConnection connection, TenantId tenant, OrganizationId organization) throws SQLException {
    return one(connection.on(MEMBERS_OF), tenant, organization).all(OrganizationTable::membership);
  }

  @Override
  public List<User> administratorsOf(TenantId tenant, OrganizationId organization, int most) {
    return readers.read(c ->
        one(c.on(ADMINISTRATORS), tenant, organization)
            .set("scope", Json.write(Membership.ADMINISTRATION))
            .set("limit", most)
            .all(UserTable::user));
  }

  @Override
  public void declare(TenantId tenant, Organization organization, By by) {
    writer.commit(connection -> {
      events.append(connection, tenant, new OrganizationChanged(organization.id(), false), by);
      return one(connection.on(DECLARE), tenant, organization.id())
          .set("name", organization.name())
          .set("folded", folded(organization.name()))
          .set("status", organization.status().name())
          .set("now", by.at())
          .run();
    });
  }

  @Override
  public boolean declare(TenantId tenant, Membership membership, By by) {
    return writer.commit(connection -> declare(connection, tenant, membership, by));
  }

  /// Whether somebody has a place there, in whatever state.
  static boolean hasPlace(
      SqlConnection connection, TenantId tenant, OrganizationId organization, UserId user)
      throws SQLException {
    return one(connection.on(RIGHTS), tenant, organization)
        .set("user", user.value())
        .first(Row::text)
        .isPresent();
  }

  /// As [#declare(TenantId, Membership, By)], as part of a unit that changes more.
  boolean declare(SqlConnection connection, TenantId tenant, Membership membership, By by)
      throws SQLException {
    var declared =
        one(connection.on(DECLARE_MEMBER), tenant, membership.organization())
                .set("user", membership.user().value())
                .setOptional("title", membership.title())
                .set("scopes", Json.write(membership.scopes()))
                .set("status", membership.status().name())
                .set("joined_at", membership.joinedAt())
                .run()
            == 1;
    if (declared) {
      var event = new MemberChanged(membership.user(), membership.organization(), false);
      events.append(connection, tenant, event, by);
    }
    return declared;
  }

  @Override
  public boolean remove(TenantId tenant, OrganizationId organization, By by) {
    return writer.commit(connection -> remove(connection, tenant, organization, by));
  }

  boolean remove(SqlConnection connection, TenantId tenant, OrganizationId organization, By by)
      throws SQLException {
    one(connection.on(REMOVE_MEMBERS), tenant, organization).run();
    one(connection.on(REMOVE_DOMAINS), tenant, organization).run();
    one(connection.on(REMOVE_INVITATIONS), tenant, organization).run();
    for (var statement : REMOVE_ADMINISTRATORS) {
      one(connection.on(statement), tenant, organization).run();
    }
    var removed = one(connection.on(REMOVE), tenant, organization).run() == 1;
    if (removed) {
      events.append(connection, tenant, new OrganizationChanged(organization, true), by);
    }
    return removed;
  }

  @Override
  public boolean remove(TenantId tenant, OrganizationId organization, UserId user, By by) {
    return writer.commit(
        connection -> remove(REMOVE_MEMBER, connection, events, tenant, organization, user, by));
  }

  /// Takes back a place that a provider gave. Who is suspended there stays so, or they would come
  /// back as an active member by the same provider.
  static void withdraw(
      SqlConnection connection,
      EventTable events,
      TenantId tenant,
      OrganizationId organization,
      UserId user,
      By by)
      throws SQLException {
    var _ = remove(WITHDRAW_MEMBER, connection, events, tenant, organization, user, by);
  }

  private static boolean remove(
      Sql statement,
      SqlConnection connection,
      EventTable events,
      TenantId tenant,
      OrganizationId organization,
      UserId user,
      By by)
      throws SQLException {
    var removed =
        one(connection.on(statement), tenant, organization).set("user", user.value()).run() == 1;
    if (removed) {
      events.append(connection, tenant, new MemberChanged(user, organization, true), by);
    }
    return removed;
  }

  /// Makes somebody a member by a provider's word. `own` is whether their place is the provider's
  /// already, so that its rights follow; one that somebody else gave stays as it is. True where the
  /// place is the provider's afterwards.
  static boolean grant(
      SqlConnection connection,
      EventTable events,
      TenantId tenant,
      UserId user,
      GrantedPlace place,
      boolean own,
      By by)
      throws SQLException {
    var there =
        one(connection.on(RIGHTS), tenant, place.organization())
            .set("user", user.value())
            .first(row -> Json.texts(row.text()));
    if (there.isPresent() && (!own || there.get().equals(place.scopes()))) {
      return own;
    }
    var statement = connection.on(there.isPresent() ? SET_RIGHTS : DECLARE_MEMBER);
    var query =
        one(statement, tenant, place.organization())
            .set("user", user.value())
            .set("scopes", Json.write(place.scopes()));
    if (there.isEmpty()) {
      query
          .setOptional("title", Optional.<String>empty())
          .set("status", MembershipStatus.ACTIVE.name())
          .set("joined_at", by.at());
    }
    boolean done = query.run() == 1;
    if (done) {
      events.append(connection, tenant, new MemberChanged(user, place.organization(), false), by);
    }
    return done;
  }

  static Query one(Query query, TenantId tenant, OrganizationId organization) throws SQLException {
    return query.set("issuer", tenant.value()).set("organization", organization.value());
  }

  static Organization organization(Row row) throws SQLException {
    return new Organization(
        new OrganizationId(row.text()), row.text(), OrganizationStatus.valueOf(row.text()));
  }

  static Membership membership(Row row) throws SQLException {
    return new Membership(
        new OrganizationId(row.text()),
        new UserId(row.text()),
        row.optionalText(),
        Json.texts(row.text()),
        MembershipStatus.valueOf(row.text()),
        row.instant());
  }
}
