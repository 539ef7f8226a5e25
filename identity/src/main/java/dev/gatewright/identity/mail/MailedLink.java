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
/// Of those that anybody can ask for ([LinkPurpose#isAskedByAnybody]) a few are good side by side;
/// of ways back to an address, one for each address that the person had. Of any other kind a new
/// one for the same person, or for the same address where there is no person, ends the former.
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
