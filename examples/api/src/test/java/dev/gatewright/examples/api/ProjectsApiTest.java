package dev.gatewright.examples.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.client.AuthorizationOptions;
import dev.gatewright.client.CallbackParameters;
import dev.gatewright.client.IdpClient;
import dev.gatewright.testkit.Fault;
import dev.gatewright.testkit.GatewrightExtension;
import dev.gatewright.testkit.TestClient;
import dev.gatewright.testkit.TestResource;
import dev.gatewright.testkit.TestUser;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The API")
final class ProjectsApiTest {
  private static final String CALLBACK = "http://localhost:3000/callback";
  private static final TestUser ADA =
      TestUser.of("ada@acme.test")
          .memberOf("org_acme", "Founder", "projects:write")
          .memberOf("org_analytical", "Advisor", "projects:read");
  private static final TestClient WEB =
      TestClient.web("web")
          .redirectUri(CALLBACK)
          .firstParty()
          .scopes("openid", "projects:read", "projects:write");
  private static final TestClient JOB = TestClient.machine("job").scopes("projects:read");

  @RegisterExtension
  private static final GatewrightExtension GATEWRIGHT =
      GatewrightExtension.with(
          ADA,
          WEB,
          JOB,
          TestResource.of("https://other.acme.test").scopes("projects:read", "projects:write"));

  private final HttpClient http = HttpClient.newHttpClient();
  private URI url;
  private ProjectsApi api;

  @BeforeEach
  void start() throws IOException {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    url = URI.create("http://localhost:" + port);
    GATEWRIGHT.apply(TestResource.of(url.toString()).scopes("projects:read", "projects:write"));
    api = ProjectsApi.start(environment(Map.of("PORT", Integer.toString(port))));
  }

  @AfterEach
  void stop() {
    api.close();
    http.close();
  }

  @Test
  @DisplayName("RFC 6750 §3: a request without a token is told no more than that it needs one")
  void withoutToken() throws Exception {
    var answer = send("/projects", Optional.empty(), Optional.empty());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(challenge(answer)).isEqualTo("Bearer");
  }

  @Test
  @DisplayName("RFC 6750 §3.1: a token that is not good, or is for another API, gets 401")
  void notGood() throws Exception {
    var foreign = client(JOB).clientCredentials(Set.of("projects:read")).accessToken();
    var other =
        client(JOB)
            .clientCredentials(Set.of("projects:read"), URI.create("https://other.acme.test"))
            .accessToken();

    for (var token : new String[] {"garbage", foreign, other}) {
      var answer = send("/projects", Optional.of(token), Optional.empty());
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(challenge(answer)).contains("error=\"invalid_token\"");
    }
  }

  @Test
  @DisplayName("RFC 6750 §3.1: a token without the scope gets 403 insufficient_scope")
  void scope() throws Exception {
    var token = client(JOB).clientCredentials(Set.of("projects:read"), url).accessToken();

    var answer = send("/orgs/org_acme/projects", Optional.of(token), Optional.of("{}"));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(challenge(answer))
        .contains("error=\"insufficient_scope\"", "scope=\"projects:write\"");
  }

  @Test
  @DisplayName("lets a person do in each organization what their membership allows")
  void organizations() throws Exception {
    var token = personsToken();

    var made =
        send("/orgs/org_acme/projects", Optional.of(token), Optional.of("{\"name\":\"Engine\"}"));
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.body()).contains("Engine", "org_acme");

    var refused = send("/orgs/org_analytical/projects", Optional.of(token), Optional.of("{}"));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("insufficient_scope");
    assertThat(send("/orgs/org_x/projects", Optional.of(token), Optional.of("{}")).statusCode())
        .isEqualTo(403);

    assertThat(send("/projects", Optional.of(token), Optional.empty()).body()).contains("Engine");
    assertThat(send("/orgs/org_acme/projects", Optional.of(token), Optional.empty()).statusCode())
        .isEqualTo(404);
    assertThat(send("/elsewhere", Optional.empty(), Optional.empty()).statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("RFC 6749 §4.4: a program that calls in its own name sees all projects")
  void machine() throws Exception {
    send("/orgs/org_acme/projects", Optional.of(personsToken()), Optional.of("{\"name\":\"A\"}"));

    var said =
        NightlyJob.run(environment(Map.of("CLIENT_ID", "job", "CLIENT_SECRET", JOB.secret())));

    assertThat(said).startsWith("200 ").contains("\"A\"");
  }

  @Test
  @DisplayName("answers 503 while the provider's keys cannot be fetched")
  void providerAway() throws Exception {
    var token = client(JOB).clientCredentials(Set.of("projects:read"), url).accessToken();

    GATEWRIGHT.faults().on("/oauth2/jwks").always(Fault.status(503));
    assertThat(send("/projects", Optional.of(token), Optional.empty()).statusCode()).isEqualTo(503);
  }

  @Test
  @DisplayName("names the environment variable that is missing")
  void missing() {
    assertThatThrownBy(() -> ProjectsApi.start(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ISSUER_URL");
  }

  private Map<String, String> environment(Map<String, String> more) {
    var all = new HashMap<>(more);
    all.put("ISSUER_URL", GATEWRIGHT.issuer().toString());
    all.put("API_URL", url.toString());
    return Map.copyOf(all);
  }

  private static IdpClient client(TestClient client) {
    return IdpClient.builder()
        .issuer(GATEWRIGHT.issuer())
        .clientId(client.id())
        .clientSecret(client.secret())
        .redirectUri(CALLBACK)
        .build();
  }

  private String personsToken() {
    var idp = client(WEB);
    var started =
        idp.createAuthorizationUrl(
            AuthorizationOptions.of("openid", "projects:read", "projects:write").resources(url));
    var callback = GATEWRIGHT.browser().logIn(started.url(), ADA);
    return idp.exchangeCallback(CallbackParameters.of(callback), started.pending()).accessToken();
  }

  private static String challenge(HttpResponse<?> answer) {
    return answer.headers().firstValue("WWW-Authenticate").orElse("");
  }

  /// Posts the body, or gets where there is none.
  private HttpResponse<String> send(String path, Optional<String> token, Optional<String> body)
      throws Exception {
    var request = HttpRequest.newBuilder(url.resolve(path));
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    body.ifPresent(json -> request.POST(BodyPublishers.ofString(json)));
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
