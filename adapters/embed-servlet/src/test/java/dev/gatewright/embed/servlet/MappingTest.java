package dev.gatewright.embed.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.http.Endpoints;
import dev.gatewright.protocol.testing.EmbeddedHost;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Where a servlet is mapped, and how its paths may be spelled")
final class MappingTest {
  private final Endpoints<HttpServletRequest> endpoints =
      new EmbeddedHost()
          .endpoints((asked, client, request) -> {
            throw new AssertionError("nobody asks");
          });

  @AutoClose("stop")
  private final JettyApplication application = new JettyApplication();

  @AutoClose private final HttpClient http = HttpClient.newHttpClient();

  @ParameterizedTest
  @CsvSource({
    "/auth/*,              /auth/jwks,               200",
    "/auth/*,              /auth,                    404",
    "/auth/*,              /jwks,                    404",
    "/auth/v1/*,           /auth/v1/jwks,            200",
    "/*,                   /jwks,                    200",
    "/,                    /jwks,                    200",
    "/jwks,                /jwks,                    200",
    "'',                   /,                        404",
    "/auth/*,              /auth/jwks;jsessionid=a1, 200",
    "/auth/*,              /auth;v=1/jwks;v=2,       200",
    "/jwks,                /jwks;jsessionid=a1,      200",
    "/auth/*,              /%61uth/jwks,             200",
    "/auth/*,              /auth/jwk%73,             404",
    "/jwks,                /jwk%73,                  404",
    "/auth/*,              /auth/v1/../jwks,         404",
    "/auth/*,              /v1/../auth/jwks,         404",
    "/auth/*,              /auth/./jwks,             404",
  })
  @DisplayName("Paths count from behind a prefix, else from the context path, and none is decoded")
  void mapping(String pattern, String path, int status) throws Exception {
    var address = application.servlet(new EndpointsServlet(endpoints), pattern).start();

    var request = HttpRequest.newBuilder(URI.create(address + path)).build();
    var reply = http.send(request, BodyHandlers.ofString());
    assertThat(reply.statusCode()).isEqualTo(status);
    assertThat(reply.body()).contains(status == 200 ? "\"keys\"" : "");
  }
}
