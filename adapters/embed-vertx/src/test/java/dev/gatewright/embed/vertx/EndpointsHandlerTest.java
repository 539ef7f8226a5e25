package dev.gatewright.embed.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.protocol.http.Endpoints;
import dev.gatewright.protocol.testing.EmbeddedHost;
import dev.gatewright.protocol.testing.MountedServerContract;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Endpoints on Vert.x")
final class EndpointsHandlerTest extends MountedServerContract<HttpServerRequest> {
  private final Vertx vertx = Vertx.vertx();

  @Override
  protected URI start(Endpoints<HttpServerRequest> endpoints) throws Exception {
    var server =
        vertx
            .createHttpServer()
            .requestHandler(
                new EndpointsHandler(
                    vertx,
                    MOUNT,
                    endpoints,
                    request -> request.response().setStatusCode(404).end()))
            .listen(0, "127.0.0.1")
            .await(20, TimeUnit.SECONDS);
    return URI.create("http://127.0.0.1:" + server.actualPort() + MOUNT);
  }

  @Override
  protected void stop() throws Exception {
    vertx.close().await(20, TimeUnit.SECONDS);
  }

  /// The engine calls the host's approval, and the stores, on the thread that is here.
  @Override
  protected Optional<String> header(HttpServerRequest request, String name) {
    assertThat(Context.isOnEventLoopThread()).isFalse();
    return Optional.ofNullable(request.getHeader(name));
  }

  @Test
  @DisplayName("A mount point that is no path is a mistake told")
  void wrongMount() {
    Endpoints<HttpServerRequest> endpoints =
        new EmbeddedHost()
            .endpoints((asked, client, request) -> {
              throw new AssertionError("nobody asks");
            });

    for (var mount : new String[] {"auth", "/", "/auth/"}) {
      assertThatThrownBy(() -> new EndpointsHandler(vertx, mount, endpoints, request -> {}))
          .hasMessageContaining("as in /auth");
    }
  }
}
