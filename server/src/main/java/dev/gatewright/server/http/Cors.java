package dev.gatewright.server.http;

import java.util.Set;

/// Cross-origin access for browser clients, by exact origin. Not for the authorization endpoint and
/// not for pages (RFC 9700 §2.6). Answers carry no credentials permission: cookies never count at
/// the endpoints this is for.
public final class Cors {
  private static final String MAX_AGE_SECONDS = "600";

  private Cors() {}

  /// The answer to a preflight. An origin that is not allowed gets an empty answer, which browsers
  /// take for a no.
  ///
  /// @param origins allowed origins, spelled as browsers send them
  /// @param methods such as `GET, POST`
  public static HttpResponse preflight(HttpRequest request, Set<String> origins, String methods) {
    var answer = HttpResponse.empty(204).withHeader("Vary", "Origin");
    var origin = request.header("Origin");
    if (origin.isEmpty() || !origins.contains(origin.get())) {
      return answer;
    }
    return answer
        .withHeader("Access-Control-Allow-Origin", origin.get())
        .withHeader("Access-Control-Allow-Methods", methods)
        .withHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, DPoP")
        .withHeader("Access-Control-Max-Age", MAX_AGE_SECONDS);
  }

  /// `answer` as a page of an allowed origin may read it. The answer depends on who asks, so caches
  /// are told.
  public static HttpResponse allow(HttpRequest request, Set<String> origins, HttpResponse answer) {
    var varied = answer.withHeader("Vary", "Origin");
    var origin = request.header("Origin");
    if (origin.isEmpty() || !origins.contains(origin.get())) {
      return varied;
    }
    return varied
        .withHeader("Access-Control-Allow-Origin", origin.get())
        .withHeader("Access-Control-Expose-Headers", "WWW-Authenticate, DPoP-Nonce");
  }

  /// `answer` as every page may read it: for documents that are public anyway, such as discovery
  /// and key sets.
  public static HttpResponse allowAll(HttpResponse answer) {
    return answer.withHeader("Access-Control-Allow-Origin", "*");
  }
}
