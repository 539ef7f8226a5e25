package dev.gatewright.store.outbox;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.mail.Mail;
import java.time.Instant;
import java.util.Optional;

/// A mail that one sender has until `leasedUntil`; afterwards another may take it.
///
/// `id` is the same at each attempt, so that a mail server or its reader can tell a repetition.
/// `mail` is absent where it cannot be read, for a document that is damaged. `tries` counts this
/// one.
public record DueMail(
    TenantId tenant,
    String id,
    String kind,
    Optional<UserId> person,
    Optional<Mail> mail,
    int tries,
    Instant writtenAt,
    Instant deadline,
    String lease,
    Instant leasedUntil) {

  /// Whether nobody would want it any more, or it was tried for long enough.
  public boolean isLate(Instant now) {
    return !now.isBefore(deadline);
  }
}
