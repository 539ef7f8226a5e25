package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.RawHttp;
import dev.gatewright.testing.RawHttp.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class BadInputTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final byte[] NOTHING = new byte[0];

  @TempDir private static Path data = Path.of("");

  @RegisterExtension private static final TwoTenants TENANTS = new TwoTenants(() -> data);

  @AfterEach
  void isAlive() throws Exception {
    var answer = send("GET /readyz HTTP/1.1\nHost: localhost\nConnection: close", NOTHING);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(TENANTS.server().log()).doesNotContain("\tat ").doesNotContain("Exception");
  }

  static List<Malformed> bodies() {
    return Malformed.all();
  }

  @ParameterizedTest
  @MethodSource("bodies")
  @DisplayName(
      "RFC 6749 §5.2: an endpoint for programs answers a malformed body with an error in JSON that"
          + " is never stored")
  void backChannel(Malformed malformed) throws Exception {
    for (var path :
        List.of("/oauth2/token", "/oauth2/introspect", "/oauth2/revoke", "/oauth2/userinfo")) {
      for (var who : List.of("X-Nobody: x", "Authorization: " + TENANTS.acme().basic())) {
        var answer = send(malformed.head("/acme" + path, who), malformed.body());
        assertThat(answer.status()).as("%s %s", path, answer).isBetween(400, 499);
        assertJsonError(answer);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("bodies")
  @DisplayName("A page answers a malformed body with a page")
  void pages(Malformed malformed) throws Exception {
    for (var path :
        List.of("/oauth2/authorize", "/oauth2/end_session", "/login", "/consent", "/signed-out")) {
      var answer = send(malformed.head("/acme" + path), malformed.body());
      if (answer.status() == 303) {
        // The parameters can be read; the page they are asked for with says what is wrong.
        answer = send(get(answer.header("Location").orElse("")), NOTHING);
      }
      assertThat(answer.status()).as("%s %s", path, answer.headers()).isBetween(400, 499);
      assertPage(answer);
    }
  }

  private static String get(String path) {
    assertThat(path).startsWith("/acme/oauth2/authorize?");
    return "GET " + path + " HTTP/1.1\nHost: localhost\nConnection: close";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: evil.test",
        "Host: localhost\nX-Forwarded-Host: evil.test",
        "Host: localhost\nForwarded: host=evil.test;proto=https",
        "Host: localhost\nX-Forwarded-Prefix: /evil.test",
        "Host: localhost\nX-Original-URL: /evil.test",
        "Host: localhost\nX-Rewrite-URL: /evil.test"
      })
  @DisplayName("No host that a request makes up comes back in an address of ours")
  void hosts(String headers) throws Exception {
    for (var path :
        List.of(
            "/.well-known/openid-configuration",
            "/oauth2/authorize?client_id=web&response_type=code&redirect_uri=x",
            "/oauth2/end_session")) {
      var answer =
          send("GET /acme%s HTTP/1.1\n%s\nConnection: close".formatted(path, headers), NOTHING);
      assertThat(answer.toString()).doesNotContain("evil.test").doesNotContain("https://localhost");
    }
  }

  @Test
  @DisplayName("A host that no address names is told from an address that is not there")
  void unknownHost() throws Exception {
    var path = "/acme/.well-known/openid-configuration";
    var host = send("GET %s HTTP/1.1\nHost: evil.test\nConnection: close".formatted(path), NOTHING);
    assertThat(host.status()).isEqualTo(404);
    assertThat(host.toString()).contains("http.host_unknown");

    var address = send("GET /none HTTP/1.1\nHost: localhost\nConnection: close", NOTHING);
    assertThat(address.status()).isEqualTo(404);
    assertThat(address.toString()).contains("http.not_found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic",
        "Basic !!!",
        "Basic d2Vi",
        "Basic /////w==",
        "Basic AAAA",
        "Bearer",
        "Bearer ",
        "Bearer a b",
        "Bearer ..",
        "Digest x",
        "\u00e9"
      })
  @DisplayName("RFC 6749 §5.2: malformed credentials are a client's or a token's mistake")
  void credentials(String authorization) throws Exception {
    var form = "Content-Type: application/x-www-form-urlencoded\nContent-Length: 7";
    for (var path :
        List.of("/oauth2/token", "/oauth2/introspect", "/oauth2/revoke", "/oauth2/userinfo")) {
      var head =
          "POST /acme%s HTTP/1.1\nHost: localhost\nConnection: close\n%s\nAuthorization: %s"
              .formatted(path, form, authorization);
      var answer = send(head, "token=x".getBytes(StandardCharsets.US_ASCII));
      assertThat(answer.status()).as("%s %s", path, answer).isBetween(400, 499);
      assertJsonError(answer);
    }
    var twice =
        "GET /acme/oauth2/userinfo HTTP/1.1\nHost: localhost\nConnection: close\n"
            + "Authorization: %s\nAuthorization: Bearer x".formatted(authorization);
    assertThat(send(twice, NOTHING).status()).isBetween(400, 499);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /acme/oauth2/authorize?client_id=%ZZ HTTP/1.1\nHost: localhost",
        "GET /acme/oauth2/authorize?client_id=%ff HTTP/1.1\nHost: localhost",
        "GET /acme/oauth2/authorize?client_id=a%00b HTTP/1.1\nHost: localhost",
        "GET /acme/oauth2/authorize?client_id=\u00e9 HTTP/1.1\nHost: localhost",
        "GET /acme/oauth2/authorize?client_id=web&client_id=web HTTP/1.1\nHost: localhost",
        "GET /acme/login?interaction=%00 HTTP/1.1\nHost: localhost",
        "GET /acme/consent?interaction=x HTTP/1.1\nHost: localhost",
        "GET /acme/oauth2/end_session?state=a&state=b HTTP/1.1\nHost: localhost",
        "GET /acme/../admin HTTP/1.1\nHost: localhost",
        "GET /acme/%2e%2e/globex/oauth2/jwks HTTP/1.1\nHost: localhost",
        "GET /acme/..;/globex/oauth2/jwks HTTP/1.1\nHost: localhost",
        "GET /acme%2foauth2/jwks HTTP/1.1\nHost: localhost",
        "GET /acme/oauth2/jwks;x=y HTTP/1.1\nHost: localhost",
        "GET //acme/oauth2/jwks HTTP/1.1\nHost: localhost",
        "GET /acme//oauth2/jwks HTTP/1.1\nHost: localhost",
        "GET /acme/oauth2/jwks/ HTTP/1.1\nHost: localhost",
        "GET /ACME/oauth2/jwks HTTP/1.1\nHost: localhost",
        "GET /acme/oauth2/jwks%00 HTTP/1.1\nHost: localhost",
        "GET /acme\\oauth2\\jwks HTTP/1.1\nHost: localhost",
        "GET http://evil.test/acme/oauth2/jwks HTTP/1.1\nHost: localhost",
        "GET /acme/oauth2/jwks HTTP/1.1",
        "GET /acme/oauth2/jwks HTTP/1.1\nHost: localhost\nHost: evil.test",
        "GET /acme/oauth2/jwks HTTP/1.1\nHost: local host",
        "GET /acme/oauth2/token HTTP/1.1\nHost: localhost",
        "PUT /acme/oauth2/token HTTP/1.1\nHost: localhost\nContent-Length: 0",
        "FOO /acme/oauth2/jwks HTTP/1.1\nHost: localhost",
        "GET /acme/oauth2/jwks\nHost: localhost",
        "GET\nHost: localhost",
        "GET /acme/oauth2/jwks HTTP/1.1\nHost: localhost\nBad Header: x",
        "GET /acme/oauth2/jwks HTTP/1.1\nHost: localhost\n folded: x",
        "GET /acme/oauth2/jwks HTTP/1.1\nHost: localhost\nX: a\u0000b",
        "GET /assets/../../etc/passwd HTTP/1.1\nHost: localhost",
        "GET /assets/%2e%2e%2fapplication.yaml HTTP/1.1\nHost: localhost",
        "POST /acme/oauth2/token HTTP/1.1\nHost: localhost\nContent-Length: -5",
        "POST /acme/oauth2/token HTTP/1.1\nHost: localhost\nContent-Length: 5\nContent-Length: 6",
        "POST /acme/oauth2/token HTTP/1.1\nHost: localhost\nContent-Length: 5\n"
            + "Transfer-Encoding: chunked",
        "PRI * HTTP/2.0\n\nSM"
      })
  @DisplayName("A malformed request line or header is the sender's mistake, never ours")
  void requests(String head) throws Exception {
    var answer = send(head + "\nConnection: close", NOTHING);
    assertThat(answer.status()).as("%s", answer).isBetween(400, 499);
    assertThat(answer.body()).doesNotContain("Jetty").doesNotContain("java.");
  }

  @ParameterizedTest
  @ValueSource(ints = {20_000, 100_000, 1_000_000})
  @DisplayName("Long addresses and long headers are refused without being kept")
  void longHeads(int length) throws Exception {
    var target = "GET /acme/oauth2/authorize?state=" + "a".repeat(length) + " HTTP/1.1";
    assertThat(send(target + "\nHost: localhost\nConnection: close", NOTHING).status())
        .isIn(414, 431);
    var cookie =
        "GET /acme/oauth2/authorize HTTP/1.1\nHost: localhost\nCookie: a=" + "b".repeat(length);
    assertThat(send(cookie + "\nConnection: close", NOTHING).status()).isEqualTo(431);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "\u0000", "=", "a=b; a=c", "gw_session_acme=\"", "gw_session_acme=AAAA"})
  @DisplayName("Cookies that are not ours are as if they were not there")
  void cookies(String cookie) throws Exception {
    var head =
        "GET /acme/oauth2/authorize?client_id=web&response_type=code HTTP/1.1\nHost: localhost\n"
            + "Connection: close\nCookie: "
            + cookie;
    assertThat(send(head, NOTHING).status()).isIn(303, 400);
    var tampered =
        "GET /acme/oauth2/end_session HTTP/1.1\nHost: localhost\nConnection: close\n"
            + "Cookie: gw_session_acme="
            + Base64.getUrlEncoder().encodeToString(new byte[64]).replace("=", "");
    assertThat(send(tampered, NOTHING).status()).isEqualTo(200);
  }

  private static Answer send(String head, byte[] body) throws Exception {
    return RawHttp.send(TENANTS.server().port(), head.replace("localhost", host()), body);
  }

  private static String host() {
    return "localhost:" + TENANTS.server().port();
  }

  private static void assertJsonError(Answer answer) {
    assertThat(answer.header("Content-Type"))
        .as("%s", answer)
        .hasValue("application/json; charset=utf-8");
    assertThat(answer.header("Cache-Control")).as("%s", answer).hasValue("no-store");
    var error = MAPPER.readTree(answer.body());
    assertThat(error.path("error").asString("")).as("%s", answer).matches("[a-z_]+");
    assertThat(error.path("error_description").asString("x")).as("%s", answer).isNotEmpty();
  }

  private static void assertPage(Answer answer) {
    assertThat(answer.header("Content-Type").orElse("")).startsWith("text/html");
    assertThat(answer.header("Cache-Control").orElse("")).contains("no-store");
    assertThat(answer.header("Content-Security-Policy").orElse(""))
        .contains("frame-ancestors 'none'");
    assertThat(answer.header("Location")).isEmpty();
  }
}
