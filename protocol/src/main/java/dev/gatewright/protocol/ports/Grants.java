package dev.gatewright.protocol.ports;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantHandle;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Grants: one user's authorization of one client, made by redeeming a code.
///
/// **Atomic.** Each method is one step: of concurrent calls, each finds the store as it was before
/// or after every other, never in between. A step is one statement or one transaction that cannot
/// lose an update; a read followed by a write is not one.
///
/// **Durable.** What [#redeem], [#refresh], [#revoke] and [#revokeAccessToken] answered outlives a
/// crash, because tokens leave the server on their word. Every later call sees it, also on another
/// node: a replica that lags behind must not answer.
///
/// **Kept.** A grant is revoked by marking it, never by deleting it; a missing grant reads as
/// revoked. A row may be forgotten from its `keepUntil` on, when neither the code nor any token of
/// the grant can still be valid; a revoked access token from its `expiresAt` on.
///
/// **Alive.** A grant hangs on its client, its subject, the organization it is bound to and, as its
/// [SessionBond] says, its session. Where the store holds those itself it tests them inside the
/// step, so that a revocation that races wins. [dev.gatewright.protocol.HostCheckedGrants] does it
/// for a store that cannot see them; such a store takes everything to be alive.
public interface Grants {

  /// The store's epoch, at least 1. Restoring a backup raises it, which ends codes and refresh
  /// tokens issued before.
  int epoch();

  /// The second in which the store came into its epoch; the beginning of time for the first one. An
  /// access token issued before or in it does not count any more, since its revocation may be among
  /// what the store forgot.
  Instant epochBegan();

  /// Takes a step of looks and changes, which a store may make one transaction of. The step neither
  /// waits nor calls out; it may run on another thread, and again where a neighbour in the same
  /// transaction failed.
  default <T> T together(Supplier<T> step) {
    return step.get();
  }

  /// Keeps a new grant under its code id. Of any number of calls with one code id, also concurrent
  /// ones and ones after a crash, exactly one answers [Redemption.Redeemed]; every later one
  /// answers [Redemption.Replayed] and has revoked the grant in the same step (RFC 6749 §4.1.2).
  ///
  /// A replay is noticed first, whatever has died since and whichever epoch it names. Then
  /// `grant.epoch()` is tested equal to [#epoch], and client, subject, session and organization
  /// alive: a code dies with its session, whatever bond the grant is to have. A code that is
  /// refused for any of these is not spent and leaves nothing.
  Redemption redeem(IssuerId issuer, NewGrant grant, Instant now);

  /// What became of a redemption.
  sealed interface Redemption {
    record Redeemed() implements Redemption {}

    /// The code was used before; `first` is the grant it gave then, revoked now.
    record Replayed(GrantId first) implements Redemption {}

    record NotAlive(Dead what) implements Redemption {}
  }

  /// Which part of a grant no longer lives; of several the first in this order.
  enum Dead {
    /// The store was restored after the code or token was issued.
    EPOCH,
    CLIENT,
    SUBJECT,
    SESSION,
    /// The organization that the grant is bound to, or the user's membership of it.
    ORGANIZATION
  }

  /// Presents a refresh token's generation, which counts from 0. Decides and changes in one atomic
  /// step, by the first line that fits:
  ///
  /// | presented | row | outcome |
  /// | --- | --- | --- |
  /// | a handle that was never kept | | [Refused#UNKNOWN] |
  /// | any generation of a revoked grant | unchanged | [Refused#REVOKED] |
  /// | of another epoch, or newer than the row | unchanged | [Refused#STORE_BEHIND] |
  /// | at or after `expiresAt` or the idle deadline | unchanged | [Refused#EXPIRED] |
  /// | older than the one before, or that one later than `grace` after the rotation | revoked | [Refused#THEFT] |
  /// | any other, while something the grant hangs on is dead | unchanged | what is dead |
  /// | the current generation | advances by one | [RefreshOutcome.Advanced] |
  /// | the one before, for the third generation in a row, by a public client | revoked | [Refused#GRACE_EXHAUSTED] |
  /// | the one before | notes the grace | [RefreshOutcome.Grace] |
  ///
  /// Without `rotate` the current generation is kept ([RefreshOutcome.Kept]) instead of advanced.
  /// Both move the idle deadline to `now + idle`, or take it away where the attempt has no `idle`;
  /// nothing else moves it. A store may leave the deadline of a kept token up to a minute behind,
  /// to save the write.
  ///
  /// A generation counts as needing grace once, however often it is handed out again, and a
  /// generation that did not need it begins the count anew. `grace` ends after its last moment: a
  /// token presented exactly `grace` after the rotation still gets its successor.
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
    ORGANIZATION_INACTIVE;

    /// The refusal of a grant because of what is dead.
    public static Refused of(Dead what) {
      return switch (what) {
        case SESSION -> SESSION_ENDED;
        case SUBJECT -> SUBJECT_INACTIVE;
        case CLIENT -> CLIENT_INACTIVE;
        case ORGANIZATION -> ORGANIZATION_INACTIVE;
        case EPOCH -> STORE_BEHIND;
      };
    }
  }

  /// The grant behind a refresh token, whatever its state; absent when it was never kept or is
  /// forgotten.
  Optional<Grant> find(IssuerId issuer, GrantHandle handle);

  /// The grant by its public id, whatever its state; absent when it was never kept or is forgotten.
  Optional<Grant> find(IssuerId issuer, GrantId id);

  /// Marks the grant revoked; idempotent, and no error for one that does not exist. Once it
  /// returned, no call takes the grant for live and nothing makes it live again.
  void revoke(IssuerId issuer, GrantId id, By by);

  /// Remembers until `expiresAt` that the access token `jti` is revoked; idempotent.
  void revokeAccessToken(IssuerId issuer, String jti, Instant expiresAt, By by);

  /// True if a refresh token of this generation would be taken by [#refresh] now, other than by
  /// grace (RFC 7662 §2.2). Changes nothing.
  boolean isRefreshTokenLive(
      IssuerId issuer, GrantHandle handle, int generation, int epoch, Instant now);

  /// True if an access token still counts: its grant, where it has one, is kept for this client,
  /// not revoked and alive with all that it depends on, its client is active and its `jti` is not
  /// revoked. The token's own expiry is the caller's to test; that of the grant's refresh tokens
  /// does not matter.
  boolean isAccessTokenLive(
      IssuerId issuer, ClientId client, Optional<GrantId> grant, String jti, Instant now);

  /// The clients with a grant that began in this session and is not revoked.
  Set<ClientId> clientsOf(IssuerId issuer, SessionId session);
}
