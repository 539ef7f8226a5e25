package dev.gatewright.server.rounds;

import dev.gatewright.protocol.ports.StoreUnavailable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/// Does some work again and again on a thread of its own, until it is stopped. After a fault it
/// rests for a while, longer each time, so that nothing is asked a thousand times a second; the
/// same fault again and again is told once. Any thread may start and stop it.
public final class Rounds {
  private final Manner manner;
  private final Logger log;
  private final Work work;
  private final Thread thread;
  private volatile boolean stopping;

  /// One round, which also waits for what the next one is about.
  @FunctionalInterface
  public interface Work {
    void round() throws InterruptedException, IOException;
  }

  /// How it is done, and what is said of it.
  ///
  /// @param thread what the thread is called
  /// @param waits said when the store or another machine cannot be had, before why
  /// @param goesOn said when they can be had again
  /// @param failed said of what should not happen
  /// @param rest after the first fault, twice as long after the next
  /// @param longestRest at most so long
  public record Manner(
      String thread,
      String waits,
      String goesOn,
      String failed,
      Duration rest,
      Duration longestRest) {}

  public Rounds(Manner manner, Logger log, Work work) {
    this.manner = manner;
    this.log = log;
    this.work = work;
    this.thread = Thread.ofPlatform().daemon().name(manner.thread()).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /// Whether the work is to come to its end.
  public boolean isStopping() {
    return stopping;
  }

  private void run() {
    var rest = manner.rest();
    var told = "";
    while (!stopping) {
      try {
        work.round();
        if (!told.isEmpty()) {
          log.log(Level.INFO, manner.goesOn());
        }
        told = "";
        rest = manner.rest();
      } catch (InterruptedException _) {
        return;
      } catch (StoreUnavailable | IOException e) {
        told = told(told, Level.WARNING, manner.waits(), e);
        rest = rest(rest);
      } catch (RuntimeException e) {
        told = told(told, Level.ERROR, manner.failed(), e);
        rest = rest(rest);
      }
    }
  }

  /// Tells of a fault unless it was told last; answers what is told now. What cannot be had has no
  /// stack trace that anybody wants.
  private String told(String before, Level level, String words, Exception fault) {
    var now = fault.toString();
    if (!now.equals(before) && !stopping) {
      if (level == Level.ERROR) {
        log.log(level, words, fault);
      } else {
        log.log(level, words + ": {0}", now);
      }
    }
    return now;
  }

  /// Rests, and says how long the next time.
  private Duration rest(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException _) {
      stopping = true;
    }
    var doubled = pause.multipliedBy(2);
    return doubled.compareTo(manner.longestRest()) < 0 ? doubled : manner.longestRest();
  }

  /// Has no further round begin, and waits for the one under way, at most so long. False where it
  /// was never begun.
  ///
  /// @param wake ends what a round waits for
  public boolean stop(Runnable wake, Duration patience) {
    boolean begun = thread.getState() != Thread.State.NEW;
    stopping = true;
    wake.run();
    await(patience);
    return begun;
  }

  /// Interrupts the round that is under way, if it still is, and waits for it.
  public void cutOff(Runnable end, Duration patience) {
    if (thread.isAlive()) {
      thread.interrupt();
      end.run();
      await(patience);
    }
  }

  private void await(Duration patience) {
    try {
      if (thread.isAlive()) {
        var _ = thread.join(patience);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
