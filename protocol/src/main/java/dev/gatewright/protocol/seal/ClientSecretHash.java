package dev.gatewright.protocol.seal;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import java.security.MessageDigest;
import java.util.Arrays;

/// How a client secret is kept: HMAC-SHA256 under a key of its own, derived from the master key for
/// issuer and client. It is of no use without the master key, or at another client.
///
/// Fast on purpose: a generated secret has 256 random bits, so there is nothing to guess.
///
/// @param value 32 bytes
public record ClientSecretHash(byte[] value) {
  private static final int LENGTH = 32;

  public ClientSecretHash {
    if (value.length != LENGTH) {
      throw new IllegalArgumentException("a client secret hash is 32 bytes long");
    }
  }

  /// Hashes a secret for keeping.
  public static ClientSecretHash of(
      MasterKey key, IssuerId issuer, ClientId client, String secret) {
    return new ClientSecretHash(key.clientSecretHash(issuer, client, secret));
  }

  /// Whether a presented secret is the one that was hashed; compares in constant time.
  public boolean matches(MasterKey key, IssuerId issuer, ClientId client, String presented) {
    return MessageDigest.isEqual(value, key.clientSecretHash(issuer, client, presented));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClientSecretHash that && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return "ClientSecretHash[***]";
  }
}
