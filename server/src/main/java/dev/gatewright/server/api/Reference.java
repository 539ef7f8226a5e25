package dev.gatewright.server.api;

import dev.gatewright.identity.Sha256;
import dev.gatewright.server.http.Headers;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.PagePolicy;
import dev.gatewright.server.http.Route;
import dev.gatewright.server.http.SecurityHeaders;
import dev.gatewright.server.pages.Branding;
import dev.gatewright.server.pages.Languages;
import dev.gatewright.server.pages.PageAssets;
import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.Pages;
import dev.gatewright.server.pages.Spoken;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The API as a page for people who read, at its own root: as with the OpenAPI document, whoever
/// has the program has what it says, so it is shown to anybody.
///
/// Every address on it is relative, and its files are below the root of the API, since nothing else
/// may be served at the management address. It is made when it is first asked for, and kept.
final class Reference {
  private static final String FILES = "/assets/";
  private static final Headers KEPT_FOR_GOOD =
      Headers.of(
          "Cache-Control", "public, max-age=31536000, immutable",
          "X-Content-Type-Options", "nosniff",
          "Cross-Origin-Resource-Policy", "same-origin");

  private final List<Endpoint> endpoints;
  private final String root;
  private final Headers headers;
  private final AtomicReference<Optional<Made>> made = new AtomicReference<>(Optional.empty());

  private record Made(PageAssets assets, byte[] html, String tag) {}

  Reference(List<Endpoint> endpoints, String root) {
    this.endpoints = List.copyOf(endpoints);
    this.root = root;
    this.headers =
        SecurityHeaders.commonPage(PagePolicy.STRICT.withHttps(root.startsWith("https:")));
  }

  List<Route> routes() {
    return List.of(
        Route.get(AdminApi.PATH, _ -> HttpResponse.redirect(root + "/")).inline().problem(),
        Route.get(AdminApi.PATH + "/", this::page).problem(),
        Route.get(AdminApi.PATH + FILES + "{file}", this::file).problem());
  }

  private HttpResponse page(HttpRequest request) {
    var page = made();
    var told = headers.plus("ETag", page.tag());
    return isKnown(request, page.tag())
        ? HttpResponse.empty(304).withHeaders(told)
        : HttpResponse.html(200, page.html()).withHeaders(told);
  }

  /// RFC 9110 §13.1.2: compared weakly, since a proxy that compresses makes a weak tag of ours.
  private static boolean isKnown(HttpRequest request, String tag) {
    return request.headers().all("If-None-Match").stream()
        .flatMap(field -> Arrays.stream(field.split(",", -1)))
        .map(String::strip)
        .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
  }

  private HttpResponse file(HttpRequest request) {
    return made()
        .assets()
        .find(FILES + request.variable("file"))
        .map(asset ->
            HttpResponse.of(
                200, KEPT_FOR_GOOD.plus("Content-Type", asset.mediaType()), asset.bytes()))
        .orElseGet(AdminProblem.NOT_FOUND::response);
  }

  /// Of two who are first at once both make it, and it is the same.
  private Made made() {
    var kept = made.get();
    if (kept.isPresent()) {
      return kept.get();
    }
    var page = make();
    made.set(Optional.of(page));
    return page;
  }

  private Made make() {
    var assets = PageAssets.load();
    var english = Languages.load().choose(Optional.of("en"), Optional.empty());
    var look = new PageContext(english, Branding.named("Gatewright"), assets, ".", Spoken.ALL);
    var html = new Pages().reference(new ReferencePage(endpoints, root).view(), look);
    return new Made(assets, html, '"' + HexFormat.of().formatHex(Sha256.of(html), 0, 16) + '"');
  }
}
