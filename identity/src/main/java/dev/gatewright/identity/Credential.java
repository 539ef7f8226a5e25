package dev.gatewright.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Something a person can prove themselves with. `document` is what the method keeps about it and
/// alone understands. Times are kept to the millisecond.
public record Credential(
    UserId user,
    SignInMethod method,
    String id,
    Document document,
    Instant createdAt,
    Instant changedAt) {
  public Credential {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("a credential has an id");
    }
    createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    changedAt = changedAt.truncatedTo(ChronoUnit.MILLIS);
  }

  public Credential withDocument(Document replacement, Instant now) {
    return new Credential(user, method, id, replacement, createdAt, now);
  }
}
