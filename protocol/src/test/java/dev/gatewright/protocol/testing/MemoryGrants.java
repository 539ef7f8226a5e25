package dev.gatewright.protocol.testing;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantHandle;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.ports.NewGrant;
import dev.gatewright.protocol.ports.NewGrant.SessionBond;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Grants in memory, to the letter of the port's table. One lock makes every call one step.
public final class MemoryGrants implements Grants {
  private record CodeKey(IssuerId issuer, String codeId) {}

  private record RevokedToken(IssuerId issuer, String jti) {}

  /// `graceUsed` tells that the current generation was handed out again, `graceRun` for how many
  /// generations in a row that was so.
  private record Row(
      IssuerId issuer,
      NewGrant kept,
      int generation,
      Instant rotatedAt,
      Optional<Instant> idleUntil,
      boolean graceUsed,
      int graceRun,
      boolean revoked) {

    Grant grant() {
      return kept.grant();
    }

    Row asRevoked() {
      return new Row(issuer, kept, generation, rotatedAt, idleUntil, graceUsed, graceRun, true);
    }

    Row advanced(Instant now, Optional<Duration> idle) {
      return new Row(
          issuer,
          kept,
          generation + 1,
          now,
          idle.map(now::plus),
          false,
          graceUsed ? graceRun : 0,
          false);
    }

    Row usedAt(Instant now, Optional<Duration> idle) {
      return new Row(
          issuer, kept, generation, rotatedAt, idle.map(now::plus), graceUsed, graceRun, false);
    }

    Row graced() {
      return new Row(
          issuer,
          kept,
          generation,
          rotatedAt,
          idleUntil,
          true,
          graceUsed ? graceRun : graceRun + 1,
          false);
    }

    boolean isExpired(Instant now) {
      return !grant().expiresAt().isAfter(now)
          || idleUntil.filter(at -> !at.isAfter(now)).isPresent();
    }
  }

  /// A backup.
  public static final class Snapshot {
    private final Map<CodeKey, Row> rows;
    private final Set<RevokedToken> revokedTokens;

    private Snapshot(Map<CodeKey, Row> rows, Set<RevokedToken> revokedTokens) {
      this.rows = Map.copyOf(rows);
      this.revokedTokens = Set.copyOf(revokedTokens);
    }
  }

  private final MemoryClients clients;
  private final MemorySubjects subjects;
  private final MemorySessions sessions;
  private final Map<CodeKey, Row> rows = new HashMap<>();
  private final Set<RevokedToken> revokedTokens = new HashSet<>();
  private int epoch = 1;

  MemoryGrants(MemoryClients clients, MemorySubjects subjects, MemorySessions sessions) {
    this.clients = clients;
    this.subjects = subjects;
    this.sessions = sessions;
  }

  public synchronized Snapshot backUp() {
    return new Snapshot(rows, revokedTokens);
  }

  /// Goes back to what was backed up, in a new epoch.
  public synchronized void restore(Snapshot snapshot) {
    rows.clear();
    rows.putAll(snapshot.rows);
    revokedTokens.clear();
    revokedTokens.addAll(snapshot.revokedTokens);
    epoch++;
  }

  /// Forgets what may be forgotten by now.
  public synchronized void sweep(Instant now) {
    rows.values().removeIf(row -> row.kept().keepUntil().isBefore(now));
  }

  @Override
  public synchronized int epoch() {
    return epoch;
  }

  @Override
  public synchronized Redemption redeem(IssuerId issuer, NewGrant grant, Instant now) {
    var key = new CodeKey(issuer, Base64.getEncoder().encodeToString(grant.codeId()));
    var first = Optional.ofNullable(rows.get(key));
    if (first.isPresent()) {
      rows.put(key, first.get().asRevoked());
      return new Redemption.Replayed(first.get().grant().id());
    }
    if (grant.epoch() != epoch) {
      return new Redemption.NotAlive(Dead.EPOCH);
    }
    var dead = dead(issuer, grant.grant(), SessionBond.SESSION, now);
    if (dead.isPresent()) {
      return new Redemption.NotAlive(dead.get());
    }
    rows.put(key, new Row(issuer, grant, 0, now, grant.idle().map(now::plus), false, 0, false));
    return new Redemption.Redeemed();
  }

  private Optional<Dead> dead(IssuerId issuer, Grant grant, SessionBond bond, Instant now) {
    if (clients.find(issuer, grant.client()).isEmpty()) {
      return Optional.of(Dead.CLIENT);
    }
    if (subjects.find(issuer, grant.subject()).isEmpty()) {
      return Optional.of(Dead.SUBJECT);
    }
    if (grant.session().filter(id -> !sessions.holds(issuer, id, bond, now)).isPresent()) {
      return Optional.of(Dead.SESSION);
    }
    return grant
        .organization()
        .filter(id -> !subjects.isMember(issuer, grant.subject(), id))
        .map(id -> Dead.ORGANIZATION);
  }

  @Override
  public synchronized RefreshOutcome refresh(IssuerId issuer, RefreshAttempt attempt, Instant now) {
    var found =
        entry(row -> row.issuer().equals(issuer) && row.kept().handle().equals(attempt.handle()));
    if (found.isEmpty()) {
      return new RefreshOutcome.NotRefreshed(Refused.UNKNOWN);
    }
    var row = found.get().getValue();
    boolean current = attempt.generation() == row.generation();
    boolean graceful =
        attempt.generation() == row.generation() - 1
            && !now.isAfter(row.rotatedAt().plus(attempt.grace()));
    var unusable = unusable(row, attempt.generation(), attempt.epoch(), now);
    if (unusable.isEmpty() && (current || graceful)) {
      unusable =
          dead(issuer, row.grant(), row.kept().sessionBond(), now).map(MemoryGrants::refused);
    }
    if (unusable.isPresent()) {
      return new RefreshOutcome.NotRefreshed(unusable.get());
    }
    var decision = decide(row, attempt, current, graceful, now);
    found.get().setValue(decision.after());
    return decision.outcome();
  }

  private record Decision(Row after, RefreshOutcome outcome) {}

  private static Decision decide(
      Row row, RefreshAttempt attempt, boolean current, boolean graceful, Instant now) {
    if (current && attempt.rotate()) {
      var after = row.advanced(now, attempt.idle());
      return new Decision(after, new RefreshOutcome.Advanced(after.generation()));
    }
    if (current) {
      return new Decision(row.usedAt(now, attempt.idle()), new RefreshOutcome.Kept());
    }
    if (!graceful) {
      return new Decision(row.asRevoked(), new RefreshOutcome.NotRefreshed(Refused.THEFT));
    }
    if (attempt.publicClient() && !row.graceUsed() && row.graceRun() >= 2) {
      return new Decision(
          row.asRevoked(), new RefreshOutcome.NotRefreshed(Refused.GRACE_EXHAUSTED));
    }
    return new Decision(row.graced(), new RefreshOutcome.Grace(row.generation()));
  }

  private Optional<Refused> unusable(Row row, int generation, int ofEpoch, Instant now) {
    if (row.revoked()) {
      return Optional.of(Refused.REVOKED);
    }
    if (ofEpoch != epoch || generation > row.generation()) {
      return Optional.of(Refused.STORE_BEHIND);
    }
    return row.isExpired(now) ? Optional.of(Refused.EXPIRED) : Optional.empty();
  }

  private static Refused refused(Dead dead) {
    return switch (dead) {
      case SESSION -> Refused.SESSION_ENDED;
      case SUBJECT -> Refused.SUBJECT_INACTIVE;
      case CLIENT -> Refused.CLIENT_INACTIVE;
      case ORGANIZATION -> Refused.ORGANIZATION_INACTIVE;
      case EPOCH -> Refused.STORE_BEHIND;
    };
  }

  private Optional<Map.Entry<CodeKey, Row>> entry(Predicate<Row> wanted) {
    return rows.entrySet().stream().filter(entry -> wanted.test(entry.getValue())).findFirst();
  }

  private Optional<Row> row(IssuerId issuer, GrantId id) {
    return entry(row -> row.issuer().equals(issuer) && row.grant().id().equals(id))
        .map(Map.Entry::getValue);
  }

  @Override
  public synchronized Optional<Grant> find(IssuerId issuer, GrantHandle handle) {
    return entry(row -> row.issuer().equals(issuer) && row.kept().handle().equals(handle))
        .map(entry -> entry.getValue().grant());
  }

  @Override
  public synchronized Optional<Grant> find(IssuerId issuer, GrantId id) {
    return row(issuer, id).map(Row::grant);
  }

  @Override
  public synchronized void revoke(IssuerId issuer, GrantId id, Instant now) {
    entry(row -> row.issuer().equals(issuer) && row.grant().id().equals(id))
        .ifPresent(entry -> entry.setValue(entry.getValue().asRevoked()));
  }

  @Override
  public synchronized void revokeAccessToken(IssuerId issuer, String jti, Instant expiresAt) {
    revokedTokens.add(new RevokedToken(issuer, jti));
  }

  @Override
  public synchronized boolean isRefreshTokenLive(
      IssuerId issuer, GrantHandle handle, int generation, int ofEpoch, Instant now) {
    return entry(row -> row.issuer().equals(issuer) && row.kept().handle().equals(handle))
        .map(Map.Entry::getValue)
        .filter(row -> row.generation() == generation)
        .filter(row -> unusable(row, generation, ofEpoch, now).isEmpty())
        .filter(row -> dead(issuer, row.grant(), row.kept().sessionBond(), now).isEmpty())
        .isPresent();
  }

  @Override
  public synchronized boolean isAccessTokenLive(
      IssuerId issuer, ClientId client, Optional<GrantId> grant, String jti, Instant now) {
    if (clients.find(issuer, client).isEmpty()
        || revokedTokens.contains(new RevokedToken(issuer, jti))) {
      return false;
    }
    return grant.isEmpty()
        || row(issuer, grant.get())
            .filter(row -> !row.revoked() && row.grant().client().equals(client))
            .filter(row -> dead(issuer, row.grant(), row.kept().sessionBond(), now).isEmpty())
            .isPresent();
  }

  @Override
  public synchronized Set<ClientId> clientsOf(IssuerId issuer, SessionId session) {
    return rows.values().stream()
        .filter(row -> row.issuer().equals(issuer) && !row.revoked())
        .filter(row -> row.grant().session().equals(Optional.of(session)))
        .map(row -> row.grant().client())
        .collect(Collectors.toUnmodifiableSet());
  }
}
