package dev.gatewright.protocol.ports;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantHandle;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Grants: one user's authorization of one client, made by redeeming a code.
///
/// A grant is revoked by marking it, never by deleting it; a missing grant reads as revoked. Rows
/// may be swept once neither the code nor any token of the grant can still be valid.
public interface Grants {

  /// The store's epoch. Restoring a backup raises it, which ends codes and refresh tokens issued
  /// before.
  int epoch();

  /// Keeps a new grant under its code id. Of any number of calls with one code id, also concurrent
  /// ones and ones after a crash, exactly one answers [Redemption.Redeemed]; every later one
  /// answers [Redemption.Replayed] and has revoked the grant in the same step (RFC 6749 §4.1.2).
  /// Session, user and client are tested alive within the step, and `grant.epoch()` equal to
  /// [#epoch].
  Redemption redeem(IssuerId issuer, NewGrant grant, Instant now);

  /// What became of a redemption.
  sealed interface Redemption {
    record Redeemed() implements Redemption {}

    /// The code was used before; `first` is the grant it gave then, revoked now.
    record Replayed(GrantId first) implements Redemption {}

    record NotAlive(Dead what) implements Redemption {}
  }

  /// Which part of a grant no longer lives.
  enum Dead {
    SESSION,
    SUBJECT,
    CLIENT,
    /// The organization that the grant is bound to, or the user's membership of it.
    ORGANIZATION,
    /// The store was restored after the code or token was issued.
    EPOCH
  }

  /// Presents a refresh token's generation. Decides and changes in one atomic step:
  ///
  /// | presented | row | outcome |
  /// | --- | --- | --- |
  /// | the current generation | advances by one | [RefreshOutcome.Advanced] |
  /// | the one before, within `grace` of the rotation | unchanged | [RefreshOutcome.Grace] |
  /// | older, or the one before after `grace` | revoked | [Refused.THEFT] |
  /// | newer than the row | unchanged | [Refused.STORE_BEHIND] |
  ///
  /// Without `rotate` the current generation is kept ([RefreshOutcome.Kept]). For a public client
  /// the third consecutive generation that needed grace revokes the grant.
  RefreshOutcome refresh(IssuerId issuer, RefreshAttempt attempt, Instant now);

  /// A presented refresh token. `idle` moves the idle deadline of the grant to `now + idle`.
  record RefreshAttempt(
      GrantHandle handle,
      int generation,
      int epoch,
      boolean rotate,
      Duration grace,
      boolean publicClient,
      Optional<Duration> idle) {}

  /// What became of a refresh.
  sealed interface RefreshOutcome {
    /// The successor to hand out has `generation`.
    record Advanced(int generation) implements RefreshOutcome {}

    /// The answer to the rotation was lost or raced: hand out the same successor again.
    record Grace(int generation) implements RefreshOutcome {}

    /// Not rotating: the presented token stays good.
    record Kept() implements RefreshOutcome {}

    record NotRefreshed(Refused why) implements RefreshOutcome {}
  }

  /// Why a refresh token was refused.
  enum Refused {
    UNKNOWN,
    REVOKED,
    EXPIRED,
    /// An older generation: the grant is revoked now (RFC 9700 §4.14.2).
    THEFT,
    /// A public client needed grace for three generations in a row: the grant is revoked now.
    GRACE_EXHAUSTED,
    /// The token is genuine and newer than the row: the store went back in time.
    STORE_BEHIND,
    SESSION_ENDED,
    SUBJECT_INACTIVE,
    CLIENT_INACTIVE,
    ORGANIZATION_INACTIVE
  }

  /// The grant behind a refresh token, whatever its state.
  Optional<Grant> find(IssuerId issuer, GrantHandle handle);

  /// The grant by its public id, whatever its state.
  Optional<Grant> find(IssuerId issuer, GrantId id);

  /// Marks the grant revoked; idempotent.
  void revoke(IssuerId issuer, GrantId id, Instant now);

  /// Remembers until `expiresAt` that the access token `jti` is revoked; idempotent.
  void revokeAccessToken(IssuerId issuer, String jti, Instant expiresAt);

  /// True if a refresh token of this generation would be taken by [#refresh] now, other than by
  /// grace (RFC 7662 §2.2).
  boolean isRefreshTokenLive(
      IssuerId issuer, GrantHandle handle, int generation, int epoch, Instant now);

  /// True if an access token still counts: its grant, where it has one, is alive with all that the
  /// grant depends on, its client is active and its `jti` is not revoked.
  boolean isAccessTokenLive(
      IssuerId issuer, ClientId client, Optional<GrantId> grant, String jti, Instant now);

  /// The clients with a live grant that began in this session.
  Set<ClientId> clientsOf(IssuerId issuer, SessionId session);
}
