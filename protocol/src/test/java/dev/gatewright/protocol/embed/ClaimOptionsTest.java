package dev.gatewright.protocol.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issue.ExtraClaims;
import dev.gatewright.protocol.issue.IssueContext;
import dev.gatewright.protocol.issuer.AccessTokenPolicy;
import dev.gatewright.protocol.issuer.AccessTokenPolicy.Format;
import dev.gatewright.protocol.issuer.EngineOptions;
import dev.gatewright.protocol.issuer.EngineOptions.ClientClaim;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.testing.Params;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@DisplayName("What the host decides about claims")
final class ClaimOptionsTest {
  private static final SubjectId ADA = new SubjectId("ada");

  private static Application with(EngineOptions.Builder options, ExtraClaims extraClaims) {
    var application =
        new Application(
            b -> Application.usualGrants(b).options(options.build()).extraClaims(extraClaims));
    application.add(Application.web("web").name("The Web"));
    application.addPerson("ada");
    return application;
  }

  private static JsonNode accessClaims(EngineOptions.Builder options) {
    var application = with(options, ExtraClaims.NONE);
    return application.logIn(Application.web("web").build(), ADA, "openid").accessClaims();
  }

  @Test
  @DisplayName(
      "RFC 7519 §4.1.5: nbf lies as far back as notBeforeLeeway says, and is absent without")
  void notBefore() {
    assertThat(accessClaims(EngineOptions.builder()).has("nbf")).isFalse();

    var none = accessClaims(EngineOptions.builder().notBeforeLeeway(Duration.ZERO));
    assertThat(none.path("nbf")).isEqualTo(none.path("iat"));
    var some = accessClaims(EngineOptions.builder().notBeforeLeeway(Duration.ofSeconds(90)));
    assertThat(some.path("nbf").longValue()).isEqualTo(some.path("iat").longValue() - 90);
  }

  @Test
  @DisplayName("RFC 7519 §4.1.5: a token with nbf is good at once")
  void notBeforeIsLive() {
    var application =
        with(EngineOptions.builder().notBeforeLeeway(Duration.ZERO), ExtraClaims.NONE);
    var web = Application.web("web").build();

    assertThat(application.isActive(web, application.logIn(web, ADA, "openid").access())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"NONE,", "CID_IS_ID, web", "CID_IS_NAME, The Web"})
  @DisplayName("RFC 9068 §2.2: client_id is always there, and cid where a host wants it")
  void clientClaim(ClientClaim clientClaim, String cid) {
    var claims = accessClaims(EngineOptions.builder().clientClaim(clientClaim));

    assertThat(claims.path("client_id").stringValue()).isEqualTo("web");
    assertThat(claims.path("cid").asString()).isEqualTo(cid == null ? "" : cid);
  }

  private static Map<String, Object> everyProtocolClaim() {
    var claims = new HashMap<String, Object>();
    for (var name :
        List.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "nbf",
            "iat",
            "jti",
            "auth_time",
            "nonce",
            "acr",
            "amr",
            "azp",
            "at_hash",
            "c_hash",
            "sid",
            "client_id",
            "scope",
            "gid",
            "cid",
            "act",
            "organizations")) {
      claims.put(name, "forged");
    }
    claims.put("tenant", "t1");
    claims.put("roles", List.of("admin", "editor"));
    claims.put("quota", Map.of("disk", 5));
    return claims;
  }

  private static final ExtraClaims FORGER =
      new ExtraClaims() {
        @Override
        public Map<String, Object> inAccessToken(IssueContext context) {
          return everyProtocolClaim();
        }

        @Override
        public Map<String, Object> inIdToken(IssueContext context) {
          return everyProtocolClaim();
        }
      };

  @Test
  @DisplayName(
      "RFC 9068 §2.2: claims of the host's own are added, and replace none of the protocol")
  void extraClaims() {
    var application = with(EngineOptions.builder(), FORGER);
    var web = Application.web("web").build();
    var tokens = application.logIn(web, ADA, "openid profile");

    for (var claims : List.of(tokens.accessClaims(), tokens.idClaims())) {
      assertThat(claims.toString()).doesNotContain("forged");
      assertThat(claims.path("tenant").stringValue()).isEqualTo("t1");
      assertThat(claims.path("roles").path(1).stringValue()).isEqualTo("editor");
      assertThat(claims.path("quota").path("disk").intValue()).isEqualTo(5);
    }
    var answer = application.introspect(web, tokens.access());
    assertThat(answer.path("tenant").stringValue()).isEqualTo("t1");
    assertThat(answer.toString()).doesNotContain("forged");
    var own =
        application.token(
            web, Params.of("grant_type", "client_credentials").with("scope", "projects:read"));
    assertThat(own.accessClaims().toString()).contains("t1").doesNotContain("forged");
  }

  @Test
  @DisplayName("RFC 7662 §2.2: an opaque token tells the host's claims at introspection")
  void extraClaimsOfOpaqueTokens() {
    var application = with(EngineOptions.builder(), FORGER);
    var web =
        application.add(
            Application.web("web")
                .accessToken(AccessTokenPolicy.builder().format(new Format.Opaque()).build()));

    var answer = application.introspect(web, application.logIn(web, ADA, "openid").access());

    assertThat(answer.path("tenant").stringValue()).isEqualTo("t1");
    assertThat(answer.path("active").booleanValue()).isTrue();
    assertThat(answer.toString()).doesNotContain("forged");
  }

  @Test
  @DisplayName("RFC 7662 §2.2: nothing that the host adds says that a dead token is active")
  void activeIsOurs() {
    var application =
        with(EngineOptions.builder(), context -> Map.of("active", false, "username", "root"));
    Client web = Application.web("web").build();
    var token = application.logIn(web, ADA, "openid").access();

    assertThat(application.introspect(web, token).path("active").booleanValue()).isTrue();
    assertThat(application.introspect(web, token).path("username").stringValue())
        .isEqualTo("ada@people.test");
    application.revoke(web, token);
    assertThat(application.introspect(web, token).propertyNames()).containsExactly("active");
  }

  @Test
  @DisplayName("OpenID Connect Core §5.1: what is known of the person is not replaced either")
  void personsClaims() {
    var application =
        with(
            EngineOptions.builder(),
            new ExtraClaims() {
              @Override
              public Map<String, Object> inAccessToken(IssueContext context) {
                return Map.of("user", context.person().orElseThrow().subject().id().value());
              }

              @Override
              public Map<String, Object> inIdToken(IssueContext context) {
                return Map.of("name", "Mallory", "grant", context.grantType().value());
              }
            });
    var tokens = application.logIn(Application.web("web").build(), ADA, "openid profile");

    assertThat(tokens.accessClaims().path("user").stringValue()).isEqualTo("ada");
    assertThat(tokens.idClaims().path("name").stringValue()).isEqualTo("Name of ada");
    assertThat(tokens.idClaims().path("grant").stringValue()).isEqualTo("authorization_code");
    var refreshed = application.refresh(Application.web("web").build(), tokens.refresh());
    assertThat(refreshed.idClaims().path("grant").stringValue()).isEqualTo("refresh_token");
  }
}
