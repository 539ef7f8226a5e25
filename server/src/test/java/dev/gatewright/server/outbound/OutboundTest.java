package dev.gatewright.server.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.outbound.OutboundAnswer.Answered;
import dev.gatewright.server.outbound.OutboundAnswer.Unanswered;
import dev.gatewright.server.outbound.OutboundAnswer.Why;
import dev.gatewright.testing.DrippingHost;
import dev.gatewright.testing.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundTest {
  private static final Caller ACME = new Caller("acme", "web");
  private static final Duration SOON = Duration.ofMillis(400);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Test
  @DisplayName("A host that drips its body is given up at the deadline of the whole exchange")
  void dripping() throws Exception {
    try (var host = DrippingHost.start(Duration.ofMillis(200));
        var outbound = door(SOON, 4, 8)) {
      assertThat(outbound.get(ACME, host.url("/jwks"), "*/*"))
          .isEqualTo(new Unanswered(Why.TOO_SLOW));
    }
  }

  @Test
  @DisplayName("A host that takes the connection and says nothing is given up as well")
  void silent() throws Exception {
    try (var listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var outbound = door(SOON, 4, 8)) {
      assertThat(outbound.get(ACME, url(listening, "/"), "*/*"))
          .isEqualTo(new Unanswered(Why.TOO_SLOW));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.0 200\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;x=y\r\no\r\n1\r\nk\r\n0\r\na: b\r\n\r\n",
        "HTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"
      })
  @DisplayName("RFC 9112 §6: a body ends where its length, its chunks or the connection say")
  void bodies(String answer) throws Exception {
    var got = ask(answer, "/");
    assertThat(got).isInstanceOf(Answered.class);
    assertThat(new String(((Answered) got).body(), US_ASCII)).isEqualTo("ok");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SSH-2.0-OpenSSH_9.2\r\n",
        "HTTP/2 200\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nok",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nok",
        "HTTP/1.1 101 Switching\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\nok"
      })
  @DisplayName("What is no answer for sure is none")
  void malformed(String answer) throws Exception {
    assertThat(ask(answer, "/")).isEqualTo(new Unanswered(Why.BROKEN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n",
        "HTTP/1.1 200 OK\r\n\r\nXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX"
      })
  @DisplayName("A body longer than the limit is not read")
  void tooLarge(String answer) throws Exception {
    assertThat(ask(answer, "/")).isEqualTo(new Unanswered(Why.TOO_LARGE));
  }

  @Test
  @DisplayName("A redirect is an answer like any other and is not followed")
  void redirects() throws Exception {
    var got =
        ask("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n", "/");
    assertThat(got).isInstanceOf(Answered.class);
    assertThat(((Answered) got).status()).isEqualTo(302);
  }

  @Test
  @DisplayName("Host, path and query are sent as the address has them, and no compression is asked")
  void request() throws Exception {
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    try (var listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var outbound = door(PATIENCE, 4, 8)) {
      answerOnce(listening, "HTTP/1.1 204 No Content\r\n\r\n", lines);
      var uri = URI.create("http://keys.test:" + listening.getLocalPort() + "/a%20b?c=d");
      assertThat(outbound.get(ACME, uri, "application/json")).isInstanceOf(Answered.class);
      assertThat(lines)
          .contains(
              "GET /a%20b?c=d HTTP/1.1",
              "Host: keys.test:" + listening.getLocalPort(),
              "Accept: application/json",
              "Accept-Encoding: identity",
              "Connection: close");
    }
  }

  @Test
  @DisplayName("The connection goes to the address that was judged: the name is asked for once")
  void pinned() throws Exception {
    var asked = new ConcurrentLinkedQueue<String>();
    Outbound.Names rebinding =
        host -> {
          asked.add(host);
          return List.of(
              asked.size() == 1
                  ? InetAddress.getLoopbackAddress()
                  : InetAddress.ofLiteral("169.254.169.254"));
        };
    try (var listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var outbound =
            new Outbound(
                OutboundAllow.LOOPBACK,
                new OutboundLimits(PATIENCE, 50, 4, 8),
                rebinding,
                OutboundTest::noTls)) {
      answerOnce(
          listening,
          "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
          new ConcurrentLinkedQueue<>());
      var uri = URI.create("http://keys.test:" + listening.getLocalPort() + "/");
      assertThat(outbound.get(ACME, uri, "*/*")).isInstanceOf(Answered.class);
      assertThat(outbound.get(ACME, uri, "*/*")).isEqualTo(new Unanswered(Why.NOT_PUBLIC));
      assertThat(asked).hasSize(2);
    }
  }

  @Test
  @DisplayName(
      "A name with one refused address among others is refused whole, and nothing is called")
  void mixedAddresses() throws Exception {
    try (var outbound =
        new Outbound(
            OutboundAllow.PUBLIC,
            new OutboundLimits(PATIENCE, 50, 4, 8),
            _ -> List.of(InetAddress.ofLiteral("1.1.1.1"), InetAddress.ofLiteral("127.0.0.1")),
            OutboundTest::noTls)) {
      assertThat(outbound.get(ACME, URI.create("https://keys.test/"), "*/*"))
          .isEqualTo(new Unanswered(Why.NOT_PUBLIC));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://127.0.0.1/",
        "http://user@127.0.0.1/",
        "https:/keys",
        "file:///etc/passwd",
        "http://1.1.1.1/"
      })
  @DisplayName("Only https is called, and http where the operator lists the address")
  void addresses(String address) throws Exception {
    try (var outbound = door(PATIENCE, 4, 8)) {
      assertThat(outbound.get(ACME, URI.create(address), "*/*"))
          .isEqualTo(new Unanswered(Why.ADDRESS));
    }
  }

  @Test
  @DisplayName("Callers that ask for the same at once share one exchange")
  void singleFlight() throws Exception {
    try (var host = DrippingHost.start(Duration.ofMillis(200));
        var outbound = door(SOON, 4, 64);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var go = new CountDownLatch(1);
      var answers = new ArrayList<Future<OutboundAnswer>>();
      for (var i = 0; i < 20; i++) {
        answers.add(
            callers.submit(() -> {
              go.await();
              return outbound.get(ACME, host.url("/jwks"), "*/*");
            }));
      }
      go.countDown();
      for (var answer : answers) {
        assertThat(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
            .isEqualTo(new Unanswered(Why.TOO_SLOW));
      }
      assertThat(host.taken()).isBetween(1, 2);
    }
  }

  @Test
  @DisplayName("A client whose host never answers leaves calls for the others")
  void shares() throws Exception {
    try (var host = DrippingHost.start(Duration.ofSeconds(2));
        var outbound = door(PATIENCE, 8, 16);
        var callers = Executors.newVirtualThreadPerTaskExecutor();
        var listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var greedy = new ArrayList<Future<OutboundAnswer>>();
      for (var i = 0; i < 40; i++) {
        var path = "/" + i;
        greedy.add(callers.submit(() -> outbound.get(ACME, host.url(path), "*/*")));
      }
      // Half of the calls, which is what one client may have.
      Patience.until(
          "its calls are under way and the others refused",
          () -> greedy.stream().anyMatch(Future::isDone) && host.taken() >= 4);
      answerOnce(
          listening,
          "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
          new ConcurrentLinkedQueue<>());
      assertThat(outbound.get(new Caller("globex", "web"), url(listening, "/"), "*/*"))
          .isInstanceOf(Answered.class);
      assertThat(greedy.stream().filter(Future::isDone).map(Future::resultNow))
          .contains(new Unanswered(Why.BUSY));
      host.hangUp();
    }
  }

  private static Outbound door(Duration deadline, int calls, int waiting) {
    return new Outbound(
        OutboundAllow.LOOPBACK,
        new OutboundLimits(deadline, 50, calls, waiting),
        host ->
            host.equals("1.1.1.1")
                ? List.of(InetAddress.ofLiteral(host))
                : List.of(InetAddress.getLoopbackAddress()),
        OutboundTest::noTls);
  }

  private static SSLSocketFactory noTls() {
    throw new AssertionError("nothing here speaks TLS");
  }

  private static OutboundAnswer ask(String answer, String path) throws IOException {
    try (var listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var outbound = door(PATIENCE, 4, 8)) {
      answerOnce(listening, answer, new ConcurrentLinkedQueue<>());
      return outbound.get(ACME, url(listening, path), "*/*");
    }
  }

  private static URI url(ServerSocket listening, String path) {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort() + path);
  }

  /// Takes one connection, reads the request's head, answers and closes.
  private static void answerOnce(ServerSocket listening, String answer, Queue<String> head) {
    Thread.startVirtualThread(() -> {
      try (var socket = listening.accept()) {
        var line = new StringBuilder();
        var in = socket.getInputStream();
        for (var b = in.read(); b >= 0; b = in.read()) {
          if (b == '\n') {
            if (line.isEmpty()) {
              break;
            }
            head.add(line.toString());
            line.setLength(0);
          } else if (b != '\r') {
            line.append((char) b);
          }
        }
        socket.getOutputStream().write(answer.getBytes(US_ASCII));
        socket.getOutputStream().flush();
        socket.shutdownOutput();
        in.readAllBytes();
      } catch (IOException _) {
        // The test closed its end.
      }
    });
  }
}
