package dev.gatewright.server.provider;

import dev.gatewright.server.http.Headers;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.PagePolicy;
import dev.gatewright.server.http.SecurityHeaders;
import dev.gatewright.server.pages.Branding;
import dev.gatewright.server.pages.HomeView;
import dev.gatewright.server.pages.Languages;
import dev.gatewright.server.pages.PageAssets;
import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.Pages;
import dev.gatewright.server.pages.Spoken;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Pages that belong to no tenant.
final class BesidePages {
  private static final Headers STRICT = SecurityHeaders.page(PagePolicy.STRICT);

  private final Pages pages;
  private final Languages languages;
  private final PageAssets assets;
  private final String basePath;

  BesidePages(Pages pages, Languages languages, PageAssets assets, String basePath) {
    this.pages = pages;
    this.languages = languages;
    this.assets = assets;
    this.basePath = basePath;
  }

  /// The root of the server. It says what this is and names nobody.
  HttpResponse home(HttpRequest request) {
    return page(200, pages.home(new HomeView(List.of()), context(request.headers())));
  }

  PageContext context(Headers headers) {
    return new PageContext(
        languages.choose(Optional.empty(), headers.first("Accept-Language")),
        Branding.named("Gatewright"),
        assets,
        basePath,
        Spoken.of(Set.of(), Languages.supported().getFirst()));
  }

  HttpResponse page(int status, byte[] html) {
    return HttpResponse.html(status, html).withHeaders(STRICT);
  }
}
