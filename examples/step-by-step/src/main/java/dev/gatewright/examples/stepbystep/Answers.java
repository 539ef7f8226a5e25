package dev.gatewright.examples.stepbystep;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.gatewright.client.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What any web framework has for its applications, and the JDK's HTTP server has not.
final class Answers {
  private Answers() {}

  static void json(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
    send(exchange, status, "application/json", JsonObject.of(body).toJson());
  }

  static void home(HttpExchange exchange) throws IOException {
    try (var page = Objects.requireNonNull(Answers.class.getResourceAsStream("home.html"))) {
      send(exchange, 200, "text/html; charset=utf-8", new String(page.readAllBytes(), UTF_8));
    }
  }

  static void redirect(HttpExchange exchange, URI target) throws IOException {
    exchange.getResponseHeaders().add("Location", target.toString());
    try (exchange) {
      exchange.sendResponseHeaders(303, -1);
    }
  }

  /// Lets only a POST through that no page of another origin has sent: browsers say with every POST
  /// where it is from (RFC 6454 §7).
  static HttpHandler ownPost(URI home, HttpHandler next) {
    return exchange -> {
      var origins = exchange.getRequestHeaders().getOrDefault("Origin", List.of());
      if (!exchange.getRequestMethod().equals("POST")) {
        json(exchange, 405, Map.of("error", "method_not_allowed"));
      } else if (!origins.stream().allMatch(origin -> home.toString().equals(origin + "/"))) {
        json(exchange, 403, Map.of("error", "foreign_origin"));
      } else {
        next.handle(exchange);
      }
    };
  }

  /// Compares two secrets in a time that does not tell where they differ.
  static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.getResponseHeaders().add("Cache-Control", "no-store");
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
