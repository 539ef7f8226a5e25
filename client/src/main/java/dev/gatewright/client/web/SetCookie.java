package dev.gatewright.client.web;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// A cookie for the browser to keep (RFC 6265 §4.1), always `HttpOnly` and for every path.
///
/// `maxAge` is how long it is kept; without one the browser drops it when it is closed. A name that
/// starts with `__Host-` is only taken by browsers from a secure page and cannot be set by another
/// host of the same domain.
record SetCookie(
    String name, String value, Optional<Duration> maxAge, SameSite sameSite, boolean secure) {
  /// The longest name and value together, in characters: browsers keep no more (RFC 6265 §6.1).
  public static final int MAX_LENGTH = 4096;

  /// With this prefix a browser insists on `Secure`, `Path=/` and no `Domain`.
  static final String HOST_PREFIX = "__Host-";

  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern VALUE =
      Pattern.compile("[\\x21\\x23-\\x2B\\x2D-\\x3A\\x3C-\\x5B\\x5D-\\x7E]*");

  /// Which requests from other sites bring the cookie along.
  public enum SameSite {
    /// None.
    STRICT("Strict"),
    /// Only those that open a page with GET.
    LAX("Lax"),
    /// All, which browsers allow only for `Secure` cookies.
    NONE("None");

    private final String attribute;

    SameSite(String attribute) {
      this.attribute = attribute;
    }
  }

  public SetCookie {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a cookie name (RFC 6265 §4.1.1): " + name);
    }
    if (!VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "the value of the cookie " + name + " has characters that RFC 6265 §4.1.1 forbids");
    }
    if (name.length() + value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "the cookie "
              + name
              + " is longer than "
              + MAX_LENGTH
              + " characters: use ChunkedCookie");
    }
    if (!secure && (sameSite == SameSite.NONE || name.startsWith(HOST_PREFIX))) {
      throw new IllegalArgumentException(
          "the cookie " + name + " must be secure: browsers drop it otherwise");
    }
    if (maxAge.filter(Duration::isNegative).isPresent()) {
      throw new IllegalArgumentException("the cookie " + name + " has a negative max age");
    }
  }

  /// A cookie that comes back with every request from this site, and when a link elsewhere opens a
  /// page of it.
  public static SetCookie of(String name, String value, Duration maxAge, boolean secure) {
    return new SetCookie(name, value, Optional.of(maxAge), SameSite.LAX, secure);
  }

  /// Takes a cookie back.
  public static SetCookie removal(String name, boolean secure) {
    return of(name, "", Duration.ZERO, secure);
  }

  /// The value of the `Set-Cookie` header.
  public String header() {
    return name
        + "="
        + value
        + "; Path=/"
        + maxAge.map(age -> "; Max-Age=" + age.toSeconds()).orElse("")
        + (secure ? "; Secure" : "")
        + "; HttpOnly; SameSite="
        + sameSite.attribute;
  }

  /// Names the cookie, not its value.
  @Override
  public String toString() {
    return "SetCookie[" + name + "]";
  }
}
