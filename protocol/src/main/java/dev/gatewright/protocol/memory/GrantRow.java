package dev.gatewright.protocol.memory;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.ports.Grants.RefreshAttempt;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome;
import dev.gatewright.protocol.ports.Grants.Refused;
import dev.gatewright.protocol.ports.NewGrant;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A kept grant with all that refreshing and revoking change (RFC 9700 §4.14.2).
///
/// `graceUsed` tells that the current generation was handed out again, `graceRun` for how many
/// generations in a row that was so.
record GrantRow(
    IssuerId issuer,
    NewGrant kept,
    int generation,
    Instant rotatedAt,
    Optional<Instant> idleUntil,
    boolean graceUsed,
    int graceRun,
    boolean revoked) {
  /// The generation in a row for which a public client gets no grace any more.
  private static final int LAST_GRACE = 3;

  /// A row after a refresh and how the refresh went.
  record Decision(GrantRow after, RefreshOutcome outcome) {}

  static GrantRow first(IssuerId issuer, NewGrant grant, Instant now) {
    return new GrantRow(issuer, grant, 0, now, grant.idle().map(now::plus), false, 0, false);
  }

  Grant grant() {
    return kept.grant();
  }

  GrantRow asRevoked() {
    return new GrantRow(issuer, kept, generation, rotatedAt, idleUntil, graceUsed, graceRun, true);
  }

  /// Presents a token of the epoch that the store is in.
  Decision present(RefreshAttempt attempt, Instant now) {
    var unusable = unusable(attempt.generation(), now);
    if (unusable.isPresent()) {
      return refused(this, unusable.get());
    }
    if (attempt.generation() == generation) {
      return attempt.rotate() ? advance(attempt.idle(), now) : keep(attempt.idle(), now);
    }
    boolean graceful =
        attempt.generation() == generation - 1 && !now.isAfter(rotatedAt.plus(attempt.grace()));
    return graceful ? grace(attempt.publicClient()) : refused(asRevoked(), Refused.THEFT);
  }

  /// Why no token of this generation can do anything now; absent when it can.
  Optional<Refused> unusable(int presented, Instant now) {
    if (revoked) {
      return Optional.of(Refused.REVOKED);
    }
    if (presented > generation) {
      return Optional.of(Refused.STORE_BEHIND);
    }
    boolean expired =
        !now.isBefore(grant().expiresAt())
            || idleUntil.filter(end -> !now.isBefore(end)).isPresent();
    return expired ? Optional.of(Refused.EXPIRED) : Optional.empty();
  }

  private Decision advance(Optional<Duration> idle, Instant now) {
    int run = graceUsed ? graceRun : 0;
    var after =
        new GrantRow(issuer, kept, generation + 1, now, idle.map(now::plus), false, run, false);
    return new Decision(after, new RefreshOutcome.Advanced(after.generation()));
  }

  private Decision keep(Optional<Duration> idle, Instant now) {
    var after =
        new GrantRow(
            issuer, kept, generation, rotatedAt, idle.map(now::plus), graceUsed, graceRun, false);
    return new Decision(after, new RefreshOutcome.Kept());
  }

  private Decision grace(boolean publicClient) {
    int run = graceUsed ? graceRun : graceRun + 1;
    if (publicClient && !graceUsed && run >= LAST_GRACE) {
      return refused(asRevoked(), Refused.GRACE_EXHAUSTED);
    }
    var after = new GrantRow(issuer, kept, generation, rotatedAt, idleUntil, true, run, false);
    return new Decision(after, new RefreshOutcome.Grace(generation));
  }

  private static Decision refused(GrantRow after, Refused why) {
    return new Decision(after, new RefreshOutcome.NotRefreshed(why));
  }
}
