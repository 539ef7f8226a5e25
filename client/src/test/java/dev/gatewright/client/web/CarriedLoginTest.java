package dev.gatewright.client.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.client.AuthorizationOptions;
import dev.gatewright.client.CallbackParameters;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("auth.beshoy.ai: a state that carries its own login")
class CarriedLoginTest {
  private final LoginFixture app = new LoginFixture();
  private final CarriedLogin carried = carried(LoginFixture.SECRET);
  private final Browser browser = browser(carried);

  private CarriedLogin carried(String secret) {
    return CarriedLogin.builder(
            app.idp, StateCipher.builder().secret(secret).clock(app.clock).build())
        .build();
  }

  /// An application with routes of its own, as that one has.
  private Browser browser(CarriedLogin logins) {
    return new Browser(
        app.clock,
        exchange -> {
          if (exchange.path().equals("/api/login")) {
            var options = AuthorizationOptions.of("openid").returnTo(exchange.rawQuery());
            exchange.redirect(logins.begin(exchange, app.idp.createAuthorizationUrl(options)));
            return;
          }
          var parameters = CallbackParameters.parse(exchange.rawQuery());
          var login = logins.find(exchange, parameters);
          var agent = login.map(found -> app.idp.exchangeCallback(parameters, found));
          exchange.respond(
              agent.isPresent() ? 200 : 400,
              "text/plain",
              login.flatMap(found -> found.returnTo()).orElse("nobody"));
        });
  }

  @Test
  @DisplayName("Verifier, nonce and return address come back with the state, from several tabs")
  void roundTrip() {
    var first = browser.open("/api/login?/one");
    var second = browser.open("/api/login?/two");
    assertThat(first.query("state")).hasSizeBetween(200, 700).doesNotContain("one");
    assertThat(browser.open(app.callback(second)).body()).isEqualTo("/two");
    assertThat(browser.open(app.callback(first)).body()).isEqualTo("/one");
    assertThat(app.provider.lastForm("/token", "code_verifier")).isPresent();
    assertThat(browser.cookies("")).hasSize(1);
  }

  @Test
  @DisplayName("RFC 9700 §4.7: it opens in no other browser than the one that began it")
  void anotherBrowser() {
    var callback = app.callback(browser(carried).open("/api/login?/one"));
    assertThat(browser.open(callback).status()).as("without a cookie").isEqualTo(400);
    browser.open("/api/login?/mine");
    assertThat(browser.open(callback).status()).as("with another cookie").isEqualTo(400);
    assertThat(app.provider.count("/token")).isZero();
  }

  @Test
  @DisplayName("It ends after ten minutes, and with another secret there is nothing in it")
  void ends() {
    var callback = app.callback(browser.open("/api/login?/one"));
    var cookies = browser.cookies("");
    var elsewhere = browser(carried("another-another-another-another-"));
    cookies.forEach(elsewhere::plant);
    assertThat(elsewhere.open(callback).status()).isEqualTo(400);
    app.clock.advance(Duration.ofMinutes(60));
    cookies.forEach(browser::plant);
    assertThat(browser.open(callback).status()).isEqualTo(400);
  }

  @Test
  @DisplayName("A callback without a state, or with a changed one, is no login")
  void changed() {
    var callback = app.callback(browser.open("/api/login?/one"));
    assertThat(browser.open("/callback?code=c1").status()).isEqualTo(400);
    assertThat(browser.open(callback.replaceFirst("state=.", "state=B")).status()).isEqualTo(400);
    assertThat(browser.open(callback).status()).isEqualTo(200);
  }
}
