package dev.gatewright.adminclient;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatewright.adminclient.call.RetryPolicy;
import dev.gatewright.adminclient.call.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers each request with what a test wrote for it, and keeps what was asked.
final class ScriptedServer implements AutoCloseable {
  /// An answer; a status of 0 breaks the connection.
  private record Answer(int status, Map<String, String> headers, String body) {}

  /// A request as it came.
  record Asked(String method, String target, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return Optional.ofNullable(headers.get(name)).map(values -> values.get(0)).orElse("");
    }
  }

  private final HttpServer http;
  private final Deque<Answer> answers = new ArrayDeque<>();
  final List<Asked> asked = new ArrayList<>();
  final List<Duration> pauses = new ArrayList<>();

  ScriptedServer() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::answer);
    http.start();
  }

  String address() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  AdminClientBuilder builder() {
    return AdminClient.builder()
        .server(address() + "/")
        .key("key_1", Secret.of("s3cret"))
        .retries(RetryPolicy.upTo(3, Duration.ofSeconds(30)))
        .pause(pauses::add);
  }

  ScriptedServer then(int status, String body) {
    return then(status, Map.of(), body);
  }

  synchronized ScriptedServer then(int status, Map<String, String> headers, String body) {
    answers.add(new Answer(status, headers, body));
    return this;
  }

  ScriptedServer thenBreak() {
    return then(0, "");
  }

  private void answer(HttpExchange exchange) throws IOException {
    Answer answer;
    synchronized (this) {
      asked.add(
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              Map.copyOf(exchange.getRequestHeaders()),
              new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
      answer = answers.remove();
    }
    if (answer.status() != 0) {
      answer.headers().forEach(exchange.getResponseHeaders()::add);
      var body = answer.body().getBytes(UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
