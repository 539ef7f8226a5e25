package dev.gatewright.protocol.userinfo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.issuer.ProtocolRequest.Method;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tenant;
import dev.gatewright.protocol.userinfo.UserInfoEndpoint.UserInfoResult;
import dev.gatewright.protocol.wire.HttpReply;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("UserInfo")
final class UserInfoTest {
  private final EngineInMemory engine = new EngineInMemory();
  private final Tenant acme = engine.tenant("acme");
  private final Client web = acme.add(ClientBuilder.web("web"));

  UserInfoTest() {
    acme.addPerson("ada");
  }

  private static UserInfoResult.Refused refused(UserInfoResult result) {
    if (result instanceof UserInfoResult.Refused refused) {
      return refused;
    }
    throw new AssertionError("answered");
  }

  private HttpReply response(String header) {
    return refused(send(Method.GET, Params.none(), Optional.of(header))).reply();
  }

  private UserInfoResult send(Method method, Params params, Optional<String> header) {
    var request =
        switch (method) {
          case GET -> ProtocolRequest.get(params.sent());
          case POST -> ProtocolRequest.post(params.sent());
        };
    return acme.userInfo(header.map(request::withAuthorization).orElse(request));
  }

  @Test
  @DisplayName("RFC 6750 §2.1, §2.2: the token comes in the header, or in the form of a POST")
  void waysToSendTheToken() {
    var token = acme.logIn(web, "ada", "openid").access();
    var form = Params.of("access_token", token);

    assertThat(send(Method.GET, Params.none(), Optional.of("Bearer " + token)))
        .isInstanceOf(UserInfoResult.Claims.class);
    assertThat(send(Method.POST, Params.none(), Optional.of("bEARER  " + token)))
        .isInstanceOf(UserInfoResult.Claims.class);
    assertThat(send(Method.POST, form, Optional.empty())).isInstanceOf(UserInfoResult.Claims.class);
  }

  @Test
  @DisplayName("RFC 9700 §4.3.2: a token in the query is not looked at")
  void ignoresTheQuery() {
    var token = acme.logIn(web, "ada", "openid").access();

    var answer = refused(send(Method.GET, Params.of("access_token", token), Optional.empty()));

    assertThat(answer.refusal().reason()).isEqualTo(Reason.TOKEN_BEARER_MISSING);
  }

  @Test
  @DisplayName("RFC 6750 §2: a token sent in two ways, or twice, is invalid_request")
  void refusesTwoTokens() {
    var token = acme.logIn(web, "ada", "openid").access();
    var form = Params.of("access_token", token);

    var two = refused(send(Method.POST, form, Optional.of("Bearer " + token)));
    assertThat(two.reply().status()).isEqualTo(400);
    assertThat(two.refusal().reason()).isEqualTo(Reason.TOKEN_SEVERAL_METHODS);
    var twice = send(Method.POST, form.again("access_token", token), Optional.empty());
    assertThat(refused(twice).refusal().reason()).isEqualTo(Reason.REQUEST_REPEATED_PARAMETER);
  }

  @Test
  @DisplayName("RFC 6750 §3: without a token the challenge has no error, with a bad one it has")
  void challenges() {
    var missing = refused(send(Method.GET, Params.none(), Optional.empty())).reply();
    assertThat(missing.status()).isEqualTo(401);
    assertThat(missing.header("WWW-Authenticate")).contains("Bearer");

    for (String header : new String[] {"Bearer x", "Bearer a.b.c", "Bearer at_AAAA"}) {
      var bad = response(header);
      assertThat(bad.status()).isEqualTo(401);
      assertThat(bad.header("WWW-Authenticate").orElseThrow())
          .startsWith("Bearer error=\"invalid_token\", error_description=\"");
    }
    assertThat(response("Basic eDp5").header("WWW-Authenticate")).contains("Bearer");
    assertThat(response("Bearer ").header("WWW-Authenticate")).contains("Bearer");
  }

  @Test
  @DisplayName("OpenID Connect Core §5.3: an ID token or refresh token is no access token")
  void refusesOtherTokens() {
    var tokens = acme.logIn(web, "ada", "openid");

    for (String wrong : new String[] {tokens.id(), tokens.refresh()}) {
      assertThat(refused(acme.userInfo(wrong)).refusal().reason()).isEqualTo(Reason.TOKEN_INVALID);
    }
  }

  @Test
  @DisplayName("RFC 6750 §3.1: without scope openid it is insufficient_scope, 403")
  void needsOpenId() {
    var answer = refused(acme.userInfo(acme.logIn(web, "ada", "email").access())).reply();

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("WWW-Authenticate").orElseThrow()).contains("insufficient_scope");
  }

  @Test
  @DisplayName("OpenID Connect Core §5.4: claims follow the scope of the token")
  void claimsByScope() {
    var tokens = acme.logIn(web, "ada", "openid", "profile", "email");

    assertThat(acme.claimsOf(tokens.access()).propertyNames())
        .containsExactlyInAnyOrder("sub", "name", "updated_at", "email", "email_verified");
    var narrow =
        acme.token(
            Tenant.post(web, Tenant.refreshRequest(tokens.refresh()).with("scope", "openid")));
    assertThat(acme.claimsOf(narrow.access()).propertyNames()).containsExactly("sub");
  }

  @Test
  @DisplayName("A client set to full gets everything for openid alone")
  void fullAnswer() {
    var gear = acme.add(ClientBuilder.web("gear").fullUserInfo());
    var claims = acme.claimsOf(acme.logIn(gear, "ada", "openid").access());

    assertThat(claims.propertyNames())
        .contains("sub", "name", "email", "phone_number", "role", "updated_at");
    assertThat(claims.path("sub").stringValue()).isEqualTo("ada");
  }

  @Test
  @DisplayName("OpenID Connect Core §5.5: claims asked for by name are answered")
  void claimsParameter() {
    var request =
        Tenant.request(web)
            .with("claims", "{\"userinfo\":{\"phone_number\":{\"essential\":true}}}");
    var code = acme.authorize(acme.window().logIn("ada"), request).code();
    var tokens = acme.redeem(web, code);

    assertThat(acme.claimsOf(tokens.access()).has("phone_number")).isTrue();
    assertThat(tokens.idClaims().has("phone_number")).isFalse();
  }

  @Test
  @DisplayName("Claims and memberships are read at each call")
  void readsAgain() {
    var token = acme.logIn(web, "ada", "openid", "email").access();
    acme.addPerson("ada", java.util.Map.of("email", "new@people.test"), Tenant.membership("org_n"));

    var claims = acme.claimsOf(token);

    assertThat(claims.path("email").stringValue()).isEqualTo("new@people.test");
    assertThat(claims.path("organizations").size()).isEqualTo(1);
  }

  @Test
  @DisplayName("A token that expired, was revoked or lost its user, client or tenant is invalid")
  void deadTokens() {
    var issuer = acme.issuer().id();
    var expired = acme.logIn(web, "ada", "openid").access();
    engine.clock().advance(Duration.ofMinutes(10));
    var revoked = acme.logIn(web, "ada", "openid").access();
    acme.revoke(web, revoked);
    var foreign = acme.logIn(web, "ada", "openid").access();
    for (String dead : new String[] {expired, revoked}) {
      assertThat(refused(acme.userInfo(dead)).reply().status()).isEqualTo(401);
    }
    assertThat(refused(engine.tenant("other").userInfo(foreign)).reply().status()).isEqualTo(401);

    engine.ports().subjects().remove(issuer, new SubjectId("ada"));
    assertThat(refused(acme.userInfo(foreign)).reply().status()).isEqualTo(401);
    acme.addPerson("ada");
    assertThat(acme.userInfo(foreign)).isInstanceOf(UserInfoResult.Claims.class);
    engine.ports().clients().remove(issuer, web.id());
    assertThat(refused(acme.userInfo(foreign)).reply().status()).isEqualTo(401);
  }
}
