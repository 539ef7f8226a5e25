package dev.gatewright.server.http;

import static dev.gatewright.server.http.RunningServer.request;
import static dev.gatewright.server.http.RunningServer.status;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.testing.HeardLog;
import dev.gatewright.testing.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JettyServerTest {
  @Test
  @DisplayName("A handler sees method, path, variables, query, headers, cookies, address and body")
  void requestAsSeen() throws IOException {
    var seen = new AtomicReference<HttpRequest>();
    try (var server =
        new RunningServer(
            Route.post(
                "/{issuer}/token",
                request -> {
                  seen.set(request);
                  return HttpResponse.json(200, "{}");
                }))) {
      var answer =
          server.exchange(
              request(
                  "POST",
                  "/acme/token?a=1&b=x%20y",
                  "c=3",
                  "Content-Type: application/x-www-form-urlencoded",
                  "Cookie: other=1; sid=\"abc\""));
      assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n{}");
    }
    var request = seen.get();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/acme/token");
    assertThat(request.segments()).containsExactly("acme", "token");
    assertThat(request.variable("issuer")).isEqualTo("acme");
    assertThat(request.query().first("b")).contains("x y");
    assertThat(request.cookie("sid")).contains("abc");
    assertThat(request.cookie("id")).isEmpty();
    assertThat(request.header("content-TYPE")).isPresent();
    assertThat(request.scheme()).isEqualTo("http");
    assertThat(request.host()).isEqualTo("localhost");
    assertThat(request.clientAddress().isLoopbackAddress()).isTrue();
    assertThat(request.form()).isEqualTo(request.form());
    assertThat(new String(request.body(), ISO_8859_1)).isEqualTo("c=3");
  }

  @Test
  @DisplayName("Routes run on virtual threads unless they are said never to wait")
  void threads() throws IOException {
    Handler tell = _ -> HttpResponse.text(200, "virtual=" + Thread.currentThread().isVirtual());
    try (var server =
        new RunningServer(Route.get("/waits", tell), Route.get("/never", tell).inline())) {
      assertThat(server.get("/waits")).endsWith("virtual=true");
      assertThat(server.get("/never")).endsWith("virtual=false");
    }
  }

  @Test
  @DisplayName("RFC 9110 §15.5.6: another method on a known path is answered 405 with Allow")
  void methods() throws IOException {
    try (var server =
        new RunningServer(
            Route.get("/both", _ -> HttpResponse.text(200, "hello")),
            Route.post("/both", _ -> HttpResponse.empty(204)))) {
      for (var method : List.of("PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "FOO")) {
        var answer = server.exchange(request(method, "/both", ""));
        assertThat(status(answer)).as(method).isEqualTo(405);
        assertThat(answer).contains("\r\nAllow: GET, POST, HEAD\r\n");
      }
      assertThat(status(server.get("/neither"))).isEqualTo(404);
      assertThat(status(server.get("/both/"))).isEqualTo(404);
    }
  }

  @Test
  @DisplayName("RFC 9110 §9.3.2: HEAD answers what GET would, without the body")
  void head() throws IOException {
    try (var server = new RunningServer(Route.get("/", _ -> HttpResponse.text(200, "hello")))) {
      var answer = server.exchange(request("HEAD", "/", ""));
      assertThat(answer)
          .startsWith("HTTP/1.1 200")
          .contains("Content-Length: 5")
          .endsWith("\r\n\r\n");
    }
  }

  @Test
  @DisplayName("A handler that wants its answer lost ends the connection without a byte")
  void lost() throws IOException {
    try (var server =
        new RunningServer(
            Route.get("/waits", _ -> HttpResponse.lost()),
            Route.get("/inline", _ -> HttpResponse.lost()).inline())) {
      assertThat(server.get("/waits")).isEmpty();
      assertThat(server.get("/inline")).isEmpty();
      assertThat(server.log).extracting(AccessLog.Entry::status).containsExactly(499, 499);
    }
  }

  @Test
  @DisplayName("What a handler throws is answered 500 with a reference and nothing about the cause")
  void exceptions() throws IOException {
    Handler broken =
        _ -> {
          throw new IOException("the secret cause");
        };
    Handler worse =
        _ -> {
          throw new StackOverflowError("the secret cause");
        };
    try (var server =
        new RunningServer(
            Route.get("/api", broken),
            Route.get("/inline", worse).inline(),
            Route.get("/page", broken).page())) {
      assertThat(server.get("/api"))
          .startsWith("HTTP/1.1 500")
          .contains("\"error\":\"server_error\"", "\"reference\":\"", "Cache-Control: no-store")
          .doesNotContain("secret cause", "Exception");
      assertThat(server.get("/inline")).startsWith("HTTP/1.1 500").doesNotContain("secret cause");
      assertThat(server.get("/page"))
          .startsWith("HTTP/1.1 500")
          .contains("Content-Type: text/html", "Reference: <code>", "Content-Security-Policy: ")
          .doesNotContain("secret cause", "Exception");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\r\nSet-Cookie: b=c", "a\nb", "a\rb", "a\u0000b", "\u00e9", " a", "a\u007f"})
  @DisplayName("RFC 9110 §5.5: a header value that could start a header of its own is never sent")
  void headerInjection(String value) throws IOException {
    try (var server =
        new RunningServer(
            Route.get("/", _ -> HttpResponse.redirect("/x").withHeader("X", value)))) {
      assertThat(server.get("/")).startsWith("HTTP/1.1 500").doesNotContain("Set-Cookie");
    }
  }

  @Test
  @DisplayName(
      "Beyond its share of a route an address is answered 503 with Retry-After; other routes serve it")
  void overload() throws Exception {
    var held = new CountDownLatch(1);
    var limits = HttpLimits.STANDARD.withConcurrency(100, 20, 4);
    try (var server =
        new RunningServer(
            limits,
            TrustedProxies.NONE,
            Route.get(
                "/slow",
                _ -> {
                  held.await();
                  return HttpResponse.text(200, "slow");
                }),
            Route.get("/other", _ -> HttpResponse.text(200, "other")))) {
      try (var first = server.connect();
          var second = server.connect()) {
        for (var socket : List.of(first, second)) {
          socket.getOutputStream().write(request("GET", "/slow", "").getBytes(ISO_8859_1));
        }
        await(() -> server.server.active() == 2);

        assertThat(server.get("/slow"))
            .startsWith("HTTP/1.1 503")
            .contains("Retry-After: 1", "temporarily_unavailable");
        assertThat(server.get("/other")).endsWith("other");

        held.countDown();
        assertThat(new String(first.getInputStream().readAllBytes(), ISO_8859_1)).endsWith("slow");
        assertThat(new String(second.getInputStream().readAllBytes(), ISO_8859_1)).endsWith("slow");
      }
      assertThat(server.get("/slow")).endsWith("slow");
    }
  }

  @Test
  @DisplayName("An address and a tenant that fill a route leave room for the others")
  void fairness() throws Exception {
    var held = new CountDownLatch(1);
    var routes =
        Routes.of(
            Route.get(
                "/slow",
                request -> {
                  if (request.query().has("wait")) {
                    held.await();
                  }
                  return HttpResponse.text(200, "slow");
                }));
    Router byHost =
        (host, path) ->
            routes
                .match(path)
                .map(found -> new Router.Match(found.resource(), found.variables(), () -> host));
    var limits = HttpLimits.STANDARD.withConcurrency(1_000, 1_000, 32);
    var loopback = new TrustedProxies(List.of(Cidr.parse("127.0.0.0/8").orElseThrow()));
    try (var server = new RunningServer(limits, loopback, byHost)) {
      var greedy = new ArrayList<Socket>();
      try {
        for (var i = 0; i < 100; i++) {
          var socket = server.connect();
          greedy.add(socket);
          var sender = "X-Forwarded-For: 198.51.100." + i;
          var request = request("GET", "/slow?wait=1", "", "X-Forwarded-Host: greedy", sender);
          socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        }
        await(() -> server.server.active() < 32);
        var same = new String[] {"X-Forwarded-Host: greedy", "X-Forwarded-For: 203.0.113.1"};
        assertThat(status(server.get("/slow", same))).isEqualTo(503);
        for (var tenant : List.of("one", "two", "three")) {
          var other = new String[] {"X-Forwarded-Host: " + tenant, "X-Forwarded-For: 203.0.113.1"};
          assertThat(server.get("/slow", other)).endsWith("slow");
        }
      } finally {
        held.countDown();
        for (var socket : greedy) {
          socket.close();
        }
      }
    }
  }

  @Test
  @DisplayName("The access log names the pattern and the status, and never the path or the query")
  void accessLog() throws Exception {
    try (var server =
        new RunningServer(Route.get("/{issuer}/login", _ -> HttpResponse.empty(204)))) {
      server.get("/acme/login?code=secret");
      await(() -> server.log.size() == 1);

      var entry = server.log.element();
      assertThat(entry.route()).isEqualTo("/{issuer}/login");
      assertThat(entry.status()).isEqualTo(204);
      assertThat(entry.duration()).isBetween(Duration.ZERO, Duration.ofMinutes(3));
      assertThat(entry.reference()).isNotEmpty();
      assertThat(entry.toString()).doesNotContain("secret", "acme");
    }
  }

  @Test
  @DisplayName(
      "Several requests on one connection are answered in order, bodies in pieces included")
  void keepAlive() throws IOException {
    try (var server =
            new RunningServer(
                Route.post("/e", it -> HttpResponse.text(200, new String(it.body(), ISO_8859_1)))
                    .inline());
        var socket = server.connect()) {
      var out = socket.getOutputStream();
      var chunked = "POST /e HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n";
      out.write(chunked.getBytes(ISO_8859_1));
      out.flush();
      out.write("1\r\nc\r\n0\r\n\r\n".getBytes(ISO_8859_1));
      out.write(request("POST", "/e", "last").getBytes(ISO_8859_1));
      var answers = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      assertThat(answers).containsSubsequence("HTTP/1.1 200", "abc", "HTTP/1.1 200", "last");
    }
  }

  @Test
  @DisplayName(
      "RFC 9110 §5.5: the value of a header counts as it was sent, also on a used connection")
  void headersOfAUsedConnection() throws IOException {
    try (var server =
            new RunningServer(
                Route.get(
                    "/", it -> HttpResponse.text(200, it.header("Authorization").orElse("none"))));
        var socket = server.connect()) {
      var out = socket.getOutputStream();
      for (var value : List.of("Basic d2ViOnNlY3JldA==", "Basic D2ViOnNlY3JldA==")) {
        out.write(
            ("GET / HTTP/1.1\r\nHost: a\r\nAuthorization: " + value + "\r\n\r\n")
                .getBytes(ISO_8859_1));
      }
      out.write(
          request("GET", "/", "", "Authorization: basic d2ViOnNlY3JldA==").getBytes(ISO_8859_1));
      assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
          .containsSubsequence(
              "Basic d2ViOnNlY3JldA==", "Basic D2ViOnNlY3JldA==", "basic d2ViOnNlY3JldA==");
    }
  }

  @Test
  @DisplayName("RFC 9110 §5.3: a request with two Authorization headers is refused")
  void twoAuthorizationHeaders() throws IOException {
    try (var server = new RunningServer(Route.get("/", _ -> HttpResponse.text(200, "hello")))) {
      assertThat(server.get("/", "Authorization: Basic YTpi", "authorization: Bearer x"))
          .startsWith("HTTP/1.1 400")
          .contains("http.repeated_header");
    }
  }

  @Test
  @DisplayName("The reference that an error shows stands in the log, whoever found the error")
  void referencesAreLogged() throws IOException {
    try (var log = new HeardLog("");
        var server =
            new RunningServer(
                Route.get(
                    "/fails",
                    _ -> {
                      throw new IOException("broken");
                    }),
                Route.get(
                    "/long", _ -> HttpResponse.empty(200).withHeader("X", "a".repeat(100_000))))) {
      for (var path : List.of("/fails", "/long", "/nowhere", "/a%00b", "/fails?a=%zz")) {
        var answer = server.get(path);
        var reference = answer.replaceAll("(?s).*\"reference\":\"([^\"]+)\".*", "$1");
        assertThat(reference).as(path).matches("[0-9A-Z]+-[0-9]+");
        assertThat(log.text()).as(path).contains(reference + " ");
      }
    }
  }

  @Test
  @DisplayName("Where nobody's addresses are, the log tells which host was asked for")
  void foreignHost() throws IOException {
    try (var log = new HeardLog("");
        var server = new RunningServer(Route.get("/", _ -> HttpResponse.empty(204)))) {
      server.exchange("GET /nowhere HTTP/1.1\r\nHost: other.test\r\nConnection: close\r\n\r\n");
      assertThat(log.text()).contains("http.not_found", "address=127.0.0.1", "host=other.test");
    }
  }

  @Test
  @DisplayName("An address that cannot be listened on is the one that the failure names, with why")
  void cannotListen() throws IOException {
    var loopback = InetAddress.getLoopbackAddress();
    try (var taken = new ServerSocket(0, 1, loopback)) {
      var occupied = new InetSocketAddress(loopback, taken.getLocalPort());
      assertThatThrownBy(() -> startOn(new InetSocketAddress(loopback, 0), occupied))
          .isInstanceOf(CannotListen.class)
          .hasMessageContaining(":" + taken.getLocalPort() + " is taken by another program");
    }
    assertThatThrownBy(() -> startOn(new InetSocketAddress("192.0.2.1", 9)))
        .isInstanceOf(CannotListen.class)
        .hasMessageContaining("192.0.2.1:9 is no address of this machine");
    assertThatThrownBy(() -> startOn(InetSocketAddress.createUnresolved("none.invalid", 9)))
        .isInstanceOf(CannotListen.class)
        .hasMessageContaining("leads to no address");
  }

  private static void startOn(InetSocketAddress... addresses) throws IOException {
    var nothing = Routes.of(Route.get("/", _ -> HttpResponse.empty(204)));
    try (var server =
        new JettyServer(
            Stream.of(addresses).map(one -> new JettyServer.Listener(one, nothing)).toList(),
            HttpLimits.STANDARD,
            TrustedProxies.NONE,
            ErrorRenderer.plain(),
            _ -> {},
            new References(new SecureRandom()))) {
      server.start();
    }
  }

  @Test
  @DisplayName("What Jetty warns of reaches the log without what was sent")
  void jettyWarnings() throws IOException {
    try (var log = new HeardLog("");
        var server = new RunningServer(Route.get("/", _ -> HttpResponse.empty(204)))) {
      Logger.getLogger("org.eclipse.jetty.server.Anything")
          .log(
              Level.WARNING,
              "failed /token?secret=hush",
              new IOException("for /token?secret=hush"));
      assertThat(server.get("/")).startsWith("HTTP/1.1 204");
      assertThat(log.text())
          .containsOnlyOnce("the HTTP library warns")
          .contains("java.io.IOException", "org.eclipse.jetty.server.Anything")
          .doesNotContain("hush");
    }
  }

  @Test
  @DisplayName("Answers name no server software")
  void noServerHeader() throws IOException {
    try (var server = new RunningServer(Route.get("/", _ -> HttpResponse.empty(204)))) {
      assertThat(server.get("/")).doesNotContainIgnoringCase("server:").doesNotContain("X-Powered");
    }
  }

  static void await(BooleanSupplier condition) {
    Patience.until("what the server does by itself", condition::getAsBoolean);
  }
}
