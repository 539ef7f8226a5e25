package dev.gatewright.admin.command;

import dev.gatewright.identity.UserStatus;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What changes of an account; everything unsaid stays as the person has it now. An empty `role`
/// takes it away. A status that keeps the person from acting ends their sessions and grants unless
/// `keepSessions`.
public record UserEdit(
    Optional<String> emailAsTyped,
    Optional<Boolean> emailVerified,
    Optional<String> role,
    Optional<UserStatus> status,
    boolean keepSessions,
    Map<String, Object> claims,
    Set<String> withoutClaims) {
  public UserEdit {
    claims = Map.copyOf(claims);
    withoutClaims = Set.copyOf(withoutClaims);
  }

  /// A change of the status alone.
  public static UserEdit status(UserStatus status, boolean keepSessions) {
    return new UserEdit(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(status),
        keepSessions,
        Map.of(),
        Set.of());
  }

  /// Whether it changes nothing but the status, to one that lets nobody in.
  boolean onlyStops() {
    return status.filter(to -> to != UserStatus.ACTIVE).isPresent()
        && emailAsTyped.isEmpty()
        && emailVerified.isEmpty()
        && role.isEmpty()
        && claims.isEmpty()
        && withoutClaims.isEmpty();
  }
}
