package dev.gatewright.server.http;

/// Error answers that need nothing but the error.
final class PlainErrors {
  private static final Headers PAGE = SecurityHeaders.page(PagePolicy.STRICT);

  private PlainErrors() {}

  static HttpResponse json(HttpError error) {
    var text = new StringBuilder(160).append("{\"error\":\"").append(code(error.status()));
    text.append("\",\"error_description\":");
    Json.quote(text, error.description());
    text.append(",\"reason\":");
    Json.quote(text, error.reason());
    text.append(",\"reference\":");
    Json.quote(text, error.reference());
    return HttpResponse.json(error.status(), text.append('}').toString())
        .withHeaders(SecurityHeaders.BACK_CHANNEL);
  }

  static HttpResponse problem(HttpError error) {
    return new Problem(error.status(), error.reason(), error.description())
        .with("reference", error.reference())
        .response();
  }

  static HttpResponse html(HttpError error) {
    var page =
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8">\
        <meta name="viewport" content="width=device-width, initial-scale=1">\
        <title>%1$s</title></head>
        <body><main><h1>%1$s</h1><p>%2$s</p><p>%4$s</p>\
        <p>Reference: <code>%3$s</code></p></main></body></html>
        """
            .formatted(
                error.status() >= 500 ? "Something went wrong" : "This request cannot be answered",
                escape(error.description()),
                escape(error.reference()),
                error.status() >= 500
                    ? "Try again in a moment."
                    : "Go back to the application and start again.");
    return HttpResponse.html(error.status(), page).withHeaders(PAGE);
  }

  private static String code(int status) {
    return switch (status) {
      case 404 -> "not_found";
      case 405 -> "method_not_allowed";
      case 503 -> "temporarily_unavailable";
      default -> status >= 500 ? "server_error" : "invalid_request";
    };
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
