package dev.gatewright.protocol.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.AuthorizationServerBuilder;
import dev.gatewright.protocol.clients.ClientBuilder;
import dev.gatewright.protocol.issuer.AccessTokenPolicy;
import dev.gatewright.protocol.issuer.AccessTokenPolicy.Format;
import dev.gatewright.protocol.issuer.EngineOptions;
import dev.gatewright.protocol.issuer.Issuer.Resource;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.SettableClock;
import dev.gatewright.protocol.memory.InMemoryPorts;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.ResponseMode;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.token.SupportedGrant;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("Building a server")
final class BuilderTest {
  private static final Params CLIENT_CREDENTIALS =
      Params.of("grant_type", "client_credentials").with("scope", "projects:read");

  private static AuthorizationServerBuilder builder() {
    return AuthorizationServer.builder(new InMemoryPorts(new SettableClock()).ports());
  }

  private static ClientBuilder anyGrant(String id) {
    return Application.web(id)
        .grants(
            GrantType.AUTHORIZATION_CODE,
            GrantType.REFRESH_TOKEN,
            GrantType.CLIENT_CREDENTIALS,
            GrantType.IMPLICIT,
            GrantType.PASSWORD,
            GrantType.TOKEN_EXCHANGE,
            new GrantType("custom:badge"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "authorization_code",
        "refresh_token",
        "password",
        "implicit",
        "urn:ietf:params:oauth:grant-type:token-exchange",
        "custom:badge",
        "no such grant"
      })
  @DisplayName("RFC 6749 §5.2: what was not enabled is unsupported_grant_type, whoever may use it")
  void nothingIsEnabledUnlessSaid(String grantType) {
    var application =
        new Application(b -> b.enable(SupportedGrant.clientCredentials(), Application.HOUR));
    var client = application.add(anyGrant("web"));

    assertThat(application.token(client, Params.of("grant_type", grantType)).error())
        .isEqualTo("unsupported_grant_type");
    assertThat(application.token(client, CLIENT_CREDENTIALS).isIssued()).isTrue();
  }

  @Test
  @DisplayName("RFC 6749 §3.1.1: without the code grant no response_type is taken")
  void noAuthorizationWithoutGrant() {
    var application =
        new Application(b -> b.enable(SupportedGrant.clientCredentials(), Application.HOUR));
    var client = application.add(anyGrant("web"));

    for (var type : List.of("code", "token")) {
      assertThat(application.refused(Application.request(client, type, "openid")).error())
          .isEqualTo("unsupported_response_type");
    }
  }

  @Test
  @DisplayName("Without any grant there is no server, and the message says how to enable one")
  void noGrantAtAll() {
    assertThatIllegalStateException()
        .isThrownBy(() -> builder().build())
        .withMessageContaining("no grant is enabled")
        .withMessageContaining("SupportedGrant.authorizationCode()");
  }

  @Test
  @DisplayName("A grant that is enabled twice is refused by name")
  void grantTwice() {
    var once = builder().enable(SupportedGrant.authorizationCode(), Application.HOUR);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> once.enable(SupportedGrant.authorizationCode(), Duration.ofMinutes(5)))
        .withMessageContaining("authorization_code is enabled twice");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 999, 31L * 24 * 3600 * 1000 + 1})
  @DisplayName("A lifetime that no access token can have is refused, with the bounds")
  void lifetimeOutOfBounds(long millis) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> builder().enable(SupportedGrant.clientCredentials(), Duration.ofMillis(millis)))
        .withMessageContaining("client_credentials")
        .withMessageContaining("between a second and 31 days");
  }

  @Test
  @DisplayName("The shortest and the longest lifetime work, also of an opaque token")
  void lifetimeBounds() {
    for (var lifetime : List.of(Duration.ofSeconds(1), Duration.ofDays(31))) {
      var application =
          new Application(b -> b.enable(SupportedGrant.clientCredentials(), lifetime));
      var client =
          application.add(
              Application.web("web").accessToken(policy(new Format.Opaque(), Optional.empty())));
      var token = application.token(client, CLIENT_CREDENTIALS);

      assertThat(token.body().path("expires_in").longValue()).isEqualTo(lifetime.toSeconds());
      application.clock().advance(lifetime.minusMillis(1));
      assertThat(application.isActive(client, token.access())).isTrue();
      application.clock().advance(Duration.ofMillis(1));
      assertThat(application.isActive(client, token.access())).isFalse();
    }
  }

  private static AccessTokenPolicy policy(Format format, Optional<Duration> lifetime) {
    var policy = AccessTokenPolicy.builder().format(format);
    lifetime.ifPresent(policy::lifetime);
    return policy.build();
  }

  @Test
  @DisplayName(
      "RFC 6749 §5.1: expires_in is the grant's, else the client's, else the resource's own")
  void whoseLifetimeCounts() {
    var es256 = new Format.SignedJwt(Algorithm.ES256);
    var application =
        new Application(
            b ->
                b.enable(SupportedGrant.authorizationCode(), Duration.ofMinutes(20))
                    .enable(SupportedGrant.refreshToken(), Duration.ofMinutes(10))
                    .enable(SupportedGrant.clientCredentials(), Duration.ofMinutes(5)),
            i ->
                i.resource(
                    Resource.of("https://vault.test", Scope.empty())
                        .withAccessToken(policy(es256, Optional.of(Duration.ofMinutes(1))))));
    var ada = application.addPerson("ada");
    var plain = application.add(Application.web("plain"));
    var own =
        application.add(
            Application.web("own").accessToken(policy(es256, Optional.of(Duration.ofMinutes(3)))));

    var tokens = application.logIn(plain, ada, "openid");
    assertThat(minutes(tokens.body())).isEqualTo(20);
    assertThat(minutes(application.refresh(plain, tokens.refresh()).body())).isEqualTo(10);
    assertThat(minutes(application.token(plain, CLIENT_CREDENTIALS).body())).isEqualTo(5);
    assertThat(minutes(application.token(own, CLIENT_CREDENTIALS).body())).isEqualTo(3);
    var atVault = CLIENT_CREDENTIALS.with("resource", "https://vault.test");
    assertThat(minutes(application.token(own, atVault).body())).isEqualTo(1);
  }

  private static long minutes(JsonNode body) {
    return body.path("expires_in").longValue() / 60;
  }

  @Test
  @DisplayName("RFC 6749 §1.5: without the refresh grant nobody gets a refresh token")
  void noRefreshTokenWithoutGrant() {
    var application =
        new Application(b -> b.enable(SupportedGrant.authorizationCode(), Application.HOUR));
    var client = application.add(Application.web("web"));

    var tokens = application.logIn(client, application.addPerson("ada"), "openid offline_access");

    assertThat(tokens.body().has("refresh_token")).isFalse();
    assertThat(tokens.body().has("access_token")).isTrue();
  }

  @Test
  @DisplayName(
      "RFC 6749 §4.5: a custom grant has an absolute URI for a name, and the message says so")
  void customGrantNames() {
    for (var name : List.of("password", "badge", "1:x", "custom:")) {
      var grant = new BadgeGrant(new GrantType(name));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SupportedGrant.custom(grant))
          .withMessageContaining("absolute URI");
    }
    assertThat(SupportedGrant.custom(new BadgeGrant(new GrantType("urn:acme:badge"))).type())
        .isEqualTo(new GrantType("urn:acme:badge"));
  }

  @Test
  @DisplayName("Options out of their bounds are refused, each by its name")
  void optionsOutOfBounds() {
    var options = EngineOptions.builder();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.authorizationCodeLifetime(Duration.ofSeconds(601)).build())
        .withMessageContaining("authorizationCodeLifetime");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.authorizationCodeLifetime(Duration.ZERO).build())
        .withMessageContaining("authorizationCodeLifetime");
    options.authorizationCodeLifetime(Duration.ofMinutes(10));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.notBeforeLeeway(Duration.ofSeconds(-1)).build())
        .withMessageContaining("notBeforeLeeway");
    options.notBeforeLeeway(Duration.ZERO);
    for (var delimiter : List.of("", "  ", "a", ",,")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> options.scopeDelimiter(delimiter).build())
          .withMessageContaining("scopeDelimiter");
    }
    options.scopeDelimiter(",");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.implicitRedirectMode(ResponseMode.FORM_POST).build())
        .withMessageContaining("implicitRedirectMode");
    options.implicitRedirectMode(ResponseMode.QUERY);
    assertThat(options.build().authorizationCodeLifetime()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  @DisplayName("RFC 6749 §5.2: a grant that the client may not use is unauthorized_client")
  void clientMayNotUseGrant() {
    var application = Application.usual();
    var client = application.add(Application.web("web").grants(GrantType.AUTHORIZATION_CODE));

    var answer = application.token(client, CLIENT_CREDENTIALS);

    assertThat(answer.reason()).isEqualTo(Reason.CLIENT_GRANT_NOT_ALLOWED);
    assertThat(answer.error()).isEqualTo("unauthorized_client");
  }
}
