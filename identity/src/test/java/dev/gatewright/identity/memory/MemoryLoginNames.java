package dev.gatewright.identity.memory;

import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.store.LoginNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Names in memory, whoever's account is there.
public final class MemoryLoginNames implements LoginNames {
  private record Key(TenantId tenant, LoginName name) {}

  private final Map<Key, UserId> owners = new ConcurrentHashMap<>();

  @Override
  public Optional<UserId> find(TenantId tenant, LoginName name) {
    return Optional.ofNullable(owners.get(new Key(tenant, name)));
  }

  @Override
  public List<LoginName> of(TenantId tenant, UserId user) {
    return owners.entrySet().stream()
        .filter(entry -> entry.getKey().tenant().equals(tenant) && entry.getValue().equals(user))
        .map(entry -> entry.getKey().name())
        .toList();
  }

  @Override
  public Giving give(TenantId tenant, UserId user, LoginName name, By by) {
    var owner = owners.putIfAbsent(new Key(tenant, name), user);
    if (owner != null && !owner.equals(user)) {
      return Giving.TAKEN;
    }
    of(tenant, user).stream()
        .filter(former -> former.kind() == name.kind() && !former.equals(name))
        .forEach(former -> owners.remove(new Key(tenant, former)));
    return Giving.GIVEN;
  }

  @Override
  public boolean take(TenantId tenant, UserId user, LoginName.Kind kind, By by) {
    return owners
        .entrySet()
        .removeIf(entry ->
            entry.getKey().tenant().equals(tenant)
                && entry.getKey().name().kind() == kind
                && entry.getValue().equals(user));
  }
}
