package dev.gatewright.examples.embedded;

import static dev.gatewright.examples.embedded.Caller.BROWSER;
import static dev.gatewright.examples.embedded.Caller.NOBODY;
import static dev.gatewright.examples.embedded.Caller.WEB;
import static dev.gatewright.examples.embedded.Refusals.assertRefused;
import static dev.gatewright.examples.embedded.Refusals.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.authorize.AuthorizationDecision;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.http.UserApproval.Step;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Secret;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The introspection endpoint")
final class IntrospectionTest {
  private static final String INACTIVE = "{\"active\":false}";

  @Test
  @DisplayName(
      "RFC 7662 §2.2: at /token_info and /token/introspect: active, scope, who, until when")
  void active() {
    try (var app = Application.started()) {
      var token = app.logIn(WEB, "contacts.read email").member("access_token");
      for (var path : new String[] {"/token_info", "/token/introspect"}) {
        var answer = app.post(path, WEB, "token", token);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(answer.json().path("active").asBoolean()).isTrue();
        assertThat(answer.member("scope")).isEqualTo("contacts.read email");
        assertThat(answer.member("client_id")).isEqualTo("web");
        assertThat(answer.member("username")).isEqualTo("ada");
        assertThat(answer.json().path("exp").asLong())
            .isEqualTo(app.clock().instant().plus(Duration.ofHours(1)).getEpochSecond());
        assertThat(answer.member("token_type")).isEqualTo("Bearer");
        assertThat(answer.member("sub")).isEqualTo(People.ADA.value());
        assertThat(answer.member("iss")).isEqualTo(app.issuer());
      }
    }
  }

  @Test
  @DisplayName(
      "RFC 7662 §2.2: username, which the library leaves to its host, is the preferred name, or the"
          + " e-mail address of a person who has none")
  void username() {
    var setup = Application.setup();
    var clock = setup.clock();
    try (var app =
        setup
            .approval((asked, client, request) ->
                new Step.Decided(AuthorizationDecision.approve(asked, People.BOB, clock.instant())))
            .start()) {
      var tokens = app.logIn(WEB, "contacts.read");
      assertThat(app.introspect(WEB, tokens.member("access_token")).member("username"))
          .isEqualTo("bob@example.com");
      assertThat(app.introspect(WEB, tokens.member("refresh_token")).member("username"))
          .isEqualTo("bob@example.com");

      var own = app.token(WEB, "grant_type", "client_credentials").member("access_token");
      assertThat(app.introspect(WEB, own).json().has("username")).isFalse();
    }
  }

  @Test
  @DisplayName("RFC 7662 §2.1: a refresh token is told about too, whatever the hint says")
  void refreshToken() {
    try (var app = Application.started()) {
      var token = app.logIn(WEB, "contacts.read").member("refresh_token");
      for (var hint : new String[] {"refresh_token", "access_token", "auth_code", "nonsense"}) {
        var answer = app.post("/token_info", WEB, "token", token, "token_type_hint", hint);
        assertThat(answer.status()).as("the library refuses an unknown hint").isEqualTo(200);
        assertThat(answer.json().path("active").asBoolean()).isTrue();
        assertThat(answer.member("client_id")).isEqualTo("web");
      }
    }
  }

  @InBothStyles
  @DisplayName("RFC 7662 §2.2: of a token that does not count nothing is said, and it is no error")
  void inactive(ErrorStyle style) {
    try (var app = Application.started(style)) {
      var tokens = app.logIn(WEB, "contacts.read");
      var access = tokens.member("access_token");
      assertThat(app.introspect(WEB, "made-up").body()).isEqualTo(INACTIVE);
      assertThat(app.introspect(WEB, access.substring(0, access.length() - 4) + "AAAA").body())
          .as("another signature")
          .isEqualTo(INACTIVE);

      app.clock().advance(Duration.ofHours(1));
      assertThat(app.introspect(WEB, access).body()).as("expired").isEqualTo(INACTIVE);
      app.clock().advance(Duration.ofDays(30));
      assertThat(app.introspect(WEB, tokens.member("refresh_token")).body()).isEqualTo(INACTIVE);
    }
  }

  @Test
  @DisplayName("RFC 7662 §4: a client learns of its own tokens alone; the library tells it of all")
  void foreign() {
    try (var app = Application.started()) {
      app.register(
          Client.confidential("other", new Secret("other-secret"))
              .grants(GrantType.CLIENT_CREDENTIALS));
      var tokens = app.logIn(WEB, "contacts.read");
      var other = Caller.of("other", "").withSecret("other-secret");
      assertThat(app.introspect(other, tokens.member("access_token")).body()).isEqualTo(INACTIVE);
      assertThat(app.introspect(other, tokens.member("refresh_token")).body()).isEqualTo(INACTIVE);
    }
  }

  @InBothStyles
  @DisplayName("RFC 7662 §2.1: authenticateIntrospect, the default: whoever asks says who it is")
  void authenticated(ErrorStyle style) {
    try (var app = Application.started(style)) {
      var token = app.logIn(WEB, "contacts.read").member("access_token");
      assertRefused(
          app.introspect(NOBODY, token),
          style,
          told(401, "invalid_client"),
          told(400, "invalid_request"));
      assertRefused(
          app.introspect(WEB.withSecret("wrong"), token), style, told(401, "invalid_client"));
    }
  }

  @InBothStyles
  @DisplayName(
      "authenticateIntrospect(false): whoever holds a token may ask; a wrong secret is wrong")
  void anybody(ErrorStyle style) {
    var setup = Application.setup().errors(style);
    try (var app = setup.engineOptions(options -> options.authenticateIntrospect(false)).start()) {
      var token = app.logIn(WEB, "contacts.read").member("access_token");
      assertThat(app.isActive(NOBODY, token)).isTrue();
      assertThat(app.isActive(NOBODY, "made-up")).isFalse();
      assertRefused(
          app.introspect(WEB.withSecret("wrong"), token), style, told(401, "invalid_client"));
    }
  }

  @InBothStyles
  @DisplayName(
      "RFC 7662 §4: introspectionRequiresConfidentialClient, the default: a client without a secret"
          + " may not ask")
  void publicClient(ErrorStyle style) {
    try (var app = Application.started(style)) {
      var token = app.logIn(BROWSER, "contacts.read").member("access_token");
      assertRefused(
          app.introspect(BROWSER, token),
          style,
          told(400, "unauthorized_client"),
          told(401, "invalid_client"));
    }
  }

  @Test
  @DisplayName("introspectionRequiresConfidentialClient(false): it may, about its own tokens")
  void publicClientMay() {
    var setup = Application.setup();
    try (var app =
        setup
            .engineOptions(options -> options.introspectionRequiresConfidentialClient(false))
            .start()) {
      var own = app.logIn(BROWSER, "contacts.read").member("access_token");
      var foreign = app.logIn(WEB, "contacts.read").member("access_token");
      assertThat(app.isActive(BROWSER, own)).isTrue();
      assertThat(app.isActive(BROWSER, foreign)).isFalse();
    }
  }

  @InBothStyles
  @DisplayName("RFC 7662 §2.1: a request without token is invalid")
  void missing(ErrorStyle style) {
    try (var app = Application.started(style)) {
      assertRefused(app.post("/token_info", WEB), style, told(400, "invalid_request"));
    }
  }
}
