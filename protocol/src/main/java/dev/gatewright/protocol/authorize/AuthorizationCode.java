package dev.gatewright.protocol.authorize;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.CodeChallenge;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What an authorization code stands for (RFC 6749 §4.1.2). The code itself is this, sealed:
/// nothing is stored until it is redeemed.
///
/// `id` is 16 random bytes as text, the key of single use; `epoch` the store epoch it was issued
/// in.
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
    int epoch) {

  /// How long a code lives. RFC 6749 §4.1.2 recommends at most ten minutes; a client redeems at
  /// once, so one is enough.
  public static final Duration LIFETIME = Duration.ofSeconds(60);

  public AuthorizationCode {
    resources = List.copyOf(resources);
    amr = Set.copyOf(amr);
  }

  /// When it stops working.
  public Instant expiresAt() {
    return issuedAt.plus(LIFETIME);
  }

  @Override
  public String toString() {
    return "AuthorizationCode[***, " + client + "]";
  }
}
