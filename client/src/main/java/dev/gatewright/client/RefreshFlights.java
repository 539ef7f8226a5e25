package dev.gatewright.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/// Makes one refresh out of many: threads that bring the same token set share one request, and a
/// thread that comes a little later, still holding the old set, gets what that request brought. A
/// provider that takes each refresh token once would otherwise end the session.
///
/// A set is known by the hash of its refresh token, so nothing here can be used to log in.
final class RefreshFlights {
  /// For how long the successor of an old set is remembered: longer than any web request that
  /// loaded the old set from its session may still run.
  static final Duration REMEMBERED = Duration.ofSeconds(60);

  /// How many refreshes are under way or remembered at most; the oldest remembered ones go first.
  static final int MAX_REMEMBERED = 10_000;

  private final InstantSource clock;
  private final Duration patience;
  private final Map<String, Flight> flights = new LinkedHashMap<>();

  private record Flight(CompletableFuture<TokenSet> result, Instant startedAt) {}

  /// @param patience how long a thread waits for another's request before it gives up
  RefreshFlights(InstantSource clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
  }

  /// The successor of this set: from the request under way, from memory, or from `refresh`, which
  /// is then called on this thread.
  TokenSet successorOf(TokenSet old, String refreshToken, UnaryOperator<TokenSet> refresh) {
    var key = Base64.getEncoder().encodeToString(CodeChallenge.sha256(refreshToken));
    var mine = new Flight(new CompletableFuture<>(), clock.instant());
    var theirs = join(key, mine);
    if (theirs.isPresent()) {
      return await(theirs.get());
    }
    try {
      var successor = refresh.apply(old);
      mine.result().complete(successor);
      return successor;
    } catch (RuntimeException | Error failure) {
      forget(key, mine);
      mine.result().completeExceptionally(failure);
      throw failure;
    }
  }

  private synchronized Optional<Flight> join(String key, Flight mine) {
    var now = clock.instant();
    sweep(now);
    var theirs = flights.get(key);
    if (theirs != null && !isOld(theirs, now)) {
      return Optional.of(theirs);
    }
    flights.remove(key);
    flights.put(key, mine);
    return Optional.empty();
  }

  private synchronized void forget(String key, Flight mine) {
    flights.remove(key, mine);
  }

  private void sweep(Instant now) {
    Iterator<Flight> eldestFirst = flights.values().iterator();
    while (eldestFirst.hasNext()) {
      var eldest = eldestFirst.next();
      if (!isOld(eldest, now) && flights.size() < MAX_REMEMBERED) {
        return;
      }
      eldestFirst.remove();
    }
  }

  private static boolean isOld(Flight flight, Instant now) {
    return flight.result().isDone() && now.isAfter(flight.startedAt().plus(REMEMBERED));
  }

  private TokenSet await(Flight flight) {
    try {
      return flight.result().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IdpException refused) {
        throw refused;
      }
      throw new IllegalStateException("the refresh failed in another thread", failed.getCause());
    } catch (TimeoutException tooSlow) {
      throw new IdpException.Unavailable(
          "refresh.slow", "another thread's refresh did not end in time", tooSlow);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IdpException.Unavailable(
          "interrupted", "interrupted while another thread refreshes", interrupted);
    }
  }
}
