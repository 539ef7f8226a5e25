package dev.gatewright.client.web;

import java.util.Locale;
import java.util.Optional;

/// Where a request comes from and what for, as the browser says in headers that no page can set
/// (Fetch Metadata Request Headers §2).
record FetchMetadata(
    String method,
    Optional<String> site,
    Optional<String> mode,
    Optional<String> origin,
    Optional<String> accept,
    boolean prefetch,
    boolean scripted) {

  static FetchMetadata of(WebExchange exchange) {
    return new FetchMetadata(
        exchange.method(),
        exchange.header("Sec-Fetch-Site"),
        exchange.header("Sec-Fetch-Mode"),
        exchange.header("Origin"),
        exchange.header("Accept"),
        exchange.header("Sec-Purpose").orElse("").contains("prefetch"),
        exchange.header("X-Requested-With").isPresent());
  }

  /// True if the browser is opening a page, so that a redirect takes the person along.
  boolean isNavigation() {
    return method.equals("GET") && !isScript();
  }

  /// True if a script made the request, or a program: nobody would see a page.
  boolean isScript() {
    return scripted || mode.map(asked -> !asked.equals("navigate")).orElseGet(() -> !takesHtml());
  }

  private boolean takesHtml() {
    return accept.orElse("").toLowerCase(Locale.ROOT).contains("text/html");
  }

  /// True if the person asked for it here: on a page of this application or in the address bar. A
  /// link or a form on another site is none of these, nor is a browser that loads ahead or fetches
  /// an image.
  boolean isOwn(String ownOrigin) {
    var opensPage = mode.map("navigate"::equals).orElse(true);
    if (prefetch || (method.equals("GET") && !opensPage)) {
      return false;
    }
    if (site.isPresent()) {
      return site.get().equals("same-origin")
          || (site.get().equals("none") && method.equals("GET"));
    }
    return origin.map(ownOrigin::equals).orElse(true);
  }
}
