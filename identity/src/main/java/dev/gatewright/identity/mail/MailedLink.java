package dev.gatewright.identity.mail;

import dev.gatewright.identity.Document;
import dev.gatewright.identity.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// What a mailed link or code stands for until it is used or `expiresAt` has come. `address` is
/// where it was sent, and whoever uses it reads mail there. `document` is what its purpose needs to
/// go on; no store looks into it.
///
/// A new one for the same purpose and person, or for the same address where there is no person,
/// ends the former.
public record MailedLink(
    LinkId id,
    LinkPurpose purpose,
    Optional<UserId> person,
    MailAddress address,
    Document document,
    Instant createdAt,
    Instant expiresAt) {
  public MailedLink {
    createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    expiresAt = expiresAt.truncatedTo(ChronoUnit.MILLIS);
  }
}
