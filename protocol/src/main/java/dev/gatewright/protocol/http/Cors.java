package dev.gatewright.protocol.http;

import java.util.Set;

/// Cross-origin access for browser clients, by exact origin. Answers carry no credentials
/// permission: cookies never count at the endpoints this is for (RFC 9700 §2.6).
///
/// @param origins allowed origins, spelled as browsers send them
record Cors(Set<String> origins) {
  private static final String MAX_AGE_SECONDS = "600";

  Cors {
    origins = Set.copyOf(origins);
    origins.forEach(Cors::check);
  }

  /// Who may read an answer from a page of another origin.
  enum Readers {
    /// Nobody: a browser is sent there, or only servers call it.
    NOBODY,
    /// Pages of the allowed origins.
    ALLOWED_ORIGINS,
    /// Every page: the answer is public.
    EVERYBODY
  }

  /// `answer` to a preflight, or to any other OPTIONS. An origin that is not allowed gets no
  /// permission, which browsers take for a no.
  HttpReply preflight(HttpCall call, Service service, HttpReply answer) {
    var allowed = allow(call, service.readers(), answer);
    return allowed.header("Access-Control-Allow-Origin").isEmpty()
        ? allowed
        : allowed
            .with("Access-Control-Allow-Methods", service.allow())
            .with("Access-Control-Allow-Headers", "Authorization, Content-Type")
            .with("Access-Control-Max-Age", MAX_AGE_SECONDS);
  }

  /// `answer` as those may read it who are allowed to. Where that depends on who asks, caches are
  /// told.
  HttpReply allow(HttpCall call, Readers readers, HttpReply answer) {
    return switch (readers) {
      case NOBODY -> answer;
      case EVERYBODY -> answer.with("Access-Control-Allow-Origin", "*");
      case ALLOWED_ORIGINS -> {
        var varied = answer.with("Vary", "Origin");
        yield call.header("Origin")
            .filter(origins::contains)
            .map(origin ->
                varied
                    .with("Access-Control-Allow-Origin", origin)
                    .with("Access-Control-Expose-Headers", "WWW-Authenticate"))
            .orElse(varied);
      }
    };
  }

  private static void check(String origin) {
    var host = origin.indexOf("://") + 3;
    if (host < 3 || host == origin.length() || origin.indexOf('/', host) >= 0) {
      throw new IllegalArgumentException(
          origin
              + " is no origin as browsers send it: write scheme, host and port alone, such as"
              + " https://app.example.com or http://localhost:5173");
    }
  }
}
