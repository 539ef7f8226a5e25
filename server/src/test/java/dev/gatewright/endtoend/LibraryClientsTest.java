package dev.gatewright.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.RelyingParty.Answer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Clients of the library ts-oauth2-server, at a server configured for them.
class LibraryClientsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String VERIFIER = "a-verifier-of-an-old-client-0123456789012345678";

  @TempDir private static Path data = Path.of("");

  @RegisterExtension
  private static final TwoTenants TENANTS = new TwoTenants(() -> data, "library.yaml", Map.of());

  private static void assertError(JsonNode body, int status, String error) {
    assertThat(body.propertyNames())
        .containsExactly("status", "message", "error", "error_description");
    assertThat(body.path("status").asInt()).isEqualTo(status);
    assertThat(body.path("error").asString()).isEqualTo(error);
  }

  private static void assertError(Answer answer, int status, String error) {
    assertThat(answer.status()).isEqualTo(status);
    assertError(answer.json(), status, error);
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
  }

  private static RelyingParty strict() {
    return new RelyingParty(
        TENANTS.acme().issuer(),
        "strict",
        "strict-secret-of-acme-0123456789abc",
        TwoTenants.CALLBACK);
  }

  @Test
  @DisplayName("compat ts-oauth2-server: refusals have that library's statuses, codes and body")
  void tokenErrors() throws Exception {
    var web = TENANTS.acme();

    assertError(web.redeem("no such code"), 400, "invalid_request");
    assertError(web.refresh("no such token"), 400, "invalid_request");
    assertError(
        web.token(Map.of("grant_type", "client_credentials", "scope", "admin")),
        400,
        "invalid_scope");
    assertError(web.token(Map.of("grant_type", "password")), 400, "unsupported_grant_type");
    var wrong = new RelyingParty(web.issuer(), "web", "wrong", TwoTenants.CALLBACK);
    assertError(wrong.redeem("x"), 401, "invalid_client");
    assertThat(wrong.redeem("x").headers().firstValue("WWW-Authenticate").orElse(""))
        .startsWith("Basic ");
    assertThat(web.revoke("no such token").body()).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource({
    "scope, admin, 400, invalid_scope",
    "response_type, token, 400, unsupported_grant_type",
    "redirect_uri, https://evil.test/, 401, invalid_client",
    "prompt, none, 400, login_required"
  })
  @DisplayName("compat ts-oauth2-server: an error of /authorize is JSON, and no redirect")
  void authorizeErrors(String name, String value, int status, String error) throws Exception {
    Page page = TwoTenants.visitor().open(TENANTS.acme().authorize(Map.of(name, value)));

    assertThat(page.status()).isEqualTo(status);
    assertThat(page.uri().getPath()).endsWith("/oauth2/authorize");
    assertError(JSON.readTree(page.body()), status, error);
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
  }

  @Test
  @DisplayName("compat on client_defaults: what no client is known for is told in this style too")
  void beforeTheClient() throws Exception {
    var unknown = new RelyingParty(TENANTS.acme().issuer(), "nobody", "x", TwoTenants.CALLBACK);
    assertError(unknown.redeem("x"), 401, "invalid_client");

    try (var http = HttpClient.newHttpClient()) {
      var unreadable =
          http.send(
              HttpRequest.newBuilder(TENANTS.acme().at("/oauth2/token"))
                  .header("Content-Type", "text/plain")
                  .POST(BodyPublishers.ofString("grant_type"))
                  .build(),
              BodyHandlers.ofString(UTF_8));
      assertThat(unreadable.statusCode()).isEqualTo(415);
      assertError(JSON.readTree(unreadable.body()), 415, "invalid_request");
    }
  }

  @Test
  @DisplayName("error_style: one client of an issuer may have it and another not")
  void perClient() throws Exception {
    var usual = strict().redeem("no such code");
    assertThat(usual.json().propertyNames()).containsExactly("error", "error_description");
    assertThat(usual.text("error")).isEqualTo("invalid_grant");
    assertThat(TwoTenants.visitor().open(strict().authorize(Map.of("scope", "admin"))).query())
        .containsEntry("error", "invalid_scope");

    assertError(TENANTS.globex().redeem("no such code"), 400, "invalid_request");
    var unknown = new RelyingParty(TENANTS.globex().issuer(), "nobody", "x", TwoTenants.CALLBACK);
    assertThat(unknown.redeem("x").json().propertyNames())
        .containsExactly("error", "error_description");
  }

  @Test
  @DisplayName("pkce_legacy_hex: the challenge of the library's sample logs a user in")
  void legacyHex() throws Exception {
    var hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(US_ASCII));
    var challenge =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(HexFormat.of().formatHex(hash).getBytes(US_ASCII));
    var web = TENANTS.acme();
    var visitor = TwoTenants.visitor();

    var page = visitor.open(web.authorize(Map.of("code_challenge", challenge)));
    var code = TwoTenants.code(visitor.signIn(page, TwoTenants.ADA, TwoTenants.PASSWORD));
    var answer =
        web.token(
            Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                TwoTenants.CALLBACK,
                "code_verifier",
                VERIFIER));

    assertThat(challenge).hasSize(86);
    assertThat(answer.isOk()).isTrue();
    assertThat(answer.text("refresh_token")).isNotEmpty();
    var refused =
        TwoTenants.visitor().open(strict().authorize(Map.of("code_challenge", challenge)));
    assertThat(refused.query()).containsEntry("error", "invalid_request");
  }
}
