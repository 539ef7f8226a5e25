package dev.gatewright.server.config.issuer;

import dev.gatewright.identity.UserStatus;
import dev.gatewright.server.config.yaml.EmailText;
import dev.gatewright.server.config.yaml.Secret;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A user as `tenants.yaml` declares them. `claims` are standard claims (OpenID Connect Core §5.1)
/// as `String`, `Boolean` or, for `address`, a map of texts, sorted by name.
public record UserConfig(
    String email,
    boolean emailVerified,
    Optional<Credential> credential,
    Optional<String> role,
    UserStatus status,
    Map<String, Object> claims) {
  public UserConfig {
    claims = Collections.unmodifiableMap(new TreeMap<>(claims));
  }

  /// The address in the spelling that names the user.
  public String canonicalEmail() {
    return EmailText.canonical(email);
  }

  /// How the user first signs in; it acts when they are created.
  public sealed interface Credential {
    record Password(Secret value) implements Credential {}

    /// An encoded Argon2id or bcrypt hash.
    record Hash(Secret encoded) implements Credential {}
  }
}
