package dev.gatewright.examples.web;

import com.sun.net.httpserver.HttpExchange;
import dev.gatewright.examples.web.Projects.Answer;
import dev.gatewright.httpserver.HttpServerExchange;
import java.io.IOException;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// How the application answers: pages for people, JSON for programs.
final class Pages {
  private static final String POLICY =
      "default-src 'none'; img-src data:; style-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private static final JsonMapper JSON = new JsonMapper();

  private Pages() {}

  /// Answers with a page.
  static void show(HttpExchange exchange, int status, String title, Html content)
      throws IOException {
    var page = Html.of("layout.html", Map.of("title", title, "content", content));
    send(exchange, status, "text/html; charset=utf-8", page.text());
  }

  /// Answers with JSON: on a page if a person asks, which a browser's `Accept` tells, and as it is
  /// otherwise.
  static void show(HttpExchange exchange, String title, String lead, Answer answer)
      throws IOException {
    if (new HttpServerExchange(exchange).header("Accept").orElse("").contains("text/html")) {
      var values =
          Map.of(
              "title",
              title,
              "lead",
              lead,
              "status",
              answer.status(),
              "json",
              indented(answer.json()));
      show(exchange, answer.status(), title, Html.of("answer.html", values));
    } else {
      send(exchange, answer.status(), "application/json", answer.json());
    }
  }

  /// Answers with an error code of the application's own.
  static void refuse(HttpExchange exchange, int status, String lead, String error)
      throws IOException {
    show(exchange, "Sorry", lead, new Answer(status, "{\"error\":\"" + error + "\"}"));
  }

  static void style(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Cache-Control", "public, max-age=3600");
    new HttpServerExchange(exchange)
        .respond(200, "text/css; charset=utf-8", Html.read("style.css"));
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Cache-Control", "no-store");
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    new HttpServerExchange(exchange).respond(status, type, body);
  }

  private static String indented(String json) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(json));
    } catch (JacksonException notJson) {
      return json;
    }
  }
}
