package dev.gatewright.contract;

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

/// Grants as the port describes them, of one user in one session, said once more in the plainest
/// way. What a store decides must agree with it.
final class ReferenceGrants {
  private static final int GRACE_RUNS = 3;

  private final Map<String, Row> rows = new HashMap<>();
  private final int epoch;
  private boolean userActive = true;
  private boolean sessionEnded;
  private Instant sessionExpires;

  ReferenceGrants(int epoch, Instant sessionExpires) {
    this.epoch = epoch;
    this.sessionExpires = sessionExpires;
  }

  void userActive(boolean active) {
    userActive = active;
  }

  void beginSession(Instant expires) {
    sessionEnded = false;
    sessionExpires = expires;
  }

  void endSession() {
    sessionEnded = true;
  }

  Redemption redeem(String name, NewGrant grant, Instant now) {
    var used = rows.get(name);
    if (used != null) {
      used.revoked = true;
      return new Redemption.Replayed(grant.grant().id());
    }
    if (grant.epoch() != epoch) {
      return new Redemption.NotAlive(Dead.EPOCH);
    }
    if (!userActive) {
      return new Redemption.NotAlive(Dead.SUBJECT);
    }
    if (sessionIsDead(SessionBond.SESSION, now)) {
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
    if (row.isExpired(now)) {
      return refused(Refused.EXPIRED);
    }
    boolean current = attempt.generation() == row.generation;
    if (!current && !row.isGraceful(attempt, now)) {
      row.revoked = true;
      return refused(Refused.THEFT);
    }
    var dead = dead(row, now);
    if (dead.isPresent()) {
      return refused(Refused.of(dead.get()));
    }
    return current ? use(row, attempt, now) : grace(row, attempt);
  }

  private static RefreshOutcome use(Row row, RefreshAttempt attempt, Instant now) {
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

  private static RefreshOutcome refused(Refused why) {
    return new RefreshOutcome.NotRefreshed(why);
  }

  void revoke(String name) {
    var row = rows.get(name);
    if (row != null) {
      row.revoked = true;
    }
  }

  boolean isAccessTokenLive(String name, Instant now) {
    var row = rows.get(name);
    return row != null && !row.revoked && dead(row, now).isEmpty();
  }

  boolean isRefreshTokenLive(String name, int generation, Instant now) {
    var row = rows.get(name);
    return row != null
        && row.generation == generation
        && !row.isExpired(now)
        && isAccessTokenLive(name, now);
  }

  /// Whether the code of this name was redeemed.
  boolean isKept(String name) {
    return rows.containsKey(name);
  }

  /// The generation that is current now; 0 where there is none.
  int generation(String name) {
    var row = rows.get(name);
    return row == null ? 0 : row.generation;
  }

  /// Whether this attempt asks grace of a grant that something dead holds down, of which the port
  /// does not say whether it counts.
  boolean asksGraceOfTheDead(String name, RefreshAttempt attempt, Instant now) {
    var row = rows.get(name);
    return row != null && row.isGraceful(attempt, now) && dead(row, now).isPresent();
  }

  private Optional<Dead> dead(Row row, Instant now) {
    if (!userActive) {
      return Optional.of(Dead.SUBJECT);
    }
    return sessionIsDead(row.bond, now) ? Optional.of(Dead.SESSION) : Optional.empty();
  }

  private boolean sessionIsDead(SessionBond bond, Instant now) {
    return switch (bond) {
      case NONE -> false;
      case LOGOUT -> sessionEnded;
      case SESSION -> sessionEnded || !now.isBefore(sessionExpires);
    };
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

    boolean isExpired(Instant now) {
      return !now.isBefore(expiresAt) || idleEnd.filter(end -> !now.isBefore(end)).isPresent();
    }

    boolean isGraceful(RefreshAttempt attempt, Instant now) {
      return attempt.generation() == generation - 1
          && !now.isAfter(rotatedAt.plus(attempt.grace()));
    }
  }
}
