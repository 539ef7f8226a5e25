package dev.gatewright.client;

import dev.gatewright.client.RefreshFlights.Successor;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.token.TokenSet;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Tokens that the application keeps itself and is told about when they change.
final class GivenTokens implements TokenSource {
  /// A successor that was brought a while ago may be expired and is renewed in turn, this often.
  private static final int MAX_RENEWALS = 3;

  private final Renewal renewal;
  private final RefreshListener listener;
  private final ReentrantLock renewing = new ReentrantLock();
  private volatile TokenSet current;

  GivenTokens(TokenSet given, RefreshListener listener, Renewal renewal) {
    this.current = given;
    this.listener = listener;
    this.renewal = renewal;
  }

  @Override
  public TokenSet current() {
    return current;
  }

  @Override
  public TokenSet fresh() {
    return fresh(Optional.empty());
  }

  @Override
  public TokenSet freshInsteadOf(String refusedAccessToken) {
    return fresh(Optional.of(refusedAccessToken));
  }

  private TokenSet fresh(Optional<String> refused) {
    var seen = current;
    if (!renewal.isDue(seen, refused)) {
      return seen;
    }
    if (renewing.isHeldByCurrentThread()) {
      throw new IllegalStateException(
          "the listener asked the agent for its tokens: use the set that onRefresh was given");
    }
    if (!lockedInTime(seen, refused)) {
      return seen;
    }
    try {
      return renewal.isDue(current, refused) ? renew(refused) : current;
    } finally {
      renewing.unlock();
    }
  }

  /// One thread of an agent renews and tells the listener; the others wait until it has.
  ///
  /// @return false if that takes too long and the set that was seen is still good
  private boolean lockedInTime(TokenSet seen, Optional<String> refused) {
    try {
      if (renewing.tryLock(renewal.patienceFor(seen).toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IdpException.Unavailable(
          "interrupted", "interrupted while another thread renews these tokens", interrupted);
    }
    if (renewal.isUseless(seen, refused)) {
      throw new IdpException.Unavailable(
          "refresh.slow", "another thread's renewal of these tokens did not end in time");
    }
    return false;
  }

  /// The listener is told before anybody can see the new set. If it fails, the old set stays: the
  /// next call finds the successor in memory, for as long as [RefreshFlights#REMEMBERED], and tells
  /// the listener again.
  private TokenSet renew(Optional<String> refused) {
    for (var renewals = 0; renewals < MAX_RENEWALS; renewals++) {
      var old = current;
      Optional<Successor> successor =
          renewal.orElseOld(
              old,
              refused,
              Optional.empty(),
              listener,
              () -> Optional.of(renewal.successorOf(old)));
      if (successor.isEmpty()) {
        return old;
      }
      var renewed = successor.get().tokens();
      listener.onRefresh(renewed);
      current = renewed;
      if (!successor.get().wasKnown() || !renewal.isExpired(renewed)) {
        return renewed;
      }
    }
    return current;
  }
}
