package dev.gatewright.testkit;

import static dev.gatewright.testkit.PlayedProviders.somebody;
import static dev.gatewright.testkit.RelyingParty.success;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.upstream.UpstreamIdentity;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("How fresh the word of another provider is")
final class UpstreamFreshnessTest {
  private static final Map<String, String> BY_GOOGLE = Map.of("provider", "google");
  private static final UpstreamIdentity NIA = somebody("1", "nia@upstream.test");

  private final PlayedProviders providers = new PlayedProviders();
  private final TestGatewright gatewright =
      TestGatewright.start(TestSetup.of(issuer()), Optional.of(providers));
  private final RelyingParty app = new RelyingParty(gatewright.issuer(), RelyingParty.app());
  private final Browser browser = gatewright.browser();

  private static TestIssuer issuer() {
    return TestIssuer.of(TestSetup.ISSUER)
        .setting("signup", "open")
        .with(RelyingParty.app().setting("first_party", true));
  }

  @AfterEach
  void stop() {
    gatewright.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"prompt=login", "max_age=1", "max_age=0"})
  @DisplayName(
      "OpenID Connect Core §3.1.2.1: prompt=login and max_age are held in a browser without a"
          + " session too")
  void withoutSession(String wish) {
    providers.vouchFor(NIA);
    browser.leave(browser.open(app.authorizationUrl()), BY_GOOGLE);
    pass(Duration.ofMinutes(5));

    var other = gatewright.browser();
    var refused = other.submit(other.open(asking(wish)), BY_GOOGLE);
    assertThat(providers.lastHints().prompt()).contains("login");
    assertThat(providers.lastHints().maxAge()).isPresent();
    assertThat(refused.text()).as("nobody says when").contains("sign in anew");

    vouchAt(now().minusSeconds(60));
    assertThat(other.submit(other.open(asking(wish)), BY_GOOGLE).text())
        .as("it was before")
        .contains("sign in anew");
    vouchAt(now());
    assertThat(other.leave(other.open(asking(wish)), BY_GOOGLE).getQuery()).contains("code=");
  }

  @Test
  @DisplayName(
      "OpenID Connect Core §2: is told in whole seconds, and counts in the second it asks in")
  void ofThisSecond() {
    var second = now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    pass(Duration.between(now(), second.plusMillis(700)));
    vouchAt(second.minusSeconds(1));
    assertThat(browser.submit(browser.open(asking("prompt=login")), BY_GOOGLE).text())
        .contains("sign in anew");
    vouchAt(second);
    assertThat(browser.leave(browser.open(asking("prompt=login")), BY_GOOGLE).getQuery())
        .contains("code=");
  }

  @Test
  @DisplayName("of before counts where it is no older than max_age")
  void youngEnough() throws Exception {
    var proved = now().minusSeconds(60);
    vouchAt(proved);
    var callback = browser.leave(browser.open(asking("max_age=300")), BY_GOOGLE);
    assertThat(app.verified(success(app.redeem(callback))).get("auth_time"))
        .as("when they came here, so that signing out everywhere before does not end it")
        .isEqualTo(now().getEpochSecond());
  }

  @Test
  @DisplayName("is that of the moment it names, when it is recalled later by the session")
  void recalled() {
    vouchAt(now().minusSeconds(200));
    browser.leave(browser.open(app.authorizationUrl()), BY_GOOGLE);
    assertThat(browser.logIn(asking("max_age=300"), "", "").getQuery()).contains("code=");
    assertThat(browser.open(asking("max_age=100")).body()).contains("name=\"password\"");
  }

  @Test
  @DisplayName("matters for another account too that prompt=select_account leads to")
  void anotherAccount() {
    vouchAt(now());
    browser.leave(browser.open(app.authorizationUrl()), BY_GOOGLE);
    pass(Duration.ofSeconds(5));
    var choose = browser.open(asking("prompt=select_account&max_age=60"));
    var form = browser.submit(choose, Map.of("choice", "another"));
    providers.vouchFor(somebody("2", "leo@upstream.test"));
    var refused = browser.submit(form, BY_GOOGLE);
    assertThat(providers.lastHints().maxAge()).isPresent();
    assertThat(refused.text()).contains("sign in anew");
  }

  @Test
  @DisplayName("does not matter to whoever asks for nothing fresh, chooses an account or makes one")
  void nothingFresh() {
    providers.vouchFor(NIA);
    browser.leave(browser.open(app.authorizationUrl()), BY_GOOGLE);
    pass(Duration.ofSeconds(5));
    var choose = browser.open(asking("prompt=select_account"));
    var form = browser.submit(choose, Map.of("choice", "another"));
    assertThat(browser.leave(form, BY_GOOGLE).getQuery()).contains("code=");
    assertThat(providers.lastHints().prompt()).isEmpty();
  }

  @Test
  @DisplayName("is unknown if it does not say, whatever asked for it in another tab")
  void silentInAnotherTab() {
    providers.vouchFor(NIA);
    browser.leave(browser.open(app.authorizationUrl()), BY_GOOGLE);
    assertThat(browser.open(sensitive()).body()).contains("name=\"password\"");
    pass(Duration.ofMinutes(30));
    var asked = browser.open(asking("prompt=login"));

    pass(Duration.ofSeconds(5));
    var choose = browser.open(asking("prompt=select_account"));
    browser.leave(browser.submit(choose, Map.of("choice", "another")), BY_GOOGLE);

    assertThat(browser.open(sensitive()).body()).contains("name=\"password\"");
    assertThat(browser.open(asking("max_age=60")).body()).contains("name=\"password\"");
    assertThat(browser.open(asked.address()).body()).contains("name=\"password\"");
  }

  @Test
  @DisplayName("opens what is sensitive in one's own account for ten minutes, if it says when")
  void ownAccount() {
    vouchAt(now());
    browser.leave(browser.open(app.authorizationUrl()), BY_GOOGLE);
    assertThat(browser.open(sensitive()).text()).contains("Connect");
    pass(Duration.ofMinutes(11));
    var door = browser.open(sensitive());
    assertThat(door.body()).contains("name=\"password\"");
    assertThat(browser.submit(door, BY_GOOGLE).text()).contains("sign in anew");
    vouchAt(now());
    assertThat(browser.submit(browser.open(sensitive()), BY_GOOGLE).text()).contains("Connect");
  }

  private void pass(Duration time) {
    gatewright.clock().advance(time);
  }

  private Instant now() {
    return gatewright.clock().instant();
  }

  private void vouchAt(Instant moment) {
    providers.vouchFor(PlayedProviders.proved(NIA, Set.of(), Optional.of(moment)));
  }

  private URI asking(String wish) {
    return URI.create(app.authorizationUrl() + "&" + wish);
  }

  private URI sensitive() {
    return URI.create(gatewright.issuer() + "/account/security/providers");
  }
}
