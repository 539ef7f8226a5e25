package dev.gatewright.protocol.internal.jose;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.oauth.IssuerId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Remembers tokens whose signature was verified, by the SHA-256 of issuer and token.
///
/// It says that a signature is good and nothing else: whether the token is live, of the right type
/// and its key still published is asked each time. Each hash has one slot, which a newer token
/// takes over, so the memory is bounded and nothing waits. Safe for concurrent use.
public final class VerifiedTokenCache {
  private static final int USUAL_SLOTS = 8192;

  /// Longer tokens are rare, and verified each time.
  private static final int MAX_TOKEN_LENGTH = 4096;

  private record Entry(byte[] hash, JwtVerification.Verified verified) {}

  private final AtomicReferenceArray<Entry> slots;

  public VerifiedTokenCache() {
    this(USUAL_SLOTS);
  }

  /// Makes a cache of this size.
  ///
  /// @param slots how many tokens it holds at most, a power of two
  public VerifiedTokenCache(int slots) {
    if (Integer.bitCount(slots) != 1) {
      throw new IllegalArgumentException("the number of slots must be a power of two");
    }
    this.slots = new AtomicReferenceArray<>(slots);
  }

  Optional<JwtVerification.Verified> find(IssuerId issuer, String token) {
    if (token.length() > MAX_TOKEN_LENGTH) {
      return Optional.empty();
    }
    var hash = hash(issuer, token);
    var entry = slots.get(slot(hash));
    return entry != null && Arrays.equals(entry.hash(), hash)
        ? Optional.of(entry.verified())
        : Optional.empty();
  }

  void remember(IssuerId issuer, String token, JwtVerification.Verified verified) {
    if (token.length() > MAX_TOKEN_LENGTH) {
      return;
    }
    var hash = hash(issuer, token);
    slots.set(slot(hash), new Entry(hash, verified));
  }

  /// How many tokens are remembered.
  int size() {
    var size = 0;
    for (var i = 0; i < slots.length(); i++) {
      size += slots.get(i) == null ? 0 : 1;
    }
    return size;
  }

  private int slot(byte[] hash) {
    return ByteBuffer.wrap(hash).getInt() & (slots.length() - 1);
  }

  private static byte[] hash(IssuerId issuer, String token) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(issuer.value().getBytes(UTF_8));
      digest.update((byte) 0);
      return digest.digest(token.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 is missing from this Java runtime", e);
    }
  }
}
