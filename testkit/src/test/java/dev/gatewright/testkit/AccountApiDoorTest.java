package dev.gatewright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gatewright.identity.Pin;
import dev.gatewright.identity.PinDigits;
import dev.gatewright.identity.PinId;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.events.By;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Who is let in at the API of one's own account, at every address of it.
@DisplayName("The way in to one's own account for programs")
final class AccountApiDoorTest {
  private static final String TENANTS =
      """
      issuers:
        - id: acme
          resources:
            - { id: "https://api.acme.test" }
          clients:
            - id: app
              secret: "secret-of-the-application-0123456789"
              redirect_uris: ["http://127.0.0.1:1/callback"]
              allowed_origins: ["https://app.acme.test"]
              first_party: true
              grants: [authorization_code, refresh_token, client_credentials]
              login_methods: [password, pin]
              scopes: [openid, "account:read", "account:write", "account:security"]
            - id: plain
              secret: "secret-of-the-plain-one-0123456789ab"
              redirect_uris: ["http://127.0.0.1:1/callback"]
              first_party: true
          users:
            - { email: ada@acme.test, email_verified: true, password: "a password for tests" }
        - id: globex
          clients:
            - id: app
              secret: "secret-of-the-application-0123456789"
              redirect_uris: ["http://127.0.0.1:1/callback"]
              first_party: true
              scopes: [openid, "account:read", "account:write", "account:security"]
          users:
            - { email: ada@acme.test, email_verified: true, password: "a password for tests" }
      """;

  private static final String READ = "account:read";
  private static final String WRITE = "account:write";
  private static final String SECURITY = "account:security";
  private static final TestUser ADA = TestUser.of("ada@acme.test");
  private static final Pattern ADDRESS = Pattern.compile("(/account/v1[^ ,.]*)");

  record Endpoint(String method, String path, String scope) {
    boolean isSensitive() {
      return scope.equals(SECURITY);
    }

    /// With ids of nothing.
    String called() {
      return path.replace("{id}", "nothing");
    }
  }

  static final List<Endpoint> ENDPOINTS =
      List.of(
          new Endpoint("GET", "", READ),
          new Endpoint("PATCH", "", WRITE),
          new Endpoint("GET", "/sessions", READ),
          new Endpoint("DELETE", "/sessions", WRITE),
          new Endpoint("DELETE", "/sessions/{id}", WRITE),
          new Endpoint("POST", "/sign-out", WRITE),
          new Endpoint("GET", "/applications", READ),
          new Endpoint("DELETE", "/applications/{id}", WRITE),
          new Endpoint("GET", "/organizations", READ),
          new Endpoint("DELETE", "/organizations/{id}", WRITE),
          new Endpoint("GET", "/activity", READ),
          new Endpoint("GET", "/factors", READ),
          new Endpoint("DELETE", "/factors/{id}", SECURITY),
          new Endpoint("PUT", "/password", SECURITY),
          new Endpoint("GET", "/browsers", READ),
          new Endpoint("DELETE", "/browsers/{id}", WRITE),
          new Endpoint("GET", "/export", SECURITY),
          new Endpoint("POST", "/deletion", SECURITY));

  private final TestGatewright gatewright = TestGatewright.start(TestSetup.ofTenantsYaml(TENANTS));
  private final AccountProgram app = app("acme");
  private final Browser browser = gatewright.browser();

  private AccountProgram app(String issuer) {
    return new AccountProgram(
        gatewright.issuer(issuer), "app", "secret-of-the-application-0123456789");
  }

  @AfterEach
  void stop() {
    gatewright.close();
  }

  /// Every endpoint answers whoever brings this so, and nothing of the account with it.
  private void refuses(Optional<String> token, int status, String reason) throws Exception {
    for (var endpoint : ENDPOINTS) {
      refuses(endpoint, token, status, reason);
    }
  }

  private AccountProgram.Answer refuses(
      Endpoint endpoint, Optional<String> token, int status, String reason) throws Exception {
    var answer = app.call(endpoint.method(), endpoint.called(), token, "");
    assertThat(answer.status()).as("%s %s", endpoint, answer.body()).isEqualTo(status);
    assertThat(answer.text("reason")).as(endpoint.toString()).isEqualTo(reason);
    assertThat(answer.header("content-type")).startsWith("application/problem+json");
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
    assertThat(answer.header("www-authenticate")).as(endpoint.toString()).startsWith("Bearer");
    assertThat(answer.body()).doesNotContain("ada@acme.test");
    return answer;
  }

  @Test
  @DisplayName("the table of this test has every address that there is")
  void table() {
    var served = new TreeSet<String>();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> gatewright.requests("/none"))
        .satisfies(why ->
            ADDRESS.matcher(why.getMessage()).results().forEach(one -> served.add(one.group(1))));
    assertThat(served)
        .containsExactlyInAnyOrderElementsOf(
            ENDPOINTS.stream().map(one -> "/account/v1" + one.path()).distinct().toList());
  }

  @Test
  @DisplayName("RFC 6750 §3.1: without a token nobody comes in, and by a cookie neither")
  void withoutToken() throws Exception {
    refuses(Optional.empty(), 401, "token.bearer_missing");
    var _ = app.token(browser, ADA);
    var cookies = browser.open(URI.create(app.issuer() + "/account/v1"));
    assertThat(cookies.status()).isEqualTo(401);
    assertThat(cookies.body()).contains("token.bearer_missing");
  }

  @Test
  @DisplayName("RFC 6750 §2.1: a token counts in the Authorization field alone")
  void elsewhere() throws Exception {
    var token = app.token(browser, ADA);
    assertThat(app.call("GET", "?access_token=" + token, Optional.empty(), "").status())
        .isEqualTo(401);
    assertThat(
            app.call(
                    "POST",
                    "/sign-out",
                    Optional.empty(),
                    "access_token=" + token,
                    "Content-Type",
                    "application/x-www-form-urlencoded")
                .status())
        .isEqualTo(401);
    assertThat(app.get("", token).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("RFC 6750 §3.1: a token without the scope is refused, and the scope is named")
  void scope() throws Exception {
    for (var held : List.of(READ, WRITE, SECURITY, "openid")) {
      var token = app.token(browser, ADA, held, Map.of());
      for (var endpoint : ENDPOINTS) {
        if (!endpoint.scope().equals(held)) {
          var answer = refuses(endpoint, Optional.of(token), 403, "token.scope");
          assertThat(answer.header("www-authenticate"))
              .contains("error=\"insufficient_scope\"", "scope=\"" + endpoint.scope() + "\"");
        }
      }
    }
  }

  @Test
  @DisplayName("Tokens of another issuer, and what is none, are not valid here")
  void foreign() throws Exception {
    var globex = app("globex").token(gatewright.browser(), ADA);
    assertThat(app("globex").get("", globex).status()).isEqualTo(200);
    refuses(Optional.of(globex), 401, "token.invalid");
    refuses(Optional.of("nonsense"), 401, "token.invalid");
  }

  @Test
  @DisplayName("A client's own token, and a guest's with a PIN, are about nobody with an account")
  void nobodys() throws Exception {
    var own =
        app.token(
            Map.of("grant_type", "client_credentials", "scope", "account:read account:write"));
    refuses(Optional.of(own.text("access_token")), 401, "token.person");

    var asked =
        browser.submit(
            browser.open(app.authorize("account:read account:write account:security", Map.of())),
            Map.of("choose", "pin"));
    var guest = app.redeem(browser.leave(asked, Map.of("code", pin()))).text("access_token");
    refuses(Optional.of(guest), 401, "token.person");
  }

  private String pin() {
    var digits = "48151623";
    var now = gatewright.clock().instant();
    var pin =
        new Pin(
            PinId.generate(new SecureRandom()),
            "Front desk",
            List.of(),
            now,
            Optional.empty(),
            Optional.empty());
    var _ =
        gatewright
            .tables()
            .pins()
            .add(
                new TenantId("acme"),
                pin,
                PinDigits.parse(new Secret(digits)).orElseThrow(),
                By.server(now));
    return digits;
  }

  @Test
  @DisplayName("RFC 9068 §4: a token for another resource is refused, one for this is not")
  void audience() throws Exception {
    var api =
        app.token(browser, ADA, AccountProgram.ALL, Map.of("resource", "https://api.acme.test"));
    refuses(Optional.of(api), 401, "token.audience");
    var here =
        app.token(
            browser, ADA, AccountProgram.ALL, Map.of("resource", app.issuer() + "/account/v1"));
    assertThat(app.get("", here).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("RFC 7009 §2: a revoked grant, and one whose session is over, open nothing")
  void revoked() throws Exception {
    var token = app.token(browser, ADA);
    assertThat(app.revoke(token).status()).isEqualTo(200);
    refuses(Optional.of(token), 401, "token.invalid");

    var next = app.token(browser, ADA);
    assertThat(app.get("", next).status()).isEqualTo(200);
    gatewright.clock().advance(Duration.ofSeconds(1));
    gatewright.signOut(ADA.email());
    refuses(Optional.of(next), 401, "token.invalid");
  }

  @Test
  @DisplayName("Somebody who is suspended is refused at once")
  void suspended() throws Exception {
    var token = app.token(browser, ADA);
    gatewright.applyYaml(
        TENANTS.replaceFirst("email_verified: true,", "email_verified: true, status: suspended,"));
    refuses(Optional.of(token), 401, "token.invalid");
  }

  @Test
  @DisplayName("A client that is no longer set to have a scope has it no more, whoever holds what")
  void taken() throws Exception {
    var token = app.token(browser, ADA);
    gatewright.applyYaml(TENANTS.replaceFirst(", \"account:write\", \"account:security\"\\]", "]"));
    assertThat(app.get("", token).status()).isEqualTo(200);
    for (var endpoint : ENDPOINTS) {
      if (!endpoint.scope().equals(READ)) {
        var _ = refuses(endpoint, Optional.of(token), 403, "token.scope");
      }
    }
  }

  @Test
  @DisplayName("RFC 9470 §3: what is sensitive is refused after ten minutes, and nothing else is")
  void stale() throws Exception {
    var _ = app.token(browser, ADA);
    gatewright.clock().advance(Duration.ofMinutes(10).plusSeconds(1));
    var silent = browser.logIn(app.authorize(AccountProgram.ALL, Map.of("prompt", "none")), ADA);
    var token = app.redeem(silent).text("access_token");
    for (var endpoint : ENDPOINTS) {
      if (endpoint.isSensitive()) {
        var answer = refuses(endpoint, Optional.of(token), 401, "account.proof_needed");
        assertThat(answer.header("www-authenticate"))
            .contains("error=\"insufficient_user_authentication\"", "max_age=\"600\"");
      } else if (endpoint.method().equals("GET")) {
        assertThat(app.get(endpoint.path(), token).status()).as(endpoint.path()).isEqualTo(200);
      }
    }
  }

  @Test
  @DisplayName("RFC 6749 §3.3: whoever does not name the scopes cannot have them, nor all at once")
  void onlyByName() throws Exception {
    var plain =
        new AccountProgram(
            gatewright.issuer("acme"), "plain", "secret-of-the-plain-one-0123456789ab");
    var refused = plain.authorize("openid account:read", Map.of());
    assertThat(RelyingParty.query(browser.logIn(refused, ADA)))
        .containsEntry("error", "invalid_scope");
    var discovery =
        browser.open(URI.create(app.issuer() + "/.well-known/openid-configuration")).body();
    assertThat(discovery).contains("scopes_supported").doesNotContain("account:");

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            gatewright.applyYaml(
                TENANTS.replaceFirst(
                    "clients:",
                    "client_defaults: { scopes: [openid, \"account:read\"] }\n    clients:")))
        .withMessageContaining("client_defaults");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> gatewright.apply(TestClient.machine("robot").scopes("account:read")))
        .withMessageContaining("nobody logs in");
  }

  @Test
  @DisplayName("Fetch §4.8: pages of the clients' own origins may read answers, and no others")
  void cors() throws Exception {
    var token = app.token(browser, ADA);
    for (var endpoint : ENDPOINTS) {
      var asked =
          app.call(
              "OPTIONS",
              endpoint.called(),
              Optional.empty(),
              "",
              "Origin",
              "https://app.acme.test",
              "Access-Control-Request-Method",
              endpoint.method());
      assertThat(asked.status()).isEqualTo(204);
      assertThat(asked.header("access-control-allow-origin")).isEqualTo("https://app.acme.test");
      assertThat(asked.header("access-control-allow-methods").split(", "))
          .as("the table of this test has every method of %s", endpoint.path())
          .containsExactlyInAnyOrderElementsOf(methods(endpoint.path()));
      assertThat(asked.header("access-control-allow-credentials")).isEmpty();
    }
    var own = app.call("GET", "", Optional.of(token), "", "Origin", "https://app.acme.test");
    assertThat(own.header("access-control-allow-origin")).isEqualTo("https://app.acme.test");
    assertThat(own.header("access-control-expose-headers")).contains("WWW-Authenticate");
    var other = app.call("GET", "", Optional.of(token), "", "Origin", "https://evil.test");
    assertThat(other.headers().firstValue("access-control-allow-origin")).isEmpty();
  }

  private static Set<String> methods(String path) {
    var methods = new TreeSet<>(Set.of("OPTIONS"));
    ENDPOINTS.stream()
        .filter(one -> one.path().equals(path))
        .forEach(one ->
            methods.addAll(
                one.method().equals("GET") ? Set.of("GET", "HEAD") : Set.of(one.method())));
    return methods;
  }
}
