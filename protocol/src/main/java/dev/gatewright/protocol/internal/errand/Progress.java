package dev.gatewright.protocol.internal.errand;

import dev.gatewright.protocol.oauth.SessionId;
import java.time.Instant;
import java.util.Optional;

/// What a person has answered so far.
///
/// `account` is the session that the person chose to go on with, `consented` the one whose person
/// consented, `limited` the one whose person cannot prove more: each binds an answer to who gave
/// it. `askedByHost` says that a host has put every question itself.
public record Progress(
    Instant startedAt,
    Optional<SessionId> account,
    Optional<SessionId> consented,
    Optional<SessionId> limited,
    boolean askedByHost) {

  static Progress begin(Instant now) {
    return new Progress(now, Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  /// Of a host that asks in its own way and is done; a login since `startedAt` counts as new.
  public static Progress askedByHost(Instant startedAt) {
    return new Progress(startedAt, Optional.empty(), Optional.empty(), Optional.empty(), true);
  }

  Progress withAccount(SessionId session) {
    return new Progress(startedAt, Optional.of(session), consented, limited, askedByHost);
  }

  Progress withConsent(SessionId session) {
    return new Progress(startedAt, account, Optional.of(session), limited, askedByHost);
  }

  Progress withLimit(SessionId session) {
    return new Progress(startedAt, account, consented, Optional.of(session), askedByHost);
  }

  /// True if the login is a part of this errand.
  boolean includes(Proof login) {
    return !login.isActed() && !login.authTime().isBefore(startedAt);
  }

  boolean hasChosen(Proof login) {
    return askedByHost || includes(login) || isOf(account, login);
  }

  boolean hasConsented(Proof login) {
    return askedByHost || isOf(consented, login);
  }

  boolean cannotProveMore(Proof login) {
    return askedByHost || isOf(limited, login);
  }

  private static boolean isOf(Optional<SessionId> answer, Proof login) {
    return answer.isPresent() && answer.equals(login.session());
  }
}
