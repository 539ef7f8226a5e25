package dev.gatewright.client.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.testing.ScriptedProvider;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A web application's login")
class WebLoginTest {
  private final LoginFixture app = new LoginFixture();
  private final Browser browser = app.browser();

  @Test
  @DisplayName("Who asks for a page logs in and gets that page")
  void happyPath() {
    var started = browser.open("/dashboard?tab=1&q=a%20b");
    assertThat(started.status()).isEqualTo(303);
    assertThat(started.location()).startsWith("https://idp.test/t1/authorization?");
    assertThat(started.query("scope")).isEqualTo("openid profile email");
    var back = browser.open(app.callback(started));
    assertThat(back.location()).isEqualTo("/dashboard?tab=1&q=a%20b");
    assertThat(browser.open("/dashboard").body()).isEqualTo("ada at-1");
    assertThat(browser.cookies("login")).isEmpty();
  }

  @Test
  @DisplayName("A link to the login comes back to its return_to, or to the page set for that")
  void returnTo() {
    var asked = browser.open("/login?return_to=%2Freports%3Fy%3D1");
    assertThat(browser.open(app.callback(asked)).location()).isEqualTo("/reports?y=1");
    var other = new LoginFixture(builder -> builder.afterLogin("/home"));
    assertThat(other.logIn(other.browser()).location()).isEqualTo("/home");
  }

  @ParameterizedTest
  @CsvSource({"0,1,2", "0,2,1", "1,0,2", "1,2,0", "2,0,1", "2,1,0"})
  @DisplayName("Logins in several tabs end in any order, each at its own page")
  void tabs(int first, int second, int third) {
    var started = new ArrayList<Browser.Answer>();
    for (var tab = 0; tab < 3; tab++) {
      started.add(browser.open("/tab" + tab));
    }
    for (var tab : List.of(first, second, third)) {
      var back = browser.open(app.callback(started.get(tab)));
      assertThat(back.location()).isEqualTo("/tab" + tab);
      assertThat(browser.open("/tab" + tab).status()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("More logins under way than fit give up the oldest, never the newest")
  void manyTabs() {
    var started = new ArrayList<Browser.Answer>();
    for (var tab = 0; tab < 12; tab++) {
      started.add(browser.open("/tab" + tab));
      app.clock.advance(Duration.ofSeconds(1));
      assertThat(browser.cookies("login")).hasSizeLessThanOrEqualTo(LoginCookies.MAX_UNDER_WAY);
      var length = 0;
      for (var each : browser.cookies("login").entrySet()) {
        length += each.getKey().length() + each.getValue().length();
      }
      assertThat(length).isLessThanOrEqualTo(LoginCookies.MAX_TOTAL_LENGTH);
    }
    assertThat(browser.open(app.callback(started.get(0))).status()).isEqualTo(400);
    assertThat(browser.open(app.callback(started.get(11))).location()).isEqualTo("/tab11");
  }

  @Test
  @DisplayName("Logins of one moment: the oldest are given up, in whatever order cookies come back")
  void manyTabsAtOnce() {
    var started = new ArrayList<Browser.Answer>();
    for (var tab = 0; tab < 30; tab++) {
      started.add(browser.open("/tab" + tab));
      app.clock.advance(Duration.ofMillis(1));
      var cookies = new ArrayList<>(browser.cookies("login").entrySet());
      Collections.reverse(cookies);
      cookies.forEach(each -> browser.forget(each.getKey()));
      cookies.forEach(each -> browser.plant(each.getKey(), each.getValue()));
    }
    for (var tab = 30 - LoginCookies.MAX_UNDER_WAY; tab < 30; tab++) {
      assertThat(browser.open(app.callback(started.get(tab))).location()).isEqualTo("/tab" + tab);
    }
  }

  @Test
  @DisplayName("How long a login may take is a setting")
  void loginLifetime() {
    var other = new LoginFixture(builder -> builder.loginLifetime(Duration.ofHours(3)));
    var slow = other.browser();
    var started = slow.open("/dashboard");
    other.clock.advance(Duration.ofMinutes(179));
    var now = other.clock.instant().getEpochSecond();
    other.provider.idTokenClaims().putAll(Map.of("iat", now, "exp", now + 300));
    assertThat(slow.open(other.callback(started)).location()).isEqualTo("/dashboard");
    for (var wrong : List.of(Duration.ZERO, Duration.ofSeconds(59), Duration.ofDays(2))) {
      assertThatThrownBy(() -> new LoginFixture(builder -> builder.loginLifetime(wrong)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  @DisplayName("A login ends an hour after it began")
  void tooSlow() {
    var started = browser.open("/dashboard");
    var value = browser.cookies("login").entrySet().iterator().next();
    app.clock.advance(LoginCookies.LIFETIME);
    browser.plant(value.getKey(), value.getValue());
    var back = browser.open(app.callback(started));
    assertThat(back.status()).isEqualTo(400);
    assertThat(app.provider.count("/token")).isZero();
  }

  @Test
  @DisplayName(
      "OAuth 2.0 Form Post Response Mode §2: the answer may come as a form of the provider's")
  void formPost() {
    var other = new LoginFixture(WebLoginBuilder::formPost);
    var visitor = other.browser();
    var started = visitor.open("/dashboard");
    assertThat(started.query("response_mode")).isEqualTo("form_post");
    assertThat(started.setCookies().get(0)).contains("; SameSite=None").contains("; Secure");
    var form = other.callback(started).substring("/callback?".length());
    var back = visitor.request("POST", "/callback", Map.of("Sec-Fetch-Site", "cross-site"), form);
    assertThat(back.location()).isEqualTo("/dashboard");
    assertThat(visitor.open("/dashboard").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("A form from another site needs cookies that browsers take only from a safe place")
  void formPostWithoutTls() {
    var local = new LoginFixture("http://localhost:3000/callback", WebLoginBuilder::formPost);
    assertThat(local.browser().open("/x").setCookies().get(0))
        .startsWith("login-")
        .contains("; SameSite=None")
        .contains("; Secure");
    assertThatThrownBy(
            () -> new LoginFixture("http://app.test/callback", WebLoginBuilder::formPost))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("https");
  }

  @Test
  @DisplayName(
      "With https every cookie is __Host-, HttpOnly and Secure; without, it still works here")
  void cookieAttributes() {
    browser.open("/page");
    var cookies = new ArrayList<>(app.logIn(browser).setCookies());
    assertThat(cookies)
        .hasSize(2)
        .allSatisfy(cookie ->
            assertThat(cookie)
                .startsWith("__Host-")
                .contains("; Path=/;")
                .contains("; Secure")
                .contains("; HttpOnly")
                .contains("; SameSite=Lax")
                .doesNotContain("Domain"));
    var local = new LoginFixture("http://localhost:3000/callback", builder -> builder);
    assertThat(local.browser().open("/x").setCookies())
        .allSatisfy(cookie -> assertThat(cookie).startsWith("login-").doesNotContain("Secure"));
    assertThat(local.loggedIn().open("/x").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET  | navigate    | */*             |                | 303",
        "GET  |             | text/html,*/*   |                | 303",
        "GET  | cors        | text/html       |                | 401",
        "GET  |             | application/json |               | 401",
        "GET  |             |                 |                | 401",
        "GET  | navigate    | text/html       | XMLHttpRequest | 401",
        "POST | navigate    | text/html       |                | 401",
        "PUT  | cors        | */*             |                | 401",
      })
  @DisplayName("Only a browser that opens a page is sent to log in; scripts and forms get 401")
  void challenge(String method, String mode, String accept, String with, int status) {
    var headers = new HashMap<String, String>();
    headers.put("Sec-Fetch-Mode", mode);
    headers.put("Accept", accept);
    headers.put("X-Requested-With", with);
    headers.values().removeIf(value -> value == null);
    var answer = browser.request(method, "/data", headers, "");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Cache-Control")).contains("no-store");
    if (status == 401) {
      assertThat(answer.body()).contains("\"login_required\"").contains("\"/login\"");
      assertThat(answer.header("WWW-Authenticate")).isPresent();
      assertThat(answer.setCookies()).isEmpty();
    }
  }

  @Test
  @DisplayName("A link sets what it may of the provider's parameters, and nothing else")
  void fromLinks() {
    var other = new LoginFixture(builder -> builder.fromLinks("org", "login_hint"));
    var query = "/login?org=org_acme&login_hint=a%40b.test&prompt=none&scope=admin";
    var started = other.browser().open(query);
    assertThat(started.query("org")).isEqualTo("org_acme");
    assertThat(started.query("login_hint")).isEqualTo("a@b.test");
    assertThat(started.location()).doesNotContain("prompt");
    assertThat(started.query("scope")).isEqualTo("openid profile email");
    assertThat(browser.open(query).location()).doesNotContain("org_acme");
    for (var name : List.of("redirect_uri", "state", "max_age", "response_mode")) {
      assertThatThrownBy(() -> new LoginFixture(builder -> builder.fromLinks(name)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  @DisplayName("An application below a path of its host stays there")
  void root() {
    var other = new LoginFixture("https://app.test/shop/cb", builder -> builder.root("/shop"));
    var visitor = other.browser();
    var started = visitor.open("/cart");
    var back = visitor.open(other.callback(started).replace("/callback", "/cb"));
    assertThat(back.location()).isEqualTo("/shop/cart");
    var elsewhere = visitor.open("/login?return_to=%2Fadmin");
    assertThat(visitor.open(other.callback(elsewhere).replace("/callback", "/cb")).location())
        .isEqualTo("/shop/");
    assertThat(visitor.open("/logout").query("post_logout_redirect_uri"))
        .isEqualTo("https://app.test/shop/");
    assertThatThrownBy(() -> new LoginFixture(builder -> builder.root("/shop")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("/shop");
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/login,GET",
    "HEAD,/login,GET",
    "PUT,/callback,'GET, POST'",
    "DELETE,/logout,'GET, POST'"
  })
  @DisplayName("RFC 9110 §15.5.6: a route refuses other methods and names its own")
  void methods(String method, String path, String allowed) {
    var answer = browser.request(method, path, Map.of(), "");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).contains(allowed);
  }

  @Test
  @DisplayName(
      "OpenID Connect Back-Channel Logout §2.6: the provider's logout token ends a session, a forged one does not")
  void backchannelLogout() {
    app.logIn(browser);
    var claims = app.provider.idTokenClaims();
    claims.remove("nonce");
    claims.put("jti", "j1");
    claims.put("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    app.provider.idTokenHeader().put("typ", "logout+jwt");
    var forged = app.provider.sign(ScriptedProvider.newKey("k1"));

    assertThat(backchannelLogout(forged)).isEqualTo(400);
    assertThat(browser.open("/x").status()).isEqualTo(200);
    assertThat(backchannelLogout(app.provider.sign(app.provider.key()))).isEqualTo(200);
    assertThat(browser.open("/x").status()).isEqualTo(303);
  }

  private int backchannelLogout(String token) {
    return app.browser()
        .request("POST", "/backchannel-logout", Map.of(), "logout_token=" + token)
        .status();
  }

  @Test
  @DisplayName("A provider that is away gives 503 and when to try again; the login then goes on")
  void unavailable() {
    app.provider.answer(
        "/token",
        _ ->
            dev.gatewright.client.http.HttpTransport.Response.of(
                503, Map.of("retry-after", "7"), new byte[0]));
    var callback = app.callback(browser.open("/dashboard"));
    var away = browser.open(callback);
    assertThat(away.status()).isEqualTo(503);
    assertThat(away.header("Retry-After")).contains("7");
    app.provider.answer("/token", _ -> app.provider.tokens());
    assertThat(browser.open(callback).location()).isEqualTo("/dashboard");
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_denied", "login_required", "<script>alert(1)</script>"})
  @DisplayName("RFC 6749 §4.1.2.1: a login that the provider ended is told and can begin again")
  void declined(String error) {
    var callback =
        app.callback(browser.open("/dashboard"))
            .replace("code=c1", "error=" + error.replace("<", "%3C").replace(">", "%3E"));
    var answer = browser.open(callback);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("href=\"/login\"").doesNotContain("<script");
    assertThat(browser.cookies("login")).isEmpty();
  }

  @Test
  @DisplayName("What is wrong with the configuration is for the log, not for the page")
  void refused() {
    app.provider.answer(
        "/token",
        _ ->
            ScriptedProvider.json(
                401,
                Map.of("error", "invalid_client", "error_description", "secret of web is wrong")));
    var answer = browser.open(app.callback(browser.open("/dashboard")));
    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.body()).doesNotContain("invalid_client").doesNotContain("secret");
    app.provider.metadata().remove("token_endpoint");
  }

  @Test
  @DisplayName("A page of the login allows no script, no frame and no cache, and loads nothing")
  void pageHeaders() {
    var page = browser.open("/callback");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.header("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(page.header("Cache-Control")).contains("no-store");
    assertThat(page.header("Content-Security-Policy"))
        .hasValueSatisfying(policy ->
            assertThat(policy)
                .startsWith("default-src 'none'; style-src 'sha256-")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe"));
  }

  @Test
  @DisplayName("A request that the provider's absence stops gets a page or JSON, with 503")
  void fail() throws IOException {
    var away = new IdpException.Unavailable("provider.unreachable", "no answer");
    var failing = new Browser(app.clock, exchange -> app.login.fail(exchange, away));
    var page = failing.open("/x");
    assertThat(page.status()).isEqualTo(503);
    assertThat(page.header("Retry-After")).isPresent();
    assertThat(page.body()).contains("<h1>");
    var json = failing.request("POST", "/x", Map.of("Sec-Fetch-Mode", "cors"), "");
    assertThat(json.status()).isEqualTo(503);
    assertThat(json.body()).isEqualTo("{\"error\":\"temporarily_unavailable\"}");
    var over = new IdpException.LoginRequired("refresh.none", "over");
    assertThat(new Browser(app.clock, exchange -> app.login.fail(exchange, over)).open("/x"))
        .satisfies(answer -> assertThat(answer.location()).startsWith(ScriptedProvider.ISSUER));
  }

  @Test
  @DisplayName("AuthPI: who is logged in and may not do this gets 403 insufficient_scope")
  void insufficientScope() {
    var answer = new Browser(app.clock, WebLogin::insufficientScope).open("/x");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("Content-Type")).contains("application/json");
    assertThat(answer.body()).isEqualTo("{\"error\":\"insufficient_scope\"}");
  }

  @Test
  @DisplayName("A login without a cookie secret, or with a path that is none, is not built")
  void configuration() {
    assertThatThrownBy(() -> WebLogin.builder(app.idp).build())
        .hasMessageContaining("openssl rand");
    assertThatThrownBy(() -> WebLogin.builder(app.idp).cookieSecret("short"))
        .hasMessageContaining("32");
    for (var path : List.of("login", "//evil.test", "/login?x", "https://evil.test")) {
      assertThatThrownBy(() -> new LoginFixture(builder -> builder.loginPath(path)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new LoginFixture(builder -> builder.afterLogin("https://evil.test")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
