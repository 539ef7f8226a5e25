package dev.gatewright.embed.vertx;

import dev.gatewright.protocol.http.Endpoints;
import dev.gatewright.protocol.http.HttpCall;
import dev.gatewright.protocol.wire.HttpReply;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/// Mounts the endpoints in a Vert.x HTTP server; whatever they do not serve goes on to the rest of
/// the application. Thread-safe.
///
/// ```java
/// vertx.createHttpServer()
///     .requestHandler(new EndpointsHandler(vertx, "/auth", endpoints, application))
///     .listen(3000);
/// ```
///
/// Bodies are read on the event loop, and answers are worked out on worker threads: the engine and
/// the host's stores block.
public final class EndpointsHandler implements Handler<HttpServerRequest> {
  private final Vertx vertx;
  private final String mount;
  private final Endpoints<HttpServerRequest> endpoints;
  private final Handler<HttpServerRequest> others;

  /// Serves `endpoints` below the path `mount`, such as `/auth`, or at the root if it is empty.
  ///
  /// @throws IllegalArgumentException unless `mount` is empty or begins with a slash and ends
  ///   without one
  public EndpointsHandler(
      Vertx vertx,
      String mount,
      Endpoints<HttpServerRequest> endpoints,
      Handler<HttpServerRequest> others) {
    if (!mount.isEmpty() && (!mount.startsWith("/") || mount.endsWith("/"))) {
      throw new IllegalArgumentException(
          "the mount point is empty, or begins with a slash and ends without one, as in /auth");
    }
    this.vertx = vertx;
    this.mount = mount;
    this.endpoints = endpoints;
    this.others = others;
  }

  @Override
  public void handle(HttpServerRequest request) {
    var path = Optional.ofNullable(request.path()).orElse("");
    var below = path.startsWith(mount) ? path.substring(mount.length()) : "";
    if (!endpoints.serves(below)) {
      others.handle(request);
      return;
    }
    var body = Buffer.buffer();
    request.handler(part -> {
      var room = HttpCall.READ_AT_MOST - body.length();
      body.appendBuffer(part, 0, Math.min(room, part.length()));
    });
    request.endHandler(end -> answer(request, call(request, below, body)));
  }

  private static HttpCall call(HttpServerRequest request, String path, Buffer body) {
    return HttpCall.builder(request.method().name(), path)
        .query(Optional.ofNullable(request.query()).orElse(""))
        .headers(request.headers()::getAll)
        .body(body.getBytes())
        .remoteAddress(request.remoteAddress().hostAddress())
        .build();
  }

  private void answer(HttpServerRequest request, HttpCall call) {
    vertx
        .executeBlocking(() -> endpoints.answer(call, request), false)
        .onSuccess(reply -> send(request, reply))
        .onFailure(failure -> send(request, HttpReply.empty(503)));
  }

  private static void send(HttpServerRequest request, HttpReply reply) {
    var response = request.response().setStatusCode(reply.status());
    reply.headers().forEach(header -> response.headers().add(header.name(), header.value()));
    if (request.method().equals(HttpMethod.HEAD)) {
      response.end();
    } else {
      response.end(Buffer.buffer(reply.body()));
    }
  }
}
