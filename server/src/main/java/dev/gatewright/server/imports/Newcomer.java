package dev.gatewright.server.imports;

import dev.gatewright.identity.Secret;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Somebody who has an account elsewhere, as far as it comes over.
///
/// @param row where in the file, counted from 1
/// @param email the address as it stands there
/// @param active false for whoever may not sign in there
/// @param passwordHash as `PasswordHash` writes it
/// @param username what they sign in with beside the address
/// @param claims standard claims, and others under their own names, in the order of the file
/// @param left what of the account stays behind
public record Newcomer(
    int row,
    String email,
    boolean emailVerified,
    boolean active,
    Optional<Secret> passwordHash,
    Optional<String> username,
    Map<String, Object> claims,
    Set<Left> left) {
  public Newcomer {
    claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    left = Set.copyOf(left);
  }

  /// What does not come over, and what its person does about it.
  public enum Left {
    PASSWORD("a password; its person asks for a new one by mail"),
    ONE_TIME_PASSWORD("a second factor; its person sets one up again under /account/security"),
    PROVIDER("a linked provider; its person links it again under /account/providers"),
    ROLES("roles or groups; give them as role, or as scopes of an organization"),
    USERNAME("a username that nobody can have here"),
    CLAIM("an attribute that no claim can hold");

    private final String words;

    Left(String words) {
      this.words = words;
    }

    /// What it is, and what to do.
    public String words() {
      return words;
    }
  }
}
