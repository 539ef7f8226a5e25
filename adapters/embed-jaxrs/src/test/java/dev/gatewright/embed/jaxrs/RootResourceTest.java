package dev.gatewright.embed.jaxrs;

import dev.gatewright.protocol.http.Endpoints;
import dev.gatewright.protocol.testing.MountedServerContract;
import java.net.URI;
import java.util.Optional;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Endpoints as a Jakarta REST application of their own on Jersey")
final class RootResourceTest extends MountedServerContract<RestRequest> {
  private @Nullable JerseyApplication application;

  @Override
  protected URI start(Endpoints<RestRequest> endpoints) {
    var resources = new ResourceConfig().register(new EndpointsResource(endpoints));
    var started = JerseyApplication.start(MOUNT, resources, endpoints);
    application = started;
    return started.address();
  }

  @Override
  protected void stop() {
    if (application != null) {
      application.stop();
    }
  }

  @Override
  protected Optional<String> header(RestRequest request, String name) {
    return Optional.ofNullable(request.headers().getHeaderString(name));
  }
}
