package dev.gatewright.server.provider;

import dev.gatewright.protocol.ports.StoreUnavailable;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.http.ErrorFormat;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.Mount;
import dev.gatewright.server.http.Route;
import dev.gatewright.server.http.Router;
import dev.gatewright.server.http.Routes;
import dev.gatewright.store.events.EventTable;
import java.util.List;
import java.util.Optional;

/// Finds the issuer first, by host and path, then the address below it (`{issuer
/// URL}/oauth2/token`). Addresses beside the issuers win over those below them.
///
/// A path is taken as the outside world writes it. Where nothing is found so, what a proxy may have
/// taken off its front is put back: it makes no difference whether the proxy strips the path of
/// `base_url` or of an issuer.
final class ProviderRouter implements Router {
  /// Parts an issuer's path may have.
  private static final int MOST_PARTS = 4;

  private static final List<String> WELL_KNOWN =
      List.of("/.well-known/openid-configuration", "/.well-known/oauth-authorization-server");

  /// What an issuer answers that cannot be served.
  private static final Routes OUT_OF_ORDER =
      Routes.of(
          Route.get("/", ProviderRouter::outOfOrder), Route.post("/", ProviderRouter::outOfOrder));

  private final TenantDirectory directory;
  private final Routes beside;
  private final ProviderRoutes.Tables below;
  private final String basePath;

  /// @param basePath the path of `base_url`, below which the addresses beside the issuers are too
  ProviderRouter(
      TenantDirectory directory, Routes beside, ProviderRoutes.Tables below, String basePath) {
    this.directory = directory;
    this.beside = beside;
    this.below = below;
    this.basePath = basePath;
  }

  @Override
  public Optional<Match> match(String host, String path) {
    var found = asSent(host, path);
    if (found.isPresent()) {
      return found;
    }
    for (String prefix : directory.prefixes(host)) {
      var restored = below(host, prefix + path);
      if (restored.isPresent()) {
        return restored.map(match -> match.behind(prefix));
      }
    }
    return directory.isOutOfOrder(host, path) ? OUT_OF_ORDER.match("/") : Optional.empty();
  }

  private static HttpResponse outOfOrder(HttpRequest request) {
    throw new StoreUnavailable("this issuer's settings cannot be read; gatewright doctor says why");
  }

  @Override
  public Mount nearest(String host, String path) {
    Mount nearest = Mount.NOBODYS;
    int end = 0;
    for (int parts = 0; parts <= MOST_PARTS && end >= 0; parts++) {
      nearest = directory.at(host, path.substring(0, end)).<Mount>map(it -> it).orElse(nearest);
      end = next(path, end);
    }
    return nearest;
  }

  @Override
  public Optional<ErrorFormat> errors(String path) {
    return beside.errors(
        !basePath.isEmpty() && path.startsWith(basePath + "/")
            ? path.substring(basePath.length())
            : path);
  }

  @Override
  public boolean knows(String host) {
    return directory.knows(host);
  }

  private Optional<Match> asSent(String host, String path) {
    var found = beside.match(path);
    if (found.isEmpty() && !basePath.isEmpty() && path.startsWith(basePath)) {
      var rest = path.substring(basePath.length());
      found = rest.isEmpty() || rest.startsWith("/") ? beside.match(root(rest)) : found;
    }
    return found.isPresent() ? found : below(host, path);
  }

  private static String root(String rest) {
    return rest.isEmpty() ? "/" : rest;
  }

  private Optional<Match> below(String host, String path) {
    int end = 0;
    for (int parts = 0; parts <= MOST_PARTS && end >= 0; parts++) {
      var tenant = directory.at(host, path.substring(0, end));
      var match = tenant.flatMap(t -> below(t, path, t.path().length()));
      if (match.isPresent()) {
        return match;
      }
      end = next(path, end);
    }
    return inserted(host, path);
  }

  /// Where the path's part after `end` ends; -1 when there is none.
  private static int next(String path, int end) {
    if (end >= path.length()) {
      return -1;
    }
    int slash = path.indexOf('/', end + 1);
    return slash < 0 ? path.length() : slash;
  }

  private Optional<Match> below(Tenant tenant, String path, int prefix) {
    var rest = path.substring(prefix);
    return tenant.issuer().id().equals(EventTable.SERVER)
        ? below.ofSystem().match(root(rest)).map(match -> at(tenant, match))
        : below.ofIssuer().match(rest).map(match -> at(tenant, match));
  }

  /// The metadata of an issuer with a path, with the well-known part put before the path (RFC 8414
  /// §3.1).
  private Optional<Match> inserted(String host, String path) {
    for (String wellKnown : WELL_KNOWN) {
      if (path.startsWith(wellKnown + "/")) {
        return directory
            .at(host, path.substring(wellKnown.length()))
            .flatMap(tenant -> below(tenant, wellKnown, 0));
      }
    }
    return Optional.empty();
  }

  private static Match at(Tenant tenant, Match match) {
    return new Match(match.resource(), match.variables(), tenant);
  }
}
