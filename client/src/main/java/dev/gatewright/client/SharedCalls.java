package dev.gatewright.client;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.token.TokenSet;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Makes one call of those that many threads want under one key at the same time: the first thread
/// makes it, the others wait for its outcome, good or bad. Nothing is remembered after it, so there
/// are never more keys here than threads that call.
///
/// @param <K> what the calls have in common
final class SharedCalls<K> {
  private final Map<K, CompletableFuture<TokenSet>> underWay = new ConcurrentHashMap<>();

  /// The outcome of the call under way, or of this one, which is then made on this thread.
  ///
  /// @param patience how long this thread waits for another's call
  /// @throws IdpException.Unavailable if that call does not end in time, or this thread is
  ///   interrupted while it waits
  TokenSet call(K key, Duration patience, Supplier<TokenSet> call) {
    var mine = new CompletableFuture<TokenSet>();
    var theirs = underWay.putIfAbsent(key, mine);
    return theirs == null ? make(key, mine, call) : await(theirs, patience);
  }

  /// The outcome of this call; empty if another one is under way, which is not waited for.
  Optional<TokenSet> callIfNoneIsUnderWay(K key, Supplier<TokenSet> call) {
    var mine = new CompletableFuture<TokenSet>();
    return underWay.putIfAbsent(key, mine) == null
        ? Optional.of(make(key, mine, call))
        : Optional.empty();
  }

  private TokenSet make(K key, CompletableFuture<TokenSet> mine, Supplier<TokenSet> call) {
    try {
      var outcome = call.get();
      mine.complete(outcome);
      return outcome;
    } catch (RuntimeException | Error failure) {
      mine.completeExceptionally(failure);
      throw failure;
    } finally {
      underWay.remove(key, mine);
    }
  }

  private static TokenSet await(CompletableFuture<TokenSet> theirs, Duration patience) {
    try {
      return theirs.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw onThisThread(failed.getCause() == null ? failed : failed.getCause());
    } catch (TimeoutException tooSlow) {
      throw new IdpException.Unavailable(
          "refresh.slow", "another thread's request for these tokens did not end in time", tooSlow);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IdpException.Unavailable(
          "interrupted",
          "interrupted while another thread asks the provider for these tokens",
          interrupted);
    }
  }

  /// Another thread's failure with this thread's stack: each thread throws an exception of its own,
  /// and the cause says where it began.
  private static RuntimeException onThisThread(Throwable theirs) {
    if (!(theirs instanceof IdpException failure)) {
      return new IllegalStateException("the request for tokens failed in another thread", theirs);
    }
    var message = Objects.requireNonNullElse(failure.getMessage(), "");
    IdpException mine;
    if (failure instanceof IdpException.Unavailable away) {
      mine =
          away.retryAfter()
              .map(wait -> new IdpException.Unavailable(away.reason(), message, wait))
              .orElseGet(() -> new IdpException.Unavailable(away.reason(), message));
    } else if (failure instanceof IdpException.Refused refused) {
      mine =
          new IdpException.Refused(
              refused.reason(), refused.status(), refused.error(), refused.description());
    } else if (failure instanceof IdpException.LoginRequired over) {
      mine = new IdpException.LoginRequired(over.reason(), message);
    } else if (failure instanceof IdpException.InvalidToken wrong) {
      mine = new IdpException.InvalidToken(wrong.reason(), message);
    } else if (failure instanceof IdpException.Misconfigured wrong) {
      mine = new IdpException.Misconfigured(wrong.reason(), message);
    } else {
      return failure;
    }
    mine.initCause(theirs);
    return mine;
  }
}
