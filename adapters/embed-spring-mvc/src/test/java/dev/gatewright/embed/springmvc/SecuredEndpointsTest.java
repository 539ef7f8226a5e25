package dev.gatewright.embed.springmvc;

import dev.gatewright.protocol.http.Endpoints;
import dev.gatewright.protocol.testing.MountedServerContract;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Endpoints in a Spring Boot application with Spring Security")
final class SecuredEndpointsTest extends MountedServerContract<HttpServletRequest> {
  private final BootApplication application = new BootApplication();

  @Override
  protected URI start(Endpoints<HttpServletRequest> endpoints) {
    var address = application.start(SecuredApplication.class, endpoints);
    return URI.create(address + MOUNT);
  }

  @Override
  protected void stop() {
    application.stop();
  }

  @Override
  protected Optional<String> header(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getHeader(name));
  }
}
