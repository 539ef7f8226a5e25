package dev.gatewright.testkit;

import static dev.gatewright.testkit.PlayedProviders.WORK;
import static dev.gatewright.testkit.PlayedProviders.somebody;
import static dev.gatewright.testkit.RelyingParty.success;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.upstream.UpstreamResult;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The providers of an application")
final class UpstreamClientTest {
  private static final TestUser ADA = TestUser.of("ada@acme.test").name("Ada Lovelace");
  private static final Map<String, String> BY_GOOGLE = Map.of("provider", "google");
  private static final List<String> WORK_ALONE = List.of("work");
  private static final URI THERE = URI.create("https://google.test/authorize");

  private final PlayedProviders providers = new PlayedProviders();
  private final TestGatewright gatewright =
      TestGatewright.start(TestSetup.of(issuer()), Optional.of(providers));
  private final RelyingParty app = new RelyingParty(gatewright.issuer(), RelyingParty.app());
  private final RelyingParty office = new RelyingParty(gatewright.issuer(), office());
  private final Browser browser = gatewright.browser();

  private static TestIssuer issuer() {
    return bare().with(RelyingParty.app().setting("first_party", true), office(), ADA);
  }

  private static TestIssuer bare() {
    return TestIssuer.of(TestSetup.ISSUER)
        .setting("signup", "open")
        .setting(
            "providers",
            Map.of(
                "google", provider("https://google.test"), "work", provider("https://work.test")));
  }

  private static Map<String, String> provider(String issuer) {
    return Map.of("issuer", issuer, "client_id", "gatewright", "client_secret", "swordfish");
  }

  private static TestClient office() {
    return TestClient.web("office")
        .redirectUri(RelyingParty.CALLBACK.toString())
        .setting("first_party", true)
        .setting("providers", WORK_ALONE);
  }

  @AfterEach
  void stop() {
    gatewright.close();
  }

  @Test
  @DisplayName("are those that it names: others have no button, and no answer of theirs is taken")
  void named() throws Exception {
    var login = browser.open(office.authorizationUrl());
    assertThat(login.body()).contains("value=\"work\"").doesNotContain("value=\"google\"");
    assertThat(browser.open(app.authorizationUrl()).body())
        .contains("value=\"work\"", "value=\"google\"");

    var pressed = Map.of("provider", "google");
    providers.vouchFor(somebody("1", "nia@upstream.test"));
    var forged = browser.submit(withButton(login, "google"), pressed);
    assertThat(forged.text()).contains("can’t be reached");
    providers.vouchFor(somebody(WORK, "1", "nia@upstream.test", true));
    var callback = browser.leave(login, Map.of("provider", "work"));
    assertThat(office.verified(success(office.redeem(callback))))
        .containsEntry("email", "nia@upstream.test");
  }

  private static Page withButton(Page page, String provider) {
    var body = page.body().replace("value=\"work\"", "value=\"" + provider + "\"");
    return new Page(page.address(), page.status(), page.headers(), body);
  }

  @Test
  @DisplayName("are looked at when the answer comes: one that it takes no more signs nobody in")
  void atTheCallback() {
    providers.ask(THERE);
    browser.leave(browser.open(app.authorizationUrl()), BY_GOOGLE);
    gatewright.apply(
        bare()
            .with(
                RelyingParty.app().setting("first_party", true).setting("providers", WORK_ALONE)));
    assertThat(gatewright.browser().open(app.authorizationUrl()).body())
        .doesNotContain("value=\"google\"");
    providers.vouchFor(somebody("1", "nia@upstream.test"));

    var page = browser.open(providers.lastCallback());
    assertThat(page.status()).isEqualTo(503);
    assertThat(page.text()).contains("can’t be reached");
    assertThat(page.body()).contains("value=\"work\"").doesNotContain("value=\"google\"");
  }

  @Test
  @DisplayName("idp_hint leads straight to the provider, and its answer to the application")
  void hinted() throws Exception {
    providers.vouchFor(somebody("1", "nia@upstream.test"));
    var callback = browser.logIn(hinting(app, "google"), ADA);
    assertThat(app.verified(success(app.redeem(callback))))
        .containsEntry("email", "nia@upstream.test");

    gatewright.clock().advance(Duration.ofMinutes(5));
    providers.ask(THERE);
    assertThat(browser.logIn(hinting(app, "google"), ADA).getQuery())
        .as("who is signed in is sent nowhere")
        .contains("code=");
    assertThat(providers.lastHints().prompt()).isEmpty();
    assertThat(browser.logIn(asking(hinting(app, "google"), "prompt=login"), ADA))
        .as("unless they have to sign in anew")
        .hasHost(THERE.getHost());
    assertThat(providers.lastHints().prompt()).contains("login");
  }

  @Test
  @DisplayName("idp_hint with prompt=login is answered by a fresh login there")
  void hintedAnew() {
    var who = somebody("1", "nia@upstream.test");
    providers.vouchFor(
        PlayedProviders.proved(who, Set.of(), Optional.of(gatewright.clock().instant())));
    var anew = asking(hinting(app, "google"), "prompt=login&login_hint=nia@upstream.test");

    assertThat(browser.logIn(anew, ADA).getQuery()).contains("code=");
    assertThat(providers.lastHints().loginHint()).contains("nia@upstream.test");
    assertThat(browser.logIn(anew, ADA).getQuery()).as("and again").contains("code=");
  }

  @Test
  @DisplayName(
      "idp_hint is followed once: who cancels there, or does not get through, has every way here")
  void noLoop() {
    providers.answer(new UpstreamResult.Declined());
    var page = browser.open(hinting(app, "google"));
    assertThat(page.text()).contains("cancelled at Google");
    assertThat(page.body()).contains("value=\"google\"", "value=\"work\"", "name=\"password\"");
    var again = browser.open(providers.lastCallback());
    assertThat(again.address().getPath()).as("back and reload").endsWith("/login");
    assertThat(again.body()).contains("name=\"password\"");
    var in = Map.of("email", ADA.email(), "password", ADA.password());
    assertThat(browser.leave(page, in).getQuery()).contains("code=");

    var other = gatewright.browser();
    providers.answer(new UpstreamResult.Unavailable());
    assertThat(other.open(hinting(app, "google")).text()).contains("can’t be reached");
    assertThat(other.open(asking(hinting(app, "google"), "prompt=login")).body())
        .contains("name=\"password\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "Google", "google%20work", "%2F%2Fgoogle.test", ""})
  @DisplayName("idp_hint of no provider of the issuer is ignored")
  void unknown(String hint) {
    var page = browser.open(asking(app.authorizationUrl(), "idp_hint=" + hint));
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("name=\"password\"");
  }

  @Test
  @DisplayName("idp_hint is ignored for an application that does not take the provider")
  void notTaken() {
    providers.ask(THERE);
    assertThat(browser.open(hinting(office, "google")).body()).contains("name=\"password\"");
    assertThat(browser.logIn(hinting(office, "work"), ADA)).hasHost(THERE.getHost());
    providers.withdraw(WORK);
    assertThat(browser.open(hinting(office, "work")).body()).contains("name=\"password\"");
  }

  @Test
  @DisplayName("idp_hint gives way to prompt=create and to the choice of an account")
  void givesWay() {
    providers.ask(THERE);
    assertThat(browser.open(asking(hinting(app, "google"), "prompt=create")).address().getPath())
        .endsWith("/signup");
    browser.logIn(app.authorizationUrl(), ADA);
    gatewright.clock().advance(Duration.ofMinutes(1));
    assertThat(browser.open(asking(hinting(app, "google"), "prompt=select_account")).text())
        .contains(ADA.email());
    assertThat(browser.logIn(asking(hinting(app, "google"), "prompt=none"), ADA).getQuery())
        .contains("code=");
  }

  private static URI hinting(RelyingParty party, String provider) {
    return asking(party.authorizationUrl(), "idp_hint=" + provider);
  }

  private static URI asking(URI request, String wishes) {
    return URI.create(request + "&" + wishes);
  }
}
