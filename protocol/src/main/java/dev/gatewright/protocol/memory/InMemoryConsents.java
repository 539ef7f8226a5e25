package dev.gatewright.protocol.memory;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Consents;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Consents in memory; they do not expire. Thread-safe.
public final class InMemoryConsents implements Consents {
  private record Key(IssuerId issuer, SubjectId subject, ClientId client) {}

  private final Map<Key, Scope> allowed = new ConcurrentHashMap<>();

  @Override
  public Scope consented(IssuerId issuer, SubjectId subject, ClientId client) {
    return allowed.getOrDefault(new Key(issuer, subject, client), Scope.empty());
  }

  @Override
  public void allow(IssuerId issuer, SubjectId subject, ClientId client, Scope scope, Instant now) {
    allowed.merge(new Key(issuer, subject, client), scope, Scope::plus);
  }

  /// Takes back all that the user allowed this client; false when there was nothing.
  public boolean withdraw(IssuerId issuer, SubjectId subject, ClientId client) {
    return allowed.remove(new Key(issuer, subject, client)) != null;
  }
}
