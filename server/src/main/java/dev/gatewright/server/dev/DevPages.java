package dev.gatewright.server.dev;

import dev.gatewright.server.http.Headers;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.PagePolicy;
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
}
