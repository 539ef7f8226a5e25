package dev.gatewright.protocol.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.Client.ClientType;
import dev.gatewright.protocol.issuer.EngineOptions;
import dev.gatewright.protocol.issuer.EngineOptions.LoopbackRule;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.testing.Params;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Options of the authorization endpoint")
final class AuthorizationOptionsTest {
  private static Application with(EngineOptions.Builder options) {
    return new Application(b -> Application.usualGrants(b).options(options.build()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 60, 600})
  @DisplayName("RFC 6749 §4.1.2: a code lives as long as authorizationCodeLifetime says")
  void codeLifetime(long seconds) {
    var lifetime = Duration.ofSeconds(seconds);
    var application = with(EngineOptions.builder().authorizationCodeLifetime(lifetime));
    var web = application.add(Application.web("web"));
    var ada = application.addPerson("ada");
    var first = application.authorize(Application.codeRequest(web, "openid"), ada).code();
    var second = application.authorize(Application.codeRequest(web, "openid"), ada).code();

    application.clock().advance(lifetime.minusMillis(1));
    assertThat(application.token(web, Application.codeGrant(first)).isIssued()).isTrue();
    application.clock().advance(Duration.ofMillis(1));
    assertThat(application.token(web, Application.codeGrant(second)).reason())
        .isEqualTo(Reason.CODE_EXPIRED);
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2: a code lives a minute where nothing is said")
  void usualLifetime() {
    assertThat(EngineOptions.defaults().authorizationCodeLifetime())
        .isEqualTo(Duration.ofSeconds(60));
  }

  private static Params request(Client client, String redirectUri) {
    return Application.codeRequest(client, "profile").with("redirect_uri", redirectUri);
  }

  private static final String[] LOOPBACKS = {
    "http://127.0.0.1/cb", "http://[::1]/cb", "http://localhost/cb"
  };

  @ParameterizedTest
  @CsvSource({
    "NATIVE, http://127.0.0.1:51004/cb, true",
    "NATIVE, http://[::1]:51004/cb, true",
    "NATIVE, http://localhost:51004/cb, false",
    "WEB, http://127.0.0.1:51004/cb, false",
    "SPA, http://127.0.0.1:51004/cb, false",
    "WEB, http://localhost:51004/cb, false",
    "WEB, http://localhost/cb, true"
  })
  @DisplayName("RFC 8252 §7.3: by default native clients alone choose a port of a loopback address")
  void nativeClients(ClientType type, String uri, boolean taken) {
    assertTaken(LoopbackRule.NATIVE_CLIENTS, type, uri, taken);
  }

  @ParameterizedTest
  @CsvSource({
    "WEB, http://127.0.0.1:51004/cb, true",
    "WEB, http://[::1]:51004/cb, true",
    "WEB, http://localhost:51004/cb, true",
    "SPA, http://localhost:1/cb, true",
    "NATIVE, http://localhost:65535/cb, true",
    "WEB, http://localhost:65536/cb, false",
    "WEB, http://localhost:0/cb, false",
    "WEB, http://localhost:/cb, false",
    "WEB, http://localhost:51004/other, false",
    "WEB, http://localhost:51004/cb?x=1, false",
    "WEB, https://localhost:51004/cb, false",
    "WEB, http://localhost.evil.test:51004/cb, false",
    "WEB, http://localhost:51004@evil.test/cb, false",
    "WEB, http://evil.test:51004/cb, false",
    "WEB, http://127.0.0.2:51004/cb, false"
  })
  @DisplayName("LoopbackRule EVERY_CLIENT: the port may differ, and nothing else")
  void everyClient(ClientType type, String uri, boolean taken) {
    assertTaken(LoopbackRule.EVERY_CLIENT, type, uri, taken);
  }

  private static void assertTaken(LoopbackRule rule, ClientType type, String uri, boolean taken) {
    var application = with(EngineOptions.builder().loopback(rule));
    var client = application.add(Application.spa("app").type(type).redirectUris(LOOPBACKS));

    if (taken) {
      var answer = application.authorize(request(client, uri), application.addPerson("ada"));
      assertThat(answer.uri()).isEqualTo(uri);
    } else {
      assertThat(application.refused(request(client, uri)).reason())
          .isEqualTo(Reason.REDIRECT_URI_MISMATCH);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost/cb, http://127.0.0.1:51004/cb",
    "http://127.0.0.1/cb, http://localhost:51004/cb",
    "http://127.0.0.1/cb, http://[::1]:51004/cb",
    "https://localhost/cb, https://localhost:51004/cb"
  })
  @DisplayName("LoopbackRule EVERY_CLIENT: no loopback address stands for another")
  void noneForAnother(String registered, String presented) {
    var application = with(EngineOptions.builder().loopback(LoopbackRule.EVERY_CLIENT));
    var client = application.add(Application.web("app").redirectUris(registered));

    assertThat(application.refused(request(client, presented)).isErrorPage()).isTrue();
  }

  @Test
  @DisplayName("RFC 6749 §4.1.3: the port of the request is the one to redeem with")
  void samePortAtToken() {
    var application = with(EngineOptions.builder());
    var client =
        application.add(
            Application.spa("app").type(ClientType.NATIVE).redirectUris("http://127.0.0.1/cb"));
    SubjectId ada = application.addPerson("ada");
    var code = application.authorize(request(client, "http://127.0.0.1:51004/cb"), ada).code();
    var grant = Application.codeGrant(code);

    assertThat(
            application
                .token(client, grant.with("redirect_uri", "http://127.0.0.1:51005/cb"))
                .reason())
        .isEqualTo(Reason.CODE_REDIRECT_URI);
    assertThat(
            application
                .token(client, grant.with("redirect_uri", "http://127.0.0.1:51004/cb"))
                .isIssued())
        .isTrue();
  }

  @Test
  @DisplayName("RFC 6749 §4.1.3: a redirect URI that was left out may be left out again")
  void omittedTwice() {
    var application = Application.usual();
    var web = application.add(Application.web("web"));
    var ada = application.addPerson("ada");
    var left = Application.codeRequest(web, "profile").without("redirect_uri");
    var grant = Application.codeGrant(application.authorize(left, ada).code());

    assertThat(application.token(web, grant.with("redirect_uri", "https://x.test/")).reason())
        .isEqualTo(Reason.CODE_REDIRECT_URI);
    assertThat(application.token(web, grant.without("redirect_uri")).isIssued()).isTrue();
    var sent = application.authorize(Application.codeRequest(web, "profile"), ada).code();
    assertThat(application.token(web, Application.codeGrant(sent).without("redirect_uri")).reason())
        .isEqualTo(Reason.CODE_REDIRECT_URI);
  }
}
