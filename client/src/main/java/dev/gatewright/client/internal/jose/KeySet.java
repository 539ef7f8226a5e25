package dev.gatewright.client.internal.jose;

import dev.gatewright.client.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The keys of one JWK Set that signatures may be checked with (RFC 7517 §5). Immutable.
final class KeySet {
  /// How many keys of a set are looked at; what comes after is ignored.
  static final int MAX_KEYS = 64;

  private final List<VerificationKey> keys;
  private final Map<String, List<VerificationKey>> named;

  private KeySet(List<VerificationKey> keys) {
    this.keys = List.copyOf(keys);
    var byName = new HashMap<String, List<VerificationKey>>();
    for (var key : keys) {
      key.kid().ifPresent(kid -> byName.computeIfAbsent(kid, unused -> new ArrayList<>()).add(key));
    }
    byName.replaceAll((kid, sameName) -> List.copyOf(sameName));
    this.named = Map.copyOf(byName);
  }

  static KeySet of(VerificationKey only) {
    return new KeySet(List.of(only));
  }

  /// Reads a JWK Set. Keys that cannot be used here are left out, whatever is wrong with them (RFC
  /// 7517 §5). Empty if it is no JWK Set.
  static Optional<KeySet> parse(byte[] json, SignatureProvider provider) {
    return JsonObject.parse(json)
        .filter(document -> document.asMap().get("keys") instanceof List)
        .map(document ->
            new KeySet(
                document.objects("keys").stream()
                    .limit(MAX_KEYS)
                    .flatMap(jwk -> PublishedKey.read(jwk, provider).stream())
                    .toList()));
  }

  /// True if a token of this key name has its key in the set or has none (RFC 7515 §4.1.4); false
  /// if any may be its key: it names none, or the set does not name its keys.
  boolean tellsApart(Optional<String> kid) {
    return kid.isPresent() && !named.isEmpty();
  }

  /// The keys that may be the one of this name.
  List<VerificationKey> candidates(Optional<String> kid) {
    return tellsApart(kid) ? named.getOrDefault(kid.orElseThrow(), List.of()) : keys;
  }

  /// True if it holds an equal key.
  boolean contains(VerificationKey key) {
    return keys.contains(key);
  }

  /// How many keys can be used.
  int size() {
    return keys.size();
  }
}
