package dev.gatewright.embed.httpserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.gatewright.protocol.http.Endpoints;
import dev.gatewright.protocol.http.HttpCall;
import dev.gatewright.protocol.wire.HttpReply;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Mounts the endpoints in a context of the JDK's HTTP server. Thread-safe.
///
/// ```java
/// httpServer.createContext("/auth", new EndpointsHandler(endpoints));
/// httpServer.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
/// ```
///
/// The server needs an executor: without one it answers one request at a time.
public final class EndpointsHandler implements HttpHandler {
  private static final int NO_BODY = -1;

  private final Endpoints<HttpExchange> endpoints;

  /// Answers with `endpoints` whatever is below the context's path, 404 for what they do not serve.
  public EndpointsHandler(Endpoints<HttpExchange> endpoints) {
    this.endpoints = endpoints;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, endpoints.answer(call(exchange), exchange));
    }
  }

  private static HttpCall call(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    return HttpCall.builder(
            exchange.getRequestMethod(),
            pathBelow(exchange.getHttpContext().getPath(), exchange.getRequestURI().getRawPath()))
        .query(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""))
        .headers(name -> Optional.ofNullable(headers.get(name)).orElse(List.of()))
        .body(exchange.getRequestBody().readNBytes(HttpCall.READ_AT_MOST))
        .remoteAddress(exchange.getRemoteAddress().getAddress().getHostAddress())
        .build();
  }

  private static String pathBelow(String context, String path) {
    var mount = context.endsWith("/") ? context.substring(0, context.length() - 1) : context;
    return path.startsWith(mount) ? path.substring(mount.length()) : "";
  }

  private static void send(HttpExchange exchange, HttpReply reply) throws IOException {
    reply
        .headers()
        .forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
    var body = reply.body();
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? NO_BODY : body.length);
    exchange.getResponseBody().write(body);
  }
}
