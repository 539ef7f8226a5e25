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
  public Membership {
    scopes = List.copyOf(new LinkedHashSet<>(scopes));
    joinedAt = joinedAt.truncatedTo(ChronoUnit.MILLIS);
  }
}
