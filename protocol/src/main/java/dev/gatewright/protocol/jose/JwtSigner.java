package dev.gatewright.protocol.jose;

import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.keys.SigningKey;

/// Signs our own tokens (RFC 7515 §5.1, compact form).
@SuppressWarnings("DoNotCallSuggester")
public final class JwtSigner {
  public JwtSigner(CryptoProvider crypto) {}

  /// Signs a payload.
  ///
  /// @param payload the UTF-8 bytes of a JSON object of claims
  public String sign(SigningKey key, String typ, byte[] payload) {
    throw new UnsupportedOperationException();
  }

  /// Without a `typ`.
  public String sign(SigningKey key, byte[] payload) {
    throw new UnsupportedOperationException();
  }

  public String sign(HmacKey key, String typ, byte[] payload) {
    throw new UnsupportedOperationException();
  }

  public String sign(HmacKey key, byte[] payload) {
    throw new UnsupportedOperationException();
  }
}
