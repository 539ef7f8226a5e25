package dev.gatewright.embed.helidon;

import dev.gatewright.protocol.http.Endpoints;
import dev.gatewright.protocol.testing.MountedServerContract;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Endpoints on Helidon SE")
final class EndpointsServiceTest extends MountedServerContract<ServerRequest> {
  private @Nullable WebServer server;

  @Override
  protected URI start(Endpoints<ServerRequest> endpoints) {
    var started =
        WebServer.builder()
            .address(InetAddress.getLoopbackAddress())
            .port(0)
            .routing(routing -> routing.register(MOUNT, new EndpointsService(endpoints)))
            .build()
            .start();
    server = started;
    return URI.create("http://127.0.0.1:" + started.port() + MOUNT);
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
