package dev.gatewright.protocol.memory;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.IssuerSecret;
import dev.gatewright.protocol.keys.Keys;
import dev.gatewright.protocol.keys.SigningKey;
import dev.gatewright.protocol.oauth.IssuerId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Keys and secrets in memory, in the clear and gone with the process: whatever was signed or
/// sealed ends with it. Thread-safe.
public final class InMemoryKeys implements Keys {
  private record Place(Algorithm algorithm, int sequence) {}

  private final Map<IssuerId, TreeMap<Integer, IssuerSecret>> secrets = new HashMap<>();
  private final Map<IssuerId, Map<Place, SigningKey>> signingKeys = new HashMap<>();

  @Override
  public synchronized List<IssuerSecret> secrets(IssuerId issuer) {
    return List.copyOf(secrets.getOrDefault(issuer, new TreeMap<>()).values());
  }

  @Override
  public synchronized IssuerSecret addSecret(IssuerId issuer, IssuerSecret secret) {
    return secrets
        .computeIfAbsent(issuer, i -> new TreeMap<>())
        .computeIfAbsent(secret.version(), version -> secret);
  }

  @Override
  public synchronized List<SigningKey> signingKeys(IssuerId issuer) {
    return List.copyOf(signingKeys.getOrDefault(issuer, Map.of()).values());
  }

  @Override
  public synchronized SigningKey addSigningKey(
      IssuerId issuer, SigningKey key, Instant predecessorsRemoveAt, By by) {
    var keys = signingKeys.computeIfAbsent(issuer, i -> new HashMap<>());
    var kept = keys.putIfAbsent(new Place(key.algorithm(), key.sequence()), key);
    if (kept != null) {
      return kept;
    }
    keys.replaceAll((place, other) ->
        place.algorithm() == key.algorithm() && place.sequence() < key.sequence()
            ? retired(other, predecessorsRemoveAt)
            : other);
    return key;
  }

  private static SigningKey retired(SigningKey key, Instant removeAt) {
    var earlier = key.removeAt().filter(at -> at.isBefore(removeAt)).orElse(removeAt);
    return new SigningKey(
        key.kid(),
        key.algorithm(),
        key.sequence(),
        key.privateKey(),
        key.publicKey(),
        key.createdAt(),
        key.activeFrom(),
        Optional.of(earlier));
  }

  @Override
  public synchronized void removeSigningKey(IssuerId issuer, String kid, By by) {
    signingKeys.getOrDefault(issuer, Map.of()).values().removeIf(key -> key.kid().equals(kid));
  }
}
