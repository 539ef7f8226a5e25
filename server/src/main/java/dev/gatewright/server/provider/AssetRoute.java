package dev.gatewright.server.provider;

import dev.gatewright.server.http.Headers;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.Route;
import dev.gatewright.server.pages.PageAssets;

/// The files that pages load, at the root and below each issuer: a proxy may send nothing else of
/// this host here. Their names hold their hashes, so a browser keeps them for good.
final class AssetRoute {
  private static final String PREFIX = "/assets/";
  private static final Headers KEPT_FOR_GOOD =
      Headers.of(
          "Cache-Control", "public, max-age=31536000, immutable",
          "X-Content-Type-Options", "nosniff",
          "Cross-Origin-Resource-Policy", "same-origin");

  private AssetRoute() {}

  static Route of(PageAssets assets) {
    return Route.get(
            PREFIX + "{file}",
            request ->
                assets
                    .find(PREFIX + request.variable("file"))
                    .map(asset ->
                        HttpResponse.of(
                            200,
                            KEPT_FOR_GOOD.plus("Content-Type", asset.mediaType()),
                            asset.bytes()))
                    .orElseGet(() -> HttpResponse.text(404, "no such file\n")))
        .inline();
  }
}
