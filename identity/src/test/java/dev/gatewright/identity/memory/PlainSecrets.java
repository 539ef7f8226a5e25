package dev.gatewright.identity.memory;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.store.SealedSecrets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Hands out a number for each secret, which opens for its owner alone.
public final class PlainSecrets implements SealedSecrets {
  private record Key(TenantId tenant, UserId user, SignInMethod method, String number) {}

  private final Map<Key, byte[]> kept = new HashMap<>();

  @Override
  public synchronized String seal(
      TenantId tenant, UserId user, SignInMethod method, byte[] secret) {
    var number = "sealed " + kept.size();
    kept.put(new Key(tenant, user, method, number), secret.clone());
    return number;
  }

  @Override
  public synchronized byte[] open(
      TenantId tenant, UserId user, SignInMethod method, String sealed) {
    return Optional.ofNullable(kept.get(new Key(tenant, user, method, sealed))).orElseThrow();
  }
}
