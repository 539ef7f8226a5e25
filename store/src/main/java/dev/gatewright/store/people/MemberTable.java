package dev.gatewright.store.people;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Membership;
import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.events.IdentityEvent.MemberChanged;
import dev.gatewright.identity.events.IdentityEvent.UserChanged;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The members of an organization as those see them who look after it, in the tables of people.
/// Safe for any number of threads.
public final class MemberTable {
  private static final String MEMBERSHIP =
      """
      m.organization_id, m.user_id, m.title, m.scopes, m.status, m.joined_at
      """;

  /// Members of an organization that has more are not sorted: enough of all people are theirs.
  static final int MOST_SORTED = 5_000;

  private static final String LIST =
      """
      SELECT u.id, u.email, u.email_as_typed, u.email_verified, u.claims, u.role, u.status,
        u.created_at, u.updated_at, u.signed_out_at, $MEMBERSHIP
      FROM $FIRST CROSS JOIN $THEN
      WHERE m.issuer = :issuer AND m.organization_id = :organization
        AND u.issuer = m.issuer AND u.id = m.user_id AND u.email > :after
      ORDER BY u.email LIMIT :limit
      """
          .replace("$MEMBERSHIP", MEMBERSHIP);

  /// All members, sorted. Without the name of the index SQLite reads those of all organizations.
  static final Sql LIST_SORTED =
      Sql.of(
          LIST.replace("$FIRST", "membership AS m INDEXED BY membership_by_organization")
              .replace("$THEN", "user_account AS u"));

  /// People by address, as far as it takes to find as many members.
  static final Sql LIST_WALKED =
      Sql.of(LIST.replace("$FIRST", "user_account AS u").replace("$THEN", "membership AS m"));

  private static final Sql HAS_MORE_THAN =
      Sql.of(
          """
          SELECT 1 FROM membership
          WHERE issuer = :issuer AND organization_id = :organization LIMIT 1 OFFSET :few
          """);

  /// Nothing where the organization is suspended: nobody looks after it then.
  private static final Sql ONE =
      Sql.of(
          """
          SELECT $MEMBERSHIP
          FROM membership AS m
          JOIN organization AS o ON o.issuer = m.issuer AND o.id = m.organization_id
          WHERE m.issuer = :issuer AND m.organization_id = :organization AND m.user_id = :user
            AND o.status = 'ACTIVE'
          """
              .replace("$MEMBERSHIP", MEMBERSHIP));

  /// Whatever became of the organization.
  static final Sql HELD =
      Sql.of(
          """
          SELECT $MEMBERSHIP
          FROM membership AS m
          WHERE m.issuer = :issuer AND m.organization_id = :organization AND m.user_id = :user
          """
              .replace("$MEMBERSHIP", MEMBERSHIP));

  /// Without the name of the index SQLite reads the places of all organizations.
  static final Sql SCOPES =
      Sql.of(
          """
          SELECT DISTINCT s.value
          FROM membership AS m INDEXED BY membership_by_organization, json_each(m.scopes) AS s
          WHERE m.issuer = :issuer AND m.organization_id = :organization
          """);

  /// People whose addresses one statement reads.
  private static final int AT_ONCE = 50;

  private static final Sql ADDRESSES =
      Sql.of(
          """
          SELECT u.id, u.email_as_typed
          FROM membership AS m
          JOIN user_account AS u ON u.issuer = m.issuer AND u.id = m.user_id
          WHERE m.issuer = :issuer AND m.organization_id = :organization AND m.user_id IN ($USERS)
          """
              .replace(
                  "$USERS",
                  IntStream.range(0, AT_ONCE)
                      .mapToObj(number -> ":user" + number)
                      .collect(Collectors.joining(", "))));

  private static final Sql PLACE =
      Sql.of(
          """
          UPDATE membership SET title = :title, scopes = :scopes
          WHERE issuer = :issuer AND organization_id = :organization AND user_id = :user
          """);

  private static final Sql TURN =
      Sql.of(
          """
          UPDATE membership SET status = :status
          WHERE issuer = :issuer AND organization_id = :organization AND user_id = :user
          """);

  /// One statement, so that nobody ever has two.
  private static final Sql CHOOSE =
      Sql.of(
          """
          UPDATE membership SET is_default = (organization_id = :organization)
          WHERE issuer = :issuer AND user_id = :user
          """);

  private static final Sql REMOVE =
      Sql.of(
          """
          DELETE FROM membership
          WHERE issuer = :issuer AND organization_id = :organization AND user_id = :user
          """);

  private final Writer writer;
  private final Readers readers;
  private final EventTable events;

  public MemberTable(Database database, EventTable events) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.events = events;
  }

  /// Somebody and their place.
  public record Member(User user, Membership membership) {}

  /// What becomes of a membership. Each change writes what it is about and leaves the rest as
  /// somebody else may have made it meanwhile.
  public sealed interface Change {
    /// Another title and other rights.
    record Place(Optional<String> title, List<String> scopes) implements Change {
      public Place {
        scopes = List.copyOf(scopes);
      }
    }

    /// Suspended, or active again.
    record Turn(MembershipStatus status) implements Change {}
  }

  /// Members in the order of their addresses, after `after`.
  public List<Member> list(
      TenantId tenant, OrganizationId organization, Optional<CanonicalEmail> after, int limit) {
    return readers.read(connection -> {
      boolean large =
          connection
              .on(HAS_MORE_THAN)
              .set("issuer", tenant.value())
              .set("organization", organization.value())
              .set("few", MOST_SORTED)
              .first(Row::flag)
              .isPresent();
      return connection
          .on(large ? LIST_WALKED : LIST_SORTED)
          .set("issuer", tenant.value())
          .set("organization", organization.value())
          .set("after", after.map(CanonicalEmail::value).orElse(""))
          .set("limit", limit)
          .all(row -> new Member(UserTable.user(row), OrganizationTable.membership(row)));
    });
  }

  /// The addresses of those of these people who are members now, active or not.
  public Map<UserId, String> addresses(
      TenantId tenant, OrganizationId organization, Set<UserId> people) {
    return readers.read(connection -> {
      var addresses = new HashMap<UserId, String>();
      var asked = new ArrayList<>(people);
      for (int from = 0; from < asked.size(); from += AT_ONCE) {
        var query =
            connection
                .on(ADDRESSES)
                .set("issuer", tenant.value())
                .set("organization", organization.value());
        for (int number = 0; number < AT_ONCE; number++) {
          int index = from + number;
          query.set("user" + number, index < asked.size() ? asked.get(index).value() : "");
        }
        query
            .all(row -> Map.entry(new UserId(row.text()), row.text()))
            .forEach(found -> addresses.put(found.getKey(), found.getValue()));
      }
      return addresses;
    });
  }

  /// Somebody's place, active or not, in an organization that may be suspended.
  public Optional<Membership> held(TenantId tenant, OrganizationId organization, UserId user) {
    return readers.read(connection ->
        one(connection.on(HELD), tenant, organization, user).first(OrganizationTable::membership));
  }

  /// All that anybody may in the organization.
  public Set<String> scopes(TenantId tenant, OrganizationId organization) {
    return readers.read(connection ->
        Set.copyOf(
            connection
                .on(SCOPES)
                .set("issuer", tenant.value())
                .set("organization", organization.value())
                .all(Row::text)));
  }

  /// Somebody's place in an active organization.
  public Optional<Membership> find(TenantId tenant, OrganizationId organization, UserId user) {
    return readers.read(connection -> find(connection, tenant, organization, user));
  }

  /// As [#find(TenantId, OrganizationId, UserId)], as part of a unit.
  static Optional<Membership> find(
      SqlConnection connection, TenantId tenant, OrganizationId organization, UserId user)
      throws SQLException {
    return one(connection.on(ONE), tenant, organization, user).first(OrganizationTable::membership);
  }

  /// Whether `administrator` looks after the active organization at this moment; absent is whoever
  /// runs the server, who may.
  static boolean mayAdminister(
      SqlConnection connection,
      TenantId tenant,
      OrganizationId organization,
      Optional<UserId> administrator)
      throws SQLException {
    return administrator.isEmpty()
        || find(connection, tenant, organization, administrator.get())
            .filter(Membership::isAdministrator)
            .isPresent();
  }

  /// Changes a place, if `administrator` may change it as it is at that moment.
  public boolean change(
      TenantId tenant,
      OrganizationId organization,
      UserId member,
      Optional<UserId> administrator,
      Change change,
      By by) {
    return inUnit(
        tenant,
        organization,
        member,
        administrator,
        switch (change) {
          case Change.Place(var _, var scopes) -> scopes;
          case Change.Turn _ -> List.of();
        },
        by,
        connection ->
            switch (change) {
              case Change.Place(var title, var scopes) ->
                  one(connection.on(PLACE), tenant, organization, member)
                      .setOptional("title", title)
                      .set("scopes", Json.write(scopes));
              case Change.Turn(var status) ->
                  one(connection.on(TURN), tenant, organization, member)
                      .set("status", status.name());
            });
  }

  /// Takes somebody out of the organization, if `administrator` may.
  public boolean remove(
      TenantId tenant,
      OrganizationId organization,
      UserId member,
      Optional<UserId> administrator,
      By by) {
    return inUnit(
        tenant,
        organization,
        member,
        administrator,
        List.of(),
        by,
        connection -> one(connection.on(REMOVE), tenant, organization, member));
  }

  /// Puts this organization before the others of somebody who is an active member; false where they
  /// are none. The choice ends with the membership.
  public boolean chooseDefault(TenantId tenant, OrganizationId organization, UserId member, By by) {
    return writer.commit(connection -> {
      boolean active =
          find(connection, tenant, organization, member)
              .filter(own -> own.status() == MembershipStatus.ACTIVE)
              .isPresent();
      if (active) {
        one(connection.on(CHOOSE), tenant, organization, member).run();
        var fields = List.of("default_organization");
        var event = new UserChanged(member, fields, Optional.empty(), Optional.empty(), false);
        events.append(connection, tenant, event, by);
      }
      return active;
    });
  }

  /// Takes somebody out by their own wish. Whoever looks after others alone has to find somebody
  /// who does it after them. Who is suspended stays so: without the row that says it, the next way
  /// in would let them in anew.
  public Leaving leave(TenantId tenant, OrganizationId organization, UserId member, By by) {
    return writer.commit(connection -> {
      var all = OrganizationTable.membersOf(connection, tenant, organization);
      var own =
          all.stream()
              .filter(one -> one.user().equals(member))
              .filter(one -> one.status() == MembershipStatus.ACTIVE)
              .findFirst();
      if (own.isEmpty()) {
        return Leaving.NO_MEMBER;
      }
      boolean needed =
          own.get().isAdministrator()
              && all.size() > 1
              && all.stream().noneMatch(one -> one.isAdministrator() && !one.user().equals(member));
      if (needed) {
        return Leaving.LAST_ADMINISTRATOR;
      }
      one(connection.on(REMOVE), tenant, organization, member).run();
      events.append(connection, tenant, new MemberChanged(member, organization, true), by);
      return Leaving.LEFT;
    });
  }

  /// What became of somebody's wish to leave.
  public enum Leaving {
    LEFT,
    LAST_ADMINISTRATOR,
    NO_MEMBER
  }

  private interface Statement {
    Query on(SqlConnection connection) throws SQLException;
  }

  /// What an administrator holds is looked at in the unit that uses it, so that nobody acts by what
  /// was just taken from them.
  private boolean inUnit(
      TenantId tenant,
      OrganizationId organization,
      UserId member,
      Optional<UserId> administrator,
      List<String> scopes,
      By by,
      Statement statement) {
    return writer.commit(connection -> {
      var before = find(connection, tenant, organization, member);
      boolean allowed = before.isPresent();
      if (before.isPresent() && administrator.isPresent()) {
        var changed = before.get();
        Predicate<Membership> may = held -> held.mayChange(changed, scopes);
        allowed =
            find(connection, tenant, organization, administrator.get()).filter(may).isPresent();
      }
      boolean done = allowed && statement.on(connection).run() == 1;
      if (done) {
        boolean removed = find(connection, tenant, organization, member).isEmpty();
        events.append(connection, tenant, new MemberChanged(member, organization, removed), by);
      }
      return done;
    });
  }

  private static Query one(Query query, TenantId tenant, OrganizationId organization, UserId user)
      throws SQLException {
    return query
        .set("issuer", tenant.value())
        .set("organization", organization.value())
        .set("user", user.value());
  }
}
