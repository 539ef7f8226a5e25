package dev.gatewright.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// That a user belongs to an organization, under which title and with which rights there. `scopes`
/// keep their declared order and hold nothing twice; `joinedAt` is kept to the millisecond.
public record Membership(
    OrganizationId organization,
    UserId user,
    Optional<String> title,
    List<String> scopes,
    MembershipStatus status,
    Instant joinedAt) {
  /// The right to look after the organization's members.
  public static final String ADMINISTRATION = "organization:admin";

  public Membership {
    scopes = List.copyOf(new LinkedHashSet<>(scopes));
    joinedAt = joinedAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /// Whether this is somebody who looks after the organization's members.
  public boolean isAdministrator() {
    return status == MembershipStatus.ACTIVE && scopes.contains(ADMINISTRATION);
  }

  /// Whether its holder may make `before` into `after`: of somebody else, and with no right in
  /// either that they do not hold themselves.
  public boolean mayChange(Membership before, List<String> after) {
    return isAdministrator()
        && !before.user().equals(user)
        && before.organization().equals(organization)
        && scopes.containsAll(before.scopes())
        && scopes.containsAll(after);
  }
}
