package dev.gatewright.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The work that an issuer under attack asks of unknown browsers")
final class ChallengeTest {
  private static final TestUser ADA = TestUser.of("ada@acme.test").name("Ada");
  private static final Pattern ASKED =
      Pattern.compile("data-challenge=\"([A-Za-z0-9_-]{22})\" data-bits=\"(\\d+)\"");

  private final TestGatewright gatewright =
      TestGatewright.start(
          TestSetup.ofTenantsYaml(
              """
              issuers:
                - { id: calm, challenge: auto, clients: [{ id: app, type: spa, redirect_uris: ["http://127.0.0.1:1/callback"] }], users: [{ email: ada@acme.test, password: "%1$s" }] }
                - { id: wary, challenge: always, clients: [{ id: app, type: spa, redirect_uris: ["http://127.0.0.1:1/callback"] }], users: [{ email: ada@acme.test, password: "%1$s" }] }
                - { id: bold, challenge: off, clients: [{ id: app, type: spa, redirect_uris: ["http://127.0.0.1:1/callback"] }], users: [{ email: ada@acme.test, password: "%1$s" }] }
              """
                  .formatted(ADA.password())));

  @AfterEach
  void stop() {
    gatewright.close();
  }

  private Page login(Browser browser, String issuer) {
    var client = TestClient.spa("app").redirectUri("http://127.0.0.1:1/callback");
    return browser.open(
        new RelyingParty(gatewright.issuer(issuer), client).authorizationUrl(callback()));
  }

  private static URI callback() {
    return URI.create("http://127.0.0.1:1/callback");
  }

  private static boolean isAsked(Page page) {
    return ASKED.matcher(page.body()).find();
  }

  private static int bits(Page page) {
    var asked = ASKED.matcher(page.body());
    assertThat(asked.find()).as("asked on " + page).isTrue();
    return Integer.parseInt(asked.group(2));
  }

  /// What a script finds (FIPS 180-4).
  private static String solution(Page page) throws Exception {
    var asked = ASKED.matcher(page.body());
    assertThat(asked.find()).isTrue();
    int bits = Integer.parseInt(asked.group(2));
    var sha256 = MessageDigest.getInstance("SHA-256");
    for (int number = 0; ; number++) {
      byte[] hash = sha256.digest((asked.group(1) + ":" + number).getBytes(US_ASCII));
      int first = (hash[0] & 0xff) << 24 | (hash[1] & 0xff) << 16 | (hash[2] & 0xff) << 8;
      if (Integer.numberOfLeadingZeros(first) >= bits) {
        return Integer.toString(number);
      }
    }
  }

  private static Map<String, String> typed(String password) {
    return Map.of("email", ADA.email(), "password", password);
  }

  private static Map<String, String> solved(Page page, String password) throws Exception {
    var values = new HashMap<>(typed(password));
    values.put("solution", solution(page));
    return values;
  }

  /// The person is asked whether the application may know them.
  private static void assertIn(Page answer) {
    assertThat(answer.text()).contains("Allow", ADA.email());
  }

  private static void assertRefused(Page answer) {
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).contains("so your browser is checked first");
    assertThat(answer.values("email")).contains(ADA.email());
    assertThat(isAsked(answer)).as("asked anew").isTrue();
    assertThat(answer.body()).doesNotContain(ADA.password());
  }

  @Test
  @DisplayName("lets in who has done it, and refuses the right password of who has not, kindly")
  void solvedOrNot() throws Exception {
    var browser = gatewright.browser();
    var login = login(browser, "wary");
    var refused = browser.submit(login, typed(ADA.password()));
    assertRefused(refused);
    var wrong = new HashMap<>(typed(ADA.password()));
    wrong.put("solution", "-1");
    assertRefused(browser.submit(refused, wrong));

    var in = browser.submit(refused, solved(refused, ADA.password()));
    assertIn(in);
  }

  @Test
  @DisplayName("is good for one form once: not again, not at another login or issuer, not too late")
  void onceHereAndNow() throws Exception {
    var browser = gatewright.browser();
    var login = login(browser, "wary");
    var values = solved(login, "wrong");
    assertThat(browser.submit(login, values).status()).isEqualTo(422);
    assertRefused(browser.submit(login, values));

    var mine = login(browser, "wary");
    var other = login(gatewright.browser(), "wary");
    var foreign = new HashMap<>(solved(other, ADA.password()));
    foreign.put("challenge", other.values("challenge").getFirst());
    assertRefused(browser.submit(mine, foreign));

    var late = login(browser, "wary");
    var found = solved(late, ADA.password());
    gatewright.clock().advance(Duration.ofMinutes(10));
    assertRefused(browser.submit(late, found));
  }

  @Test
  @DisplayName("is not asked of a browser that signed in before, but for other accounts")
  void knownBrowsers() throws Exception {
    var browser = gatewright.browser();
    var first = login(browser, "wary");
    browser.submit(first, solved(first, ADA.password()));
    gatewright.signOut(ADA.email());
    gatewright.clock().advance(Duration.ofDays(8));

    var again = login(browser, "wary");
    assertThat(isAsked(again)).isFalse();
    var other = browser.submit(again, Map.of("email", "bob@acme.test", "password", "guess"));
    assertThat(other.status()).isEqualTo(403);
    assertThat(isAsked(other)).isTrue();
    assertIn(browser.submit(again, typed(ADA.password())));
  }

  @Test
  @DisplayName("is turned on by an attack on the issuer, made harder, and turned off by quiet")
  void attacks() throws Exception {
    for (var issuer : new String[] {"calm", "bold"}) {
      for (int i = 0; i < 120; i++) {
        assertThat(isAsked(login(gatewright.browser(), issuer))).as("after " + i).isFalse();
        var browser = gatewright.browser();
        var page = login(browser, issuer);
        var _ = browser.submit(page, Map.of("email", "p" + i + "@acme.test", "password", "guess"));
      }
    }
    assertThat(isAsked(login(gatewright.browser(), "bold"))).as("off").isFalse();

    var browser = gatewright.browser();
    var under = login(browser, "calm");
    assertThat(bits(under)).isGreaterThan(bits(login(gatewright.browser(), "wary")));
    assertRefused(browser.submit(under, typed(ADA.password())));
    gatewright.clock().advance(Duration.ofMinutes(4));
    assertThat(isAsked(login(gatewright.browser(), "calm"))).isTrue();
    gatewright.clock().advance(Duration.ofMinutes(2));
    assertThat(isAsked(login(gatewright.browser(), "calm"))).isFalse();
    assertIn(browser.submit(under, typed(ADA.password())));
  }
}
