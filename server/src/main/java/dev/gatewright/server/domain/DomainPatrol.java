package dev.gatewright.server.domain;

import dev.gatewright.identity.domain.DomainChecks;
import dev.gatewright.protocol.ports.StoreUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Looks at the domains that are due, on a thread of its own, since name servers take their time.
public final class DomainPatrol implements AutoCloseable {
  private static final Logger LOG = System.getLogger("gatewright.domains");
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final DomainChecks checks;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("domains").factory());

  public DomainPatrol(DomainChecks checks, InstantSource clock) {
    this.checks = checks;
    this.clock = clock;
  }

  public void start() {
    var _ =
        thread.scheduleWithFixedDelay(
            this::round, PAUSE.toSeconds(), PAUSE.toSeconds(), TimeUnit.SECONDS);
  }

  private void round() {
    try {
      boolean more = true;
      while (more && !thread.isShutdown()) {
        more = checks.round(clock.instant()) > 0;
      }
    } catch (StoreUnavailable e) {
      LOG.log(Level.WARNING, "domains wait for the store: {0}", e.getMessage());
    } catch (RuntimeException e) {
      // The next round tries again; the domain that it was about comes last.
      LOG.log(Level.WARNING, "a domain could not be looked at", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
