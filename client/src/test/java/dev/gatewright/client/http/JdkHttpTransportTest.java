package dev.gatewright.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A request to the provider ends: in time, in size, and where it was sent")
class JdkHttpTransportTest {
  private final CountDownLatch released = new CountDownLatch(1);
  private HttpServer server;
  private final JdkHttpTransport transport =
      JdkHttpTransport.of(Duration.ofMinutes(3), Duration.ofMinutes(3));

  /// For answers that never come whole.
  private final JdkHttpTransport impatient =
      JdkHttpTransport.of(Duration.ofMinutes(3), Duration.ofSeconds(1));

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void stop() {
    released.countDown();
    server.stop(0);
  }

  private HttpTransport.Response get(String path) throws IOException {
    return transport.send(request("GET", path, ""));
  }

  private HttpTransport.Request request(String method, String path, String body) {
    var target = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    var headers = Map.of("X-Sent", "yes");
    return method.equals("GET")
        ? HttpTransport.Request.get(target, headers)
        : HttpTransport.Request.post(target, headers, body);
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  @DisplayName("Method, headers and body arrive, and status, headers and body come back")
  void roundTrip() throws IOException {
    server.createContext(
        "/echo",
        exchange -> {
          exchange.getResponseHeaders().add("Retry-After", "3");
          var line = exchange.getRequestMethod() + exchange.getRequestHeaders().getFirst("X-Sent");
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          answer(exchange, 201, (line + body).getBytes(StandardCharsets.UTF_8));
        });

    var answer = transport.send(request("POST", "/echo", "a=ü"));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("retry-after")).contains("3");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("POSTyesa=ü");
  }

  @Test
  @DisplayName("A redirect is an answer like any other: a secret does not go where it points")
  void noRedirects() throws IOException {
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          answer(exchange, 307, new byte[0]);
        });
    assertThat(get("/moved").status()).isEqualTo(307);
    assertThatThrownBy(() ->
            JdkHttpTransport.using(
                HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build(),
                Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NEVER");
  }

  @Test
  @DisplayName("An answer that does not begin is given up on")
  void noAnswer() {
    server.createContext("/silent", _ -> await());
    assertThatThrownBy(() -> impatient.send(request("GET", "/silent", "")))
        .isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  @DisplayName("An answer that begins and does not end is given up on too")
  void trickle() {
    server.createContext(
        "/trickle",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          await();
        });
    assertThatThrownBy(() -> impatient.send(request("GET", "/trickle", "")))
        .isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  @DisplayName("An answer longer than the limit is refused, however it is sent")
  void tooLong() throws IOException {
    var limit = new byte[JdkHttpTransport.MAX_BODY];
    server.createContext("/limit", exchange -> answer(exchange, 200, limit));
    server.createContext(
        "/longer",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(limit);
          exchange.getResponseBody().write('x');
          exchange.close();
        });
    assertThat(get("/limit").body()).hasSize(JdkHttpTransport.MAX_BODY);
    assertThatThrownBy(() -> get("/longer"))
        .isInstanceOf(IOException.class)
        .hasStackTraceContaining("longer than");
  }

  @Test
  @DisplayName("A provider that is not there is an IOException")
  void nobody() {
    server.stop(0);
    assertThatThrownBy(() -> get("/")).isInstanceOf(IOException.class);
  }

  private void await() {
    try {
      // The test lets go when it ends; the bound is for a test that does not.
      var _ = released.await(3, TimeUnit.MINUTES);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
