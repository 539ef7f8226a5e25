package dev.gatewright.protocol.clients;

import dev.gatewright.protocol.oauth.Secret;
import java.time.Instant;
import java.util.Optional;

/// One secret of a client, kept so that it can be checked.
public interface ClientSecret {

  /// True if `presented` is the secret; takes the same time whether it is or not.
  boolean matches(Secret presented);

  /// The secret itself, where it is kept in clear (sealed at rest) because `client_secret_jwt`
  /// needs it as a key (OpenID Connect Core §9).
  Optional<Secret> clear();

  /// When it stops counting, for one that another has taken the place of.
  default Optional<Instant> until() {
    return Optional.empty();
  }

  /// Called when a client proved itself with it; must not wait.
  default void used(Instant now) {}

  /// Whether it counts at that time.
  default boolean counts(Instant now) {
    return until().map(now::isBefore).orElse(true);
  }

  /// A secret in memory.
  static ClientSecret of(Secret secret) {
    return new ClientSecret() {
      @Override
      public boolean matches(Secret presented) {
        return secret.matches(presented);
      }

      @Override
      public Optional<Secret> clear() {
        return Optional.of(secret);
      }

      @Override
      public String toString() {
        return "ClientSecret[***]";
      }
    };
  }
}
