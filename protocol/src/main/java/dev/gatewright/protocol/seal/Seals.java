package dev.gatewright.protocol.seal;

import dev.gatewright.protocol.keys.IssuerSecrets;
import dev.gatewright.protocol.oauth.IssuerId;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/// Seals values that leave the server and come back.
@SuppressWarnings("DoNotCallSuggester")
public final class Seals {
  public Seals(IssuerSecrets secrets, SecureRandom random, InstantSource clock) {}

  public String seal(IssuerId issuer, SealType type, byte[] value) {
    throw new UnsupportedOperationException();
  }

  public Optional<byte[]> open(IssuerId issuer, SealType type, String sealed) {
    throw new UnsupportedOperationException();
  }
}
