package dev.gatewright.server.join;

import dev.gatewright.identity.join.MailDesk;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;

/// Sees to what people asked to be mailed, on a thread of its own, from the moment that something
/// waits; what waited when the server ended is seen to when it starts.
public final class DeskClerk implements AutoCloseable {
  private static final Logger LOG = System.getLogger("gatewright.server");

  /// Longest sleep, after which it looks whether something was missed.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Sleep after a failure, such as a full disk.
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private final MailDesk desk;
  private final InstantSource clock;
  private final Thread thread;

  public DeskClerk(MailDesk desk, InstantSource clock) {
    this.desk = desk;
    this.clock = clock;
    this.thread = Thread.ofPlatform().daemon().name("mail-desk").unstarted(this::work);
  }

  public void start() {
    thread.start();
  }

  private void work() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        if (workOff()) {
          desk.await(PATIENCE);
        } else {
          Thread.sleep(AFTER_FAILURE);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// False after a failure: what waits is tried again.
  private boolean workOff() {
    try {
      int seenTo;
      do {
        seenTo = desk.workOff(clock.instant());
      } while (seenTo > 0);
      return true;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "mail that was asked for waits", e);
      return false;
    }
  }

  /// Waits for what is under way.
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
