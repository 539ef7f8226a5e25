package dev.gatewright.protocol.oauth;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Somebody who acts as a person (RFC 8693 §4.1): `actor` at the server `issuer`, which vouches for
/// who that is, until then at the latest. Times are kept to the millisecond.
public record Impersonation(SubjectId actor, String issuer, Instant until) {
  public Impersonation {
    until = until.truncatedTo(ChronoUnit.MILLIS);
  }
}
