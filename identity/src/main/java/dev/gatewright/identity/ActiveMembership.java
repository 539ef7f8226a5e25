package dev.gatewright.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What applications hear of a user's place in an organization: only active memberships of active
/// organizations have one. `isDefault` is whether the user chose it before the others.
public record ActiveMembership(
    OrganizationId organization,
    Optional<String> title,
    List<String> scopes,
    Instant joinedAt,
    boolean isDefault) {
  /// By organization id, so that two answers about one user read the same.
  public static final Comparator<ActiveMembership> ORDER =
      Comparator.comparing(membership -> membership.organization().value());

  public ActiveMembership {
    scopes = List.copyOf(scopes);
    joinedAt = joinedAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /// What counts of this membership, if it counts at all; as one that was not chosen.
  public static Optional<ActiveMembership> of(Membership membership, Organization organization) {
    return membership.organization().equals(organization.id())
            && membership.status() == MembershipStatus.ACTIVE
            && organization.status() == OrganizationStatus.ACTIVE
        ? Optional.of(
            new ActiveMembership(
                organization.id(),
                membership.title(),
                membership.scopes(),
                membership.joinedAt(),
                false))
        : Optional.empty();
  }
}
