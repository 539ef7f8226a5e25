package dev.gatewright.examples.embedded;

import static dev.gatewright.examples.embedded.Caller.WEB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.token.SupportedGrant;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("Metadata, keys and pages of other origins")
final class DocumentsTest {
  private static final String METADATA = "/.well-known/openid-configuration";

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  @Test
  @DisplayName("OpenID Connect Discovery §3: the endpoints, and what is enabled")
  void metadata() {
    try (var app = Application.started()) {
      var metadata = app.get(METADATA).json();
      var url = app.issuer();

      assertThat(metadata.path("issuer").asString()).isEqualTo(url);
      assertThat(metadata.path("authorization_endpoint").asString()).isEqualTo(url + "/authorize");
      assertThat(metadata.path("token_endpoint").asString()).isEqualTo(url + "/token");
      assertThat(metadata.path("introspection_endpoint").asString())
          .isEqualTo(url + "/token/introspect");
      assertThat(metadata.path("revocation_endpoint").asString()).isEqualTo(url + "/token/revoke");
      assertThat(metadata.path("userinfo_endpoint").asString()).isEqualTo(url + "/userinfo");
      assertThat(metadata.path("jwks_uri").asString()).isEqualTo(url + "/jwks");
      assertThat(texts(metadata.path("grant_types_supported")))
          .containsExactlyInAnyOrder("authorization_code", "client_credentials", "refresh_token");
      assertThat(texts(metadata.path("response_types_supported"))).containsExactly("code");
      assertThat(texts(metadata.path("code_challenge_methods_supported"))).containsExactly("S256");
      assertThat(texts(metadata.path("scopes_supported")))
          .contains("openid", "contacts.read", "contacts.write");
      assertThat(app.get("/.well-known/oauth-authorization-server").body())
          .as("RFC 8414 §3")
          .isEqualTo(app.get(METADATA).body());
    }
  }

  @Test
  @DisplayName("RFC 8414 §2: what else is enabled is told too")
  void more() {
    var setup = Application.setup();
    try (var app =
        setup
            .engine(engine -> engine.enable(SupportedGrant.implicit(), Duration.ofHours(1)))
            .engineOptions(options -> options.requiresS256(false))
            .start()) {
      var metadata = app.get(METADATA).json();
      assertThat(texts(metadata.path("grant_types_supported"))).contains("implicit");
      assertThat(texts(metadata.path("response_types_supported"))).contains("code", "token");
      assertThat(texts(metadata.path("code_challenge_methods_supported"))).contains("plain");
    }
  }

  @Test
  @DisplayName("RFC 8414 §2: metadata adds members, and replaces none, as oidc.metadata could")
  void added() {
    var setup = Application.setup();
    try (var app =
        setup
            .engineOptions(options ->
                options
                    .metadata("service_documentation", "https://docs.example/")
                    .metadata("token_endpoint", "https://evil.example/"))
            .start()) {
      var metadata = app.get(METADATA).json();
      assertThat(metadata.path("service_documentation").asString())
          .isEqualTo("https://docs.example/");
      assertThat(metadata.path("token_endpoint").asString()).isEqualTo(app.issuer() + "/token");
    }
  }

  @Test
  @DisplayName("RFC 8414 §2: an issuer URL is required, where the library's issuer is optional")
  void issuer() {
    for (var none : List.of("", "app.example", "ftp://app.example", "https://app.example?a=b")) {
      assertThatThrownBy(() -> Issuer.builder(none).build())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("such as https://app.example");
    }
    assertThatThrownBy(() -> Issuer.builder("https://app.example/").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trailing slash");
  }

  @Test
  @DisplayName("RFC 7517 §5: the key set holds public keys alone")
  void keys() {
    try (var app = Application.started()) {
      var keys = app.get("/jwks");
      assertThat(keys.header("Content-Type")).contains("application/jwk-set+json");
      assertThat(keys.json().path("keys").size()).isPositive();
      keys.json()
          .path("keys")
          .forEach(key ->
              assertThat(key.propertyNames())
                  .contains("kid", "alg")
                  .doesNotContain("d", "p", "q", "dp", "dq", "qi", "k"));
    }
  }

  @Test
  @DisplayName("A page of a registered origin may call the token endpoint, any other may not")
  void cors() {
    try (var app = Application.started()) {
      for (var path : new String[] {"/token", "/token/revoke", "/userinfo"}) {
        var preflight = preflight(app, path, "http://localhost:5173");
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Origin"))
            .contains("http://localhost:5173");
        assertThat(preflight.header("Access-Control-Allow-Methods").orElse("")).contains("POST");
        assertThat(preflight(app, path, "http://localhost:5174").headers())
            .doesNotContainKey("access-control-allow-origin");
      }
      assertThat(preflight(app, "/token_info", "http://localhost:5173").headers())
          .as("introspection is for servers")
          .doesNotContainKey("access-control-allow-origin");

      var answer =
          app.send(
              app.request("/token")
                  .header("Origin", "http://localhost:5173")
                  .header("Content-Type", Application.FORM)
                  .POST(BodyPublishers.ofString("grant_type=nonsense")));
      assertThat(answer.header("Access-Control-Allow-Origin"))
          .as("errors too")
          .contains("http://localhost:5173");
      assertThat(answer.headers()).doesNotContainKey("access-control-allow-credentials");
    }
  }

  private static Reply preflight(Application app, String path, String origin) {
    return app.send(
        app.request(path)
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .method("OPTIONS", BodyPublishers.noBody()));
  }

  @Test
  @DisplayName("RFC 9110 §15: what is not there is 404, another method 405")
  void elsewhere() {
    try (var app = Application.started()) {
      assertThat(app.get("/").status()).isEqualTo(404);
      assertThat(app.get("/token").status()).isEqualTo(405);
      assertThat(app.get("/token").header("Allow").orElse("")).contains("POST");
      assertThat(app.post("/jwks", WEB).status()).isEqualTo(405);
    }
  }
}
