package dev.gatewright.protocol.clients;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// When a client gets refresh tokens and how they live (RFC 6749 §6, RFC 9700 §4.14).
///
/// `grace` is how long the token before the current one still gives the same successor; `lifetime`
/// the absolute life of the grant's tokens and `lifetimeByMethod` the exceptions by `amr` value;
/// `idle` how long a token may lie unused; `endsWithSession` whether the end of the login session,
/// also by expiry, ends it.
public record RefreshTokenPolicy(
    Issue issue,
    boolean rotate,
    Duration grace,
    Duration lifetime,
    Map<String, Duration> lifetimeByMethod,
    Optional<Duration> idle,
    boolean endsWithSession) {
  public RefreshTokenPolicy {
    lifetimeByMethod = Map.copyOf(lifetimeByMethod);
  }

  /// Which authorizations give a refresh token.
  public enum Issue {
    ALWAYS,
    /// Those that ask for the scope `offline_access` (OpenID Connect Core §11).
    OFFLINE_ACCESS,
    NEVER
  }
}
