package dev.gatewright.protocol.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issuer.Issuer.UnknownScopes;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tenant;
import dev.gatewright.protocol.testing.Window;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Scopes that are declared nowhere, or that the client may not have")
final class AskedScopeTest {
  private final EngineInMemory engine = new EngineInMemory();
  private final Tenant acme = engine.tenant("acme");
  private final Client web =
      acme.add(ClientBuilder.web("web").scope("openid", "profile", "projects:read"));
  private final Window ada;

  AskedScopeTest() {
    acme.addPerson("ada");
    ada = acme.window().logIn("ada");
  }

  private Reason authorizationRefused(Tenant tenant, String scope) {
    return tenant.authorize(ada, Tenant.request(web).with("scope", scope)).reason();
  }

  @ParameterizedTest
  @CsvSource({
    "openid nobodys, openid",
    "nobodys openid profile other, openid profile",
    "openid offline_access, openid",
    "projects:read offline_access, projects:read"
  })
  @DisplayName(
      "OpenID Connect Core §3.1.2.1, §11: they are left out, and the answer names what was granted")
  void leftOut(String asked, String granted) {
    assertThat(acme.logIn(web, ada, asked.split(" ")).body().path("scope").stringValue())
        .isEqualTo(granted);
  }

  @ParameterizedTest
  @CsvSource({
    "nobodys, SCOPE_UNKNOWN",
    "profile nobodys, SCOPE_UNKNOWN",
    "openid projects:write, SCOPE_NOT_ALLOWED",
    "openid email, SCOPE_NOT_ALLOWED",
    "offline_access, SCOPE_NOT_ALLOWED",
    "openid a\\b, SCOPE_MALFORMED"
  })
  @DisplayName(
      "RFC 6749 §4.1.2.1: without openid an unknown scope, and always a forbidden one, is"
          + " invalid_scope")
  void refused(String asked, Reason reason) {
    assertThat(authorizationRefused(acme, asked)).isEqualTo(reason);
  }

  @Test
  @DisplayName("An issuer can refuse unknown scopes whatever else is asked for")
  void strict() {
    var strict =
        engine.tenant(
            EngineInMemory.issuer("acme").toBuilder().unknownScopes(UnknownScopes.REFUSE).build());

    assertThat(authorizationRefused(strict, "openid nobodys")).isEqualTo(Reason.SCOPE_UNKNOWN);
  }

  @Test
  @DisplayName("RFC 6749 §4.4.2: a client's own token never leaves one out")
  void clientCredentials() {
    var machine = acme.add(ClientBuilder.web("machine"));
    var asked =
        Params.of("grant_type", "client_credentials").with("scope", "projects:read nobodys");

    assertThat(acme.token(Tenant.post(machine, asked)).reason()).isEqualTo(Reason.SCOPE_UNKNOWN);
    assertThat(
            acme.token(Tenant.post(machine, asked.with("scope", "projects:read openid nobodys")))
                .reason())
        .isEqualTo(Reason.SCOPE_UNKNOWN);
  }

  @Test
  @DisplayName("RFC 6749 §6: a refresh that repeats the request's scope gets what was granted")
  void refresh() {
    var token = acme.logIn(web, ada, "openid", "nobodys", "offline_access").refresh();
    var again =
        acme.token(
            Tenant.post(
                web, Tenant.refreshRequest(token).with("scope", "openid nobodys offline_access")));

    assertThat(again.body().path("scope").stringValue()).isEqualTo("openid");
    var wider = Tenant.refreshRequest(again.refresh()).with("scope", "openid profile");
    assertThat(acme.token(Tenant.post(web, wider)).reason()).isEqualTo(Reason.SCOPE_EXCEEDS_GRANT);
  }
}
