package dev.gatewright.server.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/// Goes around the open connections and closes those that only hold room: headers that drip in for
/// too long, and, when there are too many connections, those that have been silent longest. An idle
/// timeout alone does neither, since one byte now and then resets it. Safe for use by many threads.
final class ConnectionPatrol implements Connection.Listener {
  private static final Duration LONGEST_ROUND = Duration.ofSeconds(1);

  private final HttpLimits limits;
  private final Server server;
  private final Map<Connection, Watched> open = new ConcurrentHashMap<>();
  private final AtomicBoolean evicting = new AtomicBoolean();
  private final long roundMillis;
  private volatile boolean ended;

  ConnectionPatrol(HttpLimits limits, Server server) {
    this.limits = limits;
    this.server = server;
    this.roundMillis =
        Math.clamp(limits.headerDeadline().toMillis() / 4, 10, LONGEST_ROUND.toMillis());
  }

  void begin() {
    schedule(this::round, roundMillis);
  }

  void end() {
    ended = true;
  }

  int count() {
    return open.size();
  }

  @Override
  public void onOpened(Connection connection) {
    open.put(connection, new Watched(System.nanoTime()));
    evictSurplus();
  }

  private void evictSurplus() {
    if (open.size() > limits.connections() && evicting.compareAndSet(false, true)) {
      schedule(this::evict, 0);
    }
  }

  @Override
  public void onClosed(Connection connection) {
    open.remove(connection);
  }

  /// Whether no connection has carried anything for that long, as far as the last look shows.
  boolean quietFor(Duration time) {
    var now = System.nanoTime();
    open.forEach((connection, watched) -> watched.look(connection, now));
    for (var watched : open.values()) {
      if (now - watched.quietSince < time.toNanos()) {
        return false;
      }
    }
    return true;
  }

  private void round() {
    var now = System.nanoTime();
    open.forEach((connection, watched) -> {
      watched.look(connection, now);
      if (watched.hasDrippedFor(now) > limits.headerDeadline().toNanos()) {
        connection.getEndPoint().close();
      }
    });
    // Connections that opened while an eviction was under way started none of their own.
    evictSurplus();
    begin();
  }

  private void evict() {
    var now = System.nanoTime();
    var silent = new ArrayList<Map.Entry<Connection, Long>>();
    open.forEach((connection, watched) -> {
      watched.look(connection, now);
      if (!Watched.isBusy(connection)) {
        silent.add(Map.entry(connection, watched.quietSince));
      }
    });
    silent.sort(Comparator.comparingLong(entry -> entry.getValue() - now));
    var surplus = open.size() - limits.connections() * 9L / 10;
    for (var entry : silent.subList(0, Math.clamp(surplus, 0, silent.size()))) {
      entry.getKey().getEndPoint().close();
    }
    evicting.set(false);
  }

  private void schedule(Runnable work, long millis) {
    Scheduler scheduler = server.getScheduler();
    if (!ended && scheduler.isRunning()) {
      scheduler.schedule(work, millis, TimeUnit.MILLISECONDS);
    }
  }

  /// What the last look at a connection showed.
  private static final class Watched {
    private long messages;
    private long bytes;
    private long lastLook;
    private volatile long quietSince;
    private @Nullable Long drippingSince;

    private Watched(long now) {
      this.lastLook = now;
      this.quietSince = now;
    }

    /// A request is being read, handled or answered; its own limits apply.
    static boolean isBusy(Connection connection) {
      return connection.getMessagesIn() > connection.getMessagesOut();
    }

    synchronized void look(Connection connection, long now) {
      var messagesNow = connection.getMessagesIn();
      var bytesNow = connection.getBytesIn();
      if (isBusy(connection) || messagesNow != messages) {
        drippingSince = null;
        quietSince = now;
      } else if (bytesNow != bytes) {
        if (drippingSince == null) {
          drippingSince = lastLook;
        }
        quietSince = now;
      }
      messages = messagesNow;
      bytes = bytesNow;
      lastLook = now;
    }

    synchronized long hasDrippedFor(long now) {
      return drippingSince == null ? 0 : now - drippingSince;
    }
  }
}
