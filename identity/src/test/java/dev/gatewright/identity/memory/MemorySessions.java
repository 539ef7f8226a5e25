package dev.gatewright.identity.memory;

import dev.gatewright.identity.Document;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.store.Sessions;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sessions in memory. Every method holds the one lock, which makes it a unit.
public final class MemorySessions implements Sessions {
  private record Key(TenantId tenant, SessionId session) {}

  private final Map<Key, Session> sessions = new HashMap<>();

  @Override
  public synchronized void start(
      TenantId tenant, Session session, Optional<SessionId> replaced, int perUserLimit) {
    var now = session.createdAt();
    replaced.ifPresent(old -> end(tenant, old, By.owner(now)));
    sessions.put(new Key(tenant, session.id()), session);
    listByUser(tenant, session.user(), now, Integer.MAX_VALUE).stream()
        .filter(other -> !other.id().equals(session.id()))
        .sorted(Comparator.comparing(Session::createdAt).reversed())
        .skip(perUserLimit - 1L)
        .forEach(oldest -> end(tenant, oldest.id(), By.owner(now)));
  }

  @Override
  public synchronized Optional<Session> find(TenantId tenant, SessionId session) {
    return Optional.ofNullable(sessions.get(new Key(tenant, session)));
  }

  @Override
  public synchronized boolean touch(TenantId tenant, SessionId session, Instant now) {
    var live = find(tenant, session).filter(found -> found.isLive(now));
    live.filter(found -> found.lastSeenAt().isBefore(now))
        .ifPresent(found -> put(tenant, found, now, found.endedAt()));
    return live.isPresent();
  }

  @Override
  public synchronized boolean end(TenantId tenant, SessionId session, By by) {
    var open = find(tenant, session).filter(found -> found.endedAt().isEmpty());
    open.ifPresent(found -> put(tenant, found, found.lastSeenAt(), Optional.of(by.at())));
    return open.isPresent();
  }

  @Override
  public synchronized boolean rewrite(
      TenantId tenant, SessionId session, Document read, Document written, By by) {
    var found =
        find(tenant, session).filter(s -> s.isLive(by.at())).filter(s -> s.document().equals(read));
    found.ifPresent(s -> sessions.put(new Key(tenant, session), s.with(written)));
    return found.isPresent();
  }

  @Override
  public synchronized List<Session> listByUser(
      TenantId tenant, UserId user, Instant now, int limit) {
    return sessions.entrySet().stream()
        .filter(entry -> entry.getKey().tenant().equals(tenant))
        .map(Map.Entry::getValue)
        .filter(session -> session.user().equals(user) && session.isLive(now))
        .sorted(Comparator.comparing(Session::lastSeenAt).reversed())
        .limit(limit)
        .toList();
  }

  private void put(TenantId tenant, Session old, Instant lastSeenAt, Optional<Instant> endedAt) {
    sessions.put(
        new Key(tenant, old.id()),
        new Session(
            old.id(),
            old.tenant(),
            old.user(),
            old.createdAt(),
            lastSeenAt,
            old.expiresAt(),
            old.idle(),
            endedAt,
            old.document()));
  }
}
