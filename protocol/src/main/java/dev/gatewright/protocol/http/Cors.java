package dev.gatewright.protocol.http;

import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.wire.HttpReply;
import java.util.function.BiPredicate;

/// Cross-origin access for browser clients, by exact origin. Answers carry no credentials
/// permission: cookies never count at the endpoints this is for (RFC 9700 §2.6).
///
/// @param origins tells which may read an issuer's answers, spelled as browsers send them
record Cors(BiPredicate<Issuer, String> origins) {
  private static final String MAX_AGE_SECONDS = "600";

  /// Who may read an answer from a page of another origin.
  enum Readers {
    /// Nobody: a browser is sent there, or only servers call it.
    NOBODY,
    /// Pages of the allowed origins.
    ALLOWED_ORIGINS,
    /// Every page: the answer is public.
    EVERYBODY
  }

  /// The answer to a preflight, or to any other OPTIONS. An origin that is not allowed gets no
  /// permission, which browsers take for a no.
  HttpReply preflight(Issuer issuer, HttpCall call, Service service) {
    var answer = HttpReply.empty(204).with("Allow", service.allow());
    var allowed = allow(issuer, call, service, answer);
    return allowed.header("Access-Control-Allow-Origin").isEmpty()
        ? allowed
        : allowed
            .with("Access-Control-Allow-Methods", service.allow())
            .with("Access-Control-Allow-Headers", "Authorization, Content-Type")
            .with("Access-Control-Max-Age", MAX_AGE_SECONDS);
  }

  /// `answer` as those may read it who are allowed to. Where that depends on who asks, caches are
  /// told; what nobody may keep needs no such word.
  HttpReply allow(Issuer issuer, HttpCall call, Service service, HttpReply answer) {
    return switch (service.readers()) {
      case NOBODY -> answer;
      case EVERYBODY -> answer.with("Access-Control-Allow-Origin", "*");
      case ALLOWED_ORIGINS -> {
        var origin = call.header("Origin");
        if (origin.isEmpty()) {
          yield answer;
        }
        var varied = answer.with("Vary", "Origin");
        yield origins.test(issuer, origin.get())
            ? varied
                .with("Access-Control-Allow-Origin", origin.get())
                .with("Access-Control-Expose-Headers", "WWW-Authenticate")
            : varied;
      }
    };
  }

  /// @throws IllegalArgumentException if `origin` is spelled as no browser sends one
  static void check(String origin) {
    var host = origin.indexOf("://") + 3;
    if (host < 3 || host == origin.length() || origin.indexOf('/', host) >= 0) {
      throw new IllegalArgumentException(
          origin
              + " is no origin as browsers send it: write scheme, host and port alone, such as"
              + " https://app.example.com or http://localhost:5173");
    }
  }
}
