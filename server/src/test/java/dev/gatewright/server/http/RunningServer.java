package dev.gatewright.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A server on a free loopback port, spoken to in raw bytes.
final class RunningServer implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofMinutes(3);

  final JettyServer server;
  private final int port;
  final ConcurrentLinkedQueue<AccessLog.Entry> log = new ConcurrentLinkedQueue<>();

  RunningServer(HttpLimits limits, TrustedProxies proxies, Route... routes) throws IOException {
    this(limits, proxies, Routes.of(routes));
  }

  RunningServer(HttpLimits limits, TrustedProxies proxies, Router router) throws IOException {
    server =
        new JettyServer(
            List.of(
                new JettyServer.Listener(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), router)),
            limits,
            proxies,
            ErrorRenderer.plain(),
            log::add,
            new References(new SecureRandom()));
    server.start();
    port = server.port(0);
  }

  RunningServer(Route... routes) throws IOException {
    this(HttpLimits.STANDARD, TrustedProxies.NONE, routes);
  }

  Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    return socket;
  }

  /// Sends bytes on a connection of their own and reads until the server closes it.
  String exchange(String sent) throws IOException {
    try (var socket = connect()) {
      socket.getOutputStream().write(sent.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  String get(String path, String... headerLines) throws IOException {
    return exchange(request("GET", path, "", headerLines));
  }

  static String request(String method, String path, String body, String... headerLines) {
    var text = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
    for (var line : headerLines) {
      text.append(line).append("\r\n");
    }
    if (!body.isEmpty()) {
      text.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    return text.append("Connection: close\r\n\r\n").append(body).toString();
  }

  static int status(String answer) {
    return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : -1;
  }

  @Override
  public void close() {
    server.close();
  }
}
