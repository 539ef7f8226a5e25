package dev.gatewright.httpserver;

import com.sun.net.httpserver.HttpExchange;
import dev.gatewright.client.CallbackParameters;
import dev.gatewright.client.web.WebExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A request to the JDK's HTTP server, in the words of the SDK.
public final class HttpServerExchange implements WebExchange {
  private static final int NO_BODY = -1;

  private final HttpExchange exchange;

  /// Reads from and answers to `exchange`, which belongs to one thread.
  public HttpServerExchange(HttpExchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public String method() {
    return exchange.getRequestMethod().toUpperCase(Locale.ROOT);
  }

  @Override
  public String path() {
    return Optional.ofNullable(exchange.getRequestURI().getRawPath()).orElse("/");
  }

  @Override
  public String rawQuery() {
    return Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
  }

  @Override
  public List<String> headers(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().get(name)).orElse(List.of());
  }

  @Override
  public CallbackParameters form(int maxLength) throws IOException {
    var body = exchange.getRequestBody().readNBytes(maxLength + 1);
    return CallbackParameters.parse(
        body.length > maxLength ? "" : new String(body, StandardCharsets.UTF_8));
  }

  @Override
  public void addHeader(String name, String value) {
    exchange.getResponseHeaders().add(name, value);
  }

  @Override
  public void redirect(URI target) throws IOException {
    addHeader("Location", target.toString());
    try (exchange) {
      exchange.sendResponseHeaders(303, NO_BODY);
    }
  }

  @Override
  public void respond(int status, String contentType, String body) throws IOException {
    addHeader("Content-Type", contentType);
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      if (bytes.length == 0 || method().equals("HEAD")) {
        exchange.sendResponseHeaders(status, NO_BODY);
      } else {
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }
  }
}
