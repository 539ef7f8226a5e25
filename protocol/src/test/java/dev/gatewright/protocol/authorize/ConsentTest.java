package dev.gatewright.protocol.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.errand.Question;
import dev.gatewright.protocol.issuer.EndpointPaths;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.keys.SettableClock;
import dev.gatewright.protocol.testing.AuthorizationAnswer.Step;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Tenant;
import dev.gatewright.protocol.testing.Window;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Consent")
final class ConsentTest {
  private final EngineInMemory engine = new EngineInMemory();
  private final SettableClock clock = engine.clock();
  private final Tenant acme = engine.tenant("acme");
  private final Client shop = acme.add(ClientBuilder.web("shop").thirdParty());

  ConsentTest() {
    acme.addPerson("ada");
    acme.addPerson("bob");
  }

  private Window loggedIn(String person) {
    var window = acme.window().logIn(person);
    clock.advance(Duration.ofMinutes(5));
    return window;
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.4: a client that is not ours needs the user's consent")
  void asksForConsent() {
    var window = loggedIn("ada");
    var question = acme.authorize(window, Tenant.request(shop).with("scope", "openid email"));

    assertThat(question.step()).isEqualTo(Step.CONSENT);
    assertThat(question.missing()).isEqualTo("openid email");
    assertThat(acme.resume(window, question.handle()).step())
        .as("to resume is not to consent")
        .isEqualTo(Step.CONSENT);
    assertThat(acme.allow(window, question.handle()).code()).isNotEmpty();
  }

  @Test
  @DisplayName("Consent is remembered, and only what is new is asked for")
  void remembersConsent() {
    var window = loggedIn("ada");
    acme.allow(window, acme.authorize(window, Tenant.request(shop)).handle());

    assertThat(acme.authorize(window, Tenant.request(shop)).code()).isNotEmpty();
    var more = acme.authorize(loggedIn("ada"), Tenant.request(shop).with("scope", "openid email"));
    assertThat(more.missing()).isEqualTo("email");
  }

  @Test
  @DisplayName("Consent of one user, client or tenant counts for no other")
  void consentIsNotShared() {
    var window = loggedIn("ada");
    acme.allow(window, acme.authorize(window, Tenant.request(shop)).handle());
    var rival = acme.add(ClientBuilder.web("rival").thirdParty());
    var other = engine.tenant("other");
    other.addPerson("ada");
    var theirs = other.add(ClientBuilder.web("shop").thirdParty());

    assertThat(acme.authorize(loggedIn("bob"), Tenant.request(shop)).step())
        .isEqualTo(Step.CONSENT);
    assertThat(acme.authorize(window, Tenant.request(rival)).step()).isEqualTo(Step.CONSENT);
    assertThat(other.authorize(other.window().logIn("ada"), Tenant.request(theirs)).step())
        .isEqualTo(Step.CONSENT);
  }

  @Test
  @DisplayName("An answer to a page that was shown to one user is not taken from another")
  void answerIsBoundToTheUserShown() {
    var window = loggedIn("ada");
    var question = acme.authorize(window, Tenant.request(shop));
    window.logIn("bob");

    var answer = acme.allow(window, question.handle());

    assertThat(answer.step()).isEqualTo(Step.CONSENT);
    assertThat(acme.authorize(window, Tenant.request(shop)).step())
        .as("nothing was remembered for bob")
        .isEqualTo(Step.CONSENT);
    assertThat(acme.allow(window, answer.handle()).code()).isNotEmpty();
  }

  @Test
  @DisplayName("A handle of the login page is no consent")
  void loginHandleIsNoConsent() {
    var window = acme.window();
    var login = acme.authorize(window, Tenant.request(shop));
    window.logIn("ada");

    assertThat(acme.allow(window, login.handle()).step()).isEqualTo(Step.CONSENT);
    assertThat(acme.authorize(window, Tenant.request(shop)).step()).isEqualTo(Step.CONSENT);
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.1: prompt consent asks again, also our own clients")
  void promptConsent() {
    var ours = acme.add(ClientBuilder.web("ours"));
    var window = loggedIn("ada");
    var question = acme.authorize(window, Tenant.request(ours).with("prompt", "consent"));

    assertThat(question.step()).isEqualTo(Step.CONSENT);
    assertThat(acme.allow(window, question.handle()).code()).isNotEmpty();
    assertThat(acme.authorize(window, Tenant.request(ours).with("prompt", "consent")).step())
        .isEqualTo(Step.CONSENT);
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.6: prompt none without consent is consent_required")
  void promptNone() {
    var answer = acme.authorize(loggedIn("ada"), Tenant.request(shop).with("prompt", "none"));

    assertThat(answer.error()).isEqualTo("consent_required");
  }

  @Test
  @DisplayName("RFC 8252 §8.6: consent is never remembered for a native public client")
  void nativeClientsAskEveryTime() {
    var installed = acme.add(ClientBuilder.installed("installed").thirdParty());
    var window = loggedIn("ada");
    acme.allow(window, acme.authorize(window, Tenant.request(installed)).handle());

    var second = acme.authorize(window, Tenant.request(installed));

    assertThat(second.step()).isEqualTo(Step.CONSENT);
    assertThat(second.missing()).isEqualTo("openid");
    assertThat(acme.authorize(window, Tenant.request(installed).with("prompt", "none")).error())
        .isEqualTo("consent_required");
  }

  @Test
  @DisplayName("RFC 6819 §5.2.4.1: a browser client is remembered at an https URI alone")
  void browserClientsAreRememberedAtHttps() {
    var secure = acme.add(ClientBuilder.spa("secure").thirdParty());
    var loose = acme.add(ClientBuilder.spa("loose").thirdParty().redirects("http://localhost/cb"));
    var window = loggedIn("ada");
    acme.allow(window, acme.authorize(window, Tenant.request(secure)).handle());
    acme.allow(window, acme.authorize(window, Tenant.request(loose)).handle());

    assertThat(acme.authorize(window, Tenant.request(secure)).code()).isNotEmpty();
    assertThat(acme.authorize(window, Tenant.request(loose)).step()).isEqualTo(Step.CONSENT);
  }

  @Test
  @DisplayName(
      "A developer's issuer on localhost remembers consent for an application on localhost")
  void rememberedOnTheDevelopersMachine() {
    var issuer =
        Issuer.builder("http://localhost:8080")
            .id("dev")
            .endpoints(EndpointPaths.CANONICAL)
            .build();
    var dev = engine.tenant(issuer);
    dev.addPerson("ada");
    var loose = dev.add(ClientBuilder.spa("loose").thirdParty().redirects("http://localhost/cb"));
    var far = dev.add(ClientBuilder.spa("far").thirdParty().redirects("http://localhost.test/cb"));
    var window = dev.window().logIn("ada");
    for (Client client : new Client[] {loose, far}) {
      dev.allow(window, dev.authorize(window, Tenant.request(client)).handle());
    }

    assertThat(dev.authorize(window, Tenant.request(loose)).code()).isNotEmpty();
    assertThat(dev.authorize(window, Tenant.request(far)).question())
        .isInstanceOfSatisfying(
            Question.Consent.class, asked -> assertThat(asked.everyTime()).isTrue());
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2.1: a refusal is access_denied, and is not remembered")
  void denied() {
    var window = loggedIn("ada");
    var question = acme.authorize(window, Tenant.request(shop));

    assertThat(acme.deny(window, question.handle()).error()).isEqualTo("access_denied");
    assertThat(acme.authorize(window, Tenant.request(shop)).step()).isEqualTo(Step.CONSENT);
  }

  @Test
  @DisplayName("OpenID Connect Core §5.5: claims asked for by name need consent like their scope")
  void requestedClaimsNeedConsent() {
    var window = loggedIn("ada");
    acme.allow(window, acme.authorize(window, Tenant.request(shop)).handle());

    var question =
        acme.authorize(
            window, Tenant.request(shop).with("claims", "{\"userinfo\":{\"phone_number\":null}}"));

    assertThat(question.step()).isEqualTo(Step.CONSENT);
    assertThat(question.missing()).isEqualTo("phone");
    assertThat(acme.allow(window, question.handle()).code()).isNotEmpty();
  }
}
