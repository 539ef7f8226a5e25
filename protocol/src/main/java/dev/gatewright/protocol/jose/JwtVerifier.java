package dev.gatewright.protocol.jose;

import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.keys.SigningKey;
import dev.gatewright.protocol.oauth.IssuerId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Verifies our own tokens.
@SuppressWarnings("DoNotCallSuggester")
public final class JwtVerifier {
  public JwtVerifier(CryptoProvider crypto, VerifiedTokenCache cache, InstantSource clock) {}

  /// Verifies a token that an issuer key must have signed.
  ///
  /// @param keys the issuer's published keys
  public JwtVerification verify(
      IssuerId issuer, String token, List<SigningKey> keys, JwtExpectation expected) {
    throw new UnsupportedOperationException();
  }

  /// Verifies an HS256 token of a client that has such a key.
  public JwtVerification verify(
      IssuerId issuer, String token, HmacKey key, JwtExpectation expected) {
    throw new UnsupportedOperationException();
  }

  /// The claims as anybody may have written them: only to find out whose key to verify with.
  public Optional<JsonNode> unverifiedClaims(String token) {
    throw new UnsupportedOperationException();
  }
}
