package dev.gatewright.client.internal.jose;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.http.HttpTransport;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The keys that a provider publishes (RFC 7517 §5): fetched when first needed, kept, and fetched
/// again when they get old or a token names one that is not among them.
///
/// One thread fetches at a time. Threads whose token is signed with a known key go on with what is
/// known meanwhile. Safe to use from many threads.
public final class RemoteKeys implements Keys {
  /// For how long keys are used without asking again.
  public static final Duration FRESH = Duration.ofHours(1);

  /// For how long keys are used while the provider cannot be reached. After that nobody knows
  /// whether they still hold, and no token is good.
  public static final Duration LONGEST_OUTAGE = Duration.ofHours(24);

  /// For how long nobody asks again after a failure while there are keys.
  static final Duration PAUSE_WITH_KEYS = Duration.ofSeconds(30);

  /// The same without keys: long enough that callers who waited do not each ask in turn.
  static final Duration PAUSE_WITHOUT_KEYS = Duration.ofSeconds(1);

  /// How often unknown key names may cause a fetch in quick succession.
  public static final int UNKNOWN_KEY_BURST = 2;

  /// How long it then takes until they may cause another one.
  public static final Duration UNKNOWN_KEY_INTERVAL = Duration.ofSeconds(10);

  /// How many threads with a token of an unknown key wait for a fetch; the token of one more is
  /// refused at once, so that forged tokens and a slow provider cannot hold all threads of an API.
  static final int MAX_WAITING = 16;

  /// The longest key set that is read, in bytes.
  static final int MAX_LENGTH = 256 * 1024;

  private final Supplier<URI> address;
  private final HttpTransport transport;
  private final InstantSource clock;
  private final SignatureProvider provider;
  private final ReentrantLock fetching = new ReentrantLock();
  private final Semaphore waiting = new Semaphore(MAX_WAITING);
  private volatile Known known = Known.NOTHING;
  private volatile FetchBudget budget = FetchBudget.full();

  /// What the last answers were.
  ///
  /// @param attempt how many there were
  /// @param since when the keys were fetched
  /// @param due when to ask again
  private record Known(
      long attempt,
      Optional<KeySet> keys,
      Instant since,
      Optional<IdpException> failure,
      Instant due) {
    static final Known NOTHING =
        new Known(0, Optional.empty(), Instant.MIN, Optional.empty(), Instant.MIN);

    boolean isUsable(Instant now) {
      return keys.isPresent() && now.isBefore(since.plus(LONGEST_OUTAGE));
    }

    /// A clock that was set back makes keys from the future: those are as good as old.
    boolean isDue(Instant now) {
      return !now.isBefore(due) || now.isBefore(since);
    }

    Known with(KeySet fetched, Instant now) {
      return new Known(attempt + 1, Optional.of(fetched), now, Optional.empty(), now.plus(FRESH));
    }

    Known with(IdpException failed, Instant now) {
      var pause = keys.isPresent() ? PAUSE_WITH_KEYS : PAUSE_WITHOUT_KEYS;
      return new Known(attempt + 1, keys, since, Optional.of(failed), now.plus(pause));
    }
  }

  private RemoteKeys(
      Supplier<URI> address,
      HttpTransport transport,
      InstantSource clock,
      SignatureProvider provider) {
    this.address = address;
    this.transport = transport;
    this.clock = clock;
    this.provider = provider;
  }

  /// The keys at this address, which is asked for whenever they are fetched.
  public static RemoteKeys at(
      Supplier<URI> address,
      HttpTransport transport,
      InstantSource clock,
      SignatureProvider provider) {
    return new RemoteKeys(address, transport, clock, provider);
  }

  @Override
  public KeySet current() {
    var held = known;
    var now = clock.instant();
    if (held.isUsable(now)) {
      if (!held.isDue(now) || !fetching.tryLock()) {
        return held.keys().orElseThrow();
      }
    } else {
      fetching.lock();
    }
    try {
      if (known.attempt() == held.attempt() && held.isDue(clock.instant())) {
        ask();
      }
      return usable();
    } finally {
      fetching.unlock();
    }
  }

  @Override
  public Optional<KeySet> newerThan(KeySet seen) {
    var held = known;
    if (held.keys().isPresent() && held.keys().get() != seen) {
      return held.keys();
    }
    if (!waiting.tryAcquire()) {
      return Optional.empty();
    }
    try {
      fetching.lock();
      try {
        // Whoever waited for another thread's attempt shares its outcome.
        if (known.attempt() == held.attempt() && mayAsk()) {
          ask();
        }
        if (known.failure().isPresent()) {
          throw known.failure().get();
        }
        return known.keys().filter(keys -> keys != seen);
      } finally {
        fetching.unlock();
      }
    } finally {
      waiting.release();
    }
  }

  private boolean mayAsk() {
    var left = budget.spend(clock.instant());
    left.ifPresent(value -> budget = value);
    return left.isPresent();
  }

  private KeySet usable() {
    if (known.isUsable(clock.instant())) {
      return known.keys().orElseThrow();
    }
    throw known
        .failure()
        .orElseGet(() ->
            new IdpException.Unavailable("keys.stale", "the provider's keys are too old to use"));
  }

  private void ask() {
    try {
      known = known.with(fetch(), clock.instant());
    } catch (IdpException failure) {
      known = known.with(failure, clock.instant());
    }
  }

  private KeySet fetch() {
    var target = address.get();
    var answer = send(target);
    if (!answer.isSuccess()) {
      var message = "the provider answered " + answer.status() + " for its keys at " + target;
      throw answer.isPassing()
          ? new IdpException.Unavailable("keys.unreachable", message)
          : new IdpException.Misconfigured("keys.missing", message);
    }
    if (answer.body().length > MAX_LENGTH) {
      throw new IdpException.Unavailable(
          "keys.invalid", "the provider's key set is longer than " + MAX_LENGTH + " bytes");
    }
    return KeySet.parse(answer.body(), provider)
        .orElseThrow(() ->
            new IdpException.Unavailable(
                "keys.invalid", "what the provider gives for its keys is no JWK Set"));
  }

  private HttpTransport.Response send(URI target) {
    try {
      return transport.send(
          HttpTransport.Request.get(target, Map.of("Accept", "application/json")));
    } catch (IOException unreachable) {
      throw new IdpException.Unavailable(
          "keys.unreachable", "the provider's keys could not be fetched", unreachable);
    }
  }
}
