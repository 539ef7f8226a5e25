package dev.gatewright.examples.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/// Who sends a request: a client of the example, or nobody.
record Caller(String id, Optional<String> secret, String callback) {
  static final Caller WEB =
      of("web", "http://localhost:3000/callback").withSecret(Registrations.WEB_SECRET);
  static final Caller BROWSER = of("browser", "http://localhost:5173/callback");
  static final Caller OLD = of("old", "http://localhost:4000/callback");
  static final Caller NOBODY = of("", "");

  /// A client that has no secret.
  static Caller of(String id, String callback) {
    return new Caller(id, Optional.empty(), callback);
  }

  Caller withSecret(String value) {
    return new Caller(id, Optional.of(value), callback);
  }

  /// The `Authorization` header of a client that has a secret (RFC 6749 §2.3.1).
  Optional<String> basic() {
    return secret.map(
        value -> "Basic " + Base64.getEncoder().encodeToString((id + ":" + value).getBytes(UTF_8)));
  }
}
