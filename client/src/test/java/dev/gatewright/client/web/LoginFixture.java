package dev.gatewright.client.web;

import dev.gatewright.client.IdpClient;
import dev.gatewright.client.testing.ScriptedProvider;
import dev.gatewright.client.testing.SettableClock;
import java.util.function.UnaryOperator;

/// An application with a login, its provider, and browsers to visit it with. The page of every path
/// but the login's own says who is logged in.
final class LoginFixture {
  static final String SECRET = "0123456789abcdef0123456789abcdef";

  final SettableClock clock = new SettableClock();
  final ScriptedProvider provider = new ScriptedProvider(clock);
  final IdpClient idp;
  final WebLogin login;

  LoginFixture() {
    this(UnaryOperator.identity());
  }

  LoginFixture(UnaryOperator<WebLoginBuilder> configured) {
    this("https://app.test/callback", configured);
  }

  LoginFixture(String redirectUri, UnaryOperator<WebLoginBuilder> configured) {
    idp =
        IdpClient.builder()
            .issuer(ScriptedProvider.ISSUER)
            .clientId("web")
            .clientSecret("client-secret")
            .redirectUri(redirectUri)
            .transport(provider)
            .clock(clock)
            .build();
    login = configured.apply(WebLogin.builder(idp).cookieSecret(SECRET).clock(clock)).build();
  }

  Browser browser() {
    return new Browser(
        clock,
        exchange -> {
          if (login.handle(exchange)) {
            return;
          }
          var agent = login.agent(exchange);
          if (agent.isEmpty()) {
            login.challenge(exchange);
            return;
          }
          exchange.respond(
              200, "text/plain", agent.get().profile().subject() + " " + agent.get().accessToken());
        });
  }

  /// What the provider would send the browser back with, for the login that this redirect began.
  String callback(Browser.Answer started) {
    provider.idTokenClaims().put("nonce", started.query("nonce"));
    return "/callback?code=c1&state=" + started.query("state") + "&iss=" + ScriptedProvider.ISSUER;
  }

  /// A browser in which the provider's person is logged in.
  Browser loggedIn() {
    var browser = browser();
    logIn(browser);
    return browser;
  }

  Browser.Answer logIn(Browser browser) {
    return browser.open(callback(browser.open("/login")));
  }
}
