package dev.gatewright.protocol.testing;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.ports.NewGrant.SessionBond;
import dev.gatewright.protocol.ports.Sessions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Login sessions in memory.
public final class MemorySessions implements Sessions {
  private record Key(IssuerId issuer, SessionId id) {}

  private record Row(LoginSession session, boolean ended) {}

  private final Map<Key, Row> rows = new ConcurrentHashMap<>();
  private final MemorySubjects subjects;
  private final InstantSource clock;

  MemorySessions(MemorySubjects subjects, InstantSource clock) {
    this.subjects = subjects;
    this.clock = clock;
  }

  /// Begins a session, or replaces the one of that id.
  public void begin(IssuerId issuer, LoginSession session) {
    rows.put(new Key(issuer, session.id()), new Row(session, false));
  }

  @Override
  public Optional<LoginSession> find(IssuerId issuer, SessionId id) {
    return Optional.ofNullable(rows.get(new Key(issuer, id)))
        .filter(row -> !row.ended() && row.session().expiresAt().isAfter(clock.instant()))
        .map(Row::session)
        .filter(session -> subjects.find(issuer, session.subject()).isPresent());
  }

  @Override
  public void end(IssuerId issuer, SessionId id) {
    rows.computeIfPresent(new Key(issuer, id), (key, row) -> new Row(row.session(), true));
  }

  /// Backs up; what is returned goes back.
  Runnable backUp() {
    var copy = Map.copyOf(rows);
    return () -> {
      rows.clear();
      rows.putAll(copy);
    };
  }

  boolean holds(IssuerId issuer, SessionId id, SessionBond bond, Instant now) {
    var row = Optional.ofNullable(rows.get(new Key(issuer, id)));
    return switch (bond) {
      case NONE -> true;
      case LOGOUT -> row.filter(r -> !r.ended()).isPresent();
      case SESSION ->
          row.filter(r -> !r.ended() && r.session().expiresAt().isAfter(now)).isPresent();
    };
  }
}
