package dev.gatewright.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Takes webhooks on loopback and answers each as a test wants.
public final class WebhookReceiver implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final ConcurrentLinkedQueue<Taken> taken = new ConcurrentLinkedQueue<>();
  private volatile Function<Taken, Integer> answers = _ -> 204;

  private WebhookReceiver(HttpServer server) {
    this.server = server;
  }

  /// A message as it came.
  public record Taken(Map<String, String> headers, byte[] body) {
    public String header(String name) {
      return Optional.ofNullable(headers.get(name)).orElse("");
    }

    public JsonNode json() {
      return JSON.readTree(body);
    }

    /// The number of the event.
    public long seq() {
      return json().path("data").path("seq").asLong();
    }

    public String type() {
      return json().path("type").asString();
    }
  }

  public static WebhookReceiver start() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var receiver = new WebhookReceiver(HttpServer.create(address, 100));
    receiver.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    receiver.server.createContext("/", receiver::take);
    receiver.server.start();
    return receiver;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
      var message = new Taken(headers, exchange.getRequestBody().readAllBytes());
      taken.add(message);
      var status = answers.apply(message);
      if (status / 100 == 3) {
        exchange.getResponseHeaders().add("Location", url("/elsewhere"));
      }
      exchange.sendResponseHeaders(status, -1);
    }
  }

  /// What is answered from now on, as a status.
  public void answer(Function<Taken, Integer> wanted) {
    answers = wanted;
  }

  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /// What came so far, repetitions included.
  public List<Taken> taken() {
    return List.copyOf(taken);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
