package dev.gatewright.server.http;

/// Answers only requests that came from this machine and were sent to a name of it: a page that
/// shows secrets must be read neither by another machine, which names in `Host` whatever it likes,
/// nor by a foreign page here whose domain resolves to this machine (DNS rebinding).
public final class LoopbackOnly {
  private LoopbackOnly() {}

  public static Route of(Route route) {
    return route.around(handler ->
        request ->
            isLoopback(request.host()) && request.clientAddress().isLoopbackAddress()
                ? handler.handle(request)
                : HttpResponse.text(403, "this page is for http://localhost alone\n")
                    .withHeaders(SecurityHeaders.BACK_CHANNEL));
  }

  /// Whether the host, as a URL has it, is a name or an address of this machine alone.
  public static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("127.0.0.1")
        || host.equals("[::1]");
  }
}
