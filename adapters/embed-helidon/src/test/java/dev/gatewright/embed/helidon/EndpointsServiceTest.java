package dev.gatewright.embed.helidon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.http.Endpoints;
import dev.gatewright.protocol.testing.MountedServerContract;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Endpoints on Helidon SE")
final class EndpointsServiceTest extends MountedServerContract<ServerRequest> {
  private @Nullable WebServer server;
  private URI mountPoint = URI.create("http://localhost");

  @Override
  protected URI start(Endpoints<ServerRequest> endpoints) {
    var started =
        WebServer.builder()
            .address(InetAddress.getLoopbackAddress())
            .port(0)
            .routing(routing ->
                routing
                    .register(MOUNT, new EndpointsService(endpoints))
                    .post(MOUNT + "/hello", EndpointsServiceTest::application))
            .build()
            .start();
    server = started;
    mountPoint = URI.create("http://127.0.0.1:" + started.port() + MOUNT);
    return mountPoint;
  }

  private static void application(ServerRequest request, ServerResponse response) {
    response.send("Hello " + request.content().as(String.class));
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

  @Override
  protected void stop() {
    if (server != null) {
      server.stop();
    }
  }

  @Override
  protected Optional<String> header(ServerRequest request, String name) {
    return request.headers().first(HeaderNames.create(name));
  }
}
