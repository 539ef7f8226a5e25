package dev.gatewright.client.web;

import dev.gatewright.client.AuthorizationUrl;
import dev.gatewright.client.CallbackParameters;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.PendingLogin;
import dev.gatewright.client.internal.Digest;
import dev.gatewright.client.internal.Given;
import dev.gatewright.client.internal.RandomValues;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final StateCipher cipher;
  private final RandomValues random;
  private final Duration lifetime;
  private final String cookieName;
  private final boolean secure;

  private CarriedLogin(Builder from) {
    var site = Site.of(from.idp);
    cipher = site.cipher(from.cipher, "carried login");
    random = new RandomValues(from.random);
    lifetime = from.lifetime;
    cookieName = site.cookieName("browser");
    secure = site.isSecure();
  }

  /// Starts the configuration of the logins of this client's application.
  public static Builder builder(IdpClient idp, StateCipher cipher) {
    return new Builder(idp, cipher);
  }

  /// Where to send the browser: the login's address with a `state` that carries the login. Gives
  /// the browser its cookie.
  public URI begin(WebExchange exchange, AuthorizationUrl login) {
    var browser = browserOf(exchange).orElseGet(random::value);
    exchange.addHeader("Set-Cookie", SetCookie.of(cookieName, browser, lifetime, secure).header());
    var carried = login.pending().withState(Digest.hex(browser));
    return URI.create(
        login
            .url()
            .toString()
            .replace("&state=" + login.state(), "&state=" + cipher.encrypt(carried.toJson())));
  }

  /// The login that a callback ends, for [IdpClient#exchangeCallback]. Empty if it is older than
  /// the lifetime, or not of this application and this browser: answer 400.
  public Optional<PendingLogin> find(WebExchange exchange, CallbackParameters callback) {
    var browser = browserOf(exchange);
    var state = callback.state();
    if (browser.isEmpty() || state.isEmpty()) {
      return Optional.empty();
    }
    return cipher
        .decrypt(state.get(), lifetime)
        .flatMap(PendingLogin::fromJson)
        .filter(login -> Digest.isSame(login.state(), Digest.hex(browser.get())))
        .map(login -> login.withState(state.get()));
  }

  private Optional<String> browserOf(WebExchange exchange) {
    return Cookies.of(exchange).one(cookieName).filter(value -> VALUE.matcher(value).matches());
  }

  /// Configures a [CarriedLogin]; everything has a default.
  public static final class Builder {
    private final IdpClient idp;
    private final StateCipher cipher;
    private Duration lifetime = LoginCookies.LIFETIME;
    private SecureRandom random = new SecureRandom();

    private Builder(IdpClient idp, StateCipher cipher) {
      this.idp = idp;
      this.cipher = cipher;
    }

    /// How long a person may take to log in; an hour unless said otherwise.
    public Builder lifetime(@Nullable Duration value) {
      lifetime = Given.value(value, "lifetime");
      return this;
    }

    /// The source of the browsers' values.
    public Builder random(@Nullable SecureRandom value) {
      random = Given.value(value, "random");
      return this;
    }

    /// The logins.
    ///
    /// @throws IllegalStateException if the client has no redirect URI
    public CarriedLogin build() {
      return new CarriedLogin(this);
    }
  }
}
