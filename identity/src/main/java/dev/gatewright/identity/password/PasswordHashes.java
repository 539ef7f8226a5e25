package dev.gatewright.identity.password;

import dev.gatewright.identity.PasswordHash;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Hashes and verifies passwords on a few threads of its own.
///
/// A hash keeps a core busy for 20 ms and cannot be moved off its carrier, so callers on virtual
/// threads wait here instead: at most `Pool.threads` compute and at most `Pool.queue` wait, for
/// `Pool.patience` at the longest, in an order in which a flood of one tenant, account or address
/// delays itself. Whoever has no place, or loses it to somebody with fewer waiting, is told `Busy`
/// at once. Safe for use by several threads.
public final class PasswordHashes implements AutoCloseable {
  private final Argon2Cost cost;
  private final Argon2 argon2;
  private final SecureRandom random;
  private final FairQueue queue;
  private final Duration patience;
  private final Argon2Hash nobodys;
  private final Semaphore large = new Semaphore(1);

  public PasswordHashes(Argon2Cost cost, Argon2 argon2, SecureRandom random, Pool pool) {
    this.cost = cost;
    this.argon2 = argon2;
    this.random = random;
    this.queue = new FairQueue(pool.queue(), pool.threads());
    this.patience = pool.patience();
    this.nobodys = nobodysHash(cost, random);
    var threads = Thread.ofPlatform().daemon().name("password-", 0).factory();
    for (int i = 0; i < pool.threads(); i++) {
      threads.newThread(this::work).start();
    }
  }

  /// How many threads hash, how many callers may wait for one, and for how long.
  public record Pool(int threads, int queue, Duration patience) {
    /// About a second and a half of waiting at the default cost.
    private static final int QUEUE_PER_THREAD = 64;

    /// Longer than a full queue takes on a machine that is not overloaded.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    public Pool {
      if (threads < 1 || queue < 1 || !patience.isPositive()) {
        throw new IllegalArgumentException("a pool has at least one thread and one place to wait");
      }
    }

    public Pool(int threads, int queue) {
      this(threads, queue, PATIENCE);
    }

    /// All cores but one, which stays for those who already signed in.
    public static Pool forCores(int cores) {
      int threads = Math.max(1, cores - 1);
      return new Pool(threads, threads * QUEUE_PER_THREAD);
    }
  }

  /// What became of a password to keep.
  public sealed interface Hashing {
    record Hashed(PasswordHash hash) implements Hashing {}

    /// Too many wait already.
    record Busy() implements Hashing {}
  }

  /// What became of a password to compare.
  public sealed interface Verification {
    /// It is the password. When `rehashDue`, keep a new hash of it: this one is of another
    /// algorithm or cost than those made today.
    record Match(boolean rehashDue) implements Verification {}

    record Mismatch() implements Verification {}

    /// Too many wait already; nothing was compared.
    record Busy() implements Verification {}
  }

  /// A new hash with a fresh salt.
  public Hashing hash(Claimant claimant, Password password) {
    return run(claimant, () -> Argon2Hash.compute(password, cost, random, argon2).encoded())
        .<Hashing>map(Hashing.Hashed::new)
        .orElseGet(Hashing.Busy::new);
  }

  /// A new hash for the operator.
  public Hashing hash(Password password) {
    return hash(Claimant.OPERATOR, password);
  }

  /// Compares with a kept hash. One that cannot be read matches nothing, at the usual cost.
  public Verification verify(Claimant claimant, Password password, PasswordHash hash) {
    return StoredHash.parse(hash)
        .map(stored -> verify(claimant, password, stored))
        .orElseGet(() -> verifyNobody(claimant, password));
  }

  /// Does for an account that is not there, or has no password, the work of one that is: the answer
  /// takes as long, so its time tells nobody who has an account.
  public Verification verifyNobody(Claimant claimant, Password password) {
    return switch (verify(claimant, password, nobodys)) {
      case Verification.Match _, Verification.Mismatch _ -> new Verification.Mismatch();
      case Verification.Busy busy -> busy;
    };
  }

  /// Whether `verify` can read this hash; asked when hashes are imported.
  public static boolean isReadable(PasswordHash hash) {
    return StoredHash.parse(hash).isPresent();
  }

  /// Gives back the memory that is kept for the next hash. Called now and then, this costs nothing
  /// that shows, and a server at rest holds none.
  public void trim() {
    argon2.trim();
  }

  /// How many wait for a thread.
  int waiting() {
    return queue.size();
  }

  /// Whether a hash for this claimant waits for a thread.
  boolean isWaiting(Claimant claimant) {
    return queue.isWaiting(claimant);
  }

  /// Ends the threads once they have finished what they compute; callers that still wait are told
  /// `Busy`.
  @Override
  public void close() {
    queue.close();
    argon2.trim();
  }

  private Verification verify(Claimant claimant, Password password, StoredHash stored) {
    return run(claimant, () -> compare(password, stored)).orElseGet(Verification.Busy::new);
  }

  /// An imported hash can want a hundred megabytes: of those, one is computed at a time, whoever
  /// has them, so that no tenant's hashes use up the memory of all.
  private Verification compare(Password password, StoredHash stored) {
    boolean isLarge = stored.memoryKib() > Argon2Cost.DEFAULT.memoryKib();
    if (isLarge && !large.tryAcquire()) {
      return new Verification.Busy();
    }
    try {
      return stored.matches(password, argon2)
          ? new Verification.Match(isRehashDue(stored))
          : new Verification.Mismatch();
    } finally {
      if (isLarge) {
        large.release();
      }
    }
  }

  private boolean isRehashDue(StoredHash stored) {
    return switch (stored) {
      case Argon2Hash argon -> !argon.isCurrent(cost);
      case BcryptHash _, FirebaseHash _, Pbkdf2Hash _, ScryptHash _ -> true;
    };
  }

  private <T> Optional<T> run(Claimant claimant, Callable<T> work) {
    var task = new FutureTask<>(work);
    if (!queue.offer(claimant, task)) {
      return Optional.empty();
    }
    try {
      return Optional.of(task.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (CancellationException _) {
      return Optional.empty();
    } catch (TimeoutException _) {
      leave(task);
      return Optional.empty();
    } catch (InterruptedException _) {
      leave(task);
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a password could not be hashed", e.getCause());
    }
  }

  private void leave(FutureTask<?> task) {
    task.cancel(false);
    queue.remove(task);
  }

  private void work() {
    try {
      for (var next = queue.take(); next.isPresent(); next = queue.take()) {
        next.get().run();
        queue.done();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// A hash of no password: its digest is random.
  private static Argon2Hash nobodysHash(Argon2Cost cost, SecureRandom random) {
    var salt = new byte[16];
    var digest = new byte[32];
    random.nextBytes(salt);
    random.nextBytes(digest);
    return new Argon2Hash(Argon2.Variant.ARGON2ID, Argon2.Version.V13, cost, salt, digest);
  }
}
