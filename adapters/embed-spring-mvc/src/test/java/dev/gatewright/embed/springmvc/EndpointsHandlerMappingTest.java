package dev.gatewright.embed.springmvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.protocol.http.Endpoints;
import dev.gatewright.protocol.testing.EmbeddedHost;
import dev.gatewright.protocol.testing.MountedServerContract;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Endpoints in a Spring Boot application, below a context path and a servlet path")
final class EndpointsHandlerMappingTest extends MountedServerContract<HttpServletRequest> {
  private final BootApplication application = new BootApplication();
  private URI mountPoint = URI.create("http://localhost");

  @Override
  protected URI start(Endpoints<HttpServletRequest> endpoints) {
    var address =
        application.start(PlainApplication.class, endpoints, "--spring.mvc.servlet.path=/api");
    mountPoint = URI.create(address + "/api" + MOUNT);
    return mountPoint;
  }

  @Override
  protected void stop() {
    application.stop();
  }

  @Override
  protected Optional<String> header(HttpServletRequest request, String name) {
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
    Endpoints<HttpServletRequest> endpoints =
        new EmbeddedHost()
            .endpoints((asked, client, request) -> {
              throw new AssertionError("nobody asks");
            });

    for (var mount : new String[] {"auth", "/", "/auth/"}) {
      assertThatThrownBy(() -> new EndpointsHandlerMapping(mount, endpoints))
          .hasMessageContaining("as in /auth");
    }
  }
}
