package dev.gatewright.protocol.seal;

import dev.gatewright.protocol.keys.IssuerSecrets;
import dev.gatewright.protocol.oauth.GrantHandle;
import dev.gatewright.protocol.oauth.IssuerId;
import java.util.Optional;

/// Writes and reads refresh tokens.
@SuppressWarnings("DoNotCallSuggester")
public final class RefreshTokenCodec {
  public RefreshTokenCodec(IssuerSecrets secrets) {}

  /// The first token of a grant, under the newest issuer secret.
  public RefreshTokenValue first(IssuerId issuer, GrantHandle handle, int epoch) {
    throw new UnsupportedOperationException();
  }

  public String encode(IssuerId issuer, RefreshTokenValue value) {
    throw new UnsupportedOperationException();
  }

  public Optional<RefreshTokenValue> decode(IssuerId issuer, String token) {
    throw new UnsupportedOperationException();
  }
}
