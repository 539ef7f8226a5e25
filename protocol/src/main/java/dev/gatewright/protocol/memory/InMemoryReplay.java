package dev.gatewright.protocol.memory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.Replay;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/// Used values in memory, by their SHA-256, so that a long one takes no more room than a short one.
/// Thread-safe.
public final class InMemoryReplay implements Replay {
  /// Values kept at most, some 200 MB of them. A value more is an exception: to forget one early
  /// would let it be used again.
  public static final int MOST_VALUES = 1_000_000;

  private record Key(IssuerId issuer, String kind, String hash) {}

  private final int mostValues;
  private final Expiring<Key, Instant> used = new Expiring<>();

  public InMemoryReplay() {
    this(MOST_VALUES);
  }

  InMemoryReplay(int mostValues) {
    this.mostValues = mostValues;
  }

  @Override
  public boolean firstUse(
      IssuerId issuer, String kind, String value, Instant expiresAt, Instant now) {
    return use(new Key(issuer, kind, hash(value)), expiresAt, now);
  }

  private synchronized boolean use(Key key, Instant expiresAt, Instant now) {
    used.sweep(now);
    if (used.get(key).isPresent()) {
      return false;
    }
    if (used.size() >= mostValues) {
      throw new IllegalStateException(
          "%s one-time values are in use; keep them in a store that has room for more"
              .formatted(mostValues));
    }
    used.put(key, expiresAt, expiresAt);
    return true;
  }

  private static String hash(String value) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8));
      return new String(digest, ISO_8859_1);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this Java runtime", e);
    }
  }

  /// How many values are kept.
  public synchronized int size() {
    return used.size();
  }
}
