package dev.gatewright.examples.embedded;

import static dev.gatewright.examples.embedded.Caller.BROWSER;
import static dev.gatewright.examples.embedded.Caller.WEB;
import static dev.gatewright.examples.embedded.Refusals.assertRefused;
import static dev.gatewright.examples.embedded.Refusals.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.token.SupportedGrant;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The client credentials grant, and which grants there are")
final class ClientCredentialsTest {

  @Test
  @DisplayName("RFC 6749 §4.4.3: a token for the client itself, without a refresh token")
  void token() {
    try (var app = Application.started()) {
      var tokens =
          app.token(
              WEB, "grant_type", "client_credentials", "scope", "contacts.read contacts.write");

      assertThat(tokens.json().propertyNames())
          .containsExactlyInAnyOrder("access_token", "token_type", "expires_in", "scope");
      assertThat(tokens.member("scope")).isEqualTo("contacts.read contacts.write");
      assertThat(Jwts.claims(tokens.member("access_token")).path("sub").asString())
          .as("RFC 9068 §2.2 wants one; the library's has none")
          .isEqualTo("web");
    }
  }

  @InBothStyles
  @DisplayName("RFC 6749 §3.3: a scope that the client may not have is refused")
  void scope(ErrorStyle style) {
    try (var app = Application.started(style)) {
      assertRefused(
          app.token(WEB, "grant_type", "client_credentials", "scope", "openid"),
          style,
          told(400, "invalid_scope"),
          told(401, "unauthorized_scope"));
      assertRefused(
          app.token(WEB, "grant_type", "client_credentials", "scope", "contacts.read everything"),
          style,
          told(400, "invalid_scope"));
    }
  }

  @InBothStyles
  @DisplayName("RFC 6749 §5.2: a client that is not registered for a grant is unauthorized")
  void notAllowed(ErrorStyle style) {
    try (var app = Application.started(style)) {
      app.register(
          Client.confidential("reader", new Secret("reader-secret"))
              .grants(GrantType.REFRESH_TOKEN));
      assertRefused(
          app.token(
              Caller.of("reader", "").withSecret("reader-secret"),
              "grant_type",
              "client_credentials"),
          style,
          told(400, "unauthorized_client"),
          told(401, "invalid_client"));
      assertRefused(
          app.token(BROWSER, "grant_type", "client_credentials"),
          style,
          told(400, "unauthorized_client"),
          told(401, "invalid_client"));
    }
  }

  @Test
  @DisplayName("RFC 6749 §4.4: a client without a secret cannot even be registered for it")
  void publicClient() {
    var client = Client.publicClient("page").grants(GrantType.CLIENT_CREDENTIALS);
    assertThatThrownBy(client::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot use client_credentials");
  }

  @InBothStyles
  @DisplayName("RFC 6749 §5.2: a grant that is not enabled, or not known, is not supported")
  void unsupported(ErrorStyle style) {
    var others =
        new String[] {
          "password",
          "implicit",
          "urn:ietf:params:oauth:grant-type:token-exchange",
          "urn:ietf:params:oauth:grant-type:device_code",
          "custom:badge",
          "nonsense"
        };
    try (var app = Application.started(style)) {
      for (var other : others) {
        assertRefused(
            app.token(WEB, "grant_type", other), style, told(400, "unsupported_grant_type"));
      }
    }
  }

  @InBothStyles
  @DisplayName(
      "RFC 6749 §5.2: a request without grant_type; to the library it names an unknown one")
  void missing(ErrorStyle style) {
    try (var app = Application.started(style)) {
      assertRefused(
          app.token(WEB, "scope", "contacts.read"),
          style,
          told(400, "invalid_request"),
          told(400, "unsupported_grant_type"));
    }
  }

  @Test
  @DisplayName("A grant's access tokens live as long as it was enabled for")
  void lifetime() {
    var setup = Application.setup();
    try (var app =
        setup
            .engine(engine -> engine.enable(SupportedGrant.implicit(), Duration.ofMinutes(5)))
            .start()) {
      app.register(
          Client.publicClient("page")
              .redirectUris("https://page.example/")
              .grants(GrantType.IMPLICIT, GrantType.AUTHORIZATION_CODE));
      var page = Caller.of("page", "https://page.example/");
      var answer = app.authorize(page, "response_type", "token", "scope", "");
      assertThat(answer.fragment()).containsEntry("expires_in", "300");

      var code = app.authorize(page, "scope", "").code();
      assertThat(app.redeem(page, code).member("expires_in")).isEqualTo("3600");
    }
  }
}
