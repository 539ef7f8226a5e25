package dev.gatewright.client;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.internal.Digest;
import dev.gatewright.client.token.TokenSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Makes one refresh out of many: threads that bring the same token set share one request, and a
/// thread that comes a little later, still holding the old set, gets what that request brought. A
/// provider that takes each refresh token once would otherwise end the session.
///
/// A set is known by the hash of its tokens. Its successor is forgotten after a minute, or before
/// where very many sets are renewed.
final class RefreshFlights {
  /// For how long the successor of an old set is remembered: longer than a web request that loaded
  /// the old set from its session usually runs.
  static final Duration REMEMBERED = Duration.ofSeconds(60);

  /// How many successors are remembered at most; the oldest go first.
  static final int MAX_REMEMBERED = 10_000;

  /// A remembered successor may have a remembered successor itself, and so on: so often at most.
  private static final int MAX_STEPS = 16;

  /// For how long a set that could not be renewed is left alone while its access token lives.
  static final Duration PAUSE = Duration.ofSeconds(5);

  /// The longest such pause that a provider may ask for with `Retry-After`.
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  private final InstantSource clock;
  private final SharedCalls<String> calls = new SharedCalls<>();
  private final Map<String, Remembered> successors = new LinkedHashMap<>();
  private final Map<String, Instant> pauses = new LinkedHashMap<>();

  private record Remembered(TokenSet tokens, String key, Instant since) {}

  /// The newer set in place of an old one.
  ///
  /// @param wasKnown true if it was brought before this was asked for, so that it may be old by now
  record Successor(TokenSet tokens, boolean wasKnown) {}

  RefreshFlights(InstantSource clock) {
    this.clock = clock;
  }

  /// The successor of this set: from memory, from the request under way, or from `refresh`, which
  /// is then called on this thread.
  ///
  /// @param patience how long this thread waits for another's request
  Successor successorOf(TokenSet old, Duration patience, UnaryOperator<TokenSet> refresh) {
    var key = key(old);
    var known = latest(key);
    if (known.isPresent()) {
      return new Successor(known.get(), true);
    }
    // The request of another thread may have ended since the look above.
    var brought =
        calls.call(
            key, patience, () -> latest(key).orElseGet(() -> brought(key, refresh.apply(old))));
    return new Successor(brought, false);
  }

  /// True for a while after the provider could not renew this set.
  synchronized boolean isPaused(TokenSet tokens) {
    var now = clock.instant();
    return Optional.ofNullable(pauses.get(key(tokens)))
        // A clock that went back must not prolong a pause.
        .filter(until -> until.isAfter(now) && !until.isAfter(now.plus(LONGEST_PAUSE)))
        .isPresent();
  }

  /// Leaves a set alone for a while, for as long as the provider asked if it did.
  synchronized void pause(TokenSet tokens, IdpException.Unavailable away) {
    var asked = away.retryAfter().filter(wait -> wait.compareTo(PAUSE) > 0).orElse(PAUSE);
    var pause = asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
    var key = key(tokens);
    pauses.remove(key);
    pauses.put(key, clock.instant().plus(pause));
    removeEldest(pauses.values().iterator(), pauses.size() - MAX_REMEMBERED);
  }

  private synchronized TokenSet brought(String key, TokenSet successor) {
    var successorKey = key(successor);
    // A provider that does not rotate may answer with the very same tokens.
    if (!successorKey.equals(key)) {
      successors.remove(key);
      successors.put(key, new Remembered(successor, successorKey, clock.instant()));
    }
    pauses.remove(key);
    forgetOld();
    return successor;
  }

  /// The newest of the line that begins with this set: nobody is handed one that is used up too.
  private synchronized Optional<TokenSet> latest(String key) {
    forgetOld();
    var found = Optional.ofNullable(successors.get(key));
    for (var step = 0; step < MAX_STEPS && found.isPresent(); step++) {
      var next = successors.get(found.get().key());
      if (next == null) {
        break;
      }
      found = Optional.of(next);
    }
    return found.map(Remembered::tokens);
  }

  private void forgetOld() {
    var now = clock.instant();
    var eldestFirst = successors.values().iterator();
    while (eldestFirst.hasNext()) {
      var isOld = now.isAfter(eldestFirst.next().since().plus(REMEMBERED));
      if (!isOld && successors.size() <= MAX_REMEMBERED) {
        return;
      }
      eldestFirst.remove();
    }
  }

  private static void removeEldest(Iterator<?> eldestFirst, int count) {
    for (var i = 0; i < count; i++) {
      eldestFirst.next();
      eldestFirst.remove();
    }
  }

  private static String key(TokenSet tokens) {
    var refreshToken = tokens.refreshToken().orElse("");
    return Digest.base64Url(refreshToken.length() + ":" + refreshToken + tokens.accessToken());
  }
}
