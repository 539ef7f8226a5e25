package dev.gatewright.protocol.embed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.events.Actor;
import dev.gatewright.protocol.issuer.EngineOptions;
import dev.gatewright.protocol.issuer.EngineOptions.TokenForm;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.Rotation;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.revoke.RevocationEndpoint.RevocationResult;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tokens;
import dev.gatewright.protocol.userinfo.UserInfoEndpoint.UserInfoResult;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Codes and refresh tokens, opaque or as JWTs")
final class SignedFormTest {
  private final Application application = with(TokenForm.JWT);
  private final Client web = application.add(Application.web("web"));
  private final SubjectId ada = application.addPerson("ada");

  private static Application with(TokenForm form) {
    return new Application(b ->
        Application.usualGrants(b)
            .options(EngineOptions.builder().authorizationCodes(form).refreshTokens(form).build()));
  }

  private String code() {
    return application.authorize(Application.codeRequest(web, "openid profile"), ada).code();
  }

  private Tokens redeem(String code) {
    return application.token(web, Application.codeGrant(code));
  }

  @Test
  @DisplayName("RFC 7519 §3: by default neither tells its holder anything")
  void opaqueByDefault() {
    var usual = Application.usual();
    usual.add(Application.web("web"));
    usual.addPerson("ada");
    var code = usual.authorize(Application.codeRequest(web, "openid"), ada).code();

    assertThat(code).startsWith("ac_").doesNotContain(".");
    assertThat(usual.token(web, Application.codeGrant(code)).refresh())
        .startsWith("rt_")
        .doesNotContain(".");
  }

  @Test
  @DisplayName("RFC 7519 §3: a code as a JWT says for whom, for what and until when")
  void readableCode() {
    var code = code();

    assertThat(Tokens.header(code).path("typ").stringValue()).isEqualTo("ac+jwt");
    var claims = Tokens.claims(code);
    assertThat(claims.propertyNames())
        .containsExactlyInAnyOrder(
            "client_id", "redirect_uri", "user_id", "scope", "expire_time", "auth_code_id");
    assertThat(claims.path("client_id").stringValue()).isEqualTo("web");
    assertThat(claims.path("redirect_uri").stringValue()).isEqualTo(Application.CALLBACK);
    assertThat(claims.path("user_id").stringValue()).isEqualTo("ada");
    assertThat(claims.path("scope").stringValue()).isEqualTo("openid profile");
    assertThat(claims.path("expire_time").longValue())
        .isEqualTo(application.now().plusSeconds(60).getEpochSecond());
    assertThat(redeem(code).isIssued()).isTrue();
  }

  @Test
  @DisplayName("RFC 7519 §3: a refresh token as a JWT has the claims of that TypeScript library")
  void readableRefreshToken() {
    var tokens = redeem(code());

    assertThat(Tokens.header(tokens.refresh()).path("typ").stringValue()).isEqualTo("rt+jwt");
    var claims = Tokens.claims(tokens.refresh());
    assertThat(claims.propertyNames())
        .containsExactlyInAnyOrder(
            "client_id", "access_token_id", "refresh_token_id", "scope", "user_id", "expire_time");
    assertThat(claims.path("client_id").stringValue()).isEqualTo("web");
    assertThat(claims.path("user_id").stringValue()).isEqualTo("ada");
    assertThat(claims.path("scope").stringValue()).isEqualTo("openid profile");
    assertThat(claims.path("access_token_id")).isEqualTo(tokens.accessClaims().path("jti"));
    assertThat(claims.path("expire_time").longValue())
        .isEqualTo(application.now().plus(Duration.ofDays(30)).getEpochSecond());
    var refreshed = application.refresh(web, tokens.refresh());
    assertThat(Tokens.claims(refreshed.refresh()).path("access_token_id"))
        .isEqualTo(refreshed.accessClaims().path("jti"));
  }

  @ParameterizedTest
  @EnumSource(TokenForm.class)
  @DisplayName("RFC 6749 §4.1.2: a code is good once and for its time in both forms")
  void codeOnce(TokenForm form) {
    var same = with(form);
    same.add(Application.web("web"));
    same.addPerson("ada");
    var request = Application.codeRequest(web, "openid");
    var code = same.authorize(request, ada).code();
    var first = same.token(web, Application.codeGrant(code));

    assertThat(same.token(web, Application.codeGrant(code)).reason())
        .isEqualTo(Reason.CODE_REPLAYED);
    assertThat(same.isActive(web, first.access())).isFalse();
    var late = same.authorize(request, ada).code();
    same.clock().advance(Duration.ofSeconds(60));
    assertThat(same.token(web, Application.codeGrant(late)).reason())
        .isEqualTo(Reason.CODE_EXPIRED);
  }

  @ParameterizedTest
  @EnumSource(TokenForm.class)
  @DisplayName("RFC 9700 §4.14.2: rotation, grace and theft are the same in both forms")
  void theft(TokenForm form) {
    var same = with(form);
    same.add(Application.web("web"));
    same.addPerson("ada");
    var first = same.logIn(web, ada, "openid").refresh();
    var second = same.refresh(web, first).refresh();
    assertThat(same.refresh(web, first).isIssued()).isTrue();
    var third = same.refresh(web, second).refresh();
    assertThat(same.isActive(web, first)).isFalse();
    assertThat(same.isActive(web, second)).isFalse();
    assertThat(same.isActive(web, third)).isTrue();

    assertThat(same.refresh(web, first).reason()).isEqualTo(Reason.REFRESH_THEFT);
    assertThat(same.refresh(web, third).reason()).isEqualTo(Reason.REFRESH_REVOKED);
  }

  @Test
  @DisplayName("RFC 6749 §10.4: grace answers with the same successor, though its JWT is another")
  void sameSuccessor() {
    var first = redeem(code()).refresh();
    var second = application.refresh(web, first).refresh();
    var again = application.refresh(web, first).refresh();

    assertThat(again).isNotEqualTo(second);
    assertThat(Tokens.claims(again).path("refresh_token_id"))
        .isEqualTo(Tokens.claims(second).path("refresh_token_id"));
  }

  @ParameterizedTest
  @EnumSource(TokenForm.class)
  @DisplayName("A host changes the form while tokens live, and they stay what they are")
  void switching(TokenForm before) {
    var after = before == TokenForm.JWT ? TokenForm.OPAQUE : TokenForm.JWT;
    var old = with(before);
    old.add(Application.web("web"));
    old.addPerson("ada");
    var code = old.authorize(Application.codeRequest(web, "openid"), ada).code();
    var first = old.logIn(web, ada, "openid").refresh();
    var changed =
        Application.usualGrants(
                AuthorizationServer.builder(old.memory().ports()).clock(old.clock()))
            .options(EngineOptions.builder().authorizationCodes(after).refreshTokens(after).build())
            .build();

    var redeemed = token(old, changed, Application.codeGrant(code));
    var second = token(old, changed, Application.refreshGrant(first));

    assertThat(redeemed.isIssued()).isTrue();
    assertThat(second.refresh().contains(".")).isEqualTo(after == TokenForm.JWT);
    assertThat(token(old, changed, Application.refreshGrant(second.refresh())).isIssued()).isTrue();
    assertThat(token(old, changed, Application.refreshGrant(first)).reason())
        .isEqualTo(Reason.REFRESH_THEFT);
    assertThat(token(old, changed, Application.codeGrant(code)).reason())
        .isEqualTo(Reason.CODE_REPLAYED);
  }

  private Tokens token(Application host, AuthorizationServer server, Params params) {
    return new Tokens(server.token(host.issuer(), Application.post(web, params)));
  }

  @Test
  @DisplayName("RFC 8725 §3.11: a refresh token passes for no access token, code or ID token")
  void refreshTokenForNothingElse() {
    var refreshToken = redeem(code()).refresh();

    assertThat(userInfo(refreshToken)).isInstanceOf(UserInfoResult.Refused.class);
    assertThat(redeem(refreshToken).reason()).isEqualTo(Reason.CODE_INVALID);
    assertThat(asHint(refreshToken)).isEqualTo(Reason.AUTHORIZE_ID_TOKEN_HINT);
  }

  @Test
  @DisplayName("RFC 8725 §3.11: a code passes for no access token, refresh token or ID token")
  void codeForNothingElse() {
    var code = code();

    assertThat(userInfo(code)).isInstanceOf(UserInfoResult.Refused.class);
    assertThat(application.refresh(web, code).reason()).isEqualTo(Reason.REFRESH_INVALID);
    assertThat(asHint(code)).isEqualTo(Reason.AUTHORIZE_ID_TOKEN_HINT);
    assertThat(application.isActive(web, code)).isFalse();
    assertThat(application.revoke(web, code)).isInstanceOf(RevocationResult.Done.class);
    assertThat(redeem(code).isIssued()).isTrue();
  }

  @Test
  @DisplayName("RFC 8725 §3.11: access tokens and ID tokens pass for no code and no refresh token")
  void othersForNeither() {
    var tokens = redeem(code());

    for (var token : List.of(tokens.access(), tokens.id())) {
      assertThat(redeem(token).reason()).isEqualTo(Reason.CODE_INVALID);
      assertThat(application.refresh(web, token).reason()).isEqualTo(Reason.REFRESH_INVALID);
    }
    assertThat(asHint(tokens.access())).isEqualTo(Reason.AUTHORIZE_ID_TOKEN_HINT);
  }

  private UserInfoResult userInfo(String token) {
    return application
        .server()
        .userInfo(
            application.issuer(),
            ProtocolRequest.get(Parameters.none()).withAuthorization("Bearer " + token));
  }

  private Reason asHint(String token) {
    return application
        .refused(Application.codeRequest(web, "openid").with("id_token_hint", token))
        .reason();
  }

  @Test
  @DisplayName("The opaque value inside a JWT is a value of its kind, and of no other")
  void insideValues() {
    var code = code();
    var inside = Tokens.claims(code).path("auth_code_id").stringValue();
    assertThat(application.refresh(web, inside).reason()).isEqualTo(Reason.REFRESH_INVALID);

    var tokens = redeem(code);
    var insideRefresh = Tokens.claims(tokens.refresh()).path("refresh_token_id").stringValue();
    assertThat(redeem(insideRefresh).reason()).isEqualTo(Reason.CODE_INVALID);
    assertThat(redeem(inside).reason()).isEqualTo(Reason.CODE_REPLAYED);
  }

  @Test
  @DisplayName("RFC 7515 §5.2: whoever changes a JWT, or leaves its signature out, has nothing")
  void tampered() {
    var refreshToken = redeem(code()).refresh();
    var parts = refreshToken.split("\\.", -1);
    var claims =
        new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).replace("openid", "openi_");
    var none = encode("{\"alg\":\"none\",\"typ\":\"rt+jwt\"}");
    var asCode = encode("{\"alg\":\"HS256\",\"kid\":\"1\",\"typ\":\"ac+jwt\"}");
    var otherKey = encode("{\"alg\":\"HS256\",\"kid\":\"2\",\"typ\":\"rt+jwt\"}");

    for (var forged :
        List.of(
            parts[0] + '.' + encode(claims) + '.' + parts[2],
            parts[0] + '.' + parts[1] + '.',
            parts[0] + '.' + parts[1],
            none + '.' + parts[1] + '.',
            none + '.' + parts[1] + '.' + parts[2],
            asCode + '.' + parts[1] + '.' + parts[2],
            otherKey + '.' + parts[1] + '.' + parts[2],
            refreshToken + 'A',
            "x." + refreshToken)) {
      assertThat(application.refresh(web, forged).reason()).isEqualTo(Reason.REFRESH_INVALID);
      assertThat(application.isActive(web, forged)).isFalse();
    }
    assertThat(application.refresh(web, refreshToken).isIssued()).isTrue();
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  @Test
  @DisplayName("A JWT of another issuer of the same server means nothing here")
  void otherIssuer() {
    var other = Issuer.builder("http://localhost:4000").id("two").build();
    application.memory().clients().put(other.id(), Application.web("web").build());
    var tokens = redeem(code());

    for (var params :
        List.of(Application.refreshGrant(tokens.refresh()), Application.codeGrant(code()))) {
      var answer = new Tokens(application.server().token(other, Application.post(web, params)));
      assertThat(answer.reason()).isIn(Reason.REFRESH_INVALID, Reason.CODE_INVALID);
    }
  }

  @Test
  @DisplayName("OpenID Connect Core §10.1.1: a rotation of the public keys ends no refresh token")
  void keyRotation() {
    var tokens = redeem(code());

    application
        .server()
        .signingKeys()
        .rotate(
            application.id(),
            Algorithm.ES256,
            new Rotation(Duration.ZERO, Duration.ZERO),
            new Actor.Server());
    application.server().signingKeys().sweep(application.id(), Duration.ZERO);

    assertThat(application.isActive(web, tokens.access())).isFalse();
    assertThat(application.refresh(web, tokens.refresh()).isIssued()).isTrue();
  }

  @Test
  @DisplayName("Codes and refresh tokens have each a form of their own")
  void apart() {
    var mixed =
        new Application(b ->
            Application.usualGrants(b)
                .options(EngineOptions.builder().authorizationCodes(TokenForm.JWT).build()));
    mixed.add(Application.web("web"));
    mixed.addPerson("ada");
    var code = mixed.authorize(Application.codeRequest(web, "openid"), ada).code();

    assertThat(code).contains(".");
    assertThat(mixed.token(web, Application.codeGrant(code)).refresh()).doesNotContain(".");
  }
}
