package dev.gatewright.client.web;

import dev.gatewright.client.PendingLogin;
import dev.gatewright.client.internal.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The logins that a browser has under way, one a tab: each in an encrypted cookie of its own,
/// named after its `state`. Only a browser that began a login has its cookie, which is what keeps
/// others from finishing theirs in it (login CSRF, RFC 9700 §4.7).
final class LoginCookies {
  /// How long a person may take to log in unless said otherwise: as long as the providers give them
  /// that give them long.
  static final Duration LIFETIME = Duration.ofMinutes(60);

  /// How many logins may be under way in one browser; the oldest is given up for a new one.
  static final int MAX_UNDER_WAY = 8;

  /// How long the cookies of all logins under way may be together, in characters: they share the
  /// room for headers with the session.
  static final int MAX_TOTAL_LENGTH = 4096;

  private static final int NAME_BYTES = 8;

  private final String prefix;
  private final boolean secure;
  private final SetCookie.SameSite sameSite;
  private final StateCipher cipher;
  private final Duration lifetime;

  /// @param formPost true if the provider's answer comes as a POST from its own site, which brings
  ///   only cookies with `SameSite=None`; browsers take those only with `Secure`, which most of
  ///   them also accept from a plain `http://localhost`
  /// @param lifetime how long a person may take to log in
  LoginCookies(Site site, StateCipher cipher, boolean formPost, Duration lifetime) {
    this.prefix = site.cookieName("login") + "-";
    this.secure = site.isSecure() || formPost;
    this.sameSite = formPost ? SetCookie.SameSite.NONE : SetCookie.SameSite.LAX;
    this.cipher = site.cipher(cipher, "login");
    this.lifetime = lifetime;
  }

  private record UnderWay(String name, int length, Instant startedAt) {}

  /// Remembers a login that begins now, and gives up the oldest ones if there are too many.
  void add(WebExchange exchange, PendingLogin login) {
    var value = cipher.encrypt(login.toJson());
    var name = nameOf(login.state());
    var others = underWay(exchange);
    var length = name.length() + value.length();
    for (var other : others) {
      length += other.length();
    }
    var count = others.size() + 1;
    for (var oldest : others) {
      if (count <= MAX_UNDER_WAY && length <= MAX_TOTAL_LENGTH) {
        break;
      }
      remove(exchange, oldest.name());
      count--;
      length -= oldest.length();
    }
    set(exchange, new SetCookie(name, value, Optional.of(lifetime), sameSite, secure));
  }

  /// The login with this `state`, if this browser began it no longer ago than a login may take.
  Optional<PendingLogin> find(WebExchange exchange, String state) {
    return Cookies.of(exchange)
        .one(nameOf(state))
        .flatMap(this::read)
        .filter(login -> login.state().equals(state));
  }

  /// Forgets a login that ended.
  void remove(WebExchange exchange, PendingLogin login) {
    remove(exchange, nameOf(login.state()));
  }

  /// The logins of this browser, oldest first; what is no login or no longer good is taken back.
  private List<UnderWay> underWay(WebExchange exchange) {
    var cookies = Cookies.of(exchange);
    var found = new ArrayList<UnderWay>();
    for (var name : cookies.names()) {
      if (name.startsWith(prefix)) {
        var value = cookies.one(name);
        value
            .flatMap(this::read)
            .ifPresentOrElse(
                login ->
                    found.add(
                        new UnderWay(
                            name,
                            name.length() + value.map(String::length).orElse(0),
                            login.startedAt())),
                () -> remove(exchange, name));
      }
    }
    found.sort(Comparator.comparing(UnderWay::startedAt));
    return found;
  }

  private Optional<PendingLogin> read(String value) {
    return cipher.decrypt(value, lifetime).flatMap(PendingLogin::fromJson);
  }

  private void remove(WebExchange exchange, String name) {
    set(exchange, new SetCookie(name, "", Optional.of(Duration.ZERO), sameSite, secure));
  }

  private static void set(WebExchange exchange, SetCookie cookie) {
    exchange.addHeader("Set-Cookie", cookie.header());
  }

  private String nameOf(String state) {
    return prefix + HexFormat.of().formatHex(Digest.sha256(state), 0, NAME_BYTES);
  }
}
