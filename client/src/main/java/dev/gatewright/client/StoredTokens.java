package dev.gatewright.client;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.token.TokenSet;
import dev.gatewright.client.token.TokenStore;
import dev.gatewright.client.token.TokenStore.Stored;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Tokens in a [TokenStore] that several nodes share. One node at a time, the one with the lease,
/// refreshes; the others load what it stored.
final class StoredTokens implements TokenSource {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

  /// How often the store is asked to keep a new set. The old one is used up, so a store that is
  /// away for a moment must not cost the session.
  private static final int KEEP_ATTEMPTS = 4;

  private static final int MAX_RENEWALS = 3;

  private final TokenStore store;
  private final String key;
  private final RefreshListener listener;
  private final Renewal renewal;
  private final Sessions sessions;
  private volatile Optional<TokenSet> seen = Optional.empty();

  /// What the sessions of one client have in common.
  ///
  /// @param calls within this process one thread is enough to ask for a lease
  /// @param holders names for the takers of leases
  /// @param lease how long a refresh can take at most: a lease that ends under its holder lets
  ///   another one use the same refresh token
  /// @param abandoned what to do with a set that was brought after its session had ended here
  record Sessions(
      SharedCalls<String> calls,
      Supplier<String> holders,
      Duration lease,
      Consumer<TokenSet> abandoned) {}

  StoredTokens(
      TokenStore store, String key, RefreshListener listener, Renewal renewal, Sessions sessions) {
    this.store = store;
    this.key = key;
    this.listener = listener;
    this.renewal = renewal;
    this.sessions = sessions;
  }

  @Override
  public TokenSet current() {
    return seen.orElseGet(() -> load().tokens());
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
    var found = load();
    seen = Optional.of(found.tokens());
    if (!renewal.isDue(found.tokens(), refused)) {
      return found.tokens();
    }
    var attempt = new Attempt(found);
    var fresh =
        renewal.orElseOld(found.tokens(), refused, found.tokens(), listener, attempt::shared);
    attempt.brought.ifPresent(listener::onRefresh);
    seen = Optional.of(fresh);
    return fresh;
  }

  private Stored load() {
    return store
        .load(key)
        .orElseThrow(() ->
            new IdpException.LoginRequired(
                "session.unknown", "there is no such session, or it ended"));
  }

  /// One thread's way to newer tokens than the ones it found.
  private final class Attempt {
    private final Stored found;
    private Optional<TokenSet> brought = Optional.empty();

    Attempt(Stored found) {
      this.found = found;
    }

    TokenSet shared() {
      var shared = key.length() + ":" + key + found.version();
      return sessions
          .calls()
          .call(shared, renewal.patienceFor(found.tokens()), this::underLeaseOrStored);
    }

    private TokenSet underLeaseOrStored() {
      var holder = sessions.holders().get();
      var deadline = System.nanoTime() + renewal.patienceFor(found.tokens()).toNanos();
      var pause = FIRST_PAUSE;
      while (!store.acquireLease(key, holder, sessions.lease())) {
        var now = load();
        if (isNewer(now)) {
          return now.tokens();
        }
        if (System.nanoTime() - deadline > 0) {
          throw new IdpException.Unavailable(
              "refresh.slow", "another node's refresh of this session did not end in time");
        }
        rest(pause);
        pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
      }
      try {
        return asHolder();
      } finally {
        release(holder);
      }
    }

    /// A set that another one stored is taken even where it lives shorter than the skew, or
    /// everybody who waits would renew it in turn.
    private boolean isNewer(Stored now) {
      return now.version() != found.version() && !renewal.isExpired(now.tokens());
    }

    private TokenSet asHolder() {
      var held = load();
      for (var renewals = 0; renewals < MAX_RENEWALS; renewals++) {
        if (isNewer(held)) {
          return held.tokens();
        }
        var used = held;
        try {
          // Where the store failed to keep a successor a moment ago, it is still in memory.
          var successor = renewal.successorOf(used.tokens());
          if (!isKept(used, successor.tokens())) {
            return storedByAnother(successor.tokens());
          }
          brought = Optional.of(successor.tokens());
          if (!successor.wasKnown()) {
            return successor.tokens();
          }
        } catch (IdpException.LoginRequired refused) {
          // The lease may have run out under a slow holder: what it stored since is good.
          return store
              .load(key)
              .filter(now -> now.version() != used.version())
              .map(Stored::tokens)
              .orElseThrow(() -> refused);
        }
        held = load();
      }
      return held.tokens();
    }

    private boolean isKept(Stored used, TokenSet renewed) {
      for (var attempt = 1; ; attempt++) {
        try {
          // An attempt that failed may have been carried out all the same.
          return store.compareAndSet(key, used.version(), renewed)
              || store.load(key).filter(now -> now.tokens().equals(renewed)).isPresent();
        } catch (IdpException.Unavailable away) {
          if (attempt == KEEP_ATTEMPTS) {
            throw away;
          }
          LockSupport.parkNanos(LONGEST_PAUSE.toNanos());
        }
      }
    }

    /// The session was logged out, or another login took its place, while the refresh was under
    /// way.
    private TokenSet storedByAnother(TokenSet renewed) {
      var now = store.load(key);
      if (now.isEmpty()) {
        sessions.abandoned().accept(renewed);
      }
      return now.map(Stored::tokens)
          .orElseThrow(() ->
              new IdpException.LoginRequired(
                  "session.ended", "the session was ended while it was being refreshed"));
    }

    /// A lease that cannot be given back ends by itself.
    private void release(String holder) {
      try {
        store.releaseLease(key, holder);
      } catch (IdpException.Unavailable away) {
        return;
      }
    }

    private static void rest(Duration pause) {
      LockSupport.parkNanos(pause.toNanos());
      if (Thread.currentThread().isInterrupted()) {
        throw new IdpException.Unavailable(
            "interrupted", "interrupted while another node refreshes this session");
      }
    }
  }
}
