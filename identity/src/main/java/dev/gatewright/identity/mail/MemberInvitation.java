package dev.gatewright.identity.mail;

import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// That an organization asks for whoever reads mail at an address, and the place that they will
/// have in it. `inviter` is the member who asks, absent where an operator does; the invitation
/// counts as long as that member holds what it gives.
public record MemberInvitation(
    LinkId id,
    OrganizationId organization,
    MailAddress address,
    Optional<String> title,
    List<String> scopes,
    Optional<UserId> inviter,
    Optional<String> inviterName,
    Instant createdAt,
    Instant expiresAt) {
  public MemberInvitation {
    scopes = List.copyOf(new LinkedHashSet<>(scopes));
    createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    expiresAt = expiresAt.truncatedTo(ChronoUnit.MILLIS);
  }
}
