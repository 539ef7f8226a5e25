package dev.gatewright.server.http;

/// Turns errors of the HTTP layer into answers. Runs on the thread that reads sockets, so it must
/// not wait.
@FunctionalInterface
public interface ErrorRenderer {
  HttpResponse render(HttpError error);

  /// JSON in the shape of RFC 6749 §5.2 or RFC 9457 for programs, and a page without any decoration
  /// for people.
  static ErrorRenderer plain() {
    return error ->
        switch (error.format()) {
          case JSON -> PlainErrors.json(error);
          case PROBLEM -> PlainErrors.problem(error);
          case HTML -> PlainErrors.html(error);
        };
  }
}
