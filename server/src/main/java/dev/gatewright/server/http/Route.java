package dev.gatewright.server.http;

/// One line of the route table.
///
/// @param method exact, in capitals; a route for `GET` also answers `HEAD`
/// @param pattern `/oauth2/token` or `/{issuer}/oauth2/token`: a part in braces matches any one
///   part of the path
/// @param neverWaits whether requests may run on the thread that reads sockets; only where the
///   handler never waits, neither for a disk nor for a lock nor for another machine, and computes
///   nothing long such as an RSA signature
/// @param errors how errors of this route look
public record Route(
    String method, String pattern, Handler handler, boolean neverWaits, ErrorFormat errors) {

  public Route {
    if (!HttpSyntax.isToken(method)) {
      throw new IllegalArgumentException("not a method: " + method);
    }
    if (!HttpSyntax.isPlainPath(pattern.replace('{', '-').replace('}', '-'))) {
      throw new IllegalArgumentException("not a path pattern: " + pattern);
    }
  }

  public static Route get(String pattern, Handler handler) {
    return new Route("GET", pattern, handler, false, ErrorFormat.JSON);
  }

  public static Route post(String pattern, Handler handler) {
    return new Route("POST", pattern, handler, false, ErrorFormat.JSON);
  }

  public static Route options(String pattern, Handler handler) {
    return new Route("OPTIONS", pattern, handler, true, ErrorFormat.JSON);
  }

  public static Route of(String method, String pattern, Handler handler) {
    return new Route(method, pattern, handler, false, ErrorFormat.JSON);
  }

  /// The handler never waits.
  public Route inline() {
    return new Route(method, pattern, handler, true, errors);
  }

  /// Errors of this route are problem documents (RFC 9457).
  public Route problem() {
    return new Route(method, pattern, handler, neverWaits, ErrorFormat.PROBLEM);
  }

  /// Errors of this route are pages for people.
  public Route page() {
    return new Route(method, pattern, handler, neverWaits, ErrorFormat.HTML);
  }
}
