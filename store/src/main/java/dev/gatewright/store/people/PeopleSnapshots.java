package dev.gatewright.store.people;

import dev.gatewright.identity.ActiveMembership;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.Row;
import dev.gatewright.store.sql.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// People with what belongs to them, read at one moment: an answer never mixes the time before a
/// change with the time after it. Safe for any number of threads.
public final class PeopleSnapshots {
  /// A user once for each active membership, or once without any.
  private static final Sql PERSON =
      Sql.of(
          """
          SELECT u.id, u.email, u.email_as_typed, u.email_verified, u.claims, u.role, u.status,
            u.created_at, u.updated_at, u.signed_out_at,
            o.id, m.title, m.scopes, m.joined_at, m.is_default
          FROM user_account AS u
          LEFT JOIN membership AS m
            ON m.issuer = u.issuer AND m.user_id = u.id AND m.status = 'ACTIVE'
          LEFT JOIN organization AS o
            ON o.issuer = m.issuer AND o.id = m.organization_id AND o.status = 'ACTIVE'
          WHERE u.issuer = :issuer AND u.id = :id
          ORDER BY m.organization_id
          """);

  private final Readers readers;

  public PeopleSnapshots(Readers readers) {
    this.readers = readers;
  }

  /// A user with the active memberships of active organizations.
  public record Person(User user, List<ActiveMembership> memberships) {
    public Person {
      memberships = List.copyOf(memberships);
    }
  }

  /// The user as it is now; one statement sees one moment, and costs a quarter of a transaction
  /// around two.
  public Optional<Person> person(TenantId tenant, UserId id) {
    return readers.read(connection -> {
      var found =
          connection
              .on(PERSON)
              .set("issuer", tenant.value())
              .set("id", id.value())
              .all(PeopleSnapshots::part);
      return found.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Person(
                  found.getFirst().user(),
                  found.stream().flatMap(part -> part.membership().stream()).toList()));
    });
  }

  private record Part(User user, Optional<ActiveMembership> membership) {}

  private static Part part(Row row) throws SQLException {
    return new Part(UserTable.user(row), OrganizationTable.optionalMembership(row));
  }
}
