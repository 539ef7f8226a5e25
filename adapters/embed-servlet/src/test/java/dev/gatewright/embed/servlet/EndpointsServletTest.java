package dev.gatewright.embed.servlet;

import dev.gatewright.protocol.http.Endpoints;
import dev.gatewright.protocol.testing.MountedServerContract;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Endpoints in a servlet application on Jetty")
final class EndpointsServletTest extends MountedServerContract<HttpServletRequest> {
  private final JettyApplication application = new JettyApplication();

  @Override
  protected URI start(Endpoints<HttpServletRequest> endpoints) throws Exception {
    var address = application.servlet(new EndpointsServlet(endpoints), MOUNT + "/*").start();
    return URI.create(address + MOUNT);
  }

  @Override
  protected void stop() throws Exception {
    application.stop();
  }

  @Override
  protected Optional<String> header(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getHeader(name));
  }
}
