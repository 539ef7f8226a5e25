package dev.gatewright.server.http;

import static dev.gatewright.server.http.RunningServer.request;
import static dev.gatewright.server.http.RunningServer.status;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SlowClientTest {
  private static final Duration FOREVER = Duration.ofMinutes(30);

  /// Runs out while a client drips. A whole request, sent at once, arrives within it on any
  /// machine.
  private static final Duration SHORT = Duration.ofSeconds(3);

  private static final Route QUICK = Route.get("/quick", _ -> HttpResponse.text(200, "quick"));
  private static final Route FORM =
      Route.post("/form", it -> HttpResponse.text(200, new String(it.body(), ISO_8859_1)));

  @Test
  @DisplayName(
      "300 slow headers, 150 slow bodies and 1000 idle sockets keep nobody from being served")
  void slowClients() throws IOException {
    var limits =
        HttpLimits.STANDARD
            .withDeadlines(FOREVER, FOREVER, FOREVER)
            .withConnectionsPerAddress(2_000);
    try (var server = new RunningServer(limits, TrustedProxies.NONE, QUICK, FORM)) {
      var sockets = new ArrayList<Socket>();
      try {
        open(server, sockets, 300, "GET /quick HTTP/1.1\r\nHost: a\r\nX: ");
        open(server, sockets, 150, "POST /form HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\na=");
        open(server, sockets, 1_000, "");

        for (var i = 0; i < 20; i++) {
          assertThat(server.get("/quick")).endsWith("quick");
          assertThat(server.exchange(request("POST", "/form", "a=1"))).endsWith("a=1");
        }
        // All of them are still there, once the last quick one has gone.
        JettyServerTest.await(() -> server.server.connections() == 1_450);
      } finally {
        for (var socket : sockets) {
          socket.close();
        }
      }
    }
  }

  @Test
  @DisplayName("Headers that drip in steadily are cut off at their deadline")
  void drippingHeaders() throws Exception {
    try (var server = server(SHORT, FOREVER);
        var socket = server.connect()) {
      assertThat(drip(socket, "GET /quick HTTP/1.1\r\nHost: a\r\nX: ")).isEmpty();
      assertThat(server.get("/quick")).endsWith("quick");
    }
  }

  @Test
  @DisplayName("RFC 9110 §15.5.9: a body that drips in steadily is answered 408 at its deadline")
  void drippingBody() throws Exception {
    try (var server = server(FOREVER, SHORT);
        var socket = server.connect()) {
      var answer = drip(socket, "POST /form HTTP/1.1\r\nHost: a\r\nContent-Length: 9999\r\n\r\n");
      assertThat(status(answer)).isEqualTo(408);
      assertThat(answer).contains("Connection: close");
      JettyServerTest.await(() -> server.server.active() == 0);
      assertThat(server.get("/quick")).endsWith("quick");
    }
  }

  @Test
  @DisplayName("Beyond the most connections the longest silent are closed and new ones are served")
  void tooManyConnections() throws Exception {
    var limits = HttpLimits.STANDARD.withConcurrency(50, 100, 100);
    try (var server = new RunningServer(limits, TrustedProxies.NONE, QUICK)) {
      var sockets = new ArrayList<Socket>();
      try {
        open(server, sockets, 120, "");
        assertThat(server.get("/quick")).endsWith("quick");
        JettyServerTest.await(() -> server.server.connections() <= 50);
        assertThat(sockets.getFirst().getInputStream().read()).isEqualTo(-1);
      } finally {
        for (var socket : sockets) {
          socket.close();
        }
      }
    }
  }

  @Test
  @DisplayName("One address with half-sent requests keeps only its share of connections")
  void connectionsOfOneAddress() throws Exception {
    var limits = HttpLimits.STANDARD.withConnectionsPerAddress(20);
    try (var server = new RunningServer(limits, TrustedProxies.NONE, QUICK, FORM)) {
      var sockets = new ArrayList<Socket>();
      try {
        open(server, sockets, 40, "GET /quick HTTP/1.1\r\nHost: a\r\nX: ");
        open(server, sockets, 40, "POST /form HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\na");
        JettyServerTest.await(() -> server.server.connections() <= 20);
      } finally {
        for (var socket : sockets) {
          socket.close();
        }
      }
    }
  }

  @Test
  @DisplayName("A trusted proxy holds its visitors' connections and is not counted as one address")
  void connectionsOfTheProxy() throws Exception {
    var limits = HttpLimits.STANDARD.withConnectionsPerAddress(5);
    var loopback = new TrustedProxies(List.of(Cidr.parse("127.0.0.0/8").orElseThrow()));
    try (var server = new RunningServer(limits, loopback, QUICK)) {
      var sockets = new ArrayList<Socket>();
      try {
        open(server, sockets, 30, "");
        JettyServerTest.await(() -> server.server.connections() == 30);
        assertThat(server.get("/quick")).endsWith("quick");
      } finally {
        for (var socket : sockets) {
          socket.close();
        }
      }
    }
  }

  @Test
  @DisplayName("A client that leaves in the middle of its body leaves nothing behind")
  void abandonedBody() throws Exception {
    try (var server = new RunningServer(QUICK, FORM)) {
      try (var socket = server.connect()) {
        socket
            .getOutputStream()
            .write(
                "POST /form HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\na"
                    .getBytes(ISO_8859_1));
        JettyServerTest.await(() -> server.server.active() == 1);
      }
      JettyServerTest.await(() -> server.server.active() == 0);
      assertThat(server.get("/quick")).endsWith("quick");
    }
  }

  private static RunningServer server(Duration headers, Duration body) throws IOException {
    return new RunningServer(
        HttpLimits.STANDARD.withDeadlines(FOREVER, headers, body),
        TrustedProxies.NONE,
        QUICK,
        FORM);
  }

  private static void open(RunningServer server, List<Socket> sockets, int count, String sent)
      throws IOException {
    for (var i = 0; i < count; i++) {
      var socket = server.connect();
      sockets.add(socket);
      socket.getOutputStream().write(sent.getBytes(ISO_8859_1));
    }
  }

  /// Sends `start` and then a byte at a time until the server answers or hangs up.
  private static String drip(Socket socket, String start) throws IOException {
    var out = socket.getOutputStream();
    out.write(start.getBytes(ISO_8859_1));
    socket.setSoTimeout(20);
    for (var i = 0; i < 1_000; i++) {
      try {
        var first = socket.getInputStream().read();
        return first < 0
            ? ""
            : (char) first + new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      } catch (SocketTimeoutException _) {
        out.write('x');
      } catch (SocketException _) {
        return "";
      }
    }
    throw new AssertionError("the server waited for ever");
  }
}
