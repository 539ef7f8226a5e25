package dev.gatewright.protocol.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.errand.OwnPage;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.issuer.AccessTokenPolicy.Format;
import dev.gatewright.protocol.logout.LogoutOutcome;
import dev.gatewright.protocol.oauth.Impersonation;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.testing.AuthorizationAnswer;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tenant;
import dev.gatewright.protocol.testing.Window;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@DisplayName("A session in which somebody acts as its person")
final class ImpersonationTest {
  private static final Duration LASTS = Duration.ofMinutes(4);

  private final EngineInMemory engine = new EngineInMemory();
  private final Tenant acme = engine.tenant("acme");
  private final Client web = acme.add(ClientBuilder.web("web"));
  private final Impersonation by =
      new Impersonation(
          new SubjectId("u_support"), "https://id.test", engine.clock().instant().plus(LASTS));

  ImpersonationTest() {
    acme.addPerson("ada");
  }

  private Window acting() {
    return acme.window().actAs("ada", by);
  }

  private static JsonNode act() {
    return Json.object().put("sub", "u_support").put("iss", "https://id.test");
  }

  @Test
  @DisplayName("RFC 8693 §4.1: both tokens and introspection say who acts")
  void act_claim() {
    var tokens = acme.logIn(web, acting(), "openid");

    assertThat(tokens.accessClaims().path("sub").stringValue()).isEqualTo("ada");
    assertThat(tokens.accessClaims().path("act")).isEqualTo(act());
    assertThat(tokens.idClaims().path("act")).isEqualTo(act());
    assertThat(acme.introspect(web, tokens.access()).path("act")).isEqualTo(act());
  }

  @Test
  @DisplayName("The person's own tokens say nothing of it")
  void own() {
    var tokens = acme.logIn(web, "ada", "openid");

    assertThat(tokens.accessClaims().has("act")).isFalse();
    assertThat(tokens.idClaims().has("act")).isFalse();
    assertThat(acme.introspect(web, tokens.access()).has("act")).isFalse();
  }

  @Test
  @DisplayName("An opaque token tells introspection who acts")
  void opaque() {
    var client = acme.add(ClientBuilder.web("opaque").accessTokens(new Format.Opaque()));

    var token = acme.logIn(client, acting(), "openid").access();

    assertThat(acme.introspect(client, token).path("act")).isEqualTo(act());
  }

  @Test
  @DisplayName("The tokens tell of no factor and of no login")
  void noFactor() {
    var tokens = acme.logIn(web, acting(), "openid");

    for (var claims : List.of(tokens.accessClaims(), tokens.idClaims())) {
      assertThat(claims.propertyNames()).doesNotContain("amr", "acr", "auth_time");
    }
  }

  @Test
  @DisplayName("No refresh token is given, whatever is asked for")
  void noRefreshToken() {
    var tokens = acme.logIn(web, acting(), "openid", "offline_access");

    assertThat(tokens.body().has("refresh_token")).isFalse();
    assertThat(acme.logIn(web, "ada", "openid", "offline_access").refresh()).isNotEmpty();
  }

  @Test
  @DisplayName("No token outlives the session, and none counts when it ends before its time")
  void endsWithTheSession() {
    var window = acting();
    var tokens = acme.logIn(web, window, "openid", "offline_access");
    long end = by.until().getEpochSecond();

    assertThat(tokens.accessClaims().path("exp").longValue()).isEqualTo(end);
    assertThat(tokens.idClaims().path("exp").longValue()).isEqualTo(end);
    assertThat(tokens.body().path("expires_in").longValue()).isEqualTo(LASTS.toSeconds());
    assertThat(acme.isActive(web, tokens.access())).isTrue();
    assertThat(acme.logOut(window, Params.of("id_token_hint", tokens.id())))
        .isInstanceOf(LogoutOutcome.SignedOut.class);
    assertThat(acme.isActive(web, tokens.access())).isFalse();
  }

  @Test
  @DisplayName("A code gives nothing once the session is over")
  void codeDies() {
    var code = acme.authorize(acting(), Tenant.request(web)).code();
    engine.clock().advance(LASTS);

    assertThat(acme.redeem(web, code).isIssued()).isFalse();
  }

  private AuthorizationAnswer asking(String parameter, String value) {
    return acme.authorize(acting(), Tenant.request(web).with(parameter, value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"login", "consent", "login consent"})
  @DisplayName("OpenID Connect Core §3.1.2.1: a prompt that needs the person is refused on a page")
  void prompts(String prompt) {
    var answer = asking("prompt", prompt);

    assertThat(answer.outcome()).isInstanceOf(AuthorizationOutcome.ErrorPage.class);
    assertThat(answer.reason()).isEqualTo(Reason.AUTHORIZE_IMPERSONATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "3600", "999999999"})
  @DisplayName("OpenID Connect Core §3.1.2.1: no max_age is met, since nobody logged in")
  void maxAge(String seconds) {
    assertThat(asking("max_age", seconds).reason()).isEqualTo(Reason.AUTHORIZE_IMPERSONATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "2 1"})
  @DisplayName("RFC 9470 §4: no acr is met, not the weakest")
  void acr(String values) {
    assertThat(asking("acr_values", values).reason()).isEqualTo(Reason.AUTHORIZE_IMPERSONATED);
    assertThat(
            asking(
                    "claims",
                    "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"1\",\"2\"]}}}")
                .reason())
        .isEqualTo(Reason.AUTHORIZE_IMPERSONATED);
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.6: a silent request learns its error as ever")
  void silent() {
    var answer =
        acme.authorize(
            acting(), Tenant.request(web).with("prompt", "none").with("max_age", "3600"));

    assertThat(answer.error()).isEqualTo("login_required");
  }

  @Test
  @DisplayName("A client that takes no session of before is refused")
  void withoutSso() {
    var alone = acme.add(ClientBuilder.web("alone").withoutSso());

    assertThat(acme.authorize(acting(), Tenant.request(alone)).reason())
        .isEqualTo(Reason.AUTHORIZE_IMPERSONATED);
  }

  @Test
  @DisplayName("Whoever acts as somebody has chosen the account")
  void selectAccount() {
    assertThat(asking("prompt", "select_account").fields()).containsKey("code");
  }

  @Test
  @DisplayName("Another's application has what the person allowed it, and asks for no more")
  void consent() {
    var other = acme.add(ClientBuilder.web("other").thirdParty());
    var request = Tenant.request(other);

    assertThat(acme.authorize(acting(), request).reason()).isEqualTo(Reason.AUTHORIZE_IMPERSONATED);

    var ada = acme.window().logIn("ada");
    acme.allow(ada, acme.authorize(ada, request).handle());
    assertThat(acme.authorize(acting(), request).fields()).containsKey("code");
    assertThat(acme.authorize(acting(), request.with("scope", "openid email")).reason())
        .isEqualTo(Reason.AUTHORIZE_IMPERSONATED);
  }

  @Test
  @DisplayName("A question that the person was asked is not answered by whoever acts as them")
  void foreignConsent() {
    var other = acme.add(ClientBuilder.web("other").thirdParty());
    var window = acme.window().logIn("ada");
    var handle = acme.authorize(window, Tenant.request(other)).handle();

    assertThat(acme.allow(window.actAs("ada", by), handle).reason())
        .isEqualTo(Reason.AUTHORIZE_IMPERSONATED);
    assertThat(acme.authorize(acme.window().logIn("ada"), Tenant.request(other)).outcome())
        .as("nothing was kept")
        .isInstanceOf(AuthorizationOutcome.AskUser.class);
  }

  @Test
  @DisplayName("A page of the host's own that wants a proof is refused, and any other is shown")
  void ownPages() {
    var sensitive = OwnPage.at("/account/delete").provedWithin(Duration.ofMinutes(10), List.of());

    assertThat(acme.askFor(acting(), sensitive).reason()).isEqualTo(Reason.AUTHORIZE_IMPERSONATED);
    assertThat(acme.askFor(acting(), OwnPage.at("/account")).outcome())
        .isInstanceOf(AuthorizationOutcome.GoOn.class);
  }
}
