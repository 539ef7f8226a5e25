package dev.gatewright.server.provider;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Key sets kept in memory by issuer and client. When they grow too large together, the issuer that
/// holds most gives up the one it has not used for longest, so no tenant can push out the sets of
/// others. Safe for any number of threads.
final class KeptKeySets {
  private static final int MOST_CHARS = 16 * 1024 * 1024;

  /// What an entry without a document counts.
  private static final int ENTRY_CHARS = 256;

  private final Map<IssuerId, Shelf> shelves = new HashMap<>();
  private long chars;

  /// One client's set, or that it could not be had.
  ///
  /// @param triedAt when it was last asked for
  /// @param fetchedAt when it last came
  record KeySet(URI uri, Optional<String> document, Instant triedAt, Instant fetchedAt) {
    /// Whether the last attempt failed, so that this is what came before it.
    boolean isStale() {
      return !triedAt.equals(fetchedAt);
    }

    private int size() {
      return ENTRY_CHARS + document.map(String::length).orElse(0);
    }
  }

  /// An issuer's sets, the least recently used first.
  private static final class Shelf {
    private final LinkedHashMap<ClientId, KeySet> sets = new LinkedHashMap<>(16, 0.75f, true);
    private long chars;
  }

  synchronized Optional<KeySet> find(IssuerId issuer, ClientId client) {
    return Optional.ofNullable(shelves.get(issuer)).map(shelf -> shelf.sets.get(client));
  }

  synchronized void put(IssuerId issuer, ClientId client, KeySet set) {
    var shelf = shelves.computeIfAbsent(issuer, _ -> new Shelf());
    var before = Optional.ofNullable(shelf.sets.put(client, set));
    add(shelf, set.size() - before.map(KeySet::size).orElse(0));
    while (chars > MOST_CHARS) {
      giveUpOne();
    }
  }

  private void giveUpOne() {
    var largest =
        shelves.values().stream().max(Comparator.comparingLong(shelf -> shelf.chars)).orElseThrow();
    var oldest = Optional.ofNullable(largest.sets.pollFirstEntry()).orElseThrow();
    add(largest, -oldest.getValue().size());
  }

  private void add(Shelf shelf, int more) {
    shelf.chars += more;
    chars += more;
  }
}
