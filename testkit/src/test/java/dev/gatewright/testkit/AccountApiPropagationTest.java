package dev.gatewright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.control.Request;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The second table of `docs/propagation.md`, row by row: whom a change shuts out of `/account/v1`,
/// at the next request.
@DisplayName("When a change takes effect at one's own account for programs")
final class AccountApiPropagationTest {
  private static final String TENANTS =
      """
      issuers:
        - id: acme
          account: { deletion: true }
          clients:
            - id: app
              secret: "secret-of-the-application-0123456789"
              redirect_uris: ["http://127.0.0.1:1/callback"]
              first_party: true
              scopes: [openid, "account:read", "account:write", "account:security"]
            - id: other
              secret: "secret-of-the-other-one-0123456789ab"
              redirect_uris: ["http://127.0.0.1:1/callback"]
              first_party: true
              scopes: [openid, "account:read", "account:write", "account:security"]
          users:
            - { email: ada@acme.test, email_verified: true, password: "a password for tests" }
      """;

  private static final TestUser ADA = TestUser.of("ada@acme.test");

  private final TestGatewright gatewright = TestGatewright.start(TestSetup.ofTenantsYaml(TENANTS));
  private final AccountProgram app =
      new AccountProgram(gatewright.issuer(), "app", "secret-of-the-application-0123456789");
  private final AccountProgram other =
      new AccountProgram(gatewright.issuer(), "other", "secret-of-the-other-one-0123456789ab");
  private final Browser browser = gatewright.browser();

  @AfterEach
  void stop() {
    gatewright.close();
  }

  /// A change that ends what a token opens.
  enum Change {
    USER_SUSPENDED,
    USER_SUSPENDED_AND_ACTIVATED,
    USER_REMOVED,
    USER_SIGNED_OUT,
    PASSWORD_SET,
    PASSWORD_CHANGED,
    DELETION_ASKED,
    DELETION_ASKED_AND_TAKEN_BACK,
    SIGNED_OUT_EVERYWHERE,
    SESSION_ENDED,
    GRANT_REVOKED,
    APPLICATION_TAKEN_OUT,
    CLIENT_REMOVED,
    CLIENT_DISABLED
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName("shuts out whoever holds a token at the next request")
  void shutsOut(Change change) throws Exception {
    var token = app.token(browser, ADA);
    var others = other.token(gatewright.browser(), ADA);
    assertThat(app.get("", token).status()).isEqualTo(200);
    gatewright.clock().advance(Duration.ofSeconds(1));

    make(change, token, others);

    var answer = app.get("", token);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text("reason")).isEqualTo("token.invalid");
  }

  private void make(Change change, String token, String others) throws Exception {
    switch (change) {
      case USER_SUSPENDED -> user("user suspend");
      case USER_SUSPENDED_AND_ACTIVATED -> {
        user("user suspend");
        user("user activate");
      }
      case USER_REMOVED -> user("user remove");
      case USER_SIGNED_OUT -> user("user sign-out");
      case PASSWORD_SET -> gatewright.changePassword(ADA.email(), "ada plays chords");
      case PASSWORD_CHANGED ->
          done(
              "PUT",
              "/password",
              others,
              "{\"current_password\":\"%s\",\"new_password\":\"ada plays chords\"}"
                  .formatted(TestUser.PASSWORD));
      case DELETION_ASKED -> done("POST", "/deletion", others, "");
      case DELETION_ASKED_AND_TAKEN_BACK -> {
        done("POST", "/deletion", others, "");
        gatewright.clock().advance(Duration.ofSeconds(1));
        takeBack();
      }
      case SIGNED_OUT_EVERYWHERE -> done("POST", "/sign-out", others, "");
      case SESSION_ENDED -> done("DELETE", "/sessions", others, "");
      case GRANT_REVOKED -> assertThat(app.revoke(token).status()).isEqualTo(200);
      case APPLICATION_TAKEN_OUT -> done("DELETE", "/applications/app", others, "");
      case CLIENT_REMOVED ->
          gatewright.run(Request.of("client remove").with("issuer", "acme").with("client", "app"));
      case CLIENT_DISABLED -> {
        var now = gatewright.clock().instant();
        assertThat(
                gatewright
                    .tables()
                    .clients()
                    .setActive(new IssuerId("acme"), new ClientId("app"), false, By.server(now)))
            .isTrue();
        gatewright.settle();
      }
    }
  }

  private void takeBack() {
    var back = gatewright.browser();
    var asked =
        back.submit(
            back.open(URI.create(gatewright.issuer() + "/account")),
            Map.of("email", ADA.email(), "password", ADA.password()));
    var kept = back.submit(asked, Map.of());
    assertThat(kept.text()).doesNotContain("will be deleted");
  }

  private void user(String command) {
    gatewright.run(about(command));
  }

  private static Request about(String command) {
    return Request.of(command).with("issuer", "acme").with("email", ADA.email());
  }

  /// Something that the person does by another application.
  private void done(String method, String path, String token, String body) throws Exception {
    assertThat(other.call(method, path, token, body).status()).isBetween(200, 299);
  }

  @Test
  @DisplayName("A pause shuts out and ends nothing: the token opens again when the person may act")
  void pause() throws Exception {
    var token = app.token(browser, ADA);
    gatewright.run(about("user suspend").with("keep-sessions", "true"));
    assertThat(app.get("", token).status()).isEqualTo(401);
    user("user activate");
    assertThat(app.get("", token).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("A client that loses a scope is refused what it opened, and not the rest")
  void scopesTaken() throws Exception {
    var token = app.token(browser, ADA);
    gatewright.applyYaml(TENANTS.replaceFirst(", \"account:write\", \"account:security\"\\]", "]"));
    assertThat(app.get("", token).status()).isEqualTo(200);
    for (var refused : Map.of("/sessions", "DELETE", "/export", "GET").entrySet()) {
      var answer = app.call(refused.getValue(), refused.getKey(), token, "");
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.text("reason")).isEqualTo("token.scope");
    }
  }
}
