package dev.gatewright.protocol.authorize;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.CodeChallenge;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an authorization code stands for (RFC 6749 §4.1.2). The code itself is this, sealed:
/// nothing is stored until it is redeemed.
///
/// `id` is 16 random bytes as text, the key of single use; `expiresAt` when it stops working;
/// `epoch` the store epoch it was issued in.
public record AuthorizationCode(
    String id,
    ClientId client,
    String redirectUri,
    boolean redirectUriSent,
    Optional<CodeChallenge> codeChallenge,
    SubjectId subject,
    Optional<SessionId> session,
    Scope scope,
    List<String> resources,
    Optional<String> nonce,
    Instant authTime,
    Set<String> amr,
    Optional<String> acr,
    Optional<String> organization,
    Optional<String> claims,
    Instant issuedAt,
    Instant expiresAt,
    int epoch) {

  public AuthorizationCode {
    resources = List.copyOf(resources);
    amr = Set.copyOf(amr);
  }

  @Override
  public String toString() {
    return "AuthorizationCode[***, " + client + "]";
  }
}
