package dev.gatewright.server.provider;

import dev.gatewright.protocol.http.BackChannel;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.ErrorRenderer;
import dev.gatewright.server.http.HttpError;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.pages.ErrorKind;
import dev.gatewright.server.pages.ErrorView;
import dev.gatewright.server.pages.NotFoundView;
import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.WayOn;
import java.util.List;
import java.util.Optional;

/// Errors of the HTTP layer: as pages where people read them, as JSON elsewhere.
final class ErrorPages implements ErrorRenderer {
  private final PageRenderer renderer;
  private final BesidePages beside;
  private final BackChannel backChannel;
  private final RefusalLog log;
  private final ErrorRenderer programs = ErrorRenderer.plain();

  ErrorPages(PageRenderer renderer, BesidePages beside, BackChannel backChannel, RefusalLog log) {
    this.renderer = renderer;
    this.beside = beside;
    this.backChannel = backChannel;
    this.log = log;
  }

  @Override
  public HttpResponse render(HttpError error) {
    if (error.mount() instanceof Tenant tenant) {
      log.unread(tenant, error);
    }
    return switch (error.format()) {
      case JSON, PROBLEM -> readable(error, programs.render(error));
      case HTML -> page(error);
    };
  }

  /// In the look of the tenant whose address it is, and in the visitor's language.
  private HttpResponse page(HttpError error) {
    if (error.mount() instanceof Tenant tenant) {
      var context = renderer.context(tenant, error.headers(), Optional.empty());
      return renderer.page(tenant, error.status(), html(error, context));
    }
    return beside.page(error.status(), html(error, beside.context(error.headers())));
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

  private byte[] html(HttpError error, PageContext context) {
    List<WayOn> ways = error.mount() instanceof Tenant tenant ? WaysOn.from(tenant) : List.of();
    if (error.status() == 404) {
      return renderer.pages().notFound(new NotFoundView(ways), context);
    }
    var view =
        new ErrorView(
            kind(error.status()), error.reason(), error.reference(), Optional.empty(), ways);
    return renderer.pages().error(view, context);
  }

  private static ErrorKind kind(int status) {
    return switch (status) {
      case 429, 503 -> ErrorKind.BUSY;
      case 403 -> ErrorKind.FORBIDDEN;
      default -> status >= 500 ? ErrorKind.FAULT : ErrorKind.BAD_REQUEST;
    };
  }
}
