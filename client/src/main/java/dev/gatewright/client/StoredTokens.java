package dev.gatewright.client;

import dev.gatewright.client.token.TokenStore;
import dev.gatewright.client.token.TokenStore.Stored;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Tokens in a [TokenStore] that several nodes share. One node at a time, the one with the lease,
/// refreshes; the others load what it stored.
final class StoredTokens implements TokenSource {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

  private final TokenStore store;
  private final String key;
  private final RefreshListener listener;
  private final Renewal renewal;
  private final RandomValues holders;
  private final Duration patience;
  private final Abandoned abandoned;

  /// What to do with a set that was brought after its session had ended here.
  @FunctionalInterface
  interface Abandoned {
    void giveBack(TokenSet tokens);
  }

  /// @param patience how long a refresh may take at most, and so how long its lease lasts and how
  ///   long the others wait for it
  StoredTokens(
      TokenStore store,
      String key,
      RefreshListener listener,
      Renewal renewal,
      RandomValues holders,
      Duration patience,
      Abandoned abandoned) {
    this.store = store;
    this.key = key;
    this.listener = listener;
    this.renewal = renewal;
    this.holders = holders;
    this.patience = patience;
    this.abandoned = abandoned;
  }

  @Override
  public TokenSet fresh() {
    var found = load();
    if (!renewal.isDue(found.tokens())) {
      return found.tokens();
    }
    try {
      return renewed(found);
    } catch (IdpException.Unavailable away) {
      if (!renewal.isExpired(found.tokens())) {
        return found.tokens();
      }
      listener.onRefreshError(away);
      throw away;
    } catch (IdpException over) {
      listener.onRefreshError(over);
      throw over;
    }
  }

  private TokenSet renewed(Stored found) {
    var refreshToken = found.tokens().refreshToken().orElseThrow(TokenEndpoint::noRefreshToken);
    // Within this process one thread is enough to ask for the lease.
    return renewal.flights().successorOf(found.tokens(), refreshToken, unused -> underLease(found));
  }

  private TokenSet underLease(Stored found) {
    var holder = holders.value();
    var deadline = System.nanoTime() + patience.toNanos();
    var pause = FIRST_PAUSE;
    while (true) {
      if (store.acquireLease(key, holder, patience)) {
        try {
          return asHolder();
        } finally {
          store.releaseLease(key, holder);
        }
      }
      var now = load();
      if (now.version() != found.version() && !renewal.isDue(now.tokens())) {
        return now.tokens();
      }
      if (System.nanoTime() - deadline > 0) {
        throw new IdpException.Unavailable(
            "refresh.slow", "another node's refresh of this session did not end in time");
      }
      LockSupport.parkNanos(pause.toNanos());
      if (Thread.interrupted()) {
        Thread.currentThread().interrupt();
        throw new IdpException.Unavailable(
            "interrupted", "interrupted while another node refreshes");
      }
      pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
    }
  }

  private TokenSet asHolder() {
    var held = load();
    if (!renewal.isDue(held.tokens())) {
      return held.tokens();
    }
    try {
      var renewed = renewal.request().apply(held.tokens());
      if (store.compareAndSet(key, held.version(), renewed)) {
        listener.onRefresh(renewed);
        return renewed;
      }
      return storedByAnother(renewed);
    } catch (IdpException.LoginRequired refused) {
      // A lease may have run out under a slow holder: what it stored since is good.
      return store
          .load(key)
          .filter(now -> now.version() != held.version())
          .map(Stored::tokens)
          .orElseThrow(() -> refused);
    }
  }

  /// The session was logged out, or another login took its place, while the refresh was under way.
  private TokenSet storedByAnother(TokenSet renewed) {
    Optional<Stored> now = store.load(key);
    if (now.isEmpty()) {
      abandoned.giveBack(renewed);
    }
    return now.map(Stored::tokens).orElseThrow(StoredTokens::ended);
  }

  private Stored load() {
    return store.load(key).orElseThrow(StoredTokens::ended);
  }

  private static IdpException.LoginRequired ended() {
    return new IdpException.LoginRequired(
        "session.unknown", "there is no such session, or it ended");
  }

  private static Duration min(Duration one, Duration other) {
    return TimeUnit.NANOSECONDS.convert(one) < TimeUnit.NANOSECONDS.convert(other) ? one : other;
  }
}
