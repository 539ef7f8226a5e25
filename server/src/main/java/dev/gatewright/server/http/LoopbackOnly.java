package dev.gatewright.server.http;

/// Answers only requests that were sent to a name of this machine itself, whatever it resolves to
/// elsewhere: a page that shows secrets must not be read by a foreign page whose domain resolves
/// here (DNS rebinding).
public final class LoopbackOnly {
  private LoopbackOnly() {}

  public static Route of(Route route) {
    var handler = route.handler();
    return new Route(
        route.method(),
        route.pattern(),
        request ->
            isLoopback(request.host())
                ? handler.handle(request)
                : HttpResponse.text(403, "this page is for http://localhost alone\n")
                    .withHeaders(SecurityHeaders.BACK_CHANNEL),
        route.neverWaits(),
        route.errors());
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("127.0.0.1")
        || host.equals("[::1]");
  }
}
