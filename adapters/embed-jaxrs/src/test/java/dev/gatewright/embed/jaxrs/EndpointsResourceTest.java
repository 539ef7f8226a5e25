package dev.gatewright.embed.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.http.Endpoints;
import dev.gatewright.protocol.testing.EmbeddedHost;
import dev.gatewright.protocol.testing.MountedServerContract;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Endpoints below a path of a Jakarta REST application on Jersey")
final class EndpointsResourceTest extends MountedServerContract<RestRequest> {
  private @Nullable JerseyApplication application;
  private URI base = URI.create("http://localhost");

  /// Reads whole bodies, if told to, and does not put them back.
  static final class Reader implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) throws IOException {
      if (request.getHeaders().containsKey("X-Read-Before")) {
        request.getEntityStream().readAllBytes();
      }
    }
  }

  /// Shows what the container would log.
  static final class Told implements ExceptionMapper<IllegalStateException> {
    @Override
    public Response toResponse(IllegalStateException failure) {
      return Response.serverError().entity(failure.getMessage()).build();
    }
  }

  @Override
  protected URI start(Endpoints<RestRequest> endpoints) {
    var resources = new ResourceConfig(AuthorizationResource.class, Reader.class, Told.class);
    var started = JerseyApplication.start("/api", resources, endpoints);
    application = started;
    base = URI.create(started.address() + MOUNT);
    return base;
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

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.ofString());
    }
  }

  @Test
  @DisplayName("Jakarta REST refuses no answer for its type")
  void anyType() throws Exception {
    var reply =
        send(HttpRequest.newBuilder(URI.create(base + "/jwks")).header("Accept", "image/png"));

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/jwk-set+json");
  }

  @Test
  @DisplayName("A body that a filter read is a mistake told")
  void gone() throws Exception {
    var reply =
        send(
            HttpRequest.newBuilder(URI.create(base + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", EmbeddedHost.basic())
                .header("X-Read-Before", "yes")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));

    assertThat(reply.statusCode()).isEqualTo(500);
    assertThat(reply.body()).contains("exclude its paths from the filter");
  }

  @Test
  @DisplayName("Path parameters do not hide an endpoint, as with every resource")
  void pathParameters() throws Exception {
    assertThat(send(HttpRequest.newBuilder(URI.create(base + "/jwks;a=b"))).statusCode())
        .isEqualTo(200);
  }
}
