package dev.gatewright.server.provider;

import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.http.Router;
import dev.gatewright.server.http.Routes;
import java.util.List;
import java.util.Optional;

/// Finds the issuer first, by host and path, then the address below it (DESIGN of the address
/// space: `{issuer URL}/oauth2/token`). Addresses beside the issuers win over those below them.
final class ProviderRouter implements Router {
  /// Parts an issuer's path may have.
  private static final int MOST_PARTS = 4;

  private static final List<String> WELL_KNOWN =
      List.of("/.well-known/openid-configuration", "/.well-known/oauth-authorization-server");

  private final TenantDirectory directory;
  private final Routes beside;
  private final Routes below;

  ProviderRouter(TenantDirectory directory, Routes beside, Routes below) {
    this.directory = directory;
    this.beside = beside;
    this.below = below;
  }

  @Override
  public Optional<Match> match(String host, String path) {
    var found = beside.match(path);
    if (found.isPresent()) {
      return found;
    }
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
    return below.match(path.substring(prefix)).map(match -> at(tenant, match));
  }

  /// The metadata of an issuer with a path, with the well-known part put before the path (RFC 8414
  /// §3.1).
  private Optional<Match> inserted(String host, String path) {
    for (String wellKnown : WELL_KNOWN) {
      if (path.startsWith(wellKnown + "/")) {
        return directory
            .at(host, path.substring(wellKnown.length()))
            .flatMap(tenant -> below.match(wellKnown).map(match -> at(tenant, match)));
      }
    }
    return Optional.empty();
  }

  private static Match at(Tenant tenant, Match match) {
    return new Match(match.resource(), match.variables(), tenant);
  }
}
