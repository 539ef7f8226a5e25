package dev.gatewright.server.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/// Goes around the open connections and closes those that only hold room: headers that drip in for
/// too long, and, when one address or all together have too many connections, those that have been
/// silent longest, then the newest. An idle timeout alone does neither, since one byte now and then
/// resets it. A trusted proxy holds the connections of all its visitors, so it counts as no
/// address.
///
/// Safe for use by many threads.
final class ConnectionPatrol implements Connection.Listener {
  private static final Duration LONGEST_ROUND = Duration.ofSeconds(1);

  private final HttpLimits limits;
  private final TrustedProxies proxies;
  private final Server server;
  private final Map<Connection, Watched> open = new ConcurrentHashMap<>();
  private final Map<Network, Integer> openByNetwork = new ConcurrentHashMap<>();
  private final AtomicBoolean evicting = new AtomicBoolean();
  private final long roundMillis;
  private volatile boolean ended;

  ConnectionPatrol(HttpLimits limits, TrustedProxies proxies, Server server) {
    this.limits = limits;
    this.proxies = proxies;
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
    var network = network(connection);
    open.put(connection, new Watched(network, System.nanoTime()));
    var ofNetwork = network.map(it -> openByNetwork.merge(it, 1, Integer::sum)).orElse(0);
    if (ofNetwork > limits.connectionsPerAddress()) {
      schedule(() -> evict(network.orElseThrow()), 0);
    }
    evictSurplus();
  }

  /// Whose connection it is; empty for a trusted proxy's.
  private Optional<Network> network(Connection connection) {
    return connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress it
            && it.getAddress() != null
            && !proxies.trusts(it.getAddress())
        ? Optional.of(Network.of(it.getAddress()))
        : Optional.empty();
  }

  private void evictSurplus() {
    if (open.size() > limits.connections() && evicting.compareAndSet(false, true)) {
      schedule(this::evict, 0);
    }
  }

  @Override
  public void onClosed(Connection connection) {
    Optional.ofNullable(open.remove(connection))
        .flatMap(Watched::network)
        .ifPresent(network ->
            openByNetwork.computeIfPresent(network, (_, count) -> count == 1 ? null : count - 1));
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
    close(open.keySet(), open.size() - limits.connections() * 9 / 10);
    evicting.set(false);
  }

  private void evict(Network network) {
    var own = new ArrayList<Connection>();
    open.forEach((connection, watched) -> {
      if (watched.network().filter(network::equals).isPresent()) {
        own.add(connection);
      }
    });
    close(own, own.size() - limits.connectionsPerAddress());
  }

  /// Closes so many: the longest silent first, then, when what is left is all at work, the newest.
  private void close(Collection<Connection> candidates, int surplus) {
    if (surplus <= 0) {
      return;
    }
    var now = System.nanoTime();
    var order = new ArrayList<Candidate>();
    for (var connection : candidates) {
      var watched = open.get(connection);
      if (watched != null) {
        watched.look(connection, now);
        var busy = Watched.isBusy(connection);
        order.add(
            new Candidate(connection, busy, now - (busy ? watched.opened : watched.quietSince)));
      }
    }
    order.sort(
        Comparator.comparing(Candidate::busy)
            .thenComparingLong(it -> it.busy() ? it.age() : -it.age()));
    order.stream().limit(surplus).forEach(it -> it.connection().getEndPoint().close());
  }

  /// @param age nanoseconds since it was opened if it is busy, else since it was last heard of
  private record Candidate(Connection connection, boolean busy, long age) {}

  private void schedule(Runnable work, long millis) {
    Scheduler scheduler = server.getScheduler();
    if (!ended && scheduler.isRunning()) {
      scheduler.schedule(work, millis, TimeUnit.MILLISECONDS);
    }
  }

  /// What the last look at a connection showed.
  private static final class Watched {
    private final Optional<Network> network;
    private final long opened;
    private long messages;
    private long bytes;
    private long lastLook;
    private volatile long quietSince;
    private @Nullable Long drippingSince;

    private Watched(Optional<Network> network, long now) {
      this.network = network;
      this.opened = now;
      this.lastLook = now;
      this.quietSince = now;
    }

    Optional<Network> network() {
      return network;
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
