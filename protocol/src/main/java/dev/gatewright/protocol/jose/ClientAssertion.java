package dev.gatewright.protocol.jose;

import com.nimbusds.jose.jwk.JWKSet;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.oauth.ClientId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Verifies client assertions (RFC 7523 §3, OpenID Connect Core §9).
@SuppressWarnings("DoNotCallSuggester")
public final class ClientAssertion {
  /// An assertion as presented.
  ///
  /// @param audiences each value of `aud` that names us: the issuer URL, the token endpoint URL
  public record Presented(String text, ClientId client, Set<String> audiences, Instant now) {}

  public sealed interface Outcome {}

  /// The assertion proves the client, once: the caller records (client, `jti`) until `expiresAt`.
  public record Accepted(String jti, Instant expiresAt) implements Outcome {}

  /// The assertion proves nothing.
  ///
  /// @param reason for the client's developer; holds nothing secret
  public record Rejected(String reason) implements Outcome {}

  public ClientAssertion(CryptoProvider crypto) {}

  /// `private_key_jwt`.
  public Outcome verifyWithKeys(Presented presented, JWKSet keys) {
    throw new UnsupportedOperationException();
  }

  /// `client_secret_jwt`.
  public Outcome verifyWithSecret(Presented presented, HmacKey secret) {
    throw new UnsupportedOperationException();
  }

  /// The `sub` that an assertion claims, to find the client to verify it with (RFC 7521 §4.2).
  public static Optional<String> unverifiedClient(String text) {
    throw new UnsupportedOperationException();
  }
}
