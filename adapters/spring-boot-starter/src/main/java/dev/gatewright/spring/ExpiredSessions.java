package dev.gatewright.spring;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.token.JdbcTokenStore;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Forgets, once an hour, the sessions in the table that are older than any session may be.
final class ExpiredSessions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExpiredSessions.class);

  private final JdbcTokenStore store;
  private final Duration lifetime;
  private final ScheduledThreadPoolExecutor hourly;

  ExpiredSessions(JdbcTokenStore store, Duration lifetime) {
    this.store = store;
    this.lifetime = lifetime;
    hourly =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              var thread = new Thread(work, "gatewright-expired-sessions");
              thread.setDaemon(true);
              return thread;
            });
    hourly.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    var ignored = hourly.scheduleWithFixedDelay(this::remove, 1, 1, TimeUnit.HOURS);
  }

  /// The next hour is another attempt.
  private void remove() {
    try {
      store.removeExpired(lifetime);
    } catch (IdpException failed) {
      LOG.warn("Expired sessions stay for now ({}): {}", failed.reason(), failed.getMessage());
    }
  }

  @Override
  public void close() {
    hourly.shutdownNow();
  }
}
