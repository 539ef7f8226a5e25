package dev.gatewright.examples.embedded;

import static dev.gatewright.examples.embedded.Caller.WEB;
import static dev.gatewright.examples.embedded.Refusals.assertRefused;
import static dev.gatewright.examples.embedded.Refusals.assertSentBack;
import static dev.gatewright.examples.embedded.Refusals.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issuer.EngineOptions;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.ResponseMode;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.token.SupportedGrant;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The grants of old: implicit and password")
final class LegacyGrantsTest {
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final Caller PAGE = Caller.of("page", "https://page.example/done");
  private static final Caller DESK = Caller.of("desk", "").withSecret("desk-secret");
  private static final String[] IMPLICIT = {
    "response_type", "token", "code_challenge", "", "code_challenge_method", ""
  };

  private static void register(Application app) {
    app.register(
        Client.publicClient("page")
            .redirectUris(PAGE.callback())
            .grants(GrantType.IMPLICIT)
            .scopes("contacts.read"));
    app.register(
        Client.confidential("desk", new Secret("desk-secret"))
            .grants(GrantType.PASSWORD, GrantType.REFRESH_TOKEN)
            .scopes("contacts.read"));
  }

  private static Application.Setup implicit() {
    return Application.setup().engine(engine -> engine.enable(SupportedGrant.implicit(), AN_HOUR));
  }

  private static Application.Setup passwords() {
    return Application.setup()
        .engine(engine ->
            engine.enable(
                SupportedGrant.password((issuer, client, username, password) ->
                    Optional.of(People.ADA)
                        .filter(ada -> username.equals("ada"))
                        .filter(ada -> password.matches(new Secret("correct horse battery")))),
                AN_HOUR));
  }

  private static Reply password(Application app, String username, String password) {
    return app.token(
        DESK,
        "grant_type",
        "password",
        "username",
        username,
        "password",
        password,
        "scope",
        "contacts.read");
  }

  @InBothStyles
  @DisplayName("RFC 9700 §2.1.2: response_type token is not supported unless implicit is enabled")
  void implicitIsOff(ErrorStyle style) {
    try (var app = Application.started(style)) {
      register(app);
      assertSentBack(
          app.authorize(PAGE, IMPLICIT),
          style,
          "unsupported_response_type",
          told(400, "unsupported_grant_type"));
    }
  }

  @Test
  @DisplayName(
      "RFC 6749 §4.2.2: an access token comes behind the #, without a refresh token; it counts until"
          + " it is revoked")
  void implicitInFragment() {
    try (var app = implicit().start()) {
      register(app);
      var answer = app.authorize(PAGE, IMPLICIT);

      assertThat(answer.location().toString()).startsWith(PAGE.callback() + "#");
      assertThat(answer.fragment())
          .containsOnlyKeys("access_token", "token_type", "expires_in", "scope", "state", "iss")
          .containsEntry("token_type", "Bearer")
          .containsEntry("expires_in", "3600")
          .containsEntry("state", "xyz");
      var token = answer.fragment().getOrDefault("access_token", "");
      assertThat(app.post("/token/revoke", PAGE, "token", token).status()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("implicitRedirectMode(QUERY): old clients of the library get it in the query")
  void implicitInQuery() {
    try (var app =
        implicit()
            .engineOptions(options -> options.implicitRedirectMode(ResponseMode.QUERY))
            .start()) {
      register(app);
      var answer = app.authorize(PAGE, IMPLICIT);

      assertThat(answer.location().toString()).startsWith(PAGE.callback() + "?");
      assertThat(answer.query()).containsKey("access_token");
    }
    var posted = EngineOptions.builder().implicitRedirectMode(ResponseMode.FORM_POST);
    assertThatThrownBy(posted::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("FRAGMENT or QUERY");
  }

  @Test
  @DisplayName("RFC 6749 §4.3.3: a password brings tokens, where that grant is enabled")
  void password() {
    try (var app = passwords().start()) {
      register(app);
      var tokens = password(app, "ada", "correct horse battery");

      assertThat(tokens.member("scope")).isEqualTo("contacts.read");
      assertThat(Jwts.claims(tokens.member("access_token")).path("sub").asString())
          .isEqualTo(People.ADA.value());
      assertThat(app.refresh(DESK, tokens.member("refresh_token")).status()).isEqualTo(200);
    }
  }

  @InBothStyles
  @DisplayName("RFC 6749 §5.2: a wrong password is invalid_grant, to the library as well")
  void wrongPassword(ErrorStyle style) {
    try (var app = passwords().errors(style).start()) {
      register(app);
      assertRefused(password(app, "ada", "wrong"), style, told(400, "invalid_grant"));
      assertRefused(
          password(app, "nobody", "correct horse battery"), style, told(400, "invalid_grant"));
      assertRefused(password(app, "ada", ""), style, told(400, "invalid_request"));
      assertRefused(
          password(app, "", "correct horse battery"), style, told(400, "invalid_request"));
    }
  }

  @InBothStyles
  @DisplayName(
      "RFC 6749 §5.2: a client that is not registered for the password grant may not use it")
  void passwordNotAllowed(ErrorStyle style) {
    try (var app = passwords().errors(style).start()) {
      assertRefused(
          app.token(WEB, "grant_type", "password", "username", "ada", "password", "x"),
          style,
          told(400, "unauthorized_client"),
          told(401, "invalid_client"));
    }
  }
}
