package dev.gatewright.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.RawHttp;
import dev.gatewright.testing.RelyingParty;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What programs that call the endpoints meet: in a browser, behind a gateway, with a guess.
class ProgramsTest {
  private static final String ORIGIN = "http://localhost:3000";
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

  @TempDir private static Path data = Path.of("");

  @RegisterExtension
  private static final TwoTenants TENANTS = new TwoTenants(() -> data, "tenants.yaml", Map.of());

  private static RawHttp.Answer send(String method, String path, String body, String... headers)
      throws Exception {
    var bytes = body.getBytes(UTF_8);
    var head =
        "%s /acme%s HTTP/1.1\nHost: localhost\nConnection: close\n%s\nContent-Length: %s"
            .formatted(method, path, String.join("\n", headers), bytes.length);
    return RawHttp.send(TENANTS.server().port(), head, bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, application/x-www-form-urlencoded, a=b, 405",
    "POST, text/plain, a=b, 415",
    "POST, application/x-www-form-urlencoded, a=%, 400",
    "POST, application/x-www-form-urlencoded, a=b, 401"
  })
  @DisplayName("Fetch §3.2: a page of an allowed origin can read early refusals too, and no other")
  void earlyRefusals(String method, String type, String body, int status) throws Exception {
    var own = send(method, "/oauth2/token", body, "Content-Type: " + type, "Origin: " + ORIGIN);
    var foreign =
        send(method, "/oauth2/token", body, "Content-Type: " + type, "Origin: http://evil.test");

    assertThat(own.status()).isEqualTo(status);
    assertThat(own.all("Access-Control-Allow-Origin")).containsExactly(ORIGIN);
    assertThat(foreign.status()).isEqualTo(status);
    assertThat(foreign.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(foreign.header("Vary")).hasValue("Origin");
  }

  @Test
  @DisplayName("Fetch §3.2: a body that is too large is refused so that its page can read why")
  void tooLarge() throws Exception {
    var refused =
        send("POST", "/oauth2/token", "a=" + "x".repeat(100_000), FORM, "Origin: " + ORIGIN);

    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.header("Access-Control-Allow-Origin")).hasValue(ORIGIN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/.well-known/openid-configuration",
        "/.well-known/oauth-authorization-server",
        "/oauth2/jwks",
        "/jwks.json"
      })
  @DisplayName("Fetch §4.8: key set and metadata answer preflights of every origin")
  void publicDocuments(String path) throws Exception {
    var preflight = send("OPTIONS", path, "", "Origin: http://anywhere.test");

    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(preflight.header("Access-Control-Allow-Methods")).hasValue("GET, HEAD, OPTIONS");
    var document = send("GET", path, "", "Origin: http://anywhere.test");
    assertThat(document.status()).isEqualTo(200);
    assertThat(document.header("Access-Control-Allow-Origin")).hasValue("*");
    var head = send("HEAD", path, "");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Length")).isEqualTo(document.header("Content-Length"));
  }

  @Test
  @DisplayName("RFC 7662 §2.2: a gateway that a token is not for learns nothing, its log the cure")
  void gateway() throws Exception {
    var party = TENANTS.acme();
    var visitor = TwoTenants.visitor();
    var code =
        TwoTenants.code(
            visitor.signIn(visitor.open(party.authorize()), TwoTenants.ADA, TwoTenants.PASSWORD));
    var token = party.redeem(code).text("access_token");
    var gateway =
        new RelyingParty(
            party.issuer(), "machine", "machine-secret-of-acme-0123456789ab", TwoTenants.CALLBACK);

    assertThat(gateway.isActive(token)).isFalse();

    assertThat(TENANTS.server().awaitLog("token.not_for_caller"))
        .contains("names the client among its introspection clients");
    assertThat(party.isActive(token)).isTrue();
  }

  @Test
  @DisplayName("RFC 7009 §2.2: an empty answer to a revocation is not called JSON")
  void revocation() throws Exception {
    var done =
        send(
            "POST",
            "/oauth2/revoke",
            "token=made-up",
            FORM,
            "Authorization: " + TENANTS.acme().basic());

    assertThat(done.status()).isEqualTo(200);
    assertThat(done.header("Content-Type")).isEmpty();
    assertThat(done.body()).isEmpty();
  }

  @Test
  @DisplayName("RFC 9110 §11.6.2: of two Authorization fields none is believed")
  void twoAuthorizations() throws Exception {
    var refused =
        send(
            "POST",
            "/oauth2/token",
            "grant_type=client_credentials",
            FORM,
            "Authorization: " + TENANTS.acme().basic(),
            "Authorization: Bearer x");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("more than one Authorization header");
  }

  @Test
  @DisplayName("RFC 6585 §4: guesses at a client's secret end in 429 for their address alone")
  void guesses() throws Exception {
    for (var i = 0; i < 10; i++) {
      assertThat(guess("guess-" + i).status()).isEqualTo(401);
    }

    var refused = guess("guess-10");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isPresent();
    assertThat(TENANTS.server().awaitLog("client.throttled")).contains("shop");
  }

  private static RawHttp.Answer guess(String secret) throws Exception {
    var pair = Base64.getEncoder().encodeToString(("shop:" + secret).getBytes(UTF_8));
    return send(
        "POST",
        "/oauth2/token",
        "grant_type=client_credentials",
        FORM,
        "Authorization: Basic " + pair);
  }
}
