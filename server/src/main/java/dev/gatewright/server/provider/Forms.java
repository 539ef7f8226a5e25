package dev.gatewright.server.provider;

import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.wire.ParsedBody;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// Forms of our own pages. Where one asks somebody who is known, the state in it is sealed for the
/// browser that it was shown in; one that a mailed link opens has no such state. So no form is
/// taken that the browser says another origin sent, a neighbour below the same domain included.
final class Forms {
  private Forms() {}

  /// The fields; absent when the body is no form, repeats a field, or another site sent it.
  static Optional<Parameters> own(HttpRequest request) {
    if (!isOwn(request)) {
      return Optional.empty();
    }
    return switch (request.form()) {
      case ParsedBody.Malformed _ -> Optional.empty();
      case ParsedBody.Form(var fields) ->
          fields.repeated(Set.of()).isEmpty() ? Optional.of(fields) : Optional.empty();
    };
  }

  /// What Fetch Metadata says, where the browser sends it; otherwise the origin, which is `null`
  /// for our own pages too, since they send no referrer (Fetch §3.2).
  private static boolean isOwn(HttpRequest request) {
    var site = request.header("Sec-Fetch-Site");
    if (site.isPresent()) {
      return site.get().equals("same-origin") || site.get().equals("none");
    }
    return request
        .header("Origin")
        .filter(origin -> !origin.equals("null"))
        .map(origin -> origin.equalsIgnoreCase(origin((Tenant) request.mount())))
        .orElse(true);
  }

  private static String origin(Tenant tenant) {
    var url = URI.create(tenant.issuer().url());
    var port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return url.getScheme() + "://" + url.getHost() + port;
  }
}
