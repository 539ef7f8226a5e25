package dev.gatewright.server.http;

import java.time.Duration;
import java.util.Optional;

/// A cookie as the server sets it (RFC 6265 §4.1). Always `HttpOnly`.
///
/// @param name full name, prefix included
/// @param value cookie-octets; anything else must be encoded by the caller
/// @param secure sent over TLS only; demanded by the `__Host-` and `__Secure-` prefixes
/// @param path where it is sent back
/// @param maxAge absent for a cookie that ends with the browser session; zero removes it
public record Cookie(
    String name,
    String value,
    boolean secure,
    SameSite sameSite,
    String path,
    Optional<Duration> maxAge) {

  /// When a browser sends the cookie along with requests that other sites cause.
  public enum SameSite {
    STRICT("Strict"),
    LAX("Lax"),
    NONE("None");

    private final String attribute;

    SameSite(String attribute) {
      this.attribute = attribute;
    }
  }

  public Cookie {
    if (!HttpSyntax.isToken(name) || !isCookieValue(value)) {
      throw new IllegalArgumentException("not a cookie name or value");
    }
    if (!HttpSyntax.isFieldValue(path) || !path.startsWith("/") || path.indexOf(';') >= 0) {
      throw new IllegalArgumentException("not a cookie path");
    }
    var prefixed = name.startsWith("__Host-") || name.startsWith("__Secure-");
    if (!secure && (prefixed || sameSite == SameSite.NONE)) {
      throw new IllegalArgumentException("browsers drop this cookie unless it is secure");
    }
    if (name.startsWith("__Host-") && !path.equals("/")) {
      throw new IllegalArgumentException("a __Host- cookie has the path /");
    }
    if (maxAge.isPresent() && maxAge.get().isNegative()) {
      throw new IllegalArgumentException("a cookie lives zero seconds or longer");
    }
  }

  /// The strongest name a browser enforces for this place: `__Host-` at the root of a secure
  /// origin, `__Secure-` below a path of one, and the bare name where there is no TLS.
  public static String nameFor(String bare, boolean secure, String path) {
    if (!secure) {
      return bare;
    }
    return (path.equals("/") ? "__Host-" : "__Secure-") + bare;
  }

  /// A cookie of this session of the browser, named as [#nameFor] says.
  public static Cookie session(String bare, String value, boolean secure, String path) {
    return new Cookie(
        nameFor(bare, secure, path), value, secure, SameSite.LAX, path, Optional.empty());
  }

  public Cookie lasting(Duration maxAge) {
    return new Cookie(name, value, secure, sameSite, path, Optional.of(maxAge));
  }

  public Cookie withSameSite(SameSite sameSite) {
    return new Cookie(name, value, secure, sameSite, path, maxAge);
  }

  /// The cookie that removes this one.
  public Cookie removal() {
    return new Cookie(name, "", secure, sameSite, path, Optional.of(Duration.ZERO));
  }

  /// The value of the `Set-Cookie` header.
  String setCookie() {
    var text = new StringBuilder(96).append(name).append('=').append(value);
    text.append("; Path=").append(path);
    maxAge.ifPresent(age -> text.append("; Max-Age=").append(age.toSeconds()));
    if (secure) {
      text.append("; Secure");
    }
    return text.append("; HttpOnly; SameSite=").append(sameSite.attribute).toString();
  }

  /// Cookie values are often credentials.
  @Override
  public String toString() {
    return "Cookie[" + name + "=***]";
  }

  private static boolean isCookieValue(String value) {
    for (var i = 0; i < value.length(); i++) {
      var c = value.charAt(i);
      if (c <= 32 || c >= 127 || c == '"' || c == ',' || c == ';' || c == '\\') {
        return false;
      }
    }
    return true;
  }
}
