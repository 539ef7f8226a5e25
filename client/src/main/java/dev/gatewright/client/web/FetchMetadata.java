package dev.gatewright.client.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

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
  /// How browsers have said that they load a page ahead, before anybody asked for it.
  private static final List<String> LOADED_AHEAD =
      List.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz");

  private static final Pattern AHEAD = Pattern.compile("prefetch|prerender|preview");

  static FetchMetadata of(WebExchange exchange) {
    return new FetchMetadata(
        exchange.method(),
        exchange.header("Sec-Fetch-Site"),
        exchange.header("Sec-Fetch-Mode"),
        exchange.header("Origin"),
        exchange.header("Accept"),
        LOADED_AHEAD.stream()
            .anyMatch(name -> exchange.header(name).filter(AHEAD.asPredicate()).isPresent()),
        exchange.header("X-Requested-With").isPresent());
  }

  /// True if the browser is opening a page, so that a redirect takes the person along. One that is
  /// loaded ahead is asked for again when it is opened.
  boolean isNavigation() {
    return method.equals("GET") && !prefetch && !isScript();
  }

  /// True if a script made the request, or a program: nobody would see a page.
  boolean isScript() {
    return scripted || mode.map(asked -> !asked.equals("navigate")).orElseGet(() -> !takesHtml());
  }

  /// True if somebody opens this address, or a program does that does not say what it is for: not a
  /// browser that loads ahead, and not one that fetches an image, a style or data for a page.
  boolean opensPage() {
    return !prefetch && mode.map("navigate"::equals).orElse(!scripted && !takesOnlyImages());
  }

  private boolean takesOnlyImages() {
    var types = accept.orElse("").toLowerCase(Locale.ROOT);
    return types.contains("image/") && !types.contains("text/html");
  }

  private boolean takesHtml() {
    return accept.orElse("").toLowerCase(Locale.ROOT).contains("text/html");
  }

  /// True if the person asked for it here: on a page of this application or in the address bar. A
  /// link or a form on another site is none of these, nor is a browser that loads ahead or fetches
  /// an image.
  boolean isOwn(String ownOrigin) {
    if (prefetch || (method.equals("GET") && !opensPage())) {
      return false;
    }
    if (site.isPresent()) {
      return site.get().equals("same-origin")
          || (site.get().equals("none") && method.equals("GET"));
    }
    return origin.map(ownOrigin::equals).orElse(true);
  }
}
