package dev.gatewright.protocol.memory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantHandle;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.ports.NewGrant;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// Grants in memory. One lock makes every call one step; nothing under it waits for anything.
///
/// They cannot see clients, people and sessions: an engine takes them through
/// [dev.gatewright.protocol.HostCheckedGrants], as [InMemoryPorts#ports] does.
public final class InMemoryGrants implements Grants {
  private record HandleKey(IssuerId issuer, GrantHandle handle) {}

  private record IdKey(IssuerId issuer, GrantId id) {}

  private record CodeKey(IssuerId issuer, String code) {}

  private record SessionKey(IssuerId issuer, SessionId session) {}

  private record TokenKey(IssuerId issuer, String jti) {}

  private final InstantSource clock;
  private final AtomicInteger epoch = new AtomicInteger(1);
  private final AtomicReference<Instant> epochBegan = new AtomicReference<>(Instant.EPOCH);
  private final Expiring<HandleKey, GrantRow> rows = new Expiring<>();
  private final Map<IdKey, HandleKey> byId = new HashMap<>();
  private final Map<CodeKey, HandleKey> byCode = new HashMap<>();
  private final Map<SessionKey, Set<HandleKey>> bySession = new HashMap<>();
  private final Expiring<TokenKey, Instant> revokedTokens = new Expiring<>();

  /// `clock` tells when a backup is put back.
  public InMemoryGrants(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public int epoch() {
    return epoch.get();
  }

  @Override
  public Instant epochBegan() {
    return epochBegan.get();
  }

  @Override
  public synchronized Redemption redeem(IssuerId issuer, NewGrant grant, Instant now) {
    sweep(now);
    var used = byCode.get(codeKey(issuer, grant));
    if (used != null) {
      var first = row(used).orElseThrow();
      rows.replace(used, first.asRevoked());
      return new Redemption.Replayed(first.grant().id());
    }
    if (grant.epoch() != epoch.get()) {
      return new Redemption.NotAlive(Dead.EPOCH);
    }
    keep(GrantRow.first(issuer, grant, now));
    return new Redemption.Redeemed();
  }

  private void keep(GrantRow row) {
    var issuer = row.issuer();
    var key = new HandleKey(issuer, row.kept().handle());
    if (row(key).isPresent() || row(issuer, row.grant().id()).isPresent()) {
      throw new IllegalArgumentException("a grant of this handle or id is kept already");
    }
    rows.put(key, row, row.kept().keepUntil());
    index(row);
  }

  private void index(GrantRow row) {
    var issuer = row.issuer();
    var key = new HandleKey(issuer, row.kept().handle());
    byId.put(new IdKey(issuer, row.grant().id()), key);
    byCode.put(codeKey(issuer, row.kept()), key);
    row.grant()
        .session()
        .map(session -> new SessionKey(issuer, session))
        .ifPresent(session -> bySession.computeIfAbsent(session, s -> new HashSet<>()).add(key));
  }

  private static CodeKey codeKey(IssuerId issuer, NewGrant grant) {
    return new CodeKey(issuer, new String(grant.codeId(), ISO_8859_1));
  }

  private void sweep(Instant now) {
    rows.sweep(now).forEach(this::unindex);
    revokedTokens.sweep(now);
  }

  private void unindex(GrantRow row) {
    var issuer = row.issuer();
    byId.remove(new IdKey(issuer, row.grant().id()));
    byCode.remove(codeKey(issuer, row.kept()));
    row.grant()
        .session()
        .map(session -> new SessionKey(issuer, session))
        .ifPresent(session -> unindex(session, new HandleKey(issuer, row.kept().handle())));
  }

  private void unindex(SessionKey session, HandleKey key) {
    bySession.computeIfPresent(
        session,
        (same, keys) -> {
          keys.remove(key);
          return keys.isEmpty() ? null : keys;
        });
  }

  @Override
  public synchronized RefreshOutcome refresh(IssuerId issuer, RefreshAttempt attempt, Instant now) {
    sweep(now);
    var key = new HandleKey(issuer, attempt.handle());
    var row = row(key);
    if (row.isEmpty()) {
      return new RefreshOutcome.NotRefreshed(Refused.UNKNOWN);
    }
    if (!row.get().revoked() && attempt.epoch() != epoch.get()) {
      return new RefreshOutcome.NotRefreshed(Refused.STORE_BEHIND);
    }
    var decision = row.get().present(attempt, now);
    rows.replace(key, decision.after());
    return decision.outcome();
  }

  private Optional<GrantRow> row(HandleKey key) {
    return rows.get(key);
  }

  private Optional<GrantRow> row(IssuerId issuer, GrantId id) {
    return Optional.ofNullable(byId.get(new IdKey(issuer, id))).flatMap(this::row);
  }

  @Override
  public synchronized Optional<Grant> find(IssuerId issuer, GrantHandle handle) {
    return row(new HandleKey(issuer, handle)).map(GrantRow::grant);
  }

  @Override
  public synchronized Optional<Grant> find(IssuerId issuer, GrantId id) {
    return row(issuer, id).map(GrantRow::grant);
  }

  @Override
  public synchronized void revoke(IssuerId issuer, GrantId id, By by) {
    sweep(by.at());
    row(issuer, id).ifPresent(this::revoke);
  }

  private void revoke(GrantRow row) {
    rows.replace(new HandleKey(row.issuer(), row.kept().handle()), row.asRevoked());
  }

  /// Revokes all that a user gave to any client, as when the user signs out everywhere; answers how
  /// many grants were live. No request waits for this, so it looks at every grant.
  public synchronized int revokeAll(IssuerId issuer, SubjectId subject, Instant now) {
    sweep(now);
    var live =
        rows.values().stream()
            .filter(row -> row.issuer().equals(issuer) && !row.revoked())
            .filter(row -> row.grant().subject().equals(subject))
            .toList();
    live.forEach(this::revoke);
    return live.size();
  }

  @Override
  public synchronized void revokeAccessToken(
      IssuerId issuer, String jti, Instant expiresAt, By by) {
    sweep(by.at());
    revokedTokens.put(new TokenKey(issuer, jti), expiresAt, expiresAt);
  }

  @Override
  public synchronized boolean isRefreshTokenLive(
      IssuerId issuer, GrantHandle handle, int generation, int ofEpoch, Instant now) {
    return ofEpoch == epoch.get()
        && row(new HandleKey(issuer, handle))
            .filter(row -> row.generation() == generation)
            .filter(row -> row.unusable(generation, now).isEmpty())
            .isPresent();
  }

  @Override
  public synchronized boolean isAccessTokenLive(
      IssuerId issuer, ClientId client, Optional<GrantId> grant, String jti, Instant now) {
    sweep(now);
    if (revokedTokens.get(new TokenKey(issuer, jti)).isPresent()) {
      return false;
    }
    return grant.isEmpty()
        || row(issuer, grant.get())
            .filter(row -> !row.revoked() && row.grant().client().equals(client))
            .isPresent();
  }

  @Override
  public synchronized Set<ClientId> clientsOf(IssuerId issuer, SessionId session) {
    return bySession.getOrDefault(new SessionKey(issuer, session), Set.of()).stream()
        .flatMap(key -> row(key).stream())
        .filter(row -> !row.revoked())
        .map(row -> row.grant().client())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// How many grants are kept, revoked ones too.
  public synchronized int size() {
    return rows.size();
  }

  /// How many revoked access tokens are remembered.
  public synchronized int revokedAccessTokens() {
    return revokedTokens.size();
  }

  /// Backs up; running what is returned puts that back in a new epoch, as restoring a database
  /// does, so that a test can see what clients make of it.
  public synchronized Runnable backUp() {
    var grants = rows.backUp();
    var tokens = revokedTokens.backUp();
    return () -> restore(grants, tokens);
  }

  private synchronized void restore(Runnable grants, Runnable tokens) {
    grants.run();
    tokens.run();
    byId.clear();
    byCode.clear();
    bySession.clear();
    rows.values().forEach(this::index);
    epoch.incrementAndGet();
    epochBegan.set(clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }
}
