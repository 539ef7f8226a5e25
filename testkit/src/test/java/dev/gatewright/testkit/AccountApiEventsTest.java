package dev.gatewright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.Credential;
import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.Document;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.store.events.KeptEvent;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayName("What programs do with an account stands in the trail")
final class AccountApiEventsTest {
  private static final String TENANTS =
      """
      issuers:
        - id: acme
          account: { edit: [name], deletion: true }
          clients:
            - id: app
              secret: "secret-of-the-application-0123456789"
              redirect_uris: ["http://127.0.0.1:1/callback"]
              first_party: true
              scopes: [openid, "account:read", "account:write", "account:security"]
            - id: shop
              secret: "secret-of-the-corner-shop-0123456789"
              redirect_uris: ["http://127.0.0.1:1/callback"]
              scopes: [openid, "account:read"]
          users:
            - { email: ada@acme.test, email_verified: true, password: "a password for tests", name: Ada }
          organizations:
            - id: org_north
              name: North Ltd
              members: [{ user: ada@acme.test }]
      """;

  private static final TenantId ACME = new TenantId("acme");
  private static final TestUser ADA = TestUser.of("ada@acme.test");
  private static final Pattern CODE =
      Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");

  static final List<AccountApiDoorTest.Endpoint> ENDPOINTS = AccountApiDoorTest.ENDPOINTS;

  private final TestGatewright gatewright = TestGatewright.start(TestSetup.ofTenantsYaml(TENANTS));
  private final AccountProgram app =
      new AccountProgram(gatewright.issuer(), "app", "secret-of-the-application-0123456789");
  private final AccountProgram shop =
      new AccountProgram(gatewright.issuer(), "shop", "secret-of-the-corner-shop-0123456789");
  private final Browser browser = gatewright.browser();
  private final SecureRandom random = new SecureRandom();

  @AfterEach
  void stop() {
    gatewright.close();
  }

  /// Requests to one endpoint that all succeed, and whether each of them is told of.
  private record Acts(String token, List<String> paths, String body, boolean told) {
    static Acts told(String token, String... paths) {
      return new Acts(token, List.of(paths), "", true);
    }

    static Acts untold(String token, String path) {
      return new Acts(token, List.of(path), "", false);
    }

    Acts with(String sent) {
      return new Acts(token, paths, sent, told);
    }
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("ENDPOINTS")
  @DisplayName("with the person as the actor, and the client through which it was done")
  void named(AccountApiDoorTest.Endpoint endpoint) throws Exception {
    var acts = acts(endpoint);
    gatewright.clock().advance(Duration.ofSeconds(1));
    for (var path : acts.paths()) {
      var before = gatewright.events().last("acme");
      var answer = app.call(endpoint.method(), path, acts.token(), acts.body());
      assertThat(answer.status()).as("%s %s", path, answer.body()).isBetween(200, 299);
      var events = since(before);
      assertThat(events).as(path).allSatisfy(AccountApiEventsTest::saysThrough);
      assertThat(events.isEmpty()).as(path).isNotEqualTo(acts.told());
    }
  }

  /// Without what the thread that sends mails tells of itself: there is no mail server.
  private List<KeptEvent> since(long before) {
    return gatewright.events().after("acme", before, 100).stream()
        .filter(event -> !event.name().equals("mail.given_up"))
        .toList();
  }

  private static void saysThrough(KeptEvent event) {
    assertThat(event.actor()).isEqualTo("subject");
    assertThat(event.details()).containsEntry("through", "app");
  }

  private Acts acts(AccountApiDoorTest.Endpoint endpoint) throws Exception {
    var path = endpoint.path();
    return switch (endpoint.method() + " " + path) {
      case "PATCH " -> Acts.told(token(), path).with("{\"name\":\"Ada L.\"}");
      case "DELETE /sessions" -> {
        var _ = app.token(gatewright.browser(), ADA);
        yield Acts.told(token(), path);
      }
      case "DELETE /sessions/{id}" -> {
        var token = token();
        yield Acts.told(token, "/sessions/" + first("/sessions", token));
      }
      case "DELETE /applications/{id}" -> {
        connectShop();
        yield Acts.told(token(), "/applications/shop");
      }
      case "DELETE /organizations/{id}" -> Acts.told(token(), "/organizations/org_north");
      case "DELETE /factors/{id}" -> {
        var token = tokenByCode();
        add(token, SignInMethod.PASSKEY);
        add(token, SignInMethod.TOTP);
        yield Acts.told(token, "/factors/passkey", "/factors/totp", "/factors/recovery_codes");
      }
      case "DELETE /browsers/{id}" -> {
        var token = token();
        yield Acts.untold(token, "/browsers/" + trusted(token));
      }
      case "PUT /password" ->
          Acts.told(token(), path)
              .with(
                  "{\"current_password\":\"%s\",\"new_password\":\"ada plays chords\"}"
                      .formatted(TestUser.PASSWORD));
      case "POST /sign-out", "POST /deletion", "GET /export" -> Acts.told(token(), path);
      default -> {
        assertThat(endpoint.method()).as("%s has its case here", endpoint).isEqualTo("GET");
        yield Acts.untold(token(), path);
      }
    };
  }

  private String token() throws Exception {
    return app.token(browser, ADA);
  }

  private String first(String path, String token) throws Exception {
    return StreamSupport.stream(app.get(path, token).json().path("data").spliterator(), false)
        .findFirst()
        .orElseThrow()
        .path("id")
        .asString();
  }

  private void connectShop() throws Exception {
    var elsewhere = gatewright.browser();
    var consent =
        elsewhere.submit(
            elsewhere.open(shop.authorize("openid account:read", Map.of())),
            Map.of("email", ADA.email(), "password", ADA.password()));
    assertThat(shop.redeem(elsewhere.leave(consent, Map.of("decision", "allow"))).status())
        .isEqualTo(200);
  }

  private String tokenByCode() throws Exception {
    var account = URI.create(gatewright.issuer() + "/account/security/recovery-codes");
    var page =
        browser.submit(
            browser.open(account), Map.of("email", ADA.email(), "password", ADA.password()));
    var made = browser.submit(page, Map.of("act", "make"));
    var code = CODE.matcher(made.text()).results().findFirst().orElseThrow().group();
    var asked =
        browser.open(
            app.authorize(AccountProgram.ALL, Map.of("acr_values", "urn:gatewright:acr:mfa")));
    return app.redeem(browser.leave(asked, Map.of("code", code))).text("access_token");
  }

  private UserId person(String token) throws Exception {
    return UserId.parse(app.get("", token).text("sub")).orElseThrow();
  }

  /// One that proves nothing, under the name of its method.
  private void add(String token, SignInMethod method) throws Exception {
    var now = gatewright.clock().instant();
    var credential = new Credential(person(token), method, method.key(), Document.EMPTY, now, now);
    assertThat(
            gatewright
                .tables()
                .credentials()
                .put(ACME, credential, Optional.empty(), By.server(now)))
        .isTrue();
  }

  private String trusted(String token) throws Exception {
    var devices = gatewright.tables().devices();
    var device = DeviceId.generate(random);
    var now = gatewright.clock().instant();
    devices.remember(ACME, person(token), device, now, 10, Optional.empty());
    devices.trust(ACME, person(token), device, Optional.empty(), now);
    return device.value();
  }

  @Test
  @DisplayName("which is another thing than the client that an event is about")
  void apart() throws Exception {
    connectShop();
    var token = token();
    var before = gatewright.events().last("acme");
    assertThat(app.call("DELETE", "/applications/shop", token, "").status()).isEqualTo(204);
    assertThat(since(before))
        .extracting(KeptEvent::name)
        .containsExactly("consent.withdrawn", "grants.revoked");
    assertThat(since(before))
        .allSatisfy(event ->
            assertThat(event.details())
                .containsEntry("client", "shop")
                .containsEntry("through", "app"));
  }

  @Test
  @DisplayName("A page of the account is no client, so its events name none")
  void page() throws Exception {
    var form =
        browser.submit(
            browser.open(URI.create(gatewright.issuer() + "/account/profile")),
            Map.of("email", ADA.email(), "password", ADA.password()));
    var before = gatewright.events().last("acme");
    var _ = browser.submit(form, Map.of("name", "Ada L."));
    assertThat(since(before))
        .isNotEmpty()
        .allSatisfy(event -> {
          assertThat(event.actor()).isEqualTo("subject");
          assertThat(event.details()).doesNotContainKey("through");
        });
  }
}
