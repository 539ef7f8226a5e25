package dev.gatewright.admin.command;

import dev.gatewright.identity.UserStatus;
import java.util.Map;
import java.util.Optional;

/// An account to be made; `claims` are those of OpenID Connect Core §5.1 beside the address.
public record NewUser(
    String email,
    boolean emailVerified,
    Optional<String> role,
    UserStatus status,
    Map<String, Object> claims) {
  public NewUser {
    claims = Map.copyOf(claims);
  }
}
