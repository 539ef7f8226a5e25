package dev.gatewright.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.client.IdpClient;
import dev.gatewright.client.resource.Challenge;
import dev.gatewright.client.resource.TokenVerifier;
import dev.gatewright.testkit.Fault;
import dev.gatewright.testkit.GatewrightExtension;
import dev.gatewright.testkit.TestClient;
import dev.gatewright.testkit.TestResource;
import dev.gatewright.testkit.TestScope;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The bearer filter")
final class BearerFilterTest {
  private static final URI API = URI.create("https://api.acme.test");
  private static final TestClient MACHINE =
      TestClient.machine("machine").scopes("notes:read", "notes:write");

  @RegisterExtension
  final GatewrightExtension gatewright =
      GatewrightExtension.with(
          TestScope.of("notes:read", "See your notes"),
          TestScope.of("notes:write", "Change your notes"),
          TestResource.of(API.toString()).scopes("notes:read", "notes:write"),
          MACHINE);

  @AutoClose private final JettyApplication application = JettyApplication.at("/app");
  @AutoClose private final HttpClient http = HttpClient.newHttpClient();

  private void start() {
    var verifier =
        TokenVerifier.builder()
            .issuer(gatewright.issuer())
            .audience(API.toString())
            .clock(gatewright.clock())
            .build();
    application
        .filter(
            BearerFilter.of(verifier, "notes:read"),
            DispatcherType.REQUEST,
            DispatcherType.FORWARD,
            DispatcherType.ASYNC)
        .servlet("/forwarding", new Notebook.Page(BearerFilterTest::forward))
        .servlet("/write", new Notebook.Page(BearerFilterTest::write))
        .servlet("/*", new Notebook.Page((request, response) -> who(request)))
        .start();
  }

  private static String who(HttpServletRequest request) {
    return request.getUserPrincipal().getName()
        + " "
        + request.getRemoteUser()
        + " "
        + request.isUserInRole("notes:read")
        + " "
        + request.isUserInRole("notes:write")
        + " "
        + request.getAuthType()
        + " "
        + BearerFilter.token(request).orElseThrow().clientId().orElseThrow();
  }

  private static String forward(HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    request.getRequestDispatcher("/forwarded").forward(request, response);
    return "";
  }

  private static String write(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.isUserInRole("notes:write")) {
      BearerFilter.refuse(response, Challenge.insufficientScope(List.of("notes:write")));
    }
    return "";
  }

  private String token(String scope) {
    return IdpClient.builder()
        .issuer(gatewright.issuer())
        .clientId(MACHINE.id())
        .clientSecret(MACHINE.secret())
        .clock(gatewright.clock())
        .build()
        .clientCredentials(Set.of(scope), API)
        .accessToken();
  }

  private HttpResponse<String> get(String path, String... authorization) throws Exception {
    var request = HttpRequest.newBuilder(application.url(path)).timeout(Duration.ofMinutes(3));
    for (var value : authorization) {
      request.header("Authorization", value);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String challenge(HttpResponse<String> response) {
    return response.headers().firstValue("WWW-Authenticate").orElse("");
  }

  @Test
  @DisplayName("RFC 6750 §2.1: a good token's bearer is the principal, its scope values the roles")
  void good() throws Exception {
    start();
    var bearer = "Bearer " + token("notes:read");

    assertThat(get("/notes", bearer).body()).isEqualTo("machine machine true false BEARER machine");
    assertThat(get("/forwarding", bearer).body()).startsWith("machine machine true");
  }

  @Test
  @DisplayName("RFC 6750 §3: without a token 401 and a challenge without an error")
  void none() throws Exception {
    start();
    var response = get("/notes");

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(challenge(response)).isEqualTo("Bearer");
    assertThat(get("/notes?access_token=" + token("notes:read")).statusCode()).isEqualTo(401);
  }

  @Test
  @DisplayName(
      "RFC 6750 §3.1: an expired or forged token is invalid_token, two are invalid_request")
  void bad() throws Exception {
    start();
    var token = token("notes:read");

    assertThat(get("/notes", "Bearer " + token + "x").statusCode()).isEqualTo(401);
    assertThat(get("/notes", "Bearer " + token, "Bearer " + token).statusCode()).isEqualTo(400);
    gatewright.clock().advance(Duration.ofHours(2));
    var expired = get("/notes", "Bearer " + token);
    assertThat(expired.statusCode()).isEqualTo(401);
    assertThat(challenge(expired)).contains("error=\"invalid_token\"");
    assertThat(expired.body()).isEqualTo("{\"error\":\"invalid_token\"}");
  }

  @Test
  @DisplayName("RFC 6750 §3.1: a token without the scope gets 403 insufficient_scope and its name")
  void insufficientScope() throws Exception {
    start();
    var wrong = get("/notes", "Bearer " + token("notes:write"));
    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(challenge(wrong)).contains("insufficient_scope", "scope=\"notes:read\"");

    var tooLittle = get("/write", "Bearer " + token("notes:read"));
    assertThat(tooLittle.statusCode()).isEqualTo(403);
    assertThat(challenge(tooLittle)).contains("scope=\"notes:write\"");
  }

  @Test
  @DisplayName("While the provider's keys cannot be fetched it answers 503 with Retry-After")
  void keysAway() throws Exception {
    start();
    var token = token("notes:read");
    gatewright.faults().on("/oauth2/jwks").always(Fault.status(503));

    var response = get("/notes", "Bearer " + token);
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).isPresent();

    gatewright.faults().clear();
  }
}
