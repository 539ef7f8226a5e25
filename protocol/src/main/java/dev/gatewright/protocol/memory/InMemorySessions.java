package dev.gatewright.protocol.memory;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.ports.Sessions;
import dev.gatewright.protocol.ports.Subjects;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Login sessions in memory. Thread-safe.
///
/// One that was ended is forgotten at once. One that merely expired is remembered for a while,
/// since grants may outlive its expiry and not its end.
public final class InMemorySessions implements Sessions {
  /// How long an expired session is told from one that was ended. Grants that outlive it for longer
  /// die after that.
  public static final Duration REMEMBERED = Duration.ofDays(90);

  private record Key(IssuerId issuer, SessionId id) {}

  private final Expiring<Key, LoginSession> rows = new Expiring<>();
  private final Subjects subjects;
  private final InstantSource clock;

  public InMemorySessions(Subjects subjects, InstantSource clock) {
    this.subjects = subjects;
    this.clock = clock;
  }

  /// Begins a session, or replaces the one of that id.
  public synchronized void begin(IssuerId issuer, LoginSession session) {
    rows.sweep(clock.instant());
    rows.put(new Key(issuer, session.id()), session, session.expiresAt().plus(REMEMBERED));
  }

  @Override
  public Optional<LoginSession> find(IssuerId issuer, SessionId id) {
    return row(issuer, id)
        .filter(session -> session.expiresAt().isAfter(clock.instant()))
        .filter(session -> subjects.find(issuer, session.subject()).isPresent());
  }

  private synchronized Optional<LoginSession> row(IssuerId issuer, SessionId id) {
    return rows.get(new Key(issuer, id));
  }

  @Override
  public synchronized void end(IssuerId issuer, SessionId id) {
    rows.sweep(clock.instant());
    rows.remove(new Key(issuer, id));
  }

  @Override
  public boolean hasEnded(IssuerId issuer, SessionId id) {
    return row(issuer, id).isEmpty();
  }

  /// How many sessions are kept, expired ones that are still remembered too.
  public synchronized int size() {
    return rows.size();
  }

  /// Backs up; running what is returned puts that back.
  public synchronized Runnable backUp() {
    var copy = rows.backUp();
    return () -> restore(copy);
  }

  private synchronized void restore(Runnable copy) {
    copy.run();
  }
}
