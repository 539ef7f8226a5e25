package dev.gatewright.identity.mail;

import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// That an organization asks for whoever reads mail at an address, and the place that they will
/// have in it. The invitation counts as long as whoever made it could make it now.
///
/// @param inviter the member who asks, where one does
/// @param maker who else made it, in the words of events; absent where a member did
public record MemberInvitation(
    LinkId id,
    OrganizationId organization,
    MailAddress address,
    Optional<String> title,
    List<String> scopes,
    Optional<UserId> inviter,
    Optional<String> inviterName,
    Optional<String> maker,
    Instant createdAt,
    Instant expiresAt) {
  public MemberInvitation {
    scopes = List.copyOf(new LinkedHashSet<>(scopes));
    createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    expiresAt = expiresAt.truncatedTo(ChronoUnit.MILLIS);
  }
}
