package dev.gatewright.server.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// Binds routers to sockets, on Jetty; the only door between Jetty and everything else. HTTP/1.1.
///
/// Sockets are read without a thread of their own, bodies included, so a slow sender costs memory
/// within [HttpLimits] and nothing else. A handler runs when its request is complete: on a virtual
/// thread, or right here if its route says that it never waits.
///
/// Safe for use by many threads.
public final class JettyServer implements AutoCloseable {
  /// A socket to listen on and what is served there. Port 0 takes any free port; `open` is a socket
  /// bound already, which is used instead and closed with the server.
  public record Listener(
      InetSocketAddress address, Router router, Optional<ServerSocketChannel> open) {
    public Listener(InetSocketAddress address, Router router) {
      this(address, router, Optional.empty());
    }
  }

  /// Threads beside the selectors, for the little that Jetty hands over.
  private static final int SPARE_THREADS = 8;

  /// After this long, a thread beyond those that always run ends.
  private static final Duration IDLE_THREAD = Duration.ofMinutes(1);

  private static final Duration DRAIN_POLL = Duration.ofMillis(10);

  /// While draining, a connection on which nothing was asked for so long is taken for unused.
  private static final Duration DRAIN_QUIET = Duration.ofMillis(500);

  private final Server server;
  private final List<Listener> listeners;
  private final List<ServerConnector> connectors = new ArrayList<>();
  private final Traffic traffic;
  private final ConnectionPatrol patrol;

  /// A server that listens nowhere yet.
  ///
  /// @param references makes the reference number of a request, such as [References]
  public JettyServer(
      List<Listener> listeners,
      HttpLimits limits,
      TrustedProxies proxies,
      ErrorRenderer errors,
      AccessLog accessLog,
      Supplier<String> references) {
    JettyLog.takeOver();
    this.traffic = new Traffic(limits, proxies, errors, accessLog, references);
    var selectors = Runtime.getRuntime().availableProcessors();
    // Jetty's own queue asks the JVM's management for the size of a cache line, which starts all of
    // JMX.
    var threads =
        new QueuedThreadPool(
            selectors + SPARE_THREADS,
            selectors,
            (int) IDLE_THREAD.toMillis(),
            new LinkedBlockingQueue<>());
    threads.setName("http");
    threads.setReservedThreads(0);
    this.listeners = List.copyOf(listeners);
    this.server = new Server(threads);
    this.patrol = new ConnectionPatrol(limits, proxies, server);
    for (var listener : listeners) {
      connectors.add(connector(listener, limits, selectors));
    }
    server.setHandler(new Entrance(connectors, listeners, traffic));
    server.setDefaultHandler(new Nowhere());
    server.setErrorHandler(new JettyErrors(traffic));
    server.setStopTimeout(0);
    server.setStopAtShutdown(false);
  }

  /// Opens the sockets; requests are answered from here on.
  ///
  /// @throws CannotListen if an address cannot be bound
  /// @throws IOException if a socket given open cannot be used
  public void start() throws IOException {
    try {
      for (var i = 0; i < connectors.size(); i++) {
        open(connectors.get(i), listeners.get(i));
      }
      server.start();
    } catch (IOException e) {
      connectors.forEach(ServerConnector::close);
      close();
      throw e;
    } catch (Exception e) {
      close();
      throw new IllegalStateException("Jetty did not start", e);
    }
    patrol.begin();
  }

  private static void open(ServerConnector connector, Listener listener) throws IOException {
    if (listener.open().isPresent()) {
      connector.open(listener.open().get());
      return;
    }
    try {
      connector.open();
    } catch (IOException e) {
      throw new CannotListen(listener.address(), e);
    }
  }

  /// The port that the listener at this place in the list is bound to.
  public int port(int listener) {
    return connectors.get(listener).getLocalPort();
  }

  /// Ends gracefully: takes no new connection, finishes what was accepted and says so to the
  /// clients with `Connection: close`, then stops. Returns early when nothing is left to do.
  ///
  /// @param longest after this long, whatever still runs is cut off
  /// @return whether everything was finished
  public boolean drain(Duration longest) throws InterruptedException {
    var end = System.nanoTime() + longest.toNanos();
    traffic.drain();
    connectors.forEach(ServerConnector::close);
    var finished = false;
    while (!finished && System.nanoTime() < end) {
      finished = traffic.active() == 0 && patrol.quietFor(DRAIN_QUIET);
      if (!finished) {
        Thread.sleep(DRAIN_POLL);
      }
    }
    finished |= traffic.active() == 0;
    close();
    return finished;
  }

  /// Requests being read, handled or answered now.
  public int active() {
    return traffic.active();
  }

  /// Open connections.
  public int connections() {
    return patrol.count();
  }

  /// Stops at once.
  @Override
  public void close() {
    patrol.end();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("Jetty did not stop", e);
    }
  }

  private ServerConnector connector(Listener listener, HttpLimits limits, int selectors) {
    var connector = JettySettings.connector(server, listener, limits, selectors);
    connector.addBean(patrol);
    server.addConnector(connector);
    return connector;
  }

  /// Where Jetty hands requests over.
  private static final class Entrance
      extends org.eclipse.jetty.server.Handler.Abstract.NonBlocking {
    private final List<ServerConnector> connectors;
    private final List<JettyServer.Listener> listeners;
    private final Traffic traffic;

    private Entrance(
        List<ServerConnector> connectors, List<JettyServer.Listener> listeners, Traffic traffic) {
      this.connectors = List.copyOf(connectors);
      this.listeners = List.copyOf(listeners);
      this.traffic = traffic;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      var place = connectors.indexOf(request.getConnectionMetaData().getConnector());
      new Exchange(traffic, listeners.get(place).router(), request, response, callback).begin();
      return true;
    }
  }

  /// Stands in for Jetty's default handler, whose kind would make Jetty hand every request over to
  /// another thread. It is never reached: the entrance answers everything.
  private static final class Nowhere extends org.eclipse.jetty.server.Handler.Abstract.NonBlocking {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      return false;
    }
  }
}
