package dev.gatewright.identity.password;

import dev.gatewright.identity.PasswordHash;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Hashes and verifies passwords on a few threads of its own.
///
/// A hash keeps a core busy for 20 ms and cannot be moved off its carrier, so callers on virtual
/// threads wait here instead: at most `Pool.threads` compute, at most `Pool.queue` wait, and who
/// comes after is told `Busy` at once. A flood of logins then costs the flooder time and leaves the
/// rest of the server its cores. Safe for use by several threads.
public final class PasswordHashes implements AutoCloseable {
  private final Argon2Cost cost;
  private final Argon2 argon2;
  private final SecureRandom random;
  private final ThreadPoolExecutor workers;
  private final Argon2Hash nobodys;

  public PasswordHashes(Argon2Cost cost, Argon2 argon2, SecureRandom random, Pool pool) {
    this.cost = cost;
    this.argon2 = argon2;
    this.random = random;
    this.workers =
        new ThreadPoolExecutor(
            pool.threads(),
            pool.threads(),
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(pool.queue()),
            Thread.ofPlatform().daemon().name("password-", 0).factory());
    this.nobodys = nobodysHash(cost, random);
  }

  /// How many threads hash and how many callers may wait for one.
  public record Pool(int threads, int queue) {
    /// About a second and a half of waiting at the default cost.
    private static final int QUEUE_PER_THREAD = 64;

    public Pool {
      if (threads < 1 || queue < 1) {
        throw new IllegalArgumentException("a pool has at least one thread and one place to wait");
      }
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
  public Hashing hash(Password password) {
    return run(() -> Argon2Hash.compute(password, cost, random, argon2).encoded())
        .<Hashing>map(Hashing.Hashed::new)
        .orElseGet(Hashing.Busy::new);
  }

  /// Compares with a kept hash. One that cannot be read matches nothing, at the usual cost.
  public Verification verify(Password password, PasswordHash hash) {
    var stored = StoredHash.parse(hash);
    if (stored.isEmpty()) {
      return verifyNobody(password);
    }
    return verify(password, stored.get());
  }

  /// Does for an account that is not there, or has no password, the work of one that is: the answer
  /// takes as long, so its time tells nobody who has an account.
  public Verification verifyNobody(Password password) {
    return switch (verify(password, nobodys)) {
      case Verification.Match _, Verification.Mismatch _ -> new Verification.Mismatch();
      case Verification.Busy busy -> busy;
    };
  }

  /// Whether `verify` can read this hash; asked when hashes are imported.
  public static boolean isReadable(PasswordHash hash) {
    return StoredHash.parse(hash).isPresent();
  }

  /// Whether another caller would still be let in to wait.
  boolean hasRoom() {
    return workers.getQueue().remainingCapacity() > 0;
  }

  /// Ends the threads once they have finished what they compute; callers that still wait are told
  /// `Busy`.
  @Override
  public void close() {
    workers.shutdown();
    var waiting = new ArrayList<Runnable>();
    workers.getQueue().drainTo(waiting);
    for (var one : waiting) {
      if (one instanceof FutureTask<?> task) {
        task.cancel(false);
      }
    }
  }

  private Verification verify(Password password, StoredHash stored) {
    return run(() -> stored.matches(password, argon2))
        .<Verification>map(equal ->
            equal ? new Verification.Match(isRehashDue(stored)) : new Verification.Mismatch())
        .orElseGet(Verification.Busy::new);
  }

  private boolean isRehashDue(StoredHash stored) {
    return switch (stored) {
      case Argon2Hash argon -> !argon.isCurrent(cost);
      case BcryptHash _, Pbkdf2Hash _, ScryptHash _ -> true;
    };
  }

  private <T> Optional<T> run(Callable<T> work) {
    var task = new FutureTask<>(work);
    try {
      workers.execute(task);
      return Optional.of(task.get());
    } catch (RejectedExecutionException | CancellationException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      task.cancel(false);
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a password could not be hashed", e.getCause());
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
