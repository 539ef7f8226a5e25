package dev.gatewright.client.token;

import dev.gatewright.client.logout.LogoutToken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Token sets in this process's memory: for one node and for tests. They are gone when it stops.
///
/// Safe to use from many threads. It keeps so many sessions at most, and forgets the longest unused
/// one first.
public final class InMemoryTokenStore implements TokenStore {
  /// How many sessions are kept unless said otherwise.
  public static final int DEFAULT_MAX_SESSIONS = 100_000;

  private final int maxSessions;
  private final InstantSource clock;
  private final Map<String, Session> sessions = new LinkedHashMap<>(16, 0.75f, true);
  private long lastVersion;

  private record Lease(String holder, Instant until) {}

  private record Session(
      TokenSet tokens, long version, SessionNames names, Optional<Lease> lease, Instant changedAt) {

    Session with(Optional<Lease> newLease) {
      return new Session(tokens, version, names, newLease, changedAt);
    }
  }

  /// A store of [#DEFAULT_MAX_SESSIONS] sessions at most; its leases and its idle sessions end by
  /// this clock, which is `Clock.systemUTC()` outside of tests.
  public InMemoryTokenStore(InstantSource clock) {
    this(DEFAULT_MAX_SESSIONS, clock);
  }

  /// A store of so many sessions at most; its leases and its idle sessions end by this clock.
  ///
  /// @throws IllegalArgumentException if it could keep none
  public InMemoryTokenStore(int maxSessions, InstantSource clock) {
    if (maxSessions < 1) {
      throw new IllegalArgumentException("a token store of " + maxSessions + " sessions");
    }
    this.maxSessions = maxSessions;
    this.clock = clock;
  }

  @Override
  public synchronized Optional<Stored> load(String key) {
    return find(key).map(session -> new Stored(session.tokens(), session.version()));
  }

  @Override
  public synchronized void save(String key, TokenSet tokens) {
    put(SessionNames.ofKey(key), tokens, SessionNames.of(tokens), Optional.empty());
    var eldestFirst = sessions.values().iterator();
    while (sessions.size() > maxSessions) {
      eldestFirst.next();
      eldestFirst.remove();
    }
  }

  @Override
  public synchronized boolean compareAndSet(String key, long expectedVersion, TokenSet tokens) {
    var found = find(key).filter(session -> session.version() == expectedVersion);
    found.ifPresent(session ->
        put(
            SessionNames.ofKey(key),
            tokens,
            SessionNames.of(tokens).orFrom(session.names()),
            session.lease()));
    return found.isPresent();
  }

  private void put(String row, TokenSet tokens, SessionNames names, Optional<Lease> lease) {
    // One count for the whole store: a session that was removed and began anew has a new version.
    lastVersion++;
    sessions.put(row, new Session(tokens, lastVersion, names, lease, clock.instant()));
  }

  @Override
  public synchronized boolean acquireLease(String key, String holder, Duration atMost) {
    var now = clock.instant();
    var free = find(key).filter(session -> session.lease().filter(l -> isHeld(l, now)).isEmpty());
    var lease = new Lease(holder, now.plus(Leases.bounded(atMost)));
    free.ifPresent(
        session -> sessions.put(SessionNames.ofKey(key), session.with(Optional.of(lease))));
    return free.isPresent();
  }

  private static boolean isHeld(Lease lease, Instant now) {
    return lease.until().isAfter(now) && !lease.until().isAfter(now.plus(Leases.LONGEST));
  }

  @Override
  public synchronized void releaseLease(String key, String holder) {
    find(key)
        .filter(session -> session.lease().filter(l -> l.holder().equals(holder)).isPresent())
        .ifPresent(
            session -> sessions.put(SessionNames.ofKey(key), session.with(Optional.empty())));
  }

  @Override
  public synchronized void remove(String key) {
    sessions.remove(SessionNames.ofKey(key));
  }

  @Override
  public synchronized int removeAll(LogoutToken logout) {
    var ended = SessionNames.of(logout);
    var before = sessions.size();
    sessions.values().removeIf(session -> ended.end(session.names()));
    return before - sessions.size();
  }

  /// Forgets every session whose tokens did not change for this long. One that is in use changes
  /// whenever its access token is renewed, so this must be longer than access tokens live.
  ///
  /// @return how many there were
  public synchronized int removeExpired(Duration idle) {
    var oldest = clock.instant().minus(idle);
    var before = sessions.size();
    sessions.values().removeIf(session -> session.changedAt().isBefore(oldest));
    return before - sessions.size();
  }

  private Optional<Session> find(String key) {
    return Optional.ofNullable(sessions.get(SessionNames.ofKey(key)));
  }

  /// Says how many sessions there are, and nothing of them.
  @Override
  public synchronized String toString() {
    return "InMemoryTokenStore[" + sessions.size() + " sessions]";
  }
}
