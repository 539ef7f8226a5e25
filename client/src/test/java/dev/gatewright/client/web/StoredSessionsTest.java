package dev.gatewright.client.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.http.HttpTransport;
import dev.gatewright.client.json.JsonObject;
import dev.gatewright.client.logout.LogoutToken;
import dev.gatewright.client.testing.ScriptedProvider;
import dev.gatewright.client.testing.SettableClock;
import dev.gatewright.client.token.InMemoryTokenStore;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A session in a store, with its key in a cookie")
class StoredSessionsTest {
  private final InMemoryTokenStore store = new InMemoryTokenStore(1000, new SettableClock());
  private final LoginFixture app =
      new LoginFixture(builder -> builder.store(store).logoutTokens(this::verify));
  private final Browser browser = app.loggedIn();

  private Browser copy() {
    var copy = app.browser();
    browser.cookies("session").forEach(copy::plant);
    return copy;
  }

  private void expireAccessToken() {
    app.clock.advance(Duration.ofSeconds(601));
    var now = app.clock.instant().getEpochSecond();
    app.provider.idTokenClaims().putAll(Map.of("iat", now, "exp", now + 300));
    app.provider.idTokenClaims().remove("nonce");
    app.provider.tokenAnswer().put("access_token", "at-2");
    app.provider.tokenAnswer().put("refresh_token", "rt-2");
  }

  @Test
  @DisplayName("A renewal is in the store, and the browser's cookie stays good")
  void renewal() {
    var copy = copy();
    expireAccessToken();
    assertThat(browser.open("/x").body()).isEqualTo("ada at-2");
    assertThat(copy.open("/x").body()).isEqualTo("ada at-2");
    assertThat(app.provider.count("/token")).isEqualTo(2);
  }

  @Test
  @DisplayName("A logout ends the session for every copy of its cookie")
  void logout() {
    var copy = copy();
    assertThat(browser.open("/logout").location()).contains("/end_session?id_token_hint=");
    assertThat(app.provider.lastForm("/revocation", "token")).contains("rt-1");
    assertThat(copy.open("/x").status()).isEqualTo(303);
    assertThat(copy.cookies("session")).isEmpty();
  }

  @Test
  @DisplayName("Session fixation: a new login has a new key, and the old key is nothing any more")
  void fixation() {
    var copy = copy();
    app.logIn(browser);
    assertThat(browser.cookies("session")).isNotEqualTo(copy.cookies("session"));
    assertThat(browser.open("/x").status()).isEqualTo(200);
    assertThat(copy.open("/x").status()).isEqualTo(303);
  }

  private LogoutToken verify(String token) {
    return LogoutToken.of(
        JsonObject.of(Map.of("iss", app.idp.issuer(), "sub", token, "jti", "j1", "iat", 0)));
  }

  @Test
  @DisplayName("OpenID Connect Back-Channel Logout §2.5: what the provider ends, the store forgets")
  void backchannelLogout() {
    var elsewhere = app.loggedIn();
    var told = app.browser().request("POST", "/backchannel-logout", Map.of(), "logout_token=ada");
    assertThat(told.status()).isEqualTo(200);
    assertThat(browser.open("/x").status()).isEqualTo(303);
    assertThat(elsewhere.open("/x").status()).isEqualTo(303);
  }

  @Test
  @DisplayName("A refused refresh ends the session; a provider that is away does not")
  void refused() {
    expireAccessToken();
    app.provider.answer("/token", _ -> HttpTransport.Response.of(503, Map.of(), new byte[0]));
    assertThatThrownBy(() -> browser.open("/x")).isInstanceOf(IdpException.Unavailable.class);
    assertThat(browser.cookies("session")).hasSize(1);
    app.provider.answer(
        "/token", _ -> ScriptedProvider.json(400, Map.of("error", "invalid_grant")));
    assertThat(browser.open("/x").status()).isEqualTo(303);
    assertThat(browser.cookies("session")).isEmpty();
  }

  @Test
  @DisplayName(
      "Its lifetime and its idle time hold for who kept the cookie, though the store has it")
  void limits() {
    app.provider.tokenAnswer().put("expires_in", 60 * 60 * 24 * 30);
    app.logIn(browser);
    var copy = copy();
    app.clock.advance(Duration.ofHours(2));
    assertThat(browser.open("/x").setCookies()).as("marked as seen").hasSize(1);
    app.clock.advance(Duration.ofHours(10));
    assertThat(copy.open("/x").status()).isEqualTo(303);
    assertThat(browser.open("/x").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("The cookie of a session in a cookie is none for a session in a store")
  void anotherKind() {
    var other = new LoginFixture().loggedIn();
    other.cookies("session").forEach(browser::plant);
    assertThat(browser.open("/x").status()).isEqualTo(303);
  }
}
