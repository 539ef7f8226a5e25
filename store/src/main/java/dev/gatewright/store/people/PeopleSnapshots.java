package dev.gatewright.store.people;

import dev.gatewright.identity.ActiveMembership;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.store.sql.Readers;
import java.util.List;
import java.util.Optional;

/// People with what belongs to them, read at one moment: an answer never mixes the time before a
/// change with the time after it. Safe for any number of threads.
public final class PeopleSnapshots {
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

  /// A session with its user; ask [Session#isLive(User, java.time.Instant)].
  public record SignedIn(Session session, User user) {}

  public Optional<Person> person(TenantId tenant, UserId id) {
    return readers.snapshot(connection -> {
      var user = UserTable.find(connection, tenant, id);
      if (user.isEmpty()) {
        return Optional.empty();
      }
      var memberships = OrganizationTable.membershipsOf(connection, tenant, id);
      return Optional.of(new Person(user.get(), memberships));
    });
  }

  /// The session, live or not, unless its user is gone.
  public Optional<SignedIn> signedIn(TenantId tenant, SessionId id) {
    return readers.snapshot(connection -> {
      var session = SessionTable.find(connection, tenant, id);
      if (session.isEmpty()) {
        return Optional.empty();
      }
      return UserTable.find(connection, tenant, session.get().user())
          .map(user -> new SignedIn(session.get(), user));
    });
  }
}
