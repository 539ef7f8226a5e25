package dev.gatewright.testkit;

import static dev.gatewright.testkit.PlayedProviders.GOOGLE;
import static dev.gatewright.testkit.PlayedProviders.WORK;
import static dev.gatewright.testkit.PlayedProviders.somebody;
import static dev.gatewright.testkit.RelyingParty.success;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.upstream.UpstreamFault;
import dev.gatewright.server.upstream.UpstreamResult;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Signing in by the word of another provider")
final class UpstreamSignInTest {
  private static final TestUser ADA = TestUser.of("ada@acme.test").name("Ada Lovelace");
  private static final Map<String, String> BY_GOOGLE = Map.of("provider", "google");
  private static final Map<String, String> BY_WORK = Map.of("provider", "work");

  private final PlayedProviders providers = new PlayedProviders();
  private final TestGatewright gatewright =
      TestGatewright.start(TestSetup.of(issuer()), Optional.of(providers));
  private final RelyingParty app = new RelyingParty(gatewright.issuer(), RelyingParty.app());
  private final Browser browser = gatewright.browser();

  private static TestIssuer issuer() {
    return TestIssuer.of(TestSetup.ISSUER)
        .setting("signup", "open")
        .with(RelyingParty.app().setting("first_party", true), ADA);
  }

  @AfterEach
  void stop() {
    gatewright.close();
  }

  @Test
  @DisplayName(
      "makes an account of a new person, with what the provider says, and knows them later")
  void newAndKnown() throws Exception {
    providers.vouchFor(somebody("1", "nia@upstream.test"));
    var claims = app.verified(success(app.redeem(through(browser, BY_GOOGLE))));
    assertThat(claims)
        .containsEntry("email", "nia@upstream.test")
        .containsEntry("email_verified", true)
        .containsEntry("name", "Ada from google")
        .containsEntry("amr", List.of("fed"));

    providers.vouchFor(somebody("1", "nia@elsewhere.test"));
    var again = app.verified(success(app.redeem(through(gatewright.browser(), BY_GOOGLE))));
    assertThat(again)
        .as("whatever address the provider tells by now")
        .containsEntry("sub", claims.get("sub"))
        .containsEntry("email", "nia@upstream.test");
    providers.vouchFor(somebody("2", "nia@third.test"));
    assertThat(app.verified(success(app.redeem(through(gatewright.browser(), BY_GOOGLE)))))
        .doesNotContainEntry("sub", claims.get("sub"));
  }

  @Test
  @DisplayName("offers the providers in the order of the settings, and the one used last first")
  void buttons() {
    var login = browser.open(app.authorizationUrl());
    assertThat(login.body().indexOf("value=\"google\""))
        .isPositive()
        .isLessThan(login.body().indexOf("value=\"work\""));
    assertThat(login.body().indexOf("name=\"password\""))
        .isLessThan(login.body().indexOf("value=\"google\""));

    providers.vouchFor(somebody(WORK, "1", "nia@upstream.test", true));
    through(browser, BY_WORK);
    gatewright.clock().advance(Duration.ofMinutes(1));
    var other = browser.open(login(app));
    assertThat(other.body().indexOf("value=\"work\""))
        .isPositive()
        .isLessThan(other.body().indexOf("value=\"google\""))
        .isLessThan(other.body().indexOf("name=\"password\""));
  }

  @Test
  @DisplayName("links an account that has the address only once it was signed in to")
  void connects() throws Exception {
    providers.vouchFor(somebody("1", "Ada@acme.test"));
    var asked = browser.submit(browser.open(app.authorizationUrl()), BY_GOOGLE);
    assertThat(asked.text()).contains("There is already an account", "Google");
    assertThat(asked.values("email")).containsExactly("Ada@acme.test");
    var stranger = gatewright.browser();
    assertThat(stranger.submit(stranger.open(app.authorizationUrl()), BY_GOOGLE).text())
        .as("nothing is linked yet")
        .contains("There is already an account");

    var wrong = browser.submit(asked, Map.of("email", ADA.email(), "password", "not her password"));
    assertThat(wrong.status()).isEqualTo(422);
    var callback = away(browser, wrong, Map.of("email", ADA.email(), "password", ADA.password()));
    assertThat(app.verified(success(app.redeem(callback)))).containsEntry("email", ADA.email());
    assertThat(app.verified(success(app.redeem(through(gatewright.browser(), BY_GOOGLE)))))
        .containsEntry("email", ADA.email());
  }

  @Test
  @DisplayName("links nothing to another account than the one that has the address")
  void connectsNoOther() {
    gatewright.apply(TestUser.of("bob@acme.test"));
    providers.vouchFor(somebody("1", "ada@acme.test"));
    var asked = browser.submit(browser.open(app.authorizationUrl()), BY_GOOGLE);
    away(browser, asked, Map.of("email", "bob@acme.test", "password", TestUser.PASSWORD));

    var stranger = gatewright.browser();
    assertThat(stranger.submit(stranger.open(app.authorizationUrl()), BY_GOOGLE).text())
        .contains("There is already an account");
  }

  @Test
  @DisplayName(
      "links nothing to an account whose address nobody has proved: whoever made it would be let in")
  void preHijacked() {
    gatewright.apply(TestUser.of("eve@acme.test").unverified());
    providers.vouchFor(somebody("1", "eve@acme.test"));
    var asked = browser.submit(browser.open(app.authorizationUrl()), BY_GOOGLE);
    assertThat(asked.text()).contains("There is already an account");
    away(browser, asked, Map.of("email", "eve@acme.test", "password", TestUser.PASSWORD));

    var stranger = gatewright.browser();
    assertThat(stranger.submit(stranger.open(app.authorizationUrl()), BY_GOOGLE).text())
        .contains("There is already an account");
  }

  @Test
  @DisplayName("shows nothing of an account by an address that the provider did not verify")
  void unverifiedAddress() {
    providers.vouchFor(somebody(GOOGLE, "1", "ada@acme.test", false));
    var taken = browser.submit(browser.open(app.authorizationUrl()), BY_GOOGLE);
    providers.vouchFor(somebody(GOOGLE, "2", "nobody@acme.test", false));
    var other = gatewright.browser();
    var free = other.submit(other.open(app.authorizationUrl()), BY_GOOGLE);

    assertThat(taken.text()).isEqualTo(free.text()).contains("No account here is connected");
    assertThat(taken.status()).isEqualTo(free.status()).isEqualTo(403);
  }

  @Test
  @DisplayName("makes no account where nobody makes one by coming")
  void closed() {
    gatewright.apply(TestIssuer.of(TestSetup.ISSUER).setting("signup", "closed"));
    providers.vouchFor(somebody("1", "nia@upstream.test"));
    var page = browser.submit(browser.open(app.authorizationUrl()), BY_GOOGLE);
    assertThat(page.text()).contains("No account here is connected");
    assertThat(page.body()).contains("name=\"password\"");
  }

  @Test
  @DisplayName("makes no account with an address of a domain that may not sign up")
  void otherDomain() {
    gatewright.apply(
        TestIssuer.of(TestSetup.ISSUER).setting("signup_domains", List.of("acme.test")));
    providers.vouchFor(somebody("1", "nia@upstream.test"));
    var page = browser.submit(browser.open(app.authorizationUrl()), BY_GOOGLE);
    assertThat(page.text()).contains("of a domain that can’t make an account here");
  }

  @Test
  @DisplayName("refuses a suspended person, and says so only because it is them")
  void suspended() {
    providers.vouchFor(somebody("1", "ada@acme.test"));
    var asked = browser.submit(browser.open(app.authorizationUrl()), BY_GOOGLE);
    away(browser, asked, Map.of("email", ADA.email(), "password", ADA.password()));
    gatewright.apply(ADA.suspended());

    var other = gatewright.browser();
    var page = other.submit(other.open(app.authorizationUrl()), BY_GOOGLE);
    assertThat(page.status()).isEqualTo(403);
    assertThat(page.text()).contains("not active");
  }

  @Test
  @DisplayName("says why it led no further, with the form to sign in otherwise")
  void troubles() {
    assertThat(says(new UpstreamResult.Declined())).contains("cancelled at Google");
    assertThat(says(new UpstreamResult.Unavailable())).contains("can’t be reached");
    assertThat(says(new UpstreamResult.Refused(UpstreamFault.ID_TOKEN))).contains("didn’t work");
  }

  @Test
  @DisplayName("ends at once with a provider that is withdrawn, for sign-ins under way as well")
  void withdrawn() {
    providers.vouchFor(somebody("1", "nia@upstream.test"));
    var login = browser.open(app.authorizationUrl());
    providers.withdraw(GOOGLE);
    var page = browser.submit(login, BY_GOOGLE);
    assertThat(page.text()).contains("can’t be reached");
    assertThat(page.body()).doesNotContain("value=\"google\"");
  }

  @Test
  @DisplayName("RFC 6749 §10.12: takes no answer in another browser, and none twice")
  void stateIsBound() {
    providers.vouchFor(somebody("1", "nia@upstream.test"));
    through(browser, BY_GOOGLE);
    var stranger = gatewright.browser();
    assertThat(stranger.open(providers.lastCallback()).status()).as("login CSRF").isEqualTo(400);
    stranger.open(app.authorizationUrl());
    assertThat(stranger.open(providers.lastCallback()).status()).isEqualTo(400);

    var again = browser.open(providers.lastCallback());
    assertThat(again.address().getPath()).endsWith("/login");
    assertThat(again.status()).as("the back button leads on").isEqualTo(200);
  }

  @Test
  @DisplayName("RFC 9700 §4.4: takes no provider's answer for another's")
  void noMixUp() {
    providers.vouchFor(somebody("1", "nia@upstream.test"));
    var login = browser.open(app.authorizationUrl());
    providers.answer(new UpstreamResult.Declined());
    browser.submit(login, BY_GOOGLE);
    var mixed = providers.lastCallback().toString().replace("/google?", "/work?");
    assertThat(browser.open(URI.create(mixed)).status()).isEqualTo(400);
  }

  @Test
  @DisplayName(
      "Form Post Response Mode §2: takes an answer that another site posts, without our cookies;"
          + " what it says stands in no address")
  void formPost() throws Exception {
    providers.ask(URI.create("https://google.test/authorize"));
    browser.leave(browser.open(app.authorizationUrl()), BY_GOOGLE);
    var callback = providers.lastCallback();
    var answer = callback.getRawQuery();
    try (var http = HttpClient.newHttpClient()) {
      var posted =
          http.send(
              HttpRequest.newBuilder(callback.resolve(callback.getRawPath()))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .header("Origin", "https://google.test")
                  .header("Sec-Fetch-Site", "cross-site")
                  .POST(HttpRequest.BodyPublishers.ofString(answer))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(posted.statusCode()).isEqualTo(303);
      var onward = posted.headers().firstValue("Location").orElseThrow();
      assertThat(onward).doesNotContain("state-").doesNotContain("code=");
      var target = callback.resolve(onward);
      assertThat(gatewright.browser().open(target).status()).as("another browser").isEqualTo(400);
      assertThat(browser.open(target).text()).contains("cancelled at Google");
    }
  }

  @Test
  @DisplayName("is too late after a quarter of an hour")
  void tooLate() {
    providers.vouchFor(somebody("1", "nia@upstream.test"));
    through(browser, BY_GOOGLE);
    gatewright.clock().advance(Duration.ofMinutes(16));
    assertThat(browser.open(providers.lastCallback()).status()).isEqualTo(400);
  }

  @Test
  @DisplayName(
      "is one factor, unless the provider is trusted with two and says that there were two")
  void amr() throws Exception {
    var who = somebody("1", "nia@upstream.test");
    providers.vouchFor(PlayedProviders.proved(who, Set.of("pwd", "mfa"), Optional.empty()));
    assertThat(app.verified(success(app.redeem(through(browser, BY_GOOGLE)))))
        .as("not trusted")
        .containsEntry("amr", List.of("fed"))
        .containsEntry("acr", "urn:gatewright:acr:password");

    var trusted = somebody(WORK, "1", "noa@upstream.test", true);
    providers.vouchFor(PlayedProviders.proved(trusted, Set.of("pwd", "mfa"), Optional.empty()));
    assertThat(app.verified(success(app.redeem(through(gatewright.browser(), BY_WORK)))))
        .containsEntry("amr", List.of("fed", "mfa"))
        .containsEntry("acr", "urn:gatewright:acr:mfa");
    providers.vouchFor(PlayedProviders.proved(trusted, Set.of("pwd"), Optional.empty()));
    assertThat(app.verified(success(app.redeem(through(gatewright.browser(), BY_WORK)))))
        .as("trusted, and says that there was one")
        .containsEntry("acr", "urn:gatewright:acr:password");
  }

  @Test
  @DisplayName(
      "OpenID Connect Core §3.1.2.1: prompt=login is handed on, and answered only by a moment that"
          + " the provider vouches for")
  void freshness() {
    var who = somebody("1", "nia@upstream.test");
    providers.vouchFor(who);
    through(browser, BY_GOOGLE);
    assertThat(providers.lastHints().prompt()).isEmpty();
    gatewright.clock().advance(Duration.ofMinutes(5));

    var anew = URI.create(app.authorizationUrl() + "&prompt=login");
    var page = browser.submit(browser.open(anew), BY_GOOGLE);
    assertThat(providers.lastHints().prompt()).contains("login");
    assertThat(providers.lastHints().maxAge()).isPresent();
    assertThat(page.text()).contains("sign in anew");

    var before = gatewright.clock().instant().minusSeconds(120);
    providers.vouchFor(PlayedProviders.proved(who, Set.of(), Optional.of(before)));
    assertThat(browser.submit(browser.open(anew), BY_GOOGLE).text()).contains("sign in anew");
    var now = gatewright.clock().instant();
    providers.vouchFor(PlayedProviders.proved(who, Set.of(), Optional.of(now)));
    assertThat(away(browser, browser.open(anew), BY_GOOGLE).getQuery()).contains("code=");
  }

  private String says(UpstreamResult result) {
    providers.answer(result);
    var page = browser.submit(browser.open(app.authorizationUrl()), BY_GOOGLE);
    assertThat(page.body()).contains("name=\"password\"");
    return page.text();
  }

  private URI login(RelyingParty party) {
    return URI.create(party.authorizationUrl() + "&prompt=login");
  }

  private URI through(Browser who, Map<String, String> button) {
    return away(who, who.open(app.authorizationUrl()), button);
  }

  /// Where the application is answered.
  private static URI away(Browser who, Page page, Map<String, String> values) {
    return who.leave(page, values);
  }
}
