package dev.gatewright.examples.embedded;

import static dev.gatewright.examples.embedded.Caller.BROWSER;
import static dev.gatewright.examples.embedded.Refusals.assertRefused;
import static dev.gatewright.examples.embedded.Refusals.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.token.CustomGrant;
import dev.gatewright.protocol.token.SupportedGrant;
import dev.gatewright.protocol.token.TokenExchangeProcessor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Token exchange and grants of the host's own")
final class ExtensionGrantsTest {
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
  private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
  private static final String TICKET = "urn:example:oauth:token-type:ticket";
  private static final Caller SERVICE = Caller.of("service", "").withSecret("service-secret");

  /// Whoever brings a ticket is Bob; whoever brings one of our tokens is its person.
  private static TokenExchangeProcessor.Decision exchange(TokenExchangeProcessor.Exchange asked) {
    var presented = asked.subjectToken();
    if (presented.token().matches(new Secret("bobs-ticket"))) {
      return exchanged(asked, People.BOB).actedBy(new SubjectId("service"));
    }
    return presented
        .ours()
        .<TokenExchangeProcessor.Decision>map(token -> exchanged(asked, token.subject()))
        .orElseGet(
            () -> new TokenExchangeProcessor.Decision.Refused("this token is worth nothing"));
  }

  private static TokenExchangeProcessor.Decision.Exchanged exchanged(
      TokenExchangeProcessor.Exchange asked, SubjectId person) {
    return new TokenExchangeProcessor.Decision.Exchanged(
        person, asked.scope(), asked.resources(), asked.now(), Set.of(), Optional.empty());
  }

  /// Opens to Ada's badge.
  private static final class BadgeGrant implements CustomGrant {
    @Override
    public GrantType type() {
      return new GrantType("custom:badge");
    }

    @Override
    public Decision decide(Request request) {
      return switch (request.parameters().one("badge").orElse("")) {
        case "ada" ->
            new Decision.ForUser(
                People.ADA, request.scope(), List.of(), request.now(), Set.of("hwk"));
        case "" -> new Decision.Refused(Cause.INVALID_REQUEST, "badge is missing");
        default -> new Decision.Refused(Cause.INVALID_GRANT, "this badge opens nothing");
      };
    }
  }

  private static Application started(ErrorStyle style) {
    var app =
        Application.setup()
            .errors(style)
            .engine(engine ->
                engine
                    .enable(SupportedGrant.tokenExchange(ExtensionGrantsTest::exchange), AN_HOUR)
                    .enable(new SupportedGrant.Custom(new BadgeGrant()), AN_HOUR))
            .start();
    app.register(
        Client.confidential("service", new Secret("service-secret"))
            .grants(
                GrantType.TOKEN_EXCHANGE, new GrantType("custom:badge"), GrantType.REFRESH_TOKEN)
            .scopes("contacts.read"));
    return app;
  }

  private static Reply exchanged(Application app, String token, String type) {
    return app.token(
        SERVICE,
        "grant_type",
        EXCHANGE,
        "subject_token",
        token,
        "subject_token_type",
        type,
        "scope",
        "contacts.read");
  }

  @Test
  @DisplayName("RFC 8693 §2.2.1: an access token of ours for one of the same person")
  void ours() {
    try (var app = started(ErrorStyle.RFC)) {
      var token = app.logIn(BROWSER, "contacts.read").member("access_token");
      var answer = exchanged(app, token, ACCESS_TOKEN);

      assertThat(answer.member("issued_token_type")).isEqualTo(ACCESS_TOKEN);
      assertThat(answer.member("token_type")).isEqualTo("Bearer");
      var claims = Jwts.claims(answer.member("access_token"));
      assertThat(claims.path("sub").asString()).isEqualTo(People.ADA.value());
      assertThat(claims.path("client_id").asString()).isEqualTo("service");
      assertThat(answer.json().has("refresh_token")).isFalse();
    }
  }

  @InBothStyles
  @DisplayName("RFC 8693 §2.1: an access token of ours that was revoked is worth nothing any more")
  void revoked(ErrorStyle style) {
    try (var app = started(style)) {
      var token = app.logIn(BROWSER, "contacts.read").member("access_token");
      app.post("/token/revoke", BROWSER, "token", token);
      assertRefused(exchanged(app, token, ACCESS_TOKEN), style, told(400, "invalid_request"));
    }
  }

  @Test
  @DisplayName("RFC 8693 §4.1: any token that the host trusts, and who acts for whom")
  void others() {
    try (var app = started(ErrorStyle.RFC)) {
      var claims = Jwts.claims(exchanged(app, "bobs-ticket", TICKET).member("access_token"));

      assertThat(claims.path("sub").asString()).isEqualTo(People.BOB.value());
      assertThat(claims.path("act").path("sub").asString()).isEqualTo("service");
    }
  }

  @InBothStyles
  @DisplayName(
      "RFC 8693 §2.2.2: what the host refuses, and a request that is not whole, is invalid")
  void refused(ErrorStyle style) {
    try (var app = started(style)) {
      assertRefused(exchanged(app, "worthless", ACCESS_TOKEN), style, told(400, "invalid_request"));
      assertRefused(exchanged(app, "bobs-ticket", ""), style, told(400, "invalid_request"));
      assertRefused(exchanged(app, "bobs-ticket", "ticket"), style, told(400, "invalid_request"));
      assertRefused(
          app.token(
              SERVICE,
              "grant_type",
              EXCHANGE,
              "subject_token",
              "bobs-ticket",
              "subject_token_type",
              TICKET,
              "actor_token",
              "x"),
          style,
          told(400, "invalid_request"));
    }
  }

  @Test
  @DisplayName("RFC 6749 §4.5: a grant of the host's own gives tokens like any other")
  void custom() {
    try (var app = started(ErrorStyle.RFC)) {
      var tokens =
          app.token(
              SERVICE, "grant_type", "custom:badge", "badge", "ada", "scope", "contacts.read");

      var claims = Jwts.claims(tokens.member("access_token"));
      assertThat(claims.path("sub").asString()).isEqualTo(People.ADA.value());
      assertThat(app.refresh(SERVICE, tokens.member("refresh_token")).status()).isEqualTo(200);
      assertThat(app.isActive(SERVICE, tokens.member("access_token"))).isTrue();
    }
  }

  @InBothStyles
  @DisplayName("RFC 6749 §5.2: a grant of the host's own refuses in the client's style")
  void customRefused(ErrorStyle style) {
    try (var app = started(style)) {
      assertRefused(
          app.token(SERVICE, "grant_type", "custom:badge", "badge", "mallory"),
          style,
          told(400, "invalid_grant"));
      assertRefused(
          app.token(SERVICE, "grant_type", "custom:badge"), style, told(400, "invalid_request"));
      assertRefused(
          app.token(BROWSER, "grant_type", "custom:badge", "badge", "ada"),
          style,
          told(400, "unauthorized_client"),
          told(401, "invalid_client"));
    }
  }

  @Test
  @DisplayName(
      "RFC 6749 §4.5: the name of such a grant is a URI, so that it is never a standard one")
  void customName() {
    var standard =
        new CustomGrant() {
          @Override
          public GrantType type() {
            return GrantType.PASSWORD;
          }

          @Override
          public Decision decide(Request request) {
            return new Decision.ForClient(Scope.empty(), List.of());
          }
        };
    assertThatThrownBy(() -> new SupportedGrant.Custom(standard))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("custom:badge");
  }
}
