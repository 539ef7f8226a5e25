package dev.gatewright.embed.helidon;

import dev.gatewright.protocol.http.Endpoints;
import dev.gatewright.protocol.http.HttpCall;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.List;

/// Mounts the endpoints in a Helidon SE web server; whatever they do not serve goes on to the
/// routes that follow. Thread-safe.
///
/// ```java
/// WebServer.builder()
///     .routing(routing -> routing.register("/auth", new EndpointsService(endpoints)))
/// ```
public final class EndpointsService implements HttpService {
  private final Endpoints<ServerRequest> endpoints;

  /// Serves `endpoints` below the path at which this service is registered.
  public EndpointsService(Endpoints<ServerRequest> endpoints) {
    this.endpoints = endpoints;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.any(this::handle);
  }

  private void handle(ServerRequest request, ServerResponse response) throws IOException {
    var path = path(request);
    if (!endpoints.serves(path)) {
      response.next();
      return;
    }
    var reply = endpoints.answer(call(request, path), request);
    response.status(reply.status());
    reply
        .headers()
        .forEach(
            header -> response.headers().add(HeaderNames.create(header.name()), header.value()));
    response.send(reply.body());
  }

  /// As it was sent: Helidon decodes the path below a service's own.
  private static String path(ServerRequest request) {
    var below = request.path().rawPath();
    return request.prologue().uriPath().rawPath().endsWith(below) ? below : "";
  }

  private static HttpCall call(ServerRequest request, String path) throws IOException {
    return HttpCall.builder(request.prologue().method().text(), path)
        .query(request.query().rawValue())
        .headers(name -> request.headers().all(HeaderNames.create(name), List::of))
        .body(body(request))
        .remoteAddress(request.remotePeer().host())
        .build();
  }

  private static byte[] body(ServerRequest request) throws IOException {
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    try (var in = request.content().inputStream()) {
      return in.readNBytes(HttpCall.READ_AT_MOST);
    }
  }
}
