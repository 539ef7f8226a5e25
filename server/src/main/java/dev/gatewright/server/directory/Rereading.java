package dev.gatewright.server.directory;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.StoreUnavailable;
import dev.gatewright.store.tenants.CatalogChanges;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// The one thread that reads issuers again after a change. Changes to one issuer that come while it
/// is busy become one reading. Safe for any number of threads.
final class Rereading implements CatalogChanges.Follower, AutoCloseable {
  private static final System.Logger LOG = System.getLogger("gatewright.directory");

  /// How long a reading that failed waits for its next try.
  private static final long RETRY_SECONDS = 1;

  private final Consumer<IssuerId> read;
  private final Thread thread = Thread.ofPlatform().daemon().name("directory").unstarted(this::run);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Set<IssuerId> waiting = new LinkedHashSet<>();
  private boolean reading;
  private boolean closed;

  Rereading(Consumer<IssuerId> read) {
    this.read = read;
  }

  void start() {
    thread.start();
  }

  /// Has the issuer read again soon.
  @Override
  public void changed(IssuerId issuer) {
    lock.lock();
    try {
      waiting.add(issuer);
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until everything added so far was read, or nothing will be any more.
  @Override
  public void settle() {
    lock.lock();
    try {
      while ((reading || !waiting.isEmpty()) && !closed) {
        news.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      for (var issuers = take(); !issuers.isEmpty(); issuers = take()) {
        readAll(issuers);
      }
    } catch (InterruptedException _) {
      close();
    }
  }

  /// The issuers to read next; none when closed.
  private Set<IssuerId> take() throws InterruptedException {
    lock.lock();
    try {
      reading = false;
      news.signalAll();
      while (waiting.isEmpty() && !closed) {
        news.await();
      }
      if (closed) {
        return Set.of();
      }
      var taken = new HashSet<>(waiting);
      waiting.clear();
      reading = true;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private void readAll(Set<IssuerId> issuers) throws InterruptedException {
    for (var issuer : issuers) {
      try {
        read.accept(issuer);
      } catch (StoreUnavailable e) {
        LOG.log(
            Level.WARNING,
            "issuer {0} could not be read and is served as it was: {1}",
            issuer,
            e.getMessage());
        changed(issuer);
        pause();
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "issuer " + issuer + " cannot be read and is served as it was", e);
      }
    }
  }

  private void pause() throws InterruptedException {
    lock.lock();
    try {
      var left = TimeUnit.SECONDS.toNanos(RETRY_SECONDS);
      while (!closed && left > 0) {
        left = news.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
