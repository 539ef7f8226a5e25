package dev.gatewright.protocol.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issuer.AccessTokenPolicy;
import dev.gatewright.protocol.issuer.AccessTokenPolicy.Format;
import dev.gatewright.protocol.issuer.EngineOptions;
import dev.gatewright.protocol.issuer.EngineOptions.TokenForm;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.revoke.RevocationEndpoint.RevocationResult;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tokens;
import dev.gatewright.protocol.token.SupportedGrant;
import dev.gatewright.protocol.token.TokenExchangeProcessor.Decision;
import dev.gatewright.protocol.userinfo.UserInfoEndpoint.UserInfoResult;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Two engines of one program: same issuer id and URL, same client and same person, other keys.
@DisplayName("Two engines in one JVM")
final class TwoEnginesTest {
  private static final SubjectId ADA = new SubjectId("ada");

  private static Application engine(TokenForm form) {
    var application =
        new Application(b ->
            Application.usualGrants(b)
                .enable(
                    SupportedGrant.tokenExchange(exchange ->
                        exchange.subjectToken().ours().isPresent()
                            ? exchange.forUser(ADA, exchange.now())
                            : new Decision.Refused("not ours")),
                    Application.HOUR)
                .options(
                    EngineOptions.builder().authorizationCodes(form).refreshTokens(form).build()));
    application.add(
        Application.web("web")
            .grants(
                GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN, GrantType.TOKEN_EXCHANGE));
    application.addPerson("ada");
    return application;
  }

  private static Client web() {
    return Application.web("web").build();
  }

  private static boolean isTaken(Application application, String accessToken) {
    return application
            .server()
            .userInfo(
                application.issuer(),
                ProtocolRequest.get(Parameters.none()).withAuthorization("Bearer " + accessToken))
        instanceof UserInfoResult.Claims;
  }

  @ParameterizedTest
  @EnumSource(TokenForm.class)
  @DisplayName("What one issued is nothing to the other: tokens, codes and refresh tokens")
  void nothingToTheOther(TokenForm form) {
    var one = engine(form);
    var two = engine(form);
    var tokens = one.logIn(web(), ADA, "openid");
    var code = one.authorize(Application.codeRequest(web(), "openid"), ADA).code();

    assertThat(two.issuer().url()).isEqualTo(one.issuer().url());
    assertThat(isTaken(one, tokens.access())).isTrue();
    assertThat(isTaken(two, tokens.access())).isFalse();
    assertThat(two.isActive(web(), tokens.access())).isFalse();
    assertThat(two.isActive(web(), tokens.refresh())).isFalse();
    assertThat(two.refresh(web(), tokens.refresh()).reason()).isEqualTo(Reason.REFRESH_INVALID);
    assertThat(two.token(web(), Application.codeGrant(code)).reason())
        .isEqualTo(Reason.CODE_INVALID);
    assertThat(
            two.refused(Application.codeRequest(web(), "openid").with("id_token_hint", tokens.id()))
                .reason())
        .isEqualTo(Reason.AUTHORIZE_ID_TOKEN_HINT);
    assertThat(
            two.token(
                    web(),
                    Params.of("grant_type", GrantType.TOKEN_EXCHANGE.value())
                        .with("subject_token", tokens.access())
                        .with(
                            "subject_token_type", "urn:ietf:params:oauth:token-type:access_token"))
                .reason())
        .isEqualTo(Reason.EXCHANGE_REFUSED);
  }

  @ParameterizedTest
  @EnumSource(TokenForm.class)
  @DisplayName("What one is asked to revoke of the other's stays alive there")
  void revocation(TokenForm form) {
    var one = engine(form);
    var two = engine(form);
    var tokens = one.logIn(web(), ADA, "openid");

    assertThat(two.revoke(web(), tokens.refresh())).isInstanceOf(RevocationResult.Done.class);
    two.revoke(web(), tokens.access());

    assertThat(one.isActive(web(), tokens.access())).isTrue();
    assertThat(one.isActive(web(), tokens.refresh())).isTrue();
    assertThat(one.token(web(), Application.refreshGrant(tokens.refresh())).isIssued()).isTrue();
  }

  /// Gives everybody the same bytes, so that two engines give their keys the same names.
  private static final class SameForAll extends SecureRandom {
    private static final long serialVersionUID = 1;

    private byte next;

    @Override
    public void nextBytes(byte[] bytes) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = next++;
      }
    }
  }

  @Test
  @DisplayName(
      "A token that one has verified is not taken by the other, though their kids are equal")
  void verifiedTokens() {
    var engines =
        Stream.generate(
                () -> new Application(b -> Application.usualGrants(b).random(new SameForAll())))
            .limit(2)
            .toList();
    engines.forEach(application -> application.add(Application.web("web")));
    var grant = Params.of("grant_type", "client_credentials").with("scope", "projects:read");
    var first = engines.getFirst().token(web(), grant).access();
    var second = engines.getLast().token(web(), grant).access();

    assertThat(Tokens.header(first)).isEqualTo(Tokens.header(second));
    for (int i = 0; i < 2; i++) {
      assertThat(engines.getFirst().isActive(web(), first)).isTrue();
      assertThat(engines.getLast().isActive(web(), first)).isFalse();
      assertThat(engines.getLast().isActive(web(), second)).isTrue();
      assertThat(engines.getFirst().isActive(web(), second)).isFalse();
    }
  }

  @Test
  @DisplayName("An opaque access token opens in its own engine alone")
  void opaqueAccessTokens() {
    var one = engine(TokenForm.OPAQUE);
    var two = engine(TokenForm.OPAQUE);
    for (var application : List.of(one, two)) {
      application.add(
          Application.web("web")
              .accessToken(AccessTokenPolicy.builder().format(new Format.Opaque()).build()));
    }
    var token = one.logIn(web(), ADA, "openid").access();

    assertThat(token).startsWith("at_");
    assertThat(isTaken(one, token)).isTrue();
    assertThat(isTaken(two, token)).isFalse();
  }

  @Test
  @DisplayName("Each has keys of its own, and publishes no others")
  void keySets() {
    var one = engine(TokenForm.OPAQUE);
    var two = engine(TokenForm.OPAQUE);

    var kids =
        List.of(one, two).stream()
            .flatMap(application ->
                Tokens.object(application.server().jwks(application.issuer()))
                    .path("keys")
                    .valueStream())
            .map(key -> key.path("kid").stringValue())
            .toList();

    assertThat(kids).hasSize(6).doesNotHaveDuplicates();
  }
}
