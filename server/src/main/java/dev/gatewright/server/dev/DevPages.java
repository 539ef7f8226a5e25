package dev.gatewright.server.dev;

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
import java.util.Optional;

/// What every page of this package is made with.
record DevPages(Pages pages, Languages languages, PageAssets assets) {
  private static final Headers PLAIN = SecurityHeaders.page(PagePolicy.STRICT);

  static DevPages load() {
    return new DevPages(new Pages(), Languages.load(), PageAssets.load());
  }

  PageContext context(HttpRequest request, String brand) {
    var messages = languages.choose(Optional.empty(), request.header("Accept-Language"));
    return new PageContext(messages, Branding.named(brand), assets);
  }

  static HttpResponse page(byte[] html) {
    return HttpResponse.html(200, html).withHeaders(PLAIN);
  }

  /// Serves the files that the pages load, where no server does it already.
  Route assetRoute() {
    return Route.get(
        "/assets/{file}",
        request ->
            assets
                .find(request.path())
                .map(asset ->
                    HttpResponse.of(
                        200,
                        Headers.of(
                            "Content-Type",
                            asset.mediaType(),
                            "Cache-Control",
                            "public, max-age=31536000, immutable",
                            "X-Content-Type-Options",
                            "nosniff"),
                        asset.bytes()))
                .orElseGet(() -> HttpResponse.text(404, "no such file\n")));
  }
}
