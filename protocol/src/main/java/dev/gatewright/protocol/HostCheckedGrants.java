package dev.gatewright.protocol;

import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantHandle;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.ports.NewGrant;
import dev.gatewright.protocol.ports.SessionBond;
import dev.gatewright.protocol.ports.Sessions;
import dev.gatewright.protocol.ports.Subjects;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Grants of a store that cannot see what they hang on, because the host keeps its clients, people
/// and sessions elsewhere: this asks the host, and gives the store's grants the life that [Grants]
/// promises.
///
/// The host is asked before the store's one step, so that what is dead refuses and advances
/// nothing, and again after it: what died meanwhile revokes the grant, and the call is refused. So
/// a grant that dies at any time before the answer gives no token, and later uses ask anew.
/// Thread-safe if its parts are.
public final class HostCheckedGrants implements Grants {
  private final Grants kept;
  private final Clients clients;
  private final Subjects subjects;
  private final Sessions sessions;

  /// `kept` takes everything that a grant hangs on to be alive.
  public HostCheckedGrants(Grants kept, Clients clients, Subjects subjects, Sessions sessions) {
    this.kept = kept;
    this.clients = clients;
    this.subjects = subjects;
    this.sessions = sessions;
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
    var dead = dead(issuer, grant.grant(), SessionBond.SESSION);
    if (dead.isPresent()) {
      return switch (kept.redeem(issuer, grant.inNoEpoch(), now)) {
        case Redemption.Replayed replayed -> replayed;
        case Redemption.Redeemed redeemed ->
            throw new IllegalStateException("the store redeemed a code of another epoch");
        case Redemption.NotAlive ofEpoch ->
            grant.epoch() == kept.epoch() ? new Redemption.NotAlive(dead.get()) : ofEpoch;
      };
    }
    var redemption = kept.redeem(issuer, grant, now);
    if (redemption instanceof Redemption.Redeemed) {
      var died = dead(issuer, grant.grant(), SessionBond.SESSION);
      if (died.isPresent()) {
        kept.revoke(issuer, grant.grant().id(), By.server(now));
        return new Redemption.NotAlive(died.get());
      }
    }
    return redemption;
  }

  @Override
  public RefreshOutcome refresh(IssuerId issuer, RefreshAttempt attempt, Instant now) {
    var found = kept.find(issuer, attempt.handle());
    if (found.isEmpty()) {
      return new RefreshOutcome.NotRefreshed(Refused.UNKNOWN);
    }
    var dead = dead(issuer, found.get());
    if (dead.isPresent()) {
      return refuse(issuer, attempt, dead.get(), now);
    }
    var outcome = kept.refresh(issuer, attempt, now);
    if (outcome instanceof RefreshOutcome.NotRefreshed) {
      return outcome;
    }
    var died = dead(issuer, found.get());
    if (died.isPresent()) {
      kept.revoke(issuer, found.get().id(), By.server(now));
      return new RefreshOutcome.NotRefreshed(Refused.of(died.get()));
    }
    return outcome;
  }

  /// Refuses without using the current generation up. What the store refuses by itself keeps its
  /// own reason, and theft is acted on, also while something is dead.
  private RefreshOutcome refuse(IssuerId issuer, RefreshAttempt attempt, Dead dead, Instant now) {
    var refused = new RefreshOutcome.NotRefreshed(Refused.of(dead));
    if (kept.isRefreshTokenLive(
        issuer, attempt.handle(), attempt.generation(), attempt.epoch(), now)) {
      return refused;
    }
    var unrotated =
        new RefreshAttempt(
            attempt.handle(),
            attempt.generation(),
            attempt.epoch(),
            false,
            attempt.grace(),
            false,
            attempt.idle());
    return switch (kept.refresh(issuer, unrotated, now)) {
      case RefreshOutcome.NotRefreshed own -> own;
      case RefreshOutcome.Advanced advanced -> refused;
      case RefreshOutcome.Grace grace -> refused;
      case RefreshOutcome.Kept still -> refused;
    };
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
    return kept.isRefreshTokenLive(issuer, handle, generation, epoch, now)
        && kept.find(issuer, handle).filter(grant -> lives(issuer, grant)).isPresent();
  }

  @Override
  public boolean isAccessTokenLive(
      IssuerId issuer, ClientId client, Optional<GrantId> grant, String jti, Instant now) {
    if (!kept.isAccessTokenLive(issuer, client, grant, jti, now)) {
      return false;
    }
    return grant.isPresent()
        ? kept.find(issuer, grant.get()).filter(found -> lives(issuer, found)).isPresent()
        : clients.find(issuer, client).isPresent();
  }

  @Override
  public Set<ClientId> clientsOf(IssuerId issuer, SessionId session) {
    return kept.clientsOf(issuer, session);
  }

  private boolean lives(IssuerId issuer, Grant grant) {
    return dead(issuer, grant).isEmpty();
  }

  private Optional<Dead> dead(IssuerId issuer, Grant grant) {
    return dead(issuer, grant, grant.sessionBond());
  }

  private Optional<Dead> dead(IssuerId issuer, Grant grant, SessionBond bond) {
    if (clients.find(issuer, grant.client()).isEmpty()) {
      return Optional.of(Dead.CLIENT);
    }
    var subject = subjects.find(issuer, grant.subject());
    if (subject.isEmpty()) {
      return Optional.of(Dead.SUBJECT);
    }
    if (grant.session().filter(session -> !holds(issuer, session, bond)).isPresent()) {
      return Optional.of(Dead.SESSION);
    }
    return grant
        .organization()
        .filter(id -> subject.get().organizations().stream().noneMatch(o -> o.id().equals(id)))
        .map(id -> Dead.ORGANIZATION);
  }

  private boolean holds(IssuerId issuer, SessionId session, SessionBond bond) {
    return switch (bond) {
      case NONE -> true;
      case LOGOUT -> !sessions.hasEnded(issuer, session);
      case SESSION -> sessions.find(issuer, session).isPresent();
    };
  }
}
