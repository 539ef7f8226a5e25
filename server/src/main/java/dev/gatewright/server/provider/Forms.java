package dev.gatewright.server.provider;

import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.wire.ParsedBody;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import java.net.URI;
import java.util.Collection;
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
  static boolean isOwn(HttpRequest request) {
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

  /// Whether the browser sent our cookies along with a form, if it has any: with a page of another
  /// site come none of `SameSite=Lax`.
  static boolean bringsCookies(HttpRequest request) {
    return request
        .header("Sec-Fetch-Site")
        .map(site -> !site.equals("cross-site"))
        .orElseGet(() -> isOwn(request));
  }

  /// Whether a form comes from our own origin or from that of one of these addresses, as far as a
  /// browser sends it: one says so of every form that crosses origins (Fetch §3.2), and `null` is
  /// nobody's.
  static boolean isOwnOrOf(HttpRequest request, Collection<String> addresses) {
    var site = request.header("Sec-Fetch-Site");
    if (site.filter(said -> said.equals("same-origin") || said.equals("none")).isPresent()) {
      return true;
    }
    var origin = request.header("Origin");
    if (origin.isEmpty()) {
      return site.isEmpty();
    }
    return origin.get().equalsIgnoreCase(origin((Tenant) request.mount()))
        || addresses.stream()
            .flatMap(address -> origin(URI.create(address)).stream())
            .anyMatch(origin.get()::equalsIgnoreCase);
  }

  private static String origin(Tenant tenant) {
    return origin(URI.create(tenant.issuer().url())).orElseThrow();
  }

  /// Absent for an address that is of no host, such as an application's own scheme.
  private static Optional<String> origin(URI url) {
    var port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return Optional.ofNullable(url.getHost()).map(host -> url.getScheme() + "://" + host + port);
  }
}
