package dev.gatewright.examples.embedded;

import static dev.gatewright.examples.embedded.Caller.BROWSER;
import static dev.gatewright.examples.embedded.Caller.NOBODY;
import static dev.gatewright.examples.embedded.Caller.WEB;
import static dev.gatewright.examples.embedded.Refusals.assertRefused;
import static dev.gatewright.examples.embedded.Refusals.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.Secret;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Client authentication")
final class ClientAuthenticationTest {
  private static final String CREDENTIALS = "client_credentials";

  @Test
  @DisplayName("RFC 6749 §2.3.1: a secret comes in the header or in the form")
  void secret() {
    try (var app = Application.started()) {
      assertThat(app.token(WEB, "grant_type", CREDENTIALS).status()).isEqualTo(200);
      assertThat(
              app.token(
                      NOBODY,
                      "grant_type",
                      CREDENTIALS,
                      "client_id",
                      "web",
                      "client_secret",
                      Registrations.WEB_SECRET)
                  .status())
          .isEqualTo(200);
    }
  }

  @Test
  @DisplayName("A token request may be JSON, which the library reads where its host does")
  void json() {
    try (var app = Application.started()) {
      var body =
          "{\"grant_type\":\"client_credentials\",\"client_id\":\"web\",\"client_secret\":\"%s\"}"
              .formatted(Registrations.WEB_SECRET);
      var request = app.request("/token").header("Content-Type", "application/json");
      assertThat(app.send(request.POST(BodyPublishers.ofString(body))).status()).isEqualTo(200);
    }
  }

  @InBothStyles
  @DisplayName(
      "RFC 6749 §5.2: whoever fails to authenticate is an invalid client, and challenged where it"
          + " used the header")
  void invalidClient(ErrorStyle style) {
    try (var app = Application.started(style)) {
      var wrong = app.token(WEB.withSecret("wrong"), "grant_type", CREDENTIALS);
      assertRefused(wrong, style, told(401, "invalid_client"));
      assertThat(wrong.header("WWW-Authenticate").orElse("")).startsWith("Basic ");

      var stranger = Caller.of("stranger", "").withSecret("something");
      assertRefused(
          app.token(stranger, "grant_type", CREDENTIALS), style, told(401, "invalid_client"));
      assertRefused(
          app.token(NOBODY, "grant_type", CREDENTIALS),
          style,
          told(401, "invalid_client"),
          told(400, "invalid_request"));
      assertRefused(
          app.token(NOBODY, "grant_type", CREDENTIALS, "client_id", "web"),
          style,
          told(401, "invalid_client"));
    }
  }

  @InBothStyles
  @DisplayName(
      "RFC 7617 §2: the header of the library's own sample is no id and secret, so nobody is"
          + " authenticated")
  void malformedHeader(ErrorStyle style) {
    try (var app = Application.started(style)) {
      var request =
          app.request("/token_info")
              .header("Content-Type", Application.FORM)
              .header("Authorization", "Basic Y4NmE4MzFhZGFkNzU2YWRhN")
              .POST(BodyPublishers.ofString("token=x"));
      assertRefused(app.send(request), style, told(401, "invalid_client"));
    }
  }

  @InBothStyles
  @DisplayName("RFC 6749 §2.1: a client without a secret must not send one")
  void publicClient(ErrorStyle style) {
    try (var app = Application.started(style)) {
      var code = app.authorize(BROWSER).code();
      assertRefused(
          app.redeem(BROWSER.withSecret("something"), code), style, told(401, "invalid_client"));
      assertRefused(
          app.redeem(BROWSER, code, "client_secret", "something"),
          style,
          told(401, "invalid_client"));
      assertThat(app.redeem(BROWSER, code).status()).isEqualTo(200);
    }
  }

  @InBothStyles
  @DisplayName("RFC 6749 §2.3: of two ways to authenticate nobody knows which one is meant")
  void twoWays(ErrorStyle style) {
    try (var app = Application.started(style)) {
      assertRefused(
          app.token(WEB, "grant_type", CREDENTIALS, "client_secret", Registrations.WEB_SECRET),
          style,
          told(400, "invalid_request"));
    }
  }

  @InBothStyles
  @DisplayName(
      "RFC 6749 §10.1: an empty secret, which the library takes, is refused at registration and on the"
          + " wire")
  void emptySecret(ErrorStyle style) {
    var empty = new Secret("");
    assertThatThrownBy(() -> Client.confidential("open", empty))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("empty secret");
    try (var app = Application.started(style)) {
      assertRefused(
          app.token(WEB.withSecret(""), "grant_type", CREDENTIALS),
          style,
          told(401, "invalid_client"));
      assertRefused(
          app.token(NOBODY, "grant_type", CREDENTIALS, "client_id", "web", "client_secret", ""),
          style,
          told(401, "invalid_client"));
    }
  }
}
