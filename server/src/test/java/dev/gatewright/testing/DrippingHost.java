package dev.gatewright.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A web server that takes every connection, sends headers at once and then a byte of its body now
/// and then, for as long as somebody listens.
public final class DrippingHost implements AutoCloseable {
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 40\r\n\r\n";

  private final ServerSocket listening;
  private final Duration pause;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger taken = new AtomicInteger();

  private DrippingHost(ServerSocket listening, Duration pause) {
    this.listening = listening;
    this.pause = pause;
  }

  /// Starts it on a free loopback port.
  ///
  /// @param pause between two bytes
  public static DrippingHost start(Duration pause) throws IOException {
    var host =
        new DrippingHost(new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress()), pause);
    Thread.startVirtualThread(host::accept);
    return host;
  }

  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort() + path);
  }

  public int port() {
    return listening.getLocalPort();
  }

  /// Connections taken so far.
  public int taken() {
    return taken.get();
  }

  private void accept() {
    while (true) {
      Socket socket;
      try {
        socket = listening.accept();
      } catch (IOException _) {
        return;
      }
      open.add(socket);
      taken.incrementAndGet();
      Thread.startVirtualThread(() -> drip(socket));
    }
  }

  private void drip(Socket socket) {
    try (socket) {
      var out = socket.getOutputStream();
      out.write(HEAD.getBytes(US_ASCII));
      while (true) {
        out.write(' ');
        out.flush();
        Thread.sleep(pause);
      }
    } catch (IOException _) {
      open.remove(socket);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ends the connections that are open.
  public void hangUp() throws IOException {
    for (var socket : open) {
      socket.close();
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    hangUp();
  }
}
