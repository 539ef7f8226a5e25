package dev.gatewright.protocol.seal;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;

/// How a client secret is kept.
@SuppressWarnings("DoNotCallSuggester")
public record ClientSecretHash(byte[] value) {
  public static ClientSecretHash of(
      MasterKey key, IssuerId issuer, ClientId client, String secret) {
    throw new UnsupportedOperationException();
  }

  public boolean matches(MasterKey key, IssuerId issuer, ClientId client, String presented) {
    throw new UnsupportedOperationException();
  }
}
