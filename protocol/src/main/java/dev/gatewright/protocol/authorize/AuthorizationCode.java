package dev.gatewright.protocol.authorize;

import dev.gatewright.protocol.internal.issue.Authorizations.Terms;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.CodeChallenge;
import java.time.Instant;
import java.util.Optional;

/// What an authorization code stands for (RFC 6749 §4.1.2). The code itself is this, sealed:
/// nothing is stored until it is redeemed.
///
/// `id` is 16 random bytes as text, the key of single use; `terms` what the user allowed;
/// `expiresAt` when it stops working; `epoch` the store epoch it was issued in.
public record AuthorizationCode(
    String id,
    ClientId client,
    String redirectUri,
    boolean redirectUriSent,
    Optional<CodeChallenge> codeChallenge,
    Optional<String> nonce,
    Terms terms,
    Instant issuedAt,
    Instant expiresAt,
    int epoch) {

  @Override
  public String toString() {
    return "AuthorizationCode[***, " + client + "]";
  }
}
