package dev.gatewright.examples.embedded;

import com.sun.net.httpserver.HttpExchange;
import dev.gatewright.protocol.issuer.Issuer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Cookies, which any web framework has and the JDK's HTTP server has not.
final class Cookies {
  private static final int RANDOM_BYTES = 32;

  private final SecureRandom random;
  private final String secure;

  Cookies(Issuer issuer, SecureRandom random) {
    this.random = random;
    this.secure = issuer.url().startsWith("https:") ? "; Secure" : "";
  }

  /// A value that nobody guesses.
  String random() {
    var bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// Whether a value can be one of ours.
  static boolean isRandom(String value) {
    return value.matches("[A-Za-z0-9_-]{43}");
  }

  /// A `Set-Cookie` value that no script can read, no form of another site brings along and, where
  /// the issuer is on `https`, nobody sees on the way.
  String set(String name, String value, String path) {
    return name + "=" + value + "; Path=" + path + "; HttpOnly; SameSite=Lax" + secure;
  }

  /// What the browser sent under this name.
  static Optional<String> value(HttpExchange exchange, String name) {
    return exchange.getRequestHeaders().getOrDefault("Cookie", List.of()).stream()
        .flatMap(header -> Arrays.stream(header.split(";")))
        .map(String::strip)
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .findFirst();
  }
}
