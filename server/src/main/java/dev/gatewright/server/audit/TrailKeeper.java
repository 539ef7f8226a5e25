package dev.gatewright.server.audit;

import dev.gatewright.server.rounds.Rounds;
import dev.gatewright.server.rounds.Rounds.Manner;
import dev.gatewright.store.audit.ChainTable;
import dev.gatewright.store.events.EventNews;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;

/// Chains events after their commit and signs the heads of the chains, on a thread of its own. Any
/// thread may start and stop it.
///
/// It rests between two rounds, so that under load one unit takes many events, and no request waits
/// for it.
public final class TrailKeeper implements AutoCloseable {
  private static final Logger LOG = System.getLogger("gatewright.audit");

  /// How often the store is looked at where nobody tells of an event.
  private static final Duration LOOK = Duration.ofSeconds(2);

  private static final Duration REST = Duration.ofMillis(200);

  private static final Duration GOODBYE = Duration.ofSeconds(5);

  private final ChainTable chains;
  private final EventNews news;
  private final InstantSource clock;
  private final Rounds rounds;

  /// @param news tells this keeper alone
  public TrailKeeper(ChainTable chains, EventNews news, InstantSource clock) {
    this.chains = chains;
    this.news = news;
    this.clock = clock;
    this.rounds =
        new Rounds(
            new Manner(
                "audit",
                "the audit trail waits for the store",
                "the audit trail goes on",
                "chaining the audit trail failed",
                LOOK,
                LOOK),
            LOG,
            this::rounds);
  }

  public void start() {
    rounds.start();
  }

  private void rounds() throws InterruptedException {
    news.await(LOOK);
    if (!rounds.isStopping()) {
      round();
      Thread.sleep(REST);
    }
  }

  /// Chains all there is, of an issuer with much of it some, then that of the others.
  void round() {
    var behind = new ArrayDeque<>(chains.behind());
    while (!behind.isEmpty() && !rounds.isStopping()) {
      var issuer = behind.removeFirst();
      if (chains.extend(issuer)) {
        behind.addLast(issuer);
      }
      if (!behind.isEmpty()) {
        // Also while there is much to do, so that what was chained is signed in time.
        chains.signDue(clock.instant());
      }
    }
    chains.signDue(clock.instant());
  }

  /// Signs what was chained. What was not is chained after the next start.
  @Override
  public void close() {
    try {
      if (rounds.stop(news::wake, GOODBYE)) {
        chains.signAll(clock.instant());
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the audit trail was not signed at the end: {0}", e.getMessage());
    }
  }
}
