package dev.gatewright.client.web;

import dev.gatewright.client.AuthorizationUrl;
import dev.gatewright.client.CallbackParameters;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.PendingLogin;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// Logins whose `state` carries everything that must be remembered, encrypted: the verifier, the
/// nonce and the page to return to. For applications that build their own routes and keep nothing.
///
/// ```java
/// response.redirect(carried.begin(exchange, idp.createAuthorizationUrl(options)));
/// // and at the callback
/// var agent = carried.find(exchange, parameters).map(login -> idp.exchangeCallback(parameters, login));
/// ```
///
/// **Why there is a cookie all the same.** Such a `state` opens in whatever browser brings it. An
/// attacker could begin a login, stop before the callback and have a victim open it: the victim
/// would be logged in as the attacker and leave in the attacker's account what is meant for their
/// own (RFC 6749 §10.12, RFC 9700 §4.7). So each browser has a random value in a cookie, one for
/// all its tabs, and the `state` holds that value's hash.
///
/// Some providers limit the length of `state`; this one has about 600 characters and the page to
/// return to. The cookie comes along when the provider answers with a redirect, not with
/// `form_post`. Safe to use from many threads.
public final class CarriedLogin {
  private static final Duration LIFETIME = LoginCookies.LIFETIME;
  private static final int BYTES = 32;
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final StateCipher cipher;
  private final SecureRandom random;
  private final String cookieName;
  private final boolean secure;

  /// Logins of this client's application.
  public CarriedLogin(IdpClient idp, StateCipher cipher, SecureRandom random) {
    var site = Site.of(idp);
    this.cipher = site.cipher(cipher, "carried login");
    this.random = random;
    this.cookieName = site.cookieName("browser");
    this.secure = site.isSecure();
  }

  /// Where to send the browser: the login's address with a `state` that carries the login. Gives
  /// the browser its cookie.
  public URI begin(WebExchange exchange, AuthorizationUrl login) {
    var browser = browserOf(exchange).orElseGet(this::newBrowser);
    exchange.addHeader("Set-Cookie", SetCookie.of(cookieName, browser, LIFETIME, secure).header());
    var carried = withState(login.pending(), hash(browser));
    return URI.create(
        login
            .url()
            .toString()
            .replace("&state=" + login.state(), "&state=" + cipher.encrypt(carried.toJson())));
  }

  /// The login that a callback ends, for [IdpClient#exchangeCallback]. Empty if it is older than
  /// ten minutes, or not of this application and this browser: answer 400.
  public Optional<PendingLogin> find(WebExchange exchange, CallbackParameters callback) {
    var browser = browserOf(exchange);
    var state = callback.state();
    if (browser.isEmpty() || state.isEmpty()) {
      return Optional.empty();
    }
    return cipher
        .decrypt(state.get(), LIFETIME)
        .flatMap(PendingLogin::fromJson)
        .filter(login -> isSame(login.state(), hash(browser.get())))
        .map(login -> withState(login, state.get()));
  }

  private Optional<String> browserOf(WebExchange exchange) {
    return Cookies.of(exchange).one(cookieName).filter(value -> VALUE.matcher(value).matches());
  }

  private String newBrowser() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String hash(String browser) {
    return HexFormat.of().formatHex(Site.sha256(browser));
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  private static PendingLogin withState(PendingLogin login, String state) {
    return new PendingLogin(
        state,
        login.nonce(),
        login.codeVerifier(),
        login.scope(),
        login.startedAt(),
        login.returnTo(),
        login.maxAge());
  }
}
