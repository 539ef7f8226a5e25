package dev.gatewright.protocol.model;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What must be true of codes, tokens and sessions, said once more in the plainest way. It shares
/// nothing with the engine; names are numbers that the test gives out.
final class ReferenceGrants {
  static final Duration CODE_LIFE = Duration.ofSeconds(60);
  static final Duration GRANT_LIFE = Duration.ofDays(7);
  static final Duration SESSION_LIFE = Duration.ofDays(1);
  static final Duration ACCESS_LIFE = Duration.ofMinutes(10);

  /// How a client uses its tokens. `tied`: grants end with the session, also by expiry.
  record Habit(boolean rotates, Duration grace, boolean isPublic, boolean tied) {}

  /// A code as it was issued.
  record Code(int flow, Habit habit, int session, boolean offline, int epoch, Instant issuedAt) {}

  private record Row(
      Code code,
      Instant endsAt,
      int generation,
      Instant rotatedAt,
      boolean graced,
      int gracedInARow,
      boolean revoked) {
    Row revoke() {
      return new Row(code, endsAt, generation, rotatedAt, graced, gracedInARow, true);
    }
  }

  private Map<Integer, Row> rows = new HashMap<>();
  private Map<Integer, Instant> sessions = new HashMap<>();
  private Set<String> revokedAccess = new HashSet<>();
  private int epoch = 1;
  private Instant epochBegan = Instant.EPOCH;

  int epoch() {
    return epoch;
  }

  void logIn(int session, Instant now) {
    sessions.put(session, now.plus(SESSION_LIFE));
  }

  void logOut(int session) {
    sessions.remove(session);
  }

  boolean isLoggedIn(int session, Instant now) {
    return Optional.ofNullable(sessions.get(session)).filter(end -> end.isAfter(now)).isPresent();
  }

  private boolean isAlive(Code code, Instant now) {
    if (code.habit().tied()) {
      return isLoggedIn(code.session(), now);
    }
    return code.offline() || sessions.containsKey(code.session());
  }

  /// True if redeeming gives tokens.
  boolean redeem(Code code, Instant now) {
    if (!now.isBefore(code.issuedAt().plus(CODE_LIFE)) || code.epoch() != epoch) {
      return false;
    }
    var used = Optional.ofNullable(rows.get(code.flow()));
    if (used.isPresent()) {
      rows.put(code.flow(), used.get().revoke());
      return false;
    }
    if (!isLoggedIn(code.session(), now)) {
      return false;
    }
    rows.put(code.flow(), new Row(code, now.plus(GRANT_LIFE), 0, now, false, 0, false));
    return true;
  }

  /// The generation that the answer hands out; absent when the refresh is refused.
  Optional<Integer> refresh(int flow, int generation, Instant now) {
    var found = Optional.ofNullable(rows.get(flow)).filter(row -> isUsable(row, now));
    if (found.isEmpty() || generation > found.get().generation()) {
      return Optional.empty();
    }
    var row = found.get();
    var habit = row.code().habit();
    boolean current = generation == row.generation();
    boolean inGrace =
        generation == row.generation() - 1 && !now.isAfter(row.rotatedAt().plus(habit.grace()));
    if (!current && !inGrace) {
      rows.put(flow, row.revoke());
      return Optional.empty();
    }
    if (!isAlive(row.code(), now)) {
      return Optional.empty();
    }
    return current ? Optional.of(use(flow, row, now)) : grace(flow, row);
  }

  private int use(int flow, Row row, Instant now) {
    if (!row.code().habit().rotates()) {
      return row.generation();
    }
    int inARow = row.graced() ? row.gracedInARow() : 0;
    rows.put(
        flow, new Row(row.code(), row.endsAt(), row.generation() + 1, now, false, inARow, false));
    return row.generation() + 1;
  }

  private Optional<Integer> grace(int flow, Row row) {
    int inARow = row.graced() ? row.gracedInARow() : row.gracedInARow() + 1;
    if (row.code().habit().isPublic() && inARow > 2) {
      rows.put(flow, row.revoke());
      return Optional.empty();
    }
    rows.put(
        flow,
        new Row(row.code(), row.endsAt(), row.generation(), row.rotatedAt(), true, inARow, false));
    return Optional.of(row.generation());
  }

  private boolean isUsable(Row row, Instant now) {
    return !row.revoked() && row.code().epoch() == epoch && row.endsAt().isAfter(now);
  }

  boolean isRefreshLive(int flow, int generation, Instant now) {
    return Optional.ofNullable(rows.get(flow))
        .filter(row -> isUsable(row, now) && row.generation() == generation)
        .filter(row -> isAlive(row.code(), now))
        .isPresent();
  }

  boolean isAccessLive(int flow, String token, Instant issuedAt, Instant now) {
    return now.isBefore(issuedAt.plus(ACCESS_LIFE))
        && issuedAt.truncatedTo(SECONDS).isAfter(epochBegan)
        && !revokedAccess.contains(token)
        && Optional.ofNullable(rows.get(flow))
            .filter(row -> !row.revoked() && isAlive(row.code(), now))
            .isPresent();
  }

  void revokeGrant(int flow) {
    rows.computeIfPresent(flow, (name, row) -> row.revoke());
  }

  void revokeAccess(String token, Instant issuedAt, Instant now) {
    if (now.isBefore(issuedAt.plus(ACCESS_LIFE))) {
      revokedAccess.add(token);
    }
  }

  /// Backs up; what is returned goes back, in a new epoch that begins then.
  Consumer<Instant> backUp() {
    var copy = Map.copyOf(rows);
    var sessionCopy = Map.copyOf(sessions);
    var accessCopy = Set.copyOf(revokedAccess);
    return now -> {
      rows = new HashMap<>(copy);
      sessions = new HashMap<>(sessionCopy);
      revokedAccess = new HashSet<>(accessCopy);
      epoch++;
      epochBegan = now.truncatedTo(SECONDS);
    };
  }
}
