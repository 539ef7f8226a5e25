package dev.gatewright.protocol.internal.issue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.OrganizationPolicy;
import dev.gatewright.protocol.issuer.AccessTokenPolicy.Format;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.HmacKey;
import dev.gatewright.protocol.ports.Subjects.OrganizationMembership;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Tenant;
import dev.gatewright.protocol.testing.Tokens;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("Access tokens")
final class AccessTokenTest {
  private static final String HEX =
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

  private final EngineInMemory engine = new EngineInMemory();
  private final Tenant acme = engine.tenant("acme");

  AccessTokenTest() {
    acme.addPerson("ada");
  }

  @Test
  @DisplayName("RFC 9068 §2.2: the claims of a user's token")
  void claims() {
    var web = acme.add(ClientBuilder.web("web"));
    var window = acme.window().logIn("ada");
    engine.clock().advance(Duration.ofMinutes(3));
    var claims = acme.logIn(web, window, "openid", "email").accessClaims();
    var now = engine.clock().instant().getEpochSecond();

    assertThat(claims.path("iss").stringValue()).isEqualTo("https://id.test/acme");
    assertThat(claims.path("sub").stringValue()).isEqualTo("ada");
    assertThat(claims.path("aud").stringValue()).isEqualTo("web");
    assertThat(claims.path("client_id").stringValue()).isEqualTo("web");
    assertThat(claims.path("iat").longValue()).isEqualTo(now);
    assertThat(claims.path("exp").longValue()).isEqualTo(now + 600);
    assertThat(claims.path("auth_time").longValue()).isEqualTo(now - 180);
    assertThat(claims.path("scope").stringValue()).isEqualTo("openid email");
    assertThat(claims.path("acr").stringValue()).isEqualTo("1");
    assertThat(claims.path("amr").toString()).isEqualTo("[\"pwd\"]");
    assertThat(claims.path("sid").stringValue()).isEqualTo(window.session().value());
    assertThat(claims.path("jti").stringValue()).hasSizeGreaterThanOrEqualTo(18);
    assertThat(claims.has("email")).as("no personal claims unless configured").isFalse();
  }

  @Test
  @DisplayName("RFC 9068 §2.1: the header says at+jwt, and the key set verifies the signature")
  void verifies() throws ParseException, JOSEException {
    var web = acme.add(ClientBuilder.web("web"));
    var token = acme.logIn(web, "ada", "openid").access();
    var jwt = SignedJWT.parse(token);
    var key = JWKSet.parse(acme.keySet().toString()).getKeyByKeyId(jwt.getHeader().getKeyID());

    assertThat(Tokens.header(token).path("typ").stringValue()).isEqualTo("at+jwt");
    assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
    assertThat(jwt.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
  }

  @Test
  @DisplayName("RFC 9068 §3: two tokens never share a jti")
  void freshJti() {
    var web = acme.add(ClientBuilder.web("web"));
    var first = acme.logIn(web, "ada", "openid");
    var second = acme.refresh(web, first.refresh());

    assertThat(second.accessClaims().path("jti")).isNotEqualTo(first.accessClaims().path("jti"));
  }

  @Test
  @DisplayName("The audience is the resource, else the configured one, else the client")
  void audience() {
    var several =
        acme.add(ClientBuilder.web("several").audience("https://a.test", "https://b.test"));
    assertThat(acme.logIn(several, "ada", "openid").accessClaims().path("aud").toString())
        .isEqualTo("[\"https://a.test\",\"https://b.test\"]");

    var request = Tenant.request(several).with("resource", EngineInMemory.PLAIN_API);
    var code = acme.authorize(acme.window().logIn("ada"), request).code();
    assertThat(acme.redeem(several, code).accessClaims().path("aud").stringValue())
        .isEqualTo(EngineInMemory.PLAIN_API);
  }

  @Test
  @DisplayName("Configured claims are copied in, and none can replace a protocol claim")
  void configuredClaims() {
    acme.addPerson(
        "eve",
        Map.of(
            "role",
            "member",
            "sub",
            "ada",
            "client_id",
            "x",
            "scope",
            "all",
            "organizations",
            List.of("org"),
            "gid",
            "g"));
    var web =
        acme.add(
            ClientBuilder.web("web")
                .accessTokenClaims(
                    "role", "sub", "client_id", "scope", "organizations", "gid", "x"));

    var claims = acme.logIn(web, "eve", "openid").accessClaims();

    assertThat(claims.path("role").stringValue()).isEqualTo("member");
    assertThat(claims.path("sub").stringValue()).isEqualTo("eve");
    assertThat(claims.path("client_id").stringValue()).isEqualTo("web");
    assertThat(claims.path("scope").stringValue()).isEqualTo("openid");
    assertThat(claims.has("organizations")).isFalse();
    assertThat(claims.path("gid").stringValue()).isNotEqualTo("g");
    assertThat(claims.has("x")).isFalse();
  }

  @Test
  @DisplayName("An HS256 token verifies with the bytes of the key's text, not of what it spells")
  void hmacTokensVerifyWithTheText() throws ParseException, JOSEException {
    var proj =
        acme.add(
            ClientBuilder.web("proj")
                .accessTokens(new Format.HmacJwt(HmacKey.of(HEX)))
                .accessTokenType("JWT")
                .accessTokenClaims("email", "role"));
    var tokens = acme.logIn(proj, "ada", "openid");
    var jwt = SignedJWT.parse(tokens.access());

    assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("HS256");
    assertThat(jwt.verify(new MACVerifier(HEX.getBytes(UTF_8)))).isTrue();
    assertThat(tokens.accessClaims().path("role").stringValue()).isEqualTo("admin");
    assertThat(acme.isActive(proj, tokens.access())).isTrue();
    assertThat(acme.claimsOf(tokens.access()).path("sub").stringValue()).isEqualTo("ada");
  }

  @Test
  @DisplayName("An opaque token says nothing to its holder and everything to the server")
  void opaqueTokens() {
    var gear = acme.add(ClientBuilder.web("gear").accessTokens(new Format.Opaque()));
    var token = acme.logIn(gear, "ada", "openid").access();

    assertThat(token).startsWith("at_").doesNotContain(".");
    assertThat(acme.introspect(gear, token).path("sub").stringValue()).isEqualTo("ada");
    engine.clock().advance(Duration.ofMinutes(10));
    assertThat(acme.isActive(gear, token)).isFalse();
  }

  @Test
  @DisplayName("An opaque token stays small for somebody with a hundred organizations")
  void opaqueTokensStaySmall() {
    var gear = acme.add(ClientBuilder.web("gear").accessTokens(new Format.Opaque()));
    acme.addPerson(
        "joiner",
        IntStream.range(0, 100)
            .mapToObj(n ->
                new OrganizationMembership(
                    "org_" + n, Optional.empty(), List.of("member"), Instant.EPOCH))
            .toArray(OrganizationMembership[]::new));

    var token = acme.logIn(gear, "joiner", "openid").access();

    assertThat(token).hasSizeLessThan(1000);
    assertThat(acme.introspect(gear, token).path("_claim_names").has("organizations")).isTrue();
  }

  @Test
  @DisplayName("The three signature algorithms can each be chosen")
  void algorithms() {
    for (Algorithm algorithm : Algorithm.values()) {
      var client =
          acme.add(
              ClientBuilder.web("alg-" + algorithm).accessTokens(new Format.SignedJwt(algorithm)));
      var token = acme.logIn(client, "ada", "openid").access();

      assertThat(Tokens.header(token).path("alg").stringValue()).isEqualTo(algorithm.joseName());
      assertThat(acme.isActive(client, token)).isTrue();
    }
  }

  private JsonNode organizationsSeenBy(OrganizationPolicy policy) {
    var client = acme.add(ClientBuilder.web("policy").organizations(policy));
    return acme.logIn(client, "ada", "openid").accessClaims().path("organizations");
  }

  @Test
  @DisplayName(
      "organizations: id, title or null, scopes, joined_at in seconds, the same everywhere")
  void organizations() {
    acme.addPerson(
        "ada",
        new OrganizationMembership(
            "org_a", Optional.of("Founder"), List.of("owner", "x:y"), Instant.ofEpochSecond(42)),
        Tenant.membership("org_b"));
    var web = acme.add(ClientBuilder.web("web"));
    var tokens = acme.logIn(web, "ada", "openid");
    var expected =
        "[{\"id\":\"org_a\",\"title\":\"Founder\",\"scopes\":[\"owner\",\"x:y\"],\"joined_at\":42},"
            + "{\"id\":\"org_b\",\"title\":null,\"scopes\":[],\"joined_at\":1746421505}]";

    assertThat(tokens.accessClaims().path("organizations").toString()).isEqualTo(expected);
    assertThat(tokens.idClaims().path("organizations").toString()).isEqualTo(expected);
    assertThat(acme.claimsOf(tokens.access()).path("organizations").toString()).isEqualTo(expected);
  }

  @Test
  @DisplayName("A client sees the organizations that its setting lets it see")
  void organizationPolicy() {
    acme.addPerson("ada", Tenant.membership("org_a"), Tenant.membership("org_b"));

    assertThat(organizationsSeenBy(new OrganizationPolicy.All()).size()).isEqualTo(2);
    assertThat(organizationsSeenBy(new OrganizationPolicy.Only(Set.of("org_b", "org_x"))).size())
        .isEqualTo(1);
    assertThat(organizationsSeenBy(new OrganizationPolicy.None()).isMissingNode()).isTrue();
  }

  @Test
  @DisplayName("With org= the tokens are restricted to it, and stay so over refreshes and userinfo")
  void restrictedToOneOrganization() {
    acme.addPerson("ada", Tenant.membership("org_a"), Tenant.membership("org_b"));
    Client web = acme.add(ClientBuilder.web("web"));
    var request = Tenant.request(web).with("org", "org_b");
    var tokens = acme.redeem(web, acme.authorize(acme.window().logIn("ada"), request).code());
    var refreshed = acme.refresh(web, tokens.refresh());

    for (JsonNode claims :
        List.of(
            tokens.accessClaims(),
            tokens.idClaims(),
            refreshed.accessClaims(),
            refreshed.idClaims(),
            acme.claimsOf(refreshed.access()))) {
      assertThat(claims.path("organizations").valueStream().map(o -> o.path("id").stringValue()))
          .containsExactly("org_b");
    }
  }
}
