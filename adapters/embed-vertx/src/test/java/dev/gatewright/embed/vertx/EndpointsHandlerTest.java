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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Endpoints on Vert.x")
final class EndpointsHandlerTest extends MountedServerContract<HttpServerRequest> {
  private final Vertx vertx = Vertx.vertx();
  private URI mountPoint = URI.create("http://localhost");

  @Override
  protected URI start(Endpoints<HttpServerRequest> endpoints) throws Exception {
    var server =
        vertx
            .createHttpServer()
            .requestHandler(
                new EndpointsHandler(vertx, MOUNT, endpoints, EndpointsHandlerTest::application))
            .listen(0, "127.0.0.1")
            .await(3, TimeUnit.MINUTES);
    mountPoint = URI.create("http://127.0.0.1:" + server.actualPort() + MOUNT);
    return mountPoint;
  }

  private static void application(HttpServerRequest request) {
    if ((MOUNT + "/hello").equals(request.path())) {
      request.body().onSuccess(body -> request.response().end("Hello " + body.toString()));
    } else {
      request.response().setStatusCode(404).end();
    }
  }

  @Override
  protected void stop() throws Exception {
    vertx.close().await(3, TimeUnit.MINUTES);
  }

  /// The engine calls the host's approval, and the stores, on the thread that is here.
  @Override
  protected Optional<String> header(HttpServerRequest request, String name) {
    assertThat(Context.isOnEventLoopThread()).isFalse();
    return Optional.ofNullable(request.getHeader(name));
  }

  @Test
  @DisplayName("What is not served goes on to the application, with its body")
  void passesOn() throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(mountPoint + "/hello"))
              .POST(BodyPublishers.ofString("Ada"))
              .build();

      assertThat(http.send(request, BodyHandlers.ofString()).body()).isEqualTo("Hello Ada");
    }
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
