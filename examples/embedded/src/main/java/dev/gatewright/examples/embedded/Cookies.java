package dev.gatewright.examples.embedded;

import com.sun.net.httpserver.HttpExchange;
import dev.gatewright.protocol.Issuer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Cookies, which any web framework has and the JDK's HTTP server has not.
final class Cookies {
  private static final int RANDOM_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Cookies() {}

  /// A value that nobody guesses.
  static String random() {
    var bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// A `Set-Cookie` value that no script can read and, where the issuer is on `https`, nobody on
  /// the way.
  static String set(Issuer issuer, String name, String value, String attributes) {
    var secure = issuer.url().startsWith("https:") ? "; Secure" : "";
    return name + "=" + value + "; HttpOnly; " + attributes + secure;
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
