package dev.gatewright.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A program that an issuer asks, on loopback, which answers as a test wants.
final class HookReceiver implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ConcurrentLinkedQueue<Question> asked = new ConcurrentLinkedQueue<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private volatile Reply reply = Reply.of("{\"action\":\"allow\"}");

  /// How a question is answered; not at all where `hangs`.
  record Reply(int status, String body, boolean hangs) {
    static final Reply NEVER = new Reply(0, "", true);

    static Reply of(String body) {
      return new Reply(200, body, false);
    }

    static Reply of(int status) {
      return new Reply(status, "{\"action\":\"allow\"}", false);
    }
  }

  /// A question as it came.
  record Question(Map<String, String> headers, byte[] body) {
    JsonNode json() {
      return JSON.readTree(body);
    }

    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  HookReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
      asked.add(new Question(headers, exchange.getRequestBody().readAllBytes()));
      var now = reply;
      if (now.hangs()) {
        end.await();
        return;
      }
      if (now.status() / 100 == 3) {
        exchange.getResponseHeaders().add("Location", url() + "/elsewhere");
      }
      var body = now.body().getBytes(UTF_8);
      exchange.sendResponseHeaders(now.status(), body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  void answer(Reply wanted) {
    reply = wanted;
  }

  /// Ends the questions that are never answered.
  void release() {
    end.countDown();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  List<Question> asked() {
    return List.copyOf(asked);
  }

  Question last() {
    return asked().getLast();
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
