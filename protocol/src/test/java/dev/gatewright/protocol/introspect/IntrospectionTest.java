package dev.gatewright.protocol.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.introspect.IntrospectionEndpoint.IntrospectionResult;
import dev.gatewright.protocol.issuer.AccessTokenPolicy.Format;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.keys.HmacKey;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tenant;
import dev.gatewright.protocol.testing.Tokens;
import dev.gatewright.protocol.testing.Window;
import dev.gatewright.protocol.userinfo.UserInfoEndpoint.UserInfoResult;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Introspection")
final class IntrospectionTest {
  private static final String KEY = "a key that the client holds as well as the server";

  private final EngineInMemory engine = new EngineInMemory();
  private final Tenant acme = engine.tenant("acme");
  private final Client web = acme.add(ClientBuilder.web("web").accessTokenClaims("role"));
  private final Client api = acme.add(ClientBuilder.web("api"));
  private final Window ada;

  IntrospectionTest() {
    acme.addPerson("ada");
    ada = acme.window().logIn("ada");
  }

  private void assertInactive(Client caller, String token) {
    assertThat(acme.introspect(caller, token).toString()).isEqualTo("{\"active\":false}");
  }

  private Reason refused(ProtocolRequest request) {
    return switch (acme.introspection(request)) {
      case IntrospectionResult.Answer answer -> throw new AssertionError("answered");
      case IntrospectionResult.Refused refused -> refused.refusal().reason();
    };
  }

  @Test
  @DisplayName("RFC 7662 §2.2: of its own access token a client learns everything")
  void ownAccessToken() {
    var token = acme.logIn(web, ada, "openid", "email").access();
    var answer = acme.introspect(web, token);

    assertThat(answer.path("active").booleanValue()).isTrue();
    assertThat(answer.path("token_type").stringValue()).isEqualTo("Bearer");
    assertThat(answer.path("sub").stringValue()).isEqualTo("ada");
    assertThat(answer.path("client_id").stringValue()).isEqualTo("web");
    assertThat(answer.path("scope").stringValue()).isEqualTo("openid email");
    assertThat(answer.path("iss").stringValue()).isEqualTo("https://id.test/acme");
    assertThat(answer.path("username").stringValue()).isEqualTo("ada@people.test");
    assertThat(answer.path("role").stringValue()).isEqualTo("admin");
    assertThat(answer.path("exp").isIntegralNumber()).isTrue();
  }

  @Test
  @DisplayName("RFC 7662 §2.2: a person's claim cannot pose as a member of the answer")
  void claimsDoNotReplaceMembers() {
    acme.addPerson("eve", java.util.Map.of("active", false, "token_type", "N_A"));
    var odd = acme.add(ClientBuilder.web("odd").accessTokenClaims("active", "token_type"));

    var answer = acme.introspect(odd, acme.logIn(odd, "eve", "openid").access());

    assertThat(answer.path("active").booleanValue()).isTrue();
    assertThat(answer.path("token_type").stringValue()).isEqualTo("Bearer");
  }

  @Test
  @DisplayName("RFC 7662 §4: of a foreign token a client learns nothing")
  void foreignToken() {
    var tokens = acme.logIn(web, ada, "openid");

    assertInactive(api, tokens.access());
    assertInactive(api, tokens.refresh());
    var other = engine.tenant("other");
    assertThat(other.isActive(other.add(ClientBuilder.web("web")), tokens.access())).isFalse();
  }

  @Test
  @DisplayName("RFC 7662 §4: a resource's introspection client learns of tokens for the resource")
  void resourceServer() {
    var request =
        Tenant.request(web)
            .with("scope", "openid projects:read")
            .with("resource", EngineInMemory.PROJECTS_API);
    var tokens = acme.redeem(web, acme.authorize(ada, request).code());

    assertThat(acme.introspect(api, tokens.access()).path("sub").stringValue()).isEqualTo("ada");
    assertInactive(acme.add(ClientBuilder.web("stranger")), tokens.access());
    assertInactive(api, tokens.refresh());
  }

  @Test
  @DisplayName("RFC 7662 §2.2: a refresh token is active while it is the current one")
  void refreshToken() {
    var first = acme.logIn(web, ada, "openid").refresh();
    var answer = acme.introspect(web, first);
    assertThat(answer.path("active").booleanValue()).isTrue();
    assertThat(answer.path("sub").stringValue()).isEqualTo("ada");

    var second = acme.refresh(web, first).refresh();
    assertInactive(web, first);
    assertThat(acme.isActive(web, second)).isTrue();
  }

  @Test
  @DisplayName("RFC 7009 §2: what was revoked before a restore stays dead, within its second too")
  void restoredWithinTheSecond() {
    var token = acme.logIn(web, ada, "openid").access();
    var restore = engine.ports().backUp();
    acme.revoke(web, token);
    assertInactive(web, token);
    engine.clock().advance(Duration.ofMillis(999));
    restore.run();

    assertInactive(web, token);
    assertThat(acme.userInfo(token)).isInstanceOf(UserInfoResult.Refused.class);

    engine.clock().advance(Duration.ofMillis(1));
    assertInactive(web, token);
    assertThat(acme.isActive(web, acme.logIn(web, ada, "openid").access())).isTrue();
  }

  @Test
  @DisplayName("RFC 7662 §2.2: revoked, expired, malformed and foreign-kind tokens are inactive")
  void inactiveTokens() {
    var tokens = acme.logIn(web, ada, "openid");
    assertInactive(web, tokens.id());
    assertInactive(web, "x");
    assertInactive(web, "rt_x");
    assertInactive(web, "at_x");
    assertInactive(web, acme.authorize(ada, Tenant.request(web)).code());
    assertInactive(web, tokens.access() + "A");

    engine.clock().advance(Duration.ofMinutes(10));
    assertInactive(web, tokens.access());
    acme.revoke(web, tokens.refresh());
    assertInactive(web, tokens.refresh());
  }

  @Test
  @DisplayName("A token of a blocked user is inactive at once")
  void blockedUser() {
    var tokens = acme.logIn(web, ada, "openid");
    engine.ports().subjects().remove(acme.issuer().id(), new SubjectId("ada"));

    assertInactive(web, tokens.access());
    assertInactive(web, tokens.refresh());
  }

  @Test
  @DisplayName("RFC 7662 §2.1: only an authenticated confidential client may ask, by POST")
  void whoMayAsk() {
    var spa = acme.add(ClientBuilder.spa("spa"));
    var params = Params.of("token", "x");

    assertThat(refused(Tenant.post(params, Optional.empty()))).isEqualTo(Reason.CLIENT_MISSING);
    assertThat(refused(Tenant.post(spa, params))).isEqualTo(Reason.CLIENT_PUBLIC);
    assertThat(refused(Tenant.post(web, Params.none()))).isEqualTo(Reason.TOKEN_MISSING);
    assertThat(refused(Tenant.post(web, params.again("token", "y"))))
        .isEqualTo(Reason.REQUEST_REPEATED_PARAMETER);
    assertThat(refused(ProtocolRequest.get(params.sent()).withAuthorization(Tenant.basic(web))))
        .isEqualTo(Reason.REQUEST_METHOD);
  }

  private Client hmacClient() {
    return acme.add(
        ClientBuilder.web("proj")
            .accessTokens(new Format.HmacJwt(HmacKey.of(KEY)))
            .accessTokenClaims("role"));
  }

  private static String mint(JsonNode claims) throws JOSEException {
    var jws =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(new JOSEObjectType("at+jwt")).build(),
            new Payload(claims.toString()));
    jws.sign(new MACSigner(KEY));
    return jws.serialize();
  }

  @Test
  @DisplayName("A token that its client could have minted is believed only where the store agrees")
  void mintedTokens() throws JOSEException {
    var proj = hmacClient();
    var genuine = (ObjectNode) acme.logIn(proj, ada, "openid").accessClaims();
    acme.addPerson("bob");

    assertThat(acme.isActive(proj, mint(genuine.deepCopy()))).isTrue();
    assertInactive(proj, mint(genuine.deepCopy().put("sub", "bob")));
    assertInactive(proj, mint(genuine.deepCopy().put("gid", "unknown")));
    assertInactive(proj, mint(genuine.deepCopy().without("gid")));
    assertInactive(proj, mint(genuine.deepCopy().put("client_id", "web")));
    assertThat(
            acme.introspect(proj, mint(genuine.deepCopy().put("scope", "openid admin")))
                .path("scope")
                .stringValue())
        .isEqualTo("openid");
  }

  @Test
  @DisplayName("A minted token brings no claims of its own, and is nothing to a resource server")
  void mintedClaimsAreNotRepeated() throws JOSEException {
    var proj = hmacClient();
    var genuine = (ObjectNode) acme.logIn(proj, ada, "openid").accessClaims();
    var forged =
        mint(
            genuine
                .deepCopy()
                .put("role", "super")
                .put("username", "root")
                .put("aud", EngineInMemory.PROJECTS_API));

    assertInactive(api, forged);
    var own = acme.introspect(proj, forged);
    assertThat(own.has("role")).isFalse();
    assertThat(own.path("username").stringValue()).isEqualTo("ada@people.test");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sub|\"\"",
        "sub|\"\\u00e4\"",
        "sub|5",
        "gid|\"\"",
        "gid|\"0123456789012345678901234567890123456789012345678901234567890123456789\"",
        "iat|9000000000000000000",
        "iat|1e300",
        "iat|\"x\"",
        "exp|99000000000",
        "exp|1e300",
        "exp|9000000000000000000",
        "aud|{}",
        "aud|[1,null,{}]",
        "scope|\"\\\"\"",
        "scope|[]",
        "jti|null",
        "jti|\"\"",
        "client_id|\"\\u0000\"",
        "sid|\"\""
      })
  @DisplayName("Nonsense in a token that a client minted is no more than an inactive token")
  void mintedNonsense(String claim, String value) throws JOSEException {
    var proj = hmacClient();
    var claims = (ObjectNode) acme.logIn(proj, ada, "openid").accessClaims();
    claims.set(claim, Json.parseObject("{\"v\":" + value + "}").orElseThrow().path("v"));
    var token = mint(claims);

    acme.introspect(proj, token);
    acme.revoke(proj, token);
    assertThat(acme.userInfo(token)).isInstanceOf(UserInfoResult.class);
  }

  @Test
  @DisplayName("A revoked or expired minted token stays dead")
  void mintedLiveness() throws JOSEException {
    var proj = hmacClient();
    Tokens tokens = acme.logIn(proj, ada, "openid");
    var claims = (ObjectNode) tokens.accessClaims();
    acme.revoke(proj, tokens.refresh());

    assertInactive(proj, mint(claims.put("jti", "another")));
    assertThat(acme.userInfo(mint(claims))).isInstanceOf(UserInfoResult.Refused.class);
  }
}
