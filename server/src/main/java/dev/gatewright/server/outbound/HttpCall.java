package dev.gatewright.server.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.gatewright.server.outbound.OutboundAnswer.Unanswered;
import dev.gatewright.server.outbound.OutboundAnswer.Why;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// One HTTP/1.1 exchange on a connection of its own to an address that was judged before. The JDK's
/// client resolves names by itself and would ask again, so what was judged need not be what is
/// called; it also stops counting time when the headers are there.
final class HttpCall {
  private final OutboundRequest request;
  private final URI uri;
  private final int longestBody;
  private final Supplier<SSLSocketFactory> tls;
  private final ScheduledExecutorService timer;

  HttpCall(
      OutboundRequest request,
      int longestBody,
      Supplier<SSLSocketFactory> tls,
      ScheduledExecutorService timer) {
    this.request = request;
    this.uri = request.uri();
    this.longestBody = longestBody;
    this.tls = tls;
    this.timer = timer;
  }

  /// Tries the addresses in turn until one takes the connection. At the deadline the connection is
  /// closed, whatever it is doing: it cannot be prolonged by a byte now and then.
  ///
  /// @param deadline in the terms of [System#nanoTime]
  OutboundAnswer to(List<InetAddress> addresses, long deadline) {
    try (var socket = connected(addresses, deadline)) {
      var left = deadline - System.nanoTime();
      var closing = timer.schedule(() -> close(socket), left, TimeUnit.NANOSECONDS);
      try {
        return exchange(socket);
      } finally {
        closing.cancel(false);
      }
    } catch (IOException _) {
      return new Unanswered(System.nanoTime() >= deadline ? Why.TOO_SLOW : Why.BROKEN);
    }
  }

  /// A connection to the first address that takes one; each has its part of the time.
  private Socket connected(List<InetAddress> addresses, long deadline) throws IOException {
    var failure = new IOException("the name means no address");
    for (var address : addresses) {
      var left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      var socket = new Socket();
      try {
        socket.connect(
            new InetSocketAddress(address, port()), (int) Math.max(1, left / addresses.size()));
        return socket;
      } catch (IOException e) {
        close(socket);
        failure = e;
      }
    }
    throw failure;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is closed all the same.
    }
  }

  private OutboundAnswer exchange(Socket socket) throws IOException {
    var connection = isTls() ? secured(socket) : socket;
    connection.getOutputStream().write(head().getBytes(US_ASCII));
    connection.getOutputStream().write(request.body());
    connection.getOutputStream().flush();
    var in = new BufferedInputStream(connection.getInputStream());
    return new HttpAnswerReader(in, longestBody).read();
  }

  /// TLS with the name of the address as it is written, for SNI and for the certificate (RFC 9110
  /// §4.3.4), though the connection leads where the judged address does.
  private SSLSocket secured(Socket socket) throws IOException {
    var secured = (SSLSocket) tls.get().createSocket(socket, host(), port(), true);
    var parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private String host() {
    var host = uri.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private int port() {
    var standard = isTls() ? 443 : 80;
    return uri.getPort() < 0 ? standard : uri.getPort();
  }

  private boolean isTls() {
    return "https".equals(uri.getScheme());
  }

  private String head() {
    var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    var head = new StringBuilder();
    head.append(request.method()).append(' ').append(path).append(query).append(" HTTP/1.1\r\n");
    header(head, "Host", uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
    request.headers().forEach((name, value) -> header(head, name, value));
    if (request.method().equals("POST")) {
      header(head, "Content-Length", Integer.toString(request.body().length));
    }
    header(head, "Accept-Encoding", "identity");
    header(head, "User-Agent", "gatewright");
    header(head, "Connection", "close");
    return head.append("\r\n").toString();
  }

  private static void header(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }
}
