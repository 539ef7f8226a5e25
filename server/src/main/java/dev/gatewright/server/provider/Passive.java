package dev.gatewright.server.provider;

import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import java.util.Optional;

/// Requests that nobody means: a `HEAD`, a browser that fetches a page before it is asked for, a
/// page taken for an image. A page that acts on `GET` does nothing for them (RFC 9110 §9.2.1).
final class Passive {
  private Passive() {}

  /// The answer to a request that nobody means; absent for one that a person makes. A prefetch is
  /// answered so that its browser throws the answer away and asks again when it is meant.
  static Optional<HttpResponse> answer(HttpRequest request) {
    if (isPrefetch(request)) {
      return Optional.of(HttpResponse.empty(503).withHeader("Cache-Control", "no-store"));
    }
    boolean image = request.header("Sec-Fetch-Dest").filter("image"::equals).isPresent();
    return request.method().equals("HEAD") || image
        ? Optional.of(HttpResponse.empty(204).withHeader("Cache-Control", "no-store"))
        : Optional.empty();
  }

  /// True if the request means nothing, so that not even the session that it comes with is touched.
  static boolean is(HttpRequest request) {
    return answer(request).isPresent();
  }

  private static boolean isPrefetch(HttpRequest request) {
    return says(request, "Sec-Purpose", "prefetch")
        || says(request, "Purpose", "prefetch")
        || says(request, "X-Moz", "prefetch");
  }

  private static boolean says(HttpRequest request, String header, String word) {
    return request
        .header(header)
        .map(value -> value.split(";", -1)[0].strip())
        .filter(word::equalsIgnoreCase)
        .isPresent();
  }
}
