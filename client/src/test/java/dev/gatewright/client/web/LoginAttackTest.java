package dev.gatewright.client.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Nobody is logged in to an account that is not theirs, or sent where they did not ask")
class LoginAttackTest {
  private final LoginFixture app = new LoginFixture();
  private final Browser victim = app.browser();
  private final Browser attacker = app.browser();

  private void assertNotLoggedIn(Browser browser) {
    assertThat(browser.cookies("session")).isEmpty();
    assertThat(browser.open("/x").status()).isEqualTo(303);
  }

  @Test
  @DisplayName(
      "RFC 9700 §4.7: an attacker's callback does not log a victim in to the attacker's account")
  void loginCsrf() {
    var callback = app.callback(attacker.open("/login"));
    var answer = victim.openFromElsewhere(callback);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(app.provider.count("/token")).isZero();
    assertNotLoggedIn(victim);
  }

  @Test
  @DisplayName("RFC 9700 §4.7: nor does it when the victim has a login of their own under way")
  void loginCsrfDuringLogin() {
    victim.open("/login");
    var answer = victim.openFromElsewhere(app.callback(attacker.open("/login")));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(app.provider.count("/token")).isZero();
    assertNotLoggedIn(victim);
  }

  @Test
  @DisplayName("An attacker's callback leaves a victim who is logged in as they were")
  void loginCsrfWhenLoggedIn() {
    app.logIn(victim);
    var before = victim.cookies("session");
    app.provider.idTokenClaims().put("sub", "mallory");
    var answer = victim.openFromElsewhere(app.callback(attacker.open("/login")));
    assertThat(answer.location()).isEqualTo("/");
    assertThat(victim.cookies("session")).isEqualTo(before);
    assertThat(victim.open("/x").body()).startsWith("ada");
  }

  @Test
  @DisplayName("A login's cookie under the name of another login is not that login")
  void cookieOfAnotherLogin() {
    var mine = attacker.open("/login");
    var theirs = victim.open("/login");
    var name = attacker.cookies("login").keySet().iterator().next();
    victim.plant(name, victim.cookies("login").values().iterator().next());
    assertThat(victim.open(app.callback(mine)).status()).isEqualTo(400);
    assertThat(victim.open(app.callback(theirs)).status()).isEqualTo(303);
  }

  @Test
  @DisplayName("RFC 6749 §10.5: a callback that comes again is not redeemed again")
  void replay() {
    var callback = app.callback(victim.open("/dashboard"));
    victim.open(callback);
    assertThat(victim.open(callback).location()).as("logged in already").isEqualTo("/");
    victim.open("/logout");
    var again = victim.open(callback);
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.body()).contains("href=\"/login\"");
    assertThat(app.provider.count("/token")).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "RFC 9207 §2.4: an answer of another provider is refused before its code is sent anywhere")
  void mixUp() {
    var callback = app.callback(victim.open("/x")).replaceAll("iss=.*", "iss=https://evil.test");
    assertThat(victim.open(callback).status()).isEqualTo(400);
    assertThat(app.provider.count("/token")).isZero();
    assertNotLoggedIn(victim);
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.1: the ID token of another login logs nobody in")
  void nonce() {
    var callback = app.callback(victim.open("/x"));
    app.provider.idTokenClaims().put("nonce", "another");
    assertThat(victim.open(callback).status()).isEqualTo(502);
    assertNotLoggedIn(victim);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.test/",
        "//evil.test",
        "/\\evil.test",
        "/%2fevil.test",
        "/a/../..//evil.test",
        "javascript:alert(1)",
        "/x\r\nSet-Cookie: a=b",
        "/x\u0000",
        "/login",
        "/login?return_to=/x",
        "/logout",
        "/callback?code=x&state=y",
        "",
      })
  @DisplayName("RFC 9700 §4.11: a return address that is no page of the application counts as none")
  void openRedirect(String returnTo) {
    var link = "/login?return_to=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8);
    var back = victim.open(app.callback(victim.open(link)));
    assertThat(back.location()).isEqualTo("/");
  }

  @Test
  @DisplayName("Two return addresses count as none")
  void doubledReturnTo() {
    var back = victim.open(app.callback(victim.open("/login?return_to=/a&return_to=/b")));
    assertThat(back.location()).isEqualTo("/");
  }

  @Test
  @DisplayName("A cookie of one purpose is nothing in the place of another")
  void cookieSwap() {
    app.logIn(victim);
    var session = victim.cookies("session").entrySet().iterator().next();
    attacker.open("/login");
    var login = attacker.cookies("login").values().iterator().next();
    victim.plant(session.getKey(), "1." + login);
    assertThat(victim.open("/x").status()).isEqualTo(303);
    assertThat(victim.cookies("session")).as("taken back").isEmpty();

    var started = attacker.open("/login");
    var name = attacker.cookies("login").keySet().stream().reduce((a, b) -> b).orElseThrow();
    attacker.plant(name, session.getValue().substring(2));
    assertThat(attacker.open(app.callback(started)).status()).isEqualTo(400);
  }

  @Test
  @DisplayName("A session of another application with the same secret is none here")
  void sameSecret() {
    var other = new LoginFixture("https://other.test/callback", builder -> builder);
    var value = other.loggedIn().cookies("session").values().iterator().next();
    app.logIn(victim);
    var name = victim.cookies("session").keySet().iterator().next();
    victim.plant(name, value);
    assertThat(victim.open("/x").status()).isEqualTo(303);
  }

  @Test
  @DisplayName("A changed session cookie is no session, and is taken back")
  void tampered() {
    app.logIn(victim);
    var session = victim.cookies("session").entrySet().iterator().next();
    var value = session.getValue();
    var middle = value.length() / 2;
    var flipped = value.charAt(middle) == 'A' ? 'B' : 'A';
    victim.plant(
        session.getKey(), value.substring(0, middle) + flipped + value.substring(middle + 1));
    assertNotLoggedInAfter(victim.open("/x"));
    for (var bad : new String[] {"", "1.", "4.abc", "x".repeat(70_000)}) {
      victim.plant(session.getKey(), bad);
      assertNotLoggedInAfter(victim.open("/x"));
    }
  }

  private void assertNotLoggedInAfter(Browser.Answer answer) {
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.location()).startsWith("https://idp.test/");
  }

  @Test
  @DisplayName("A second session cookie beside the first makes neither believed")
  void doubledCookie() {
    app.logIn(victim);
    app.logIn(attacker);
    var mine = victim.cookies("session").entrySet().iterator().next();
    var theirs = attacker.cookies("session").values().iterator().next();
    var answer =
        victim.request(
            "GET",
            "/x",
            Map.of(
                "Sec-Fetch-Mode",
                "navigate",
                "Cookie",
                mine.getKey() + "=" + theirs + "; " + mine.getKey() + "=" + mine.getValue()),
            "");
    assertNotLoggedInAfter(answer);
  }

  @Test
  @DisplayName(
      "Session fixation: a login ends the session that the browser had, whoever else has it")
  void fixation() {
    app.logIn(attacker);
    attacker.cookies("session").forEach(victim::plant);
    app.logIn(victim);
    assertThat(victim.cookies("session")).isNotEqualTo(attacker.cookies("session"));
    assertThat(victim.open("/x").status()).isEqualTo(200);
    assertThat(attacker.open("/x").status()).isEqualTo(303);
  }

  @Test
  @DisplayName("A body or a header far too long is no login and no failure")
  void oversized() {
    victim.open("/x");
    var form = "state=" + "s".repeat(100_000);
    assertThat(victim.request("POST", "/callback", Map.of("Accept", "text/html"), form).status())
        .isEqualTo(400);
    assertThat(victim.open("/callback?state=" + "s".repeat(50_000)).status()).isEqualTo(400);
  }
}
