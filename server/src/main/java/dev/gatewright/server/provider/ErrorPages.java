package dev.gatewright.server.provider;

import dev.gatewright.protocol.http.BackChannel;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.ErrorRenderer;
import dev.gatewright.server.http.HttpError;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.PagePolicy;
import dev.gatewright.server.http.SecurityHeaders;
import dev.gatewright.server.pages.Branding;
import dev.gatewright.server.pages.ErrorKind;
import dev.gatewright.server.pages.ErrorView;
import dev.gatewright.server.pages.Languages;
import dev.gatewright.server.pages.PageAssets;
import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.Pages;
import java.util.List;
import java.util.Optional;

/// Errors of the HTTP layer: as pages where people read them, as JSON elsewhere.
final class ErrorPages implements ErrorRenderer {
  private final Pages pages;
  private final PageContext context;
  private final BackChannel backChannel;
  private final ErrorRenderer programs = ErrorRenderer.plain();

  ErrorPages(Pages pages, Languages languages, PageAssets assets, BackChannel backChannel) {
    this.backChannel = backChannel;
    this.pages = pages;
    this.context =
        new PageContext(
            languages.choose(Optional.empty(), Optional.empty()),
            Branding.named("Gatewright"),
            assets);
  }

  @Override
  public HttpResponse render(HttpError error) {
    return switch (error.format()) {
      case JSON -> readable(error, programs.render(error));
      case HTML ->
          HttpResponse.html(error.status(), html(error))
              .withHeaders(SecurityHeaders.page(PagePolicy.STRICT));
    };
  }

  /// A page of an allowed origin can read also what no endpoint got to see.
  private HttpResponse readable(HttpError error, HttpResponse answer) {
    var readable = answer;
    if (error.mount() instanceof Tenant tenant) {
      for (var header : backChannel.readable(tenant.issuer(), error.headers().first("Origin"))) {
        readable = readable.withHeader(header.name(), header.value());
      }
    }
    return readable;
  }

  private byte[] html(HttpError error) {
    if (error.status() == 404) {
      return pages.notFound(context);
    }
    var view =
        new ErrorView(
            kind(error.status()), error.reason(), error.reference(), Optional.empty(), List.of());
    return pages.error(view, context);
  }

  private static ErrorKind kind(int status) {
    return switch (status) {
      case 429, 503 -> ErrorKind.BUSY;
      case 403 -> ErrorKind.FORBIDDEN;
      default -> status >= 500 ? ErrorKind.FAULT : ErrorKind.BAD_REQUEST;
    };
  }
}
