package dev.gatewright.testkit;

import static dev.gatewright.testkit.PlayedProviders.somebody;
import static dev.gatewright.testkit.RelyingParty.success;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.upstream.UpstreamResult;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Other accounts in one's own account")
final class UpstreamAccountTest {
  private static final TestUser ADA = TestUser.of("ada@acme.test").name("Ada Lovelace");
  private static final TestUser CY = TestUser.of("cy@acme.test").unverified();
  private static final Map<String, String> BY_GOOGLE = Map.of("provider", "google");

  private final PlayedProviders providers = new PlayedProviders();
  private final TestGatewright gatewright =
      TestGatewright.start(TestSetup.of(issuer()), Optional.of(providers));
  private final RelyingParty app = new RelyingParty(gatewright.issuer(), RelyingParty.app());
  private final Browser browser = gatewright.browser();

  private static TestIssuer issuer() {
    return TestIssuer.of(TestSetup.ISSUER)
        .setting("signup", "open")
        .setting("terms", Map.of("version", "7", "terms_of_service", "https://acme.test/terms"))
        .with(RelyingParty.app().setting("first_party", true), ADA, CY);
  }

  @AfterEach
  void stop() {
    gatewright.close();
  }

  @Test
  @DisplayName("are connected by their person, whatever address they have, sign in, and are let go")
  void connectAndDisconnect() throws Exception {
    var page = browser.submit(browser.open(own()), typed(ADA));
    assertThat(page.text()).contains("No other account is connected", "Connect Google");

    providers.vouchFor(somebody("1", "someone@upstream.test"));
    var connected = browser.submit(page, Map.of("connect", "google"));
    assertThat(connected.text()).contains("Connected.", "Google", "someone@upstream.test");
    var other = gatewright.browser();
    var callback = other.leave(other.open(app.authorizationUrl()), BY_GOOGLE);
    assertThat(app.verified(success(app.redeem(callback)))).containsEntry("email", ADA.email());
    assertThat(browser.submit(browser.open(data()), Map.of("act", "export")).body())
        .contains("someone@upstream.test", "https://google.test");

    var id = removal(browser.open(own()));
    assertThat(browser.submit(browser.open(own()), Map.of("remove", id)).text())
        .contains("Disconnected.", "No other account is connected");
    var gone = gatewright.browser();
    assertThat(gone.submit(gone.open(app.authorizationUrl()), BY_GOOGLE).text())
        .as("a stranger again")
        .contains("Create your account");
  }

  @Test
  @DisplayName(
      "CSP Level 3 §6.4.1: are connected by a form that may lead to the provider's site, which"
          + " browsers hold to the policy of the page")
  void leadsAway() {
    var page = browser.submit(browser.open(own()), typed(ADA));
    assertThat(page.body()).contains("name=\"connect\"");
    assertThat(policy(page)).contains("script-src").doesNotContain("form-action");
    assertThat(policy(browser.open(data()))).contains("form-action 'self'");
  }

  private static String policy(Page page) {
    return page.headers().firstValue("Content-Security-Policy").orElseThrow();
  }

  @Test
  @DisplayName("are one account's each: what another account has is not connected")
  void takenByAnother() {
    var cut = browser.submit(browser.open(own()), typed(ADA));
    providers.vouchFor(somebody("1", "someone@upstream.test"));
    browser.submit(cut, Map.of("connect", "google"));

    gatewright.apply(TestUser.of("bob@acme.test"));
    var bob = gatewright.browser();
    var page = bob.submit(bob.open(own()), typed(TestUser.of("bob@acme.test")));
    assertThat(bob.submit(page, Map.of("connect", "google")).text())
        .contains("already connected to another account", "No other account is connected");
  }

  @Test
  @DisplayName("are not connected to an account whose address nobody has proved")
  void unverified() {
    var page = browser.submit(browser.open(own()), typed(CY));
    providers.vouchFor(somebody("1", "someone@upstream.test"));
    assertThat(browser.submit(page, Map.of("connect", "google")).text())
        .contains("Confirm your email address first");
  }

  @Test
  @DisplayName("are not let go where they are the only way in")
  void lastWayIn() {
    providers.vouchFor(somebody("1", "nia@upstream.test"));
    var terms = browser.submit(browser.open(app.authorizationUrl()), BY_GOOGLE);
    browser.leave(terms, Map.of("terms", "accepted"));
    providers.vouchFor(
        PlayedProviders.proved(
            somebody("1", "nia@upstream.test"),
            Set.of(),
            Optional.of(gatewright.clock().instant())));

    var page = browser.submit(browser.open(own()), BY_GOOGLE);
    assertThat(browser.submit(page, Map.of("remove", removal(page))).text())
        .contains("the only way into your account");
  }

  @Test
  @DisplayName("are connected by the session that asked for it, and by no other")
  void boundToTheSession() {
    var page = browser.submit(browser.open(own()), typed(ADA));
    providers.answer(new UpstreamResult.Declined());
    assertThat(browser.submit(page, Map.of("connect", "google")).text())
        .contains("No other account is connected");

    providers.vouchFor(somebody("1", "eve@upstream.test"));
    var victim = gatewright.browser();
    victim.submit(victim.open(own()), typed(ADA));
    assertThat(victim.open(providers.lastCallback()).status())
        .as("an answer that somebody else began to ask for")
        .isEqualTo(400);
    assertThat(victim.open(own()).text()).contains("No other account is connected");
  }

  @Test
  @DisplayName("make an account once the terms are accepted")
  void terms() throws Exception {
    providers.vouchFor(somebody("1", "nia@upstream.test"));
    var page = browser.submit(browser.open(app.authorizationUrl()), BY_GOOGLE);
    assertThat(page.text()).contains("Create your account", "Google", "nia@upstream.test");
    var other = gatewright.browser();
    assertThat(other.submit(other.open(app.authorizationUrl()), BY_GOOGLE).text())
        .as("nobody is there yet")
        .contains("Create your account");
    var callback = browser.leave(page, Map.of("terms", "accepted"));
    assertThat(app.verified(success(app.redeem(callback))))
        .containsEntry("email", "nia@upstream.test");
  }

  @Test
  @DisplayName("are not handed over with a page of another browser")
  void arrivalIsBound() {
    providers.vouchFor(somebody("1", "nia@upstream.test"));
    var page = browser.submit(browser.open(app.authorizationUrl()), BY_GOOGLE);
    browser.forgetCookies();
    assertThat(browser.submit(page, Map.of("terms", "accepted")).status()).isEqualTo(400);
  }

  private static Map<String, String> typed(TestUser user) {
    return Map.of("email", user.email(), "password", user.password());
  }

  private static String removal(Page page) {
    return List.of(page.body().split("name=\"remove\" value=\"", 2)).getLast().split("\"", 2)[0];
  }

  private URI own() {
    return URI.create(gatewright.issuer() + "/account/security/providers");
  }

  private URI data() {
    return URI.create(gatewright.issuer() + "/account/data");
  }
}
