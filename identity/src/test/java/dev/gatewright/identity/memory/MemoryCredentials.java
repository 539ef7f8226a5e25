package dev.gatewright.identity.memory;

import dev.gatewright.identity.Credential;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.store.Credentials;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Credentials in memory, at most one a method and of whoever comes. Every method is a unit.
public final class MemoryCredentials implements Credentials {
  private record Key(TenantId tenant, UserId user, SignInMethod method) {}

  private final Map<Key, Credential> kept = new HashMap<>();

  @Override
  public synchronized List<Credential> list(TenantId tenant, UserId user, SignInMethod method) {
    return Optional.ofNullable(kept.get(new Key(tenant, user, method))).stream().toList();
  }

  @Override
  public synchronized boolean put(TenantId tenant, Credential credential, By by) {
    kept.put(new Key(tenant, credential.user(), credential.method()), credential);
    return true;
  }

  @Override
  public synchronized boolean replace(
      TenantId tenant, Credential expected, Credential replacement, By by) {
    return kept.replace(new Key(tenant, expected.user(), expected.method()), expected, replacement);
  }

  @Override
  public synchronized boolean remove(TenantId tenant, UserId user, SignInMethod method, By by) {
    return kept.remove(new Key(tenant, user, method)) != null;
  }

  /// Everything that is kept, as text.
  public synchronized String dump() {
    return kept.values().stream()
        .map(one -> one.document().fields().toString())
        .toList()
        .toString();
  }
}
