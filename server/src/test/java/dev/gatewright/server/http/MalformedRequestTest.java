package dev.gatewright.server.http;

import static dev.gatewright.server.http.RunningServer.request;
import static dev.gatewright.server.http.RunningServer.status;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.wire.ParsedBody;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedRequestTest {
  private static RunningServer server;

  @BeforeAll
  static void start() throws IOException {
    server =
        new RunningServer(
            Route.get("/login", _ -> HttpResponse.text(200, "login")).page(),
            Route.get("/{issuer}/login", _ -> HttpResponse.text(200, "tenant")).page(),
            Route.post("/token", MalformedRequestTest::echo).inline());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse echo(HttpRequest request) {
    return switch (request.form()) {
      case ParsedBody.Form(var parameters) -> HttpResponse.text(200, parameters.toString());
      case ParsedBody.Malformed malformed ->
          HttpResponse.text(malformed.status(), malformed.reason());
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/login;jsessionid=1",
        "/..;/login",
        "/a/..;/login",
        "/%6cogin",
        "/%256cogin",
        "/acme%2flogin",
        "/acme%2Flogin",
        "/acme%5clogin",
        "/acme\\login",
        "/a/../login",
        "/./login",
        "/..",
        "//login",
        "/acme//login",
        "/login%00",
        "/login%0d%0aX:1",
        "/login%",
        "/login%zz",
        "/login#fragment",
        "/login?a=%",
        "/login?a=%zz",
        "/login?a=%C3%28",
        "/login?a=%00",
        "/login?a=\u00e9",
        "/login?a=\"<>\u0007",
        "/log\u0001in",
        "/l\u00f6gin",
        "login",
        "*",
        "http://localhost/..;/login",
        "http://evil.test/login",
        "http://user@localhost/login",
        "ftp://localhost/login",
        "https://localhost/login",
        "localhost:80"
      })
  @DisplayName("A target that can be read in more than one way is refused with 4xx")
  void targets(String target) throws IOException {
    assertRefused(request("GET", target, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /login HTTP/1.1\r\n\r\n",
        "GET /login HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /login HTTP/1.1\r\nHost: a, b\r\n\r\n",
        "GET /login HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET /login HTTP/1.1\r\nHost: a/b\r\n\r\n",
        "GET /login HTTP/1.1\r\nHost: a@b\r\n\r\n",
        "GET /login HTTP/1.1\r\nHost: a:99999\r\n\r\n",
        "GET /login HTTP/1.1\r\nHost: a:b\r\n\r\n",
        "GET /login HTTP/1.1\r\nHost: [::1\r\n\r\n",
        "GET /login HTTP/1.1\r\nHost : a\r\n\r\n",
        "GET /login HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n",
        "GET /login HTTP/1.1\r\nHost: a\r\nX\u0000: 1\r\n\r\n",
        "GET /login HTTP/1.1\r\nHost: a\r\nX: 1\u0000\r\n\r\n",
        "GET /login HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
        "GET /login HTTP/1.1\nHost: a\n\n",
        "GET /login HTTP/9.9\r\nHost: a\r\n\r\n",
        "GET /login\r\n\r\n",
        "G\u0000T /login HTTP/1.1\r\nHost: a\r\n\r\n",
        "get /login HTTP/1.1\r\nHost: a\r\n\r\n",
        "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost:80\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "\u0016\u0003\u0001\u0000\u0000\r\n\r\n",
        "POST /token HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /token HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\na=1",
        "POST /token HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        "POST /token HTTP/1.1\r\nHost: a\r\nContent-Length: +3\r\n\r\na=1",
        "POST /token HTTP/1.1\r\nHost: a\r\nContent-Length: 3x\r\n\r\na=1",
        "POST /token HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "POST /token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n",
        "POST /token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
        "POST /token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "POST /token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
        "POST /token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
        "POST /token HTTP/1.1\r\nHost: a\r\nExpect: the-unexpected\r\nContent-Length: 3\r\n\r\na=1"
      })
  @DisplayName(
      "RFC 9112 §11.2: a message that two parsers may frame differently is refused with 4xx")
  void messages(String sent) throws IOException {
    assertRefused(sent);
  }

  @Test
  @DisplayName("RFC 6585 §5: headers beyond the limit are answered 431")
  void headersTooLarge() throws IOException {
    var answer = server.get("/login", "X: " + "y".repeat(20_000));

    assertThat(status(answer)).isEqualTo(431);
    assertStillServed();
  }

  @Test
  @DisplayName("A request line beyond the limit is answered 414 or 431")
  void lineTooLong() throws IOException {
    assertThat(status(server.get("/login?a=" + "y".repeat(20_000)))).isIn(414, 431);
    assertStillServed();
  }

  @Test
  @DisplayName("RFC 9110 §15.5.14: a body beyond the limit is answered 413, announced or chunked")
  void bodyTooLarge() throws IOException {
    var body = "a=" + "b".repeat(200_000);
    var chunked =
        head("Transfer-Encoding: chunked")
            + Integer.toHexString(body.length())
            + "\r\n"
            + body
            + "\r\n0\r\n\r\n";

    assertThat(status(server.exchange(request("POST", "/token", body)))).isEqualTo(413);
    assertThat(status(server.exchange(chunked))).isEqualTo(413);
    assertThat(status(server.exchange(head("Content-Length: 100000\r\nExpect: 100-continue"))))
        .isEqualTo(413);
    assertThat(status(server.exchange(head("Content-Length: 99999999999")))).isEqualTo(413);
    assertStillServed();
  }

  @Test
  @DisplayName("Random bytes never cause a 5xx, and others are served afterwards")
  void randomBytes() throws IOException {
    var random = new Random(20_261_122);
    var valid = request("POST", "/token", "a=1&b=2", "Content-Type: application/json");
    for (var round = 0; round < 300; round++) {
      var sent = new StringBuilder(valid);
      for (var change = 0; change <= random.nextInt(4); change++) {
        sent.setCharAt(random.nextInt(sent.length()), (char) random.nextInt(256));
      }
      try (var socket = server.connect()) {
        socket.getOutputStream().write(sent.toString().getBytes(ISO_8859_1));
        socket.shutdownOutput();
        var answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        assertThat(status(answer)).as(sent.toString()).isLessThan(500);
      }
    }
    assertStillServed();
  }

  private static String head(String headers) {
    return "POST /token HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n\r\n";
  }

  private static void assertRefused(String sent) throws IOException {
    String answer;
    try (var socket = server.connect()) {
      socket.getOutputStream().write(sent.getBytes(ISO_8859_1));
      answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
    assertThat(status(answer)).as(answer).isBetween(400, 499);
    assertThat(answer)
        .doesNotContainIgnoringCase("jetty")
        .doesNotContain("\nServer:", "Exception", "\tat ");
    assertStillServed();
  }

  private static void assertStillServed() throws IOException {
    assertThat(server.get("/login")).startsWith("HTTP/1.1 200").endsWith("login");
  }
}
