package dev.gatewright.contract;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantHandle;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.ports.NewGrant;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Grants that pass every call on, for a defect to change one of them.
class PassingGrants implements Grants {
  final Grants kept;

  PassingGrants(Grants kept) {
    this.kept = kept;
  }

  @Override
  public int epoch() {
    return kept.epoch();
  }

  @Override
  public Instant epochBegan() {
    return kept.epochBegan();
  }

  @Override
  public Redemption redeem(IssuerId issuer, NewGrant grant, Instant now) {
    return kept.redeem(issuer, grant, now);
  }

  @Override
  public RefreshOutcome refresh(IssuerId issuer, RefreshAttempt attempt, Instant now) {
    return kept.refresh(issuer, attempt, now);
  }

  @Override
  public Optional<Grant> find(IssuerId issuer, GrantHandle handle) {
    return kept.find(issuer, handle);
  }

  @Override
  public Optional<Grant> find(IssuerId issuer, GrantId id) {
    return kept.find(issuer, id);
  }

  @Override
  public void revoke(IssuerId issuer, GrantId id, By by) {
    kept.revoke(issuer, id, by);
  }

  @Override
  public void revokeAccessToken(IssuerId issuer, String jti, Instant expiresAt, By by) {
    kept.revokeAccessToken(issuer, jti, expiresAt, by);
  }

  @Override
  public boolean isRefreshTokenLive(
      IssuerId issuer, GrantHandle handle, int generation, int epoch, Instant now) {
    return kept.isRefreshTokenLive(issuer, handle, generation, epoch, now);
  }

  @Override
  public boolean isAccessTokenLive(
      IssuerId issuer, ClientId client, Optional<GrantId> grant, String jti, Instant now) {
    return kept.isAccessTokenLive(issuer, client, grant, jti, now);
  }

  @Override
  public Set<ClientId> clientsOf(IssuerId issuer, SessionId session) {
    return kept.clientsOf(issuer, session);
  }
}
