package dev.gatewright.client.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.http.HttpTransport;
import dev.gatewright.client.testing.ScriptedProvider;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A session in an encrypted cookie")
class CookieSessionsTest {
  private final LoginFixture app = new LoginFixture();
  private final Browser browser = app.loggedIn();

  private void expireAccessToken() {
    app.clock.advance(Duration.ofSeconds(601));
    var now = app.clock.instant().getEpochSecond();
    app.provider.idTokenClaims().putAll(Map.of("iat", now, "exp", now + 300));
    app.provider.idTokenClaims().remove("nonce");
    app.provider.tokenAnswer().put("access_token", "at-2");
    app.provider.tokenAnswer().put("refresh_token", "rt-2");
  }

  @Test
  @DisplayName("A renewed token set is in the browser's cookie before it is used")
  void renewal() {
    expireAccessToken();
    assertThat(browser.open("/x").body()).isEqualTo("ada at-2");
    assertThat(app.provider.lastForm("/token", "refresh_token")).contains("rt-1");
    assertThat(browser.open("/x").setCookies()).isEmpty();
    app.clock.advance(Duration.ofSeconds(601));
    browser.open("/x");
    assertThat(app.provider.lastForm("/token", "refresh_token")).contains("rt-2");
  }

  @Test
  @DisplayName(
      "Two requests with the same old cookie cause one refresh and both end with a good one")
  void parallelRequests() {
    var second = app.browser();
    browser.cookies("session").forEach(second::plant);
    expireAccessToken();
    assertThat(browser.open("/x").body()).isEqualTo("ada at-2");
    assertThat(second.open("/x").body()).isEqualTo("ada at-2");
    assertThat(app.provider.count("/token")).isEqualTo(2);
    app.provider.answer("/token", _ -> ScriptedProvider.json(400, Map.of()));
    app.clock.advance(Duration.ofMinutes(5));
    assertThat(browser.open("/x").status()).isEqualTo(200);
    assertThat(second.open("/x").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("A session whose refresh token is refused is over, and its cookie taken back")
  void refused() {
    expireAccessToken();
    app.provider.answer(
        "/token", _ -> ScriptedProvider.json(400, Map.of("error", "invalid_grant")));
    assertThat(browser.open("/x").status()).isEqualTo(303);
    assertThat(browser.cookies("session")).isEmpty();
  }

  @Test
  @DisplayName("A provider that is away, or refuses the client, does not log anybody out")
  void away() {
    expireAccessToken();
    var cookie = browser.cookies("session");
    app.provider.answer("/token", _ -> HttpTransport.Response.of(503, Map.of(), new byte[0]));
    assertThatThrownBy(() -> browser.open("/x")).isInstanceOf(IdpException.Unavailable.class);
    app.provider.answer(
        "/token", _ -> ScriptedProvider.json(401, Map.of("error", "invalid_client")));
    assertThatThrownBy(() -> browser.open("/x")).isInstanceOf(IdpException.Refused.class);
    assertThat(browser.cookies("session")).isEqualTo(cookie);
    app.provider.answer("/token", _ -> app.provider.tokens());
    assertThat(browser.open("/x").body()).isEqualTo("ada at-2");
  }

  @Test
  @DisplayName("A session ends after its lifetime however busy, also for who kept the cookie")
  void lifetime() {
    app.provider.tokenAnswer().put("expires_in", 60 * 60 * 24 * 30);
    app.logIn(browser);
    for (var hours = 0; hours < 7 * 24 - 6; hours += 6) {
      app.clock.advance(Duration.ofHours(6));
      assertThat(browser.open("/x").status()).isEqualTo(200);
    }
    var kept = browser.cookies("session");
    app.clock.advance(Duration.ofHours(6));
    kept.forEach(browser::plant);
    assertThat(browser.open("/x").status()).isEqualTo(303);
  }

  @Test
  @DisplayName("A session ends when it was not used for a while, also for who kept the cookie")
  void idle() {
    app.provider.tokenAnswer().put("expires_in", 60 * 60 * 24 * 30);
    app.logIn(browser);
    var kept = browser.cookies("session");
    app.clock.advance(Duration.ofHours(12).minusSeconds(1));
    assertThat(browser.open("/x").status()).isEqualTo(200);
    app.clock.advance(Duration.ofSeconds(1));
    kept.forEach(browser::plant);
    assertThat(browser.open("/x").status()).isEqualTo(303);
  }

  @Test
  @DisplayName("A session is marked as seen now and then, and not while its renewal is near")
  void touch() {
    app.provider.tokenAnswer().put("expires_in", 4 * 3600);
    app.logIn(browser);
    app.clock.advance(Duration.ofHours(1));
    assertThat(browser.open("/x").setCookies()).isEmpty();
    app.clock.advance(Duration.ofHours(1));
    assertThat(browser.open("/x").setCookies()).hasSize(1);
    app.clock.advance(Duration.ofHours(2).minusMinutes(4));
    assertThat(browser.open("/x").setCookies()).isEmpty();
  }

  @Test
  @DisplayName("A request that ends after the logout does not bring the session back")
  void lateAnswer() {
    var slow = app.browser();
    browser.cookies("session").forEach(slow::plant);
    expireAccessToken();
    slow.open("/x");
    browser.open("/logout");
    slow.cookies("session").forEach(browser::plant);
    assertThat(browser.open("/x").status()).isEqualTo(303);
  }

  @Test
  @DisplayName(
      "Long tokens travel in several cookies, and too long ones are told to whoever runs it")
  void longTokens() {
    app.provider.tokenAnswer().put("access_token", "a".repeat(6000));
    app.logIn(browser);
    assertThat(browser.cookies("session")).hasSize(3);
    assertThat(browser.open("/x").status()).isEqualTo(200);
    app.provider.tokenAnswer().put("access_token", "at-1");
    app.logIn(browser);
    assertThat(browser.cookies("session")).hasSize(1);
    app.provider.tokenAnswer().put("access_token", "a".repeat(12_000));
    assertThat(app.logIn(browser).status()).isEqualTo(500);
  }

  @Test
  @DisplayName("The cookie shows nothing of the tokens")
  void encrypted() {
    var value = browser.cookies("session").values().iterator().next();
    assertThat(value).doesNotContain("rt-1").matches("1\\.[A-Za-z0-9_-]+");
  }
}
