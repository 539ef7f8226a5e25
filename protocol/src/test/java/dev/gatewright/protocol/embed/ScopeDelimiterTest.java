package dev.gatewright.protocol.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.ClientBuilder;
import dev.gatewright.protocol.issuer.EngineOptions;
import dev.gatewright.protocol.issuer.EngineOptions.TokenForm;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tokens;
import dev.gatewright.protocol.token.SupportedGrant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The option scopeDelimiter")
final class ScopeDelimiterTest {
  private final Application application = with(",");
  private final Client web = application.add(web());

  private static Application with(String delimiter) {
    return new Application(b ->
        Application.usualGrants(b)
            .enable(SupportedGrant.implicit(), Application.HOUR)
            .options(
                EngineOptions.builder()
                    .scopeDelimiter(delimiter)
                    .refreshTokens(TokenForm.JWT)
                    .authorizationCodes(TokenForm.JWT)
                    .build()));
  }

  private static ClientBuilder web() {
    return Application.web("web")
        .grants(
            GrantType.AUTHORIZATION_CODE,
            GrantType.REFRESH_TOKEN,
            GrantType.CLIENT_CREDENTIALS,
            GrantType.IMPLICIT);
  }

  @Test
  @DisplayName("Requests, answers, tokens and introspection part scopes with it")
  void everywhere() {
    var ada = application.addPerson("ada");
    var scope = "openid,projects:read";
    var code = application.authorize(Application.codeRequest(web, scope), ada).code();
    assertThat(Tokens.claims(code).path("scope").stringValue()).isEqualTo(scope);

    var tokens = application.token(web, Application.codeGrant(code));

    assertThat(tokens.body().path("scope").stringValue()).isEqualTo(scope);
    assertThat(tokens.accessClaims().path("scope").stringValue()).isEqualTo(scope);
    assertThat(Tokens.claims(tokens.refresh()).path("scope").stringValue()).isEqualTo(scope);
    assertThat(tokens.body().has("id_token")).isTrue();
    for (var token : new String[] {tokens.access(), tokens.refresh()}) {
      assertThat(application.introspect(web, token).path("scope").stringValue()).isEqualTo(scope);
    }
    var refreshed =
        application.token(
            web, Application.refreshGrant(tokens.refresh()).with("scope", "projects:read,openid"));
    assertThat(refreshed.body().path("scope").stringValue()).isEqualTo("projects:read,openid");
    assertThat(application.authorize(Application.request(web, "token", scope), ada).fields())
        .containsEntry("scope", scope);
  }

  @Test
  @DisplayName(
      "RFC 6749 §3.3: a client that parts with spaces is understood, and each scope checked")
  void spaces() {
    var params = Params.of("grant_type", "client_credentials");

    assertThat(
            application
                .token(web, params.with("scope", "projects:read projects:write"))
                .body()
                .path("scope")
                .stringValue())
        .isEqualTo("projects:read,projects:write");
    assertThat(application.token(web, params.with("scope", "projects:read,admin")).error())
        .isEqualTo("invalid_scope");
    assertThat(
            application
                .token(web, params.with("scope", ",projects:read,,"))
                .body()
                .path("scope")
                .stringValue())
        .isEqualTo("projects:read");
  }

  @Test
  @DisplayName("RFC 6749 §3.3: by default only a space parts scopes")
  void byDefault() {
    var usual = Application.usual();
    var client = usual.add(Application.web("web"));

    assertThat(
            usual
                .token(
                    client,
                    Params.of("grant_type", "client_credentials")
                        .with("scope", "projects:read,projects:write"))
                .error())
        .isEqualTo("invalid_scope");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", ",", ";", "|", "+"})
  @DisplayName("What is written with a delimiter is read with it")
  void roundTrip(String delimiter) {
    var options = EngineOptions.builder().scopeDelimiter(delimiter).build();
    var scope = Scope.of("openid", "projects:read", "a.b");

    assertThat(options.scopeText(scope))
        .isEqualTo("openid" + delimiter + "projects:read" + delimiter + "a.b");
    assertThat(options.parseScope(options.scopeText(scope))).contains(scope);
  }

  @Test
  @DisplayName("A scope that holds the delimiter is never written: it would be read as two")
  void ambiguousScope() {
    var options = EngineOptions.builder().scopeDelimiter(",").build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.scopeText(Scope.of("notes,admin")))
        .withMessageContaining("notes,admin")
        .withMessageContaining("scopeDelimiter");
    assertThat(EngineOptions.defaults().scopeText(Scope.of("notes,admin")))
        .isEqualTo("notes,admin");
  }
}
