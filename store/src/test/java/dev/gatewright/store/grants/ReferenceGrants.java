package dev.gatewright.store.grants;

import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.ports.Grants.Dead;
import dev.gatewright.protocol.ports.Grants.Redemption;
import dev.gatewright.protocol.ports.Grants.RefreshAttempt;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome;
import dev.gatewright.protocol.ports.Grants.Refused;
import dev.gatewright.protocol.ports.NewGrant;
import dev.gatewright.protocol.ports.SessionBond;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Grants as the design describes them, written for reading: what the SQL must agree with.
final class ReferenceGrants {
  private static final int GRACE_RUNS = 3;

  private final Map<String, Row> rows = new HashMap<>();
  int epoch = 1;
  boolean userActive = true;
  boolean sessionEnded;
  Instant sessionExpires = World.NOW.plusSeconds(86_400);
  Optional<Instant> signedOutAt = Optional.empty();

  Redemption redeem(String name, NewGrant grant, Instant now) {
    var used = rows.get(name);
    if (used != null) {
      used.revoked = true;
      return new Redemption.Replayed(grant.grant().id());
    }
    if (grant.epoch() != epoch) {
      return new Redemption.NotAlive(Dead.EPOCH);
    }
    if (!userLives()) {
      return new Redemption.NotAlive(Dead.SUBJECT);
    }
    if (sessionEnded || !now.isBefore(sessionExpires)) {
      return new Redemption.NotAlive(Dead.SESSION);
    }
    rows.put(name, new Row(grant, now));
    return new Redemption.Redeemed();
  }

  RefreshOutcome refresh(String name, RefreshAttempt attempt, Instant now) {
    var row = rows.get(name);
    if (row == null) {
      return refused(Refused.UNKNOWN);
    }
    if (row.revoked) {
      return refused(Refused.REVOKED);
    }
    if (attempt.epoch() != epoch || attempt.generation() > row.generation) {
      return refused(Refused.STORE_BEHIND);
    }
    if (!now.isBefore(row.expiresAt) || row.idleEnd.filter(end -> !now.isBefore(end)).isPresent()) {
      return refused(Refused.EXPIRED);
    }
    var current = attempt.generation() == row.generation;
    var graceful =
        attempt.generation() == row.generation - 1
            && !now.isAfter(row.rotatedAt.plus(attempt.grace()));
    if (!current && !graceful) {
      row.revoked = true;
      return refused(Refused.THEFT);
    }
    var dead = dead(row, now);
    if (dead != null) {
      return refused(dead);
    }
    return current ? use(row, attempt, now) : grace(row, attempt);
  }

  private RefreshOutcome use(Row row, RefreshAttempt attempt, Instant now) {
    row.idleEnd = attempt.idle().map(now::plus);
    if (!attempt.rotate()) {
      return new RefreshOutcome.Kept();
    }
    row.generation++;
    row.rotatedAt = now;
    row.graceRun = row.graceUsed ? row.graceRun : 0;
    row.graceUsed = false;
    return new RefreshOutcome.Advanced(row.generation);
  }

  private static RefreshOutcome grace(Row row, RefreshAttempt attempt) {
    if (!row.graceUsed) {
      row.graceUsed = true;
      row.graceRun++;
      if (attempt.publicClient() && row.graceRun >= GRACE_RUNS) {
        row.revoked = true;
        return refused(Refused.GRACE_EXHAUSTED);
      }
    }
    return new RefreshOutcome.Grace(row.generation);
  }

  void revoke(String name) {
    var row = rows.get(name);
    if (row != null) {
      row.revoked = true;
    }
  }

  boolean isAccessTokenLive(String name, Instant now) {
    var row = rows.get(name);
    return row != null && !row.revoked && dead(row, now) == null;
  }

  int generation(String name) {
    var row = rows.get(name);
    return row == null ? 0 : row.generation;
  }

  private @Nullable Refused dead(Row row, Instant now) {
    if (!userLives()) {
      return Refused.SUBJECT_INACTIVE;
    }
    var sessionDead =
        switch (row.bond) {
          case NONE -> false;
          case LOGOUT -> sessionEnded;
          case SESSION -> sessionEnded || !now.isBefore(sessionExpires);
        };
    return sessionDead ? Refused.SESSION_ENDED : null;
  }

  /// Every grant here was authenticated at `World.NOW`.
  private boolean userLives() {
    return userActive && signedOutAt.filter(at -> !at.isBefore(World.NOW)).isEmpty();
  }

  private static RefreshOutcome refused(Refused why) {
    return new RefreshOutcome.NotRefreshed(why);
  }

  static GrantId id(String name) {
    return new GrantId("g" + name);
  }

  private static final class Row {
    private final SessionBond bond;
    private final Instant expiresAt;
    private Optional<Instant> idleEnd;
    private int generation;
    private Instant rotatedAt;
    private boolean graceUsed;
    private int graceRun;
    private boolean revoked;

    Row(NewGrant grant, Instant now) {
      bond = grant.grant().sessionBond();
      expiresAt = grant.grant().expiresAt();
      idleEnd = grant.idle().map(now::plus);
      rotatedAt = now;
    }
  }
}
