package dev.gatewright.server.http;

import java.util.function.UnaryOperator;

/// One line of the route table.
///
/// @param method exact, in capitals; a route for `GET` also answers `HEAD`
/// @param pattern `/oauth2/token` or `/{issuer}/oauth2/token`: a part in braces matches any one
///   part of the path
/// @param neverWaits whether requests may run on the thread that reads sockets; only where the
///   handler never waits, neither for a disk nor for a lock nor for another machine, and computes
///   nothing long such as an RSA signature
/// @param errors how errors of this route look
/// @param judgesCredentials whether the handler itself refuses a request with more than one
///   `Authorization` field, in the words of its own refusals; elsewhere none gets that far
/// @param longestBody bytes that a body may have where that is more than elsewhere; 0 usually
public record Route(
    String method,
    String pattern,
    Handler handler,
    boolean neverWaits,
    ErrorFormat errors,
    boolean judgesCredentials,
    int longestBody) {

  public Route {
    if (!HttpSyntax.isToken(method)) {
      throw new IllegalArgumentException("not a method: " + method);
    }
    if (!HttpSyntax.isPlainPath(pattern.replace('{', '-').replace('}', '-'))) {
      throw new IllegalArgumentException("not a path pattern: " + pattern);
    }
  }

  public static Route get(String pattern, Handler handler) {
    return of("GET", pattern, handler);
  }

  public static Route post(String pattern, Handler handler) {
    return of("POST", pattern, handler);
  }

  public static Route options(String pattern, Handler handler) {
    return of("OPTIONS", pattern, handler).inline();
  }

  public static Route of(String method, String pattern, Handler handler) {
    return new Route(method, pattern, handler, false, ErrorFormat.JSON, false, 0);
  }

  /// The handler never waits.
  public Route inline() {
    return new Route(method, pattern, handler, true, errors, judgesCredentials, longestBody);
  }

  /// Errors of this route are problem documents (RFC 9457).
  public Route problem() {
    return new Route(
        method, pattern, handler, neverWaits, ErrorFormat.PROBLEM, judgesCredentials, longestBody);
  }

  /// Errors of this route are pages for people.
  public Route page() {
    return new Route(
        method, pattern, handler, neverWaits, ErrorFormat.HTML, judgesCredentials, longestBody);
  }

  /// The handler refuses what comes with more than one `Authorization` field.
  public Route judgingCredentials() {
    return new Route(method, pattern, handler, neverWaits, errors, true, longestBody);
  }

  /// Bodies may be as long as this.
  public Route taking(int bytes) {
    return new Route(method, pattern, handler, neverWaits, errors, judgesCredentials, bytes);
  }

  /// The same with another handler around its own.
  public Route around(UnaryOperator<Handler> other) {
    return new Route(
        method, pattern, other.apply(handler), neverWaits, errors, judgesCredentials, longestBody);
  }
}
