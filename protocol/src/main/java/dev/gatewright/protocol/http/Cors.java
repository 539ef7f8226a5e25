package dev.gatewright.protocol.http;

import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.wire.HttpReply;
import dev.gatewright.protocol.wire.HttpReply.Header;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/// Cross-origin access for browser clients, by exact origin. Answers carry no credentials
/// permission: cookies never count at the endpoints this is for (RFC 9700 §2.6).
///
/// @param origins tells which may read an issuer's answers, spelled as browsers send them
record Cors(BiPredicate<Issuer, String> origins) {
  private static final String MAX_AGE_SECONDS = "600";
  private static final Header VARY = new Header("Vary", "Origin");

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
    var allowed = allow(issuer, call, service, HttpReply.empty(204).with("Allow", service.allow()));
    return allowed.header("Access-Control-Allow-Origin").isEmpty()
        ? allowed
        : allowed
            .with("Access-Control-Allow-Methods", service.allow())
            .with("Access-Control-Allow-Headers", "Authorization, Content-Type")
            .with("Access-Control-Max-Age", MAX_AGE_SECONDS);
  }

  /// `answer` as those may read it who are allowed to.
  HttpReply allow(Issuer issuer, HttpCall call, Service service, HttpReply answer) {
    return switch (service.readers()) {
      case NOBODY -> answer;
      case EVERYBODY -> answer.with("Access-Control-Allow-Origin", "*");
      case ALLOWED_ORIGINS -> answer.with(headers(issuer, call.header("Origin")));
    };
  }

  /// What lets a page of this origin read an answer, if it may. Where that depends on who asks,
  /// caches are told; a request from no page asks for nothing.
  List<Header> headers(Issuer issuer, Optional<String> origin) {
    if (origin.isEmpty()) {
      return List.of();
    }
    return origins.test(issuer, origin.get())
        ? List.of(
            VARY,
            new Header("Access-Control-Allow-Origin", origin.get()),
            new Header(
                "Access-Control-Expose-Headers", "WWW-Authenticate, Retry-After, X-Request-Id"))
        : List.of(VARY);
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
