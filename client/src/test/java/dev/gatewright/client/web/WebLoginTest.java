package dev.gatewright.client.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A web application's login")
class WebLoginTest {
  private final LoginFixture app = new LoginFixture();

  @Test
  @DisplayName("Who asks for a page logs in and gets that page")
  void happyPath() {
    var browser = app.browser();
    var started = browser.open("/dashboard?tab=1&q=a%20b");
    assertThat(started.status()).isEqualTo(303);
    assertThat(started.location()).startsWith("https://idp.test/t1/authorization?");
    var back = browser.open(app.callback(started));
    assertThat(back.location()).isEqualTo("/dashboard?tab=1&q=a%20b");
    assertThat(browser.open("/dashboard").body()).isEqualTo("ada at-1");
  }

  @Test
  @DisplayName(
      "Logging out ends the session here, revokes the refresh token and goes on to the"
          + " provider")
  void logout() {
    var browser = app.loggedIn();
    var out = browser.open("/logout");
    assertThat(out.location()).startsWith("https://idp.test/t1/end_session?id_token_hint=");
    assertThat(out.query("post_logout_redirect_uri")).isEqualTo("https://app.test/");
    assertThat(app.provider.lastForm("/revocation", "token")).contains("rt-1");
    assertThat(browser.cookies("session")).isEmpty();
    assertThat(browser.open("/dashboard").status()).isEqualTo(303);
  }
}
