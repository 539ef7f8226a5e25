package dev.gatewright.protocol.seal;

import java.security.SecureRandom;
import java.util.Optional;

/// The key that everything secret at rest is encrypted under; it is kept outside the database.
@SuppressWarnings("DoNotCallSuggester")
public final class MasterKey {
  private MasterKey() {}

  public static MasterKey generate(SecureRandom random) {
    throw new UnsupportedOperationException();
  }

  /// Reads 32 bytes written as base64url or hexadecimal digits; white space around them is ignored.
  public static Optional<MasterKey> parse(String text) {
    throw new UnsupportedOperationException();
  }

  /// The key as text for its file.
  public String reveal() {
    throw new UnsupportedOperationException();
  }

  public byte[] wrap(WrapContext context, byte[] value, SecureRandom random) {
    throw new UnsupportedOperationException();
  }

  public Unwrapped unwrap(WrapContext context, byte[] wrapped) {
    throw new UnsupportedOperationException();
  }
}
