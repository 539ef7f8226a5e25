package dev.gatewright.server.http;

import java.util.function.Predicate;

/// One line of the route table.
///
/// @param method exact, in capitals; a route for `GET` also answers `HEAD`
/// @param pattern `/oauth2/token` or `/{issuer}/oauth2/token`: a part in braces matches any one
///   part of the path
/// @param neverWaits whether a request may run on the thread that reads sockets; only where the
///   handler never waits, neither for a disk nor for a lock nor for another machine
/// @param errors how errors of this route look
public record Route(
    String method,
    String pattern,
    Handler handler,
    Predicate<HttpRequest> neverWaits,
    ErrorFormat errors) {

  private static final Predicate<HttpRequest> NEVER = _ -> false;
  private static final Predicate<HttpRequest> ALWAYS = _ -> true;

  public Route {
    if (!HttpSyntax.isToken(method)) {
      throw new IllegalArgumentException("not a method: " + method);
    }
    if (!HttpSyntax.isPlainPath(pattern.replace('{', '-').replace('}', '-'))) {
      throw new IllegalArgumentException("not a path pattern: " + pattern);
    }
  }

  public static Route get(String pattern, Handler handler) {
    return new Route("GET", pattern, handler, NEVER, ErrorFormat.JSON);
  }

  public static Route post(String pattern, Handler handler) {
    return new Route("POST", pattern, handler, NEVER, ErrorFormat.JSON);
  }

  public static Route options(String pattern, Handler handler) {
    return new Route("OPTIONS", pattern, handler, ALWAYS, ErrorFormat.JSON);
  }

  public static Route of(String method, String pattern, Handler handler) {
    return new Route(method, pattern, handler, NEVER, ErrorFormat.JSON);
  }

  /// The handler never waits.
  public Route inline() {
    return inlineWhen(ALWAYS);
  }

  /// The handler never waits for requests like these. The test runs on the thread that reads
  /// sockets, so it must not wait either.
  public Route inlineWhen(Predicate<HttpRequest> test) {
    return new Route(method, pattern, handler, test, errors);
  }

  /// Errors of this route are pages for people.
  public Route page() {
    return new Route(method, pattern, handler, neverWaits, ErrorFormat.HTML);
  }
}
