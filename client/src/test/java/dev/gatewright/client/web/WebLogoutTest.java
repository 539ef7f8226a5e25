package dev.gatewright.client.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.http.HttpTransport;
import dev.gatewright.client.json.JsonObject;
import dev.gatewright.client.logout.LogoutToken;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Logging out")
class WebLogoutTest {
  private final LoginFixture app = new LoginFixture(builder -> builder.logoutTokens(this::verify));
  private final Browser browser = app.browser();

  private LogoutToken verify(String token) {
    if (token.equals("away")) {
      throw new IdpException.Unavailable("keys.unreachable", "no keys");
    }
    var parts = token.split(" ", -1);
    if (parts.length != 2) {
      throw new IdpException.InvalidToken("token.malformed", "not a token");
    }
    return LogoutToken.of(
        JsonObject.of(
            Map.of(
                "iss",
                app.idp.issuer(),
                "sub",
                parts[0],
                "sid",
                parts[1],
                "jti",
                "j1",
                "iat",
                app.clock.instant().getEpochSecond())));
  }

  private Browser.Answer backchannel(String form) {
    return app.browser().request("POST", "/backchannel-logout", Map.of(), form);
  }

  @Test
  @DisplayName("OpenID Connect RP-Initiated Logout §2: here, at the provider, and back again")
  void everywhere() {
    app.logIn(browser);
    var copy = app.browser();
    browser.cookies("session").forEach(copy::plant);
    var out = browser.open("/logout");
    assertThat(out.location()).startsWith("https://idp.test/t1/end_session?id_token_hint=");
    assertThat(out.query("client_id")).isEqualTo("web");
    assertThat(out.query("post_logout_redirect_uri")).isEqualTo("https://app.test/");
    assertThat(app.provider.lastForm("/revocation", "token")).contains("rt-1");
    assertThat(browser.cookies("session")).isEmpty();
    assertThat(browser.open("/x").status()).isEqualTo(303);
    assertThat(copy.open("/x").status()).as("a copy of the cookie").isEqualTo(303);
  }

  @Test
  @DisplayName("Who is not logged in goes straight to the page for afterwards")
  void withoutSession() {
    var other = new LoginFixture(builder -> builder.afterLogout("/bye"));
    assertThat(other.browser().open("/logout").location()).isEqualTo("/bye");
    assertThat(other.provider.count("/revocation")).isZero();
    var registered = URI.create("https://app.test/out");
    var set = new LoginFixture(builder -> builder.postLogoutRedirectUri(registered));
    assertThat(set.loggedIn().open("/logout").query("post_logout_redirect_uri"))
        .isEqualTo("https://app.test/out");
  }

  @Test
  @DisplayName(
      "A provider without such a place, or that does not answer, keeps nobody logged in here")
  void providerWithout() {
    app.logIn(browser);
    app.provider.metadata().remove("end_session_endpoint");
    app.clock.advance(Duration.ofHours(2));
    app.provider.answer("/revocation", _ -> HttpTransport.Response.of(503, Map.of(), new byte[0]));
    var out = browser.open("/logout");
    assertThat(out.location()).isEqualTo("/");
    assertThat(browser.cookies("session")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, same-origin, navigate, , 303",
    "GET, none, navigate, , 303",
    "GET, , , , 303",
    "GET, cross-site, navigate, , 200",
    "GET, same-site, navigate, , 200",
    "GET, same-origin, no-cors, , 200",
    "GET, , , https://evil.test, 200",
    "POST, same-origin, navigate, https://app.test, 303",
    "POST, same-origin, cors, https://app.test, 303",
    "POST, , , https://app.test, 303",
    "POST, , , , 303",
    "POST, cross-site, navigate, https://evil.test, 403",
    "POST, cross-site, navigate, https://app.test, 403",
    "POST, same-site, navigate, https://evil.app.test, 403",
    "POST, none, navigate, , 403",
    "POST, , , https://evil.test, 403",
    "POST, , , null, 403",
    "POST, , , http://app.test, 403",
  })
  @DisplayName("RFC 9700 §4.7: another site cannot log anybody out, only ask whether they want to")
  void csrf(String method, String site, String mode, String origin, int status) {
    app.logIn(browser);
    var headers = new HashMap<String, String>();
    headers.put("Sec-Fetch-Site", site);
    headers.put("Sec-Fetch-Mode", mode);
    headers.put("Origin", origin);
    headers.values().removeIf(value -> value == null);
    var answer = browser.request(method, "/logout", headers, "");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(browser.cookies("session").isEmpty()).isEqualTo(status == 303);
    if (status != 303) {
      assertThat(answer.body()).contains("<form method=\"post\" action=\"/logout\">");
    }
  }

  @Test
  @DisplayName("A browser that loads pages ahead logs nobody out")
  void prefetch() {
    app.logIn(browser);
    var headers =
        Map.of(
            "Sec-Fetch-Site",
            "same-origin",
            "Sec-Fetch-Mode",
            "navigate",
            "Sec-Purpose",
            "prefetch;prerender");
    browser.request("GET", "/logout", headers, "");
    assertThat(browser.open("/x").status()).isEqualTo(200);
  }

  @Test
  @DisplayName(
      "OpenID Connect Back-Channel Logout §2.5, §2.8: the provider ends a session by its sid")
  void bySession() {
    app.provider.idTokenClaims().put("sid", "s1");
    app.logIn(browser);
    app.provider.idTokenClaims().put("sid", "s2");
    var other = app.loggedIn();
    var answer = backchannel("logout_token=ada+s1");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(browser.open("/x").status()).isEqualTo(303);
    assertThat(other.open("/x").status()).isEqualTo(200);
  }

  @Test
  @DisplayName(
      "A session is found by its login's sid though a renewal's ID token does not repeat it")
  void renewedWithoutSid() {
    app.provider.idTokenClaims().put("sid", "s1");
    app.logIn(browser);
    app.clock.advance(Duration.ofMinutes(11));
    var now = app.clock.instant().getEpochSecond();
    app.provider.idTokenClaims().putAll(Map.of("iat", now, "exp", now + 300));
    app.provider.idTokenClaims().keySet().removeAll(List.of("sid", "nonce"));
    assertThat(browser.open("/x").setCookies()).as("renewed").hasSize(1);
    backchannel("logout_token=ada+s1");
    assertThat(browser.open("/x").status()).isEqualTo(303);
  }

  @Test
  @DisplayName(
      "OpenID Connect Back-Channel Logout §2.5: without a sid all of a person's sessions end,"
          + " and a later login is a new one")
  void bySubject() {
    app.logIn(browser);
    app.provider.idTokenClaims().put("sub", "bob");
    var bob = app.loggedIn();
    app.clock.advance(Duration.ofSeconds(1));
    backchannel("logout_token=ada+");
    assertThat(browser.open("/x").status()).isEqualTo(303);
    assertThat(bob.open("/x").status()).isEqualTo(200);
    app.clock.advance(Duration.ofSeconds(1));
    app.provider.idTokenClaims().put("sub", "ada");
    app.logIn(browser);
    assertThat(browser.open("/x").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 400",
    "logout_token=forged, 400",
    "logout_token=, 400",
    "logout_token=ada+s1&logout_token=ada+s1, 400",
    "logout_token=away, 503",
  })
  @DisplayName("OpenID Connect Back-Channel Logout §2.8: a token that is not good ends nothing")
  void notGood(String form, int status) {
    app.provider.idTokenClaims().put("sid", "s1");
    app.logIn(browser);
    var answer = backchannel(form);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).contains("application/json");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.body()).contains("\"error\":\"invalid_request\"");
    assertThat(browser.open("/x").status()).isEqualTo(200);
  }
}
