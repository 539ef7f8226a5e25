package dev.gatewright.protocol.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.introspect.IntrospectionEndpoint.IntrospectionResult;
import dev.gatewright.protocol.issuer.AccessTokenPolicy;
import dev.gatewright.protocol.issuer.AccessTokenPolicy.Format;
import dev.gatewright.protocol.issuer.EngineOptions;
import dev.gatewright.protocol.issuer.Issuer.Resource;
import dev.gatewright.protocol.keys.HmacKey;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.revoke.RevocationEndpoint.RevocationResult;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tokens;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who may introspect and revoke")
final class CallerOptionsTest {
  private final Application usual = with(EngineOptions.builder());
  private final Client web = Application.web("web").build();
  private final Client spa = Application.spa("spa").build();

  private static Application with(EngineOptions.Builder options) {
    var application =
        new Application(
            b -> Application.usualGrants(b).options(options.build()),
            issuer ->
                issuer.resource(
                    Resource.of("https://vault.test", Scope.empty())
                        .introspectedBy(Set.of(new ClientId("vault")))));
    application.add(Application.web("web"));
    application.add(Application.web("vault"));
    application.add(Application.spa("spa"));
    application.addPerson("ada");
    return application;
  }

  private static Tokens tokens(Application application, Client client) {
    return application.logIn(client, new SubjectId("ada"), "openid");
  }

  private static Params of(String token) {
    return Params.of("token", token);
  }

  @Test
  @DisplayName(
      "RFC 7662 §2.1: with authenticateIntrospect nobody is answered who does not prove who")
  void introspectionAuthenticated() {
    var token = tokens(usual, web).access();

    assertThat(usual.introspectionRefused(Application.post(of(token))))
        .isEqualTo(Reason.CLIENT_MISSING);
    assertThat(usual.introspectionRefused(Application.post(of(token).with("client_id", "web"))))
        .isEqualTo(Reason.CLIENT_SECRET);
    assertThat(usual.isActive(web, token)).isTrue();
  }

  @Test
  @DisplayName("RFC 7662 §4: without authenticateIntrospect whoever holds a token learns about it")
  void introspectionOpen() {
    var open = with(EngineOptions.builder().authenticateIntrospect(false));
    var tokens = tokens(open, web);

    for (var token : List.of(tokens.access(), tokens.refresh())) {
      var answer = open.introspect(Application.post(of(token)));
      assertThat(answer.path("active").booleanValue()).isTrue();
      assertThat(answer.path("sub").stringValue()).isEqualTo("ada");
      assertThat(answer.path("client_id").stringValue()).isEqualTo("web");
      assertThat(answer.path("username").stringValue()).isEqualTo("ada@people.test");
    }
    var named = open.introspect(Application.post(of(tokens.access()).with("client_id", "spa")));
    assertThat(named.path("active").booleanValue()).isTrue();
    assertThat(open.introspect(Application.post(of("x"))).path("active").booleanValue()).isFalse();
    assertThat(open.introspectionRefused(Application.post(Params.none())))
        .isEqualTo(Reason.TOKEN_MISSING);
  }

  @Test
  @DisplayName("RFC 6749 §2.3.1: credentials that are sent are looked at, needed or not")
  void openButWrong() {
    var open =
        with(EngineOptions.builder().authenticateIntrospect(false).authenticateRevoke(false));
    var token = tokens(open, web).access();
    var wrong = of(token).with("client_id", "web").with("client_secret", "wrong");

    assertThat(open.introspectionRefused(Application.post(wrong))).isEqualTo(Reason.CLIENT_SECRET);
    assertThat(open.revoke(Application.post(wrong))).isInstanceOf(RevocationResult.Refused.class);
    assertThat(open.isActive(web, token)).isTrue();
  }

  @Test
  @DisplayName(
      "Without authenticateIntrospect nobody is told of a token that its client could mint")
  void openButMinted() {
    var open = with(EngineOptions.builder().authenticateIntrospect(false));
    var key = HmacKey.of("a key of sixty-four characters, shared with the client ...");
    var minting =
        open.add(
            Application.web("web")
                .accessToken(
                    AccessTokenPolicy.builder()
                        .format(new Format.HmacJwt(key))
                        .typ("JWT")
                        .build()));
    var token = tokens(open, minting).access();

    assertThat(open.introspect(Application.post(of(token))).path("active").booleanValue())
        .isFalse();
    assertThat(open.isActive(minting, token)).isTrue();
  }

  @Test
  @DisplayName("RFC 7662 §4: with introspectionRequiresConfidentialClient public ones are refused")
  void confidentialOnly() {
    var token = tokens(usual, spa).access();

    assertThat(usual.introspectionRefused(Application.post(spa, of(token))))
        .isEqualTo(Reason.CLIENT_PUBLIC);
  }

  @Test
  @DisplayName("RFC 7662 §4: without it a public client learns about its own tokens, and no others")
  void publicToo() {
    var lax = with(EngineOptions.builder().introspectionRequiresConfidentialClient(false));
    var own = tokens(lax, spa);
    var others = tokens(lax, web);

    assertThat(lax.isActive(spa, own.access())).isTrue();
    assertThat(lax.isActive(spa, own.refresh())).isTrue();
    assertThat(lax.isActive(spa, others.access())).isFalse();
    assertThat(lax.isActive(spa, others.refresh())).isFalse();
    assertThat(lax.introspectionRefused(Application.post(of(own.access()))))
        .isEqualTo(Reason.CLIENT_MISSING);
  }

  @Test
  @DisplayName(
      "RFC 7662 §4: a resource's introspection clients learn about the tokens for it alone")
  void resources() {
    var vault = Application.web("vault").build();
    var grant = Params.of("grant_type", "client_credentials").with("scope", "projects:read");
    var forVault = usual.token(web, grant.with("resource", "https://vault.test")).access();
    var forProjects = usual.token(web, grant.with("resource", Application.PROJECTS_API)).access();

    assertThat(usual.isActive(vault, forVault)).isTrue();
    assertThat(usual.isActive(vault, forProjects)).isFalse();
  }

  @Test
  @DisplayName("RFC 7009 §2.1: with authenticateRevoke a stranger's request ends nothing")
  void revocationAuthenticated() {
    var tokens = tokens(usual, web);

    assertThat(usual.revoke(Application.post(of(tokens.refresh()))))
        .isInstanceOf(RevocationResult.Refused.class);
    assertThat(usual.revoke(Application.post(of(tokens.refresh()).with("client_id", "web"))))
        .isInstanceOf(RevocationResult.Refused.class);
    assertThat(usual.isActive(web, tokens.access())).isTrue();
    assertThat(usual.revoke(web, tokens.refresh())).isInstanceOf(RevocationResult.Done.class);
    assertThat(usual.isActive(web, tokens.access())).isFalse();
  }

  @Test
  @DisplayName("RFC 7009 §5: without authenticateRevoke whoever holds a token ends it")
  void revocationOpen() {
    var open = with(EngineOptions.builder().authenticateRevoke(false));
    var first = tokens(open, web);
    var second = tokens(open, web);
    var third = tokens(open, web);

    assertThat(open.revoke(Application.post(of(first.refresh()))))
        .isInstanceOf(RevocationResult.Done.class);
    assertThat(open.isActive(web, first.access())).isFalse();
    assertThat(open.isActive(web, second.access())).isTrue();
    open.revoke(Application.post(of(second.access())));
    assertThat(open.isActive(web, second.access())).isFalse();
    assertThat(open.isActive(web, second.refresh())).isTrue();
    assertThat(open.revoke(Application.post(of(third.refresh()).with("client_id", "web"))))
        .isInstanceOf(RevocationResult.Done.class);
    assertThat(open.isActive(web, third.refresh())).isFalse();
  }

  @Test
  @DisplayName("RFC 7009 §2.2: an unknown token is as good as revoked, a missing one is an error")
  void unknownToken() {
    var open = with(EngineOptions.builder().authenticateRevoke(false));

    assertThat(open.revoke(Application.post(of("x")))).isInstanceOf(RevocationResult.Done.class);
    assertThat(open.revoke(Application.post(Params.none())))
        .isInstanceOf(RevocationResult.Refused.class);
    assertThat(usual.revoke(web, "x")).isInstanceOf(RevocationResult.Done.class);
  }

  @Test
  @DisplayName("RFC 7009 §2.1: naming another client does not open its token")
  void otherClientsToken() {
    var open = with(EngineOptions.builder().authenticateRevoke(false));
    var tokens = tokens(open, web);

    assertThat(open.revoke(Application.post(of(tokens.refresh()).with("client_id", "spa"))))
        .isInstanceOf(RevocationResult.Refused.class);
    assertThat(open.isActive(web, tokens.access())).isTrue();
    assertThat(usual.introspection(Application.post(web, of("x"))))
        .isInstanceOf(IntrospectionResult.Answer.class);
  }
}
