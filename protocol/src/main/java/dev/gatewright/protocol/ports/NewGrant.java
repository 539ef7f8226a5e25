package dev.gatewright.protocol.ports;

import dev.gatewright.protocol.oauth.GrantHandle;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A grant about to be kept.
///
/// `codeId` is 16 random bytes that name the code; `keepUntil` the earliest time at which the row
/// may be swept (code expiry, last token expiry and skew); `idle` how long its refresh token may
/// lie unused; `epoch` the store epoch in which the code was issued; `sessionBond` when the end of
/// the session ends the grant.
public record NewGrant(
    Grant grant,
    GrantHandle handle,
    byte[] codeId,
    int epoch,
    SessionBond sessionBond,
    Optional<Duration> idle,
    Instant keepUntil) {
  public NewGrant {
    codeId = codeId.clone();
  }

  @Override
  public byte[] codeId() {
    return codeId.clone();
  }

  /// How a grant hangs on the login session it began in.
  public enum SessionBond {
    /// Lives on when the session ends, until the user is signed out everywhere.
    NONE,
    /// Dies when the user logs out.
    LOGOUT,
    /// Dies when the user logs out and when the session expires.
    SESSION
  }
}
