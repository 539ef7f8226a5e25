package dev.gatewright.store.outbox;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.text.Text;
import java.time.Instant;
import java.util.Optional;

/// A text that one sender has for a while; as [DueMail] otherwise.
public record DueText(
    TenantId tenant,
    String id,
    UserId person,
    Optional<Text> text,
    int tries,
    Instant writtenAt,
    Instant deadline,
    String lease) {

  /// Whether its code is good no more.
  public boolean isLate(Instant now) {
    return !now.isBefore(deadline);
  }
}
