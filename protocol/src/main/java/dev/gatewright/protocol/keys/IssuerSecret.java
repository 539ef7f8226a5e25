package dev.gatewright.protocol.keys;

import java.time.Instant;
import java.util.Arrays;

/// A random secret from which the sealing and MAC keys of one issuer are derived.
///
/// Versions count from 1; a value sealed under a version names it, so older versions stay readable.
///
/// @param value 32 random bytes, encrypted wherever they are kept
public record IssuerSecret(int version, byte[] value, Instant createdAt) {
  /// The length of `value` in bytes.
  public static final int LENGTH = 32;

  public IssuerSecret {
    if (version < 1) {
      throw new IllegalArgumentException("secret versions count from 1");
    }
    if (value.length != LENGTH) {
      throw new IllegalArgumentException("an issuer secret is 32 bytes long");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IssuerSecret that
        && version == that.version
        && Arrays.equals(value, that.value)
        && createdAt.equals(that.createdAt);
  }

  @Override
  public int hashCode() {
    return version;
  }

  @Override
  public String toString() {
    return "IssuerSecret[version=" + version + ", value=***]";
  }
}
