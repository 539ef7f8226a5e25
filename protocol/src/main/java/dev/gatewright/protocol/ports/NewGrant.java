package dev.gatewright.protocol.ports;

import dev.gatewright.protocol.oauth.GrantHandle;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A grant about to be kept.
///
/// `codeId` is random bytes that name the code, and `handle` random bytes that name the grant: a
/// store need not look for one that exists. `keepUntil` is the earliest time at which the row may
/// be swept (code expiry, last token expiry and skew); `idle` how long its refresh token may lie
/// unused; `epoch` the store epoch in which the code was issued.
public record NewGrant(
    Grant grant,
    GrantHandle handle,
    byte[] codeId,
    int epoch,
    Optional<Duration> idle,
    Instant keepUntil) {
  /// An epoch in which no store ever was.
  private static final int NO_EPOCH = -1;

  public NewGrant {
    codeId = codeId.clone();
  }

  /// The same for asking whether its code was used: a store keeps nothing for an epoch in which it
  /// never was, and still notices a replay.
  public NewGrant inNoEpoch() {
    return new NewGrant(grant, handle, codeId, NO_EPOCH, idle, keepUntil);
  }

  @Override
  public byte[] codeId() {
    return codeId.clone();
  }
}
