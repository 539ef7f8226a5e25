package dev.gatewright.server.directory;

import dev.gatewright.server.http.LoopbackOnly;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The hosts that configuration names, and the tenants at the paths of each. No other host is
/// served: a page of somebody else's domain that resolves to this server gets nothing (DNS
/// rebinding).
final class Sites {
  private final Map<String, Map<String, Tenant>> byHost = new HashMap<>();
  private final Map<String, List<String>> taken = new HashMap<>();
  private final Map<String, List<String>> outOfOrder = new HashMap<>();
  private final String baseHost;

  Sites(Collection<Tenant> tenants, Collection<URI> outOfOrder, URI baseUrl) {
    this.baseHost = host(baseUrl);
    byHost.put(baseHost, new HashMap<>());
    for (var url : outOfOrder) {
      byHost.computeIfAbsent(host(url), _ -> new HashMap<>());
      this.outOfOrder.computeIfAbsent(host(url), _ -> new ArrayList<>()).add(url.getPath());
    }
    for (var tenant : tenants) {
      byHost
          .computeIfAbsent(tenant.host().toLowerCase(Locale.ROOT), _ -> new HashMap<>())
          .put(tenant.path(), tenant);
    }
    byHost.forEach((host, byPath) -> {
      var paths = new ArrayList<>(byPath.keySet());
      if (host.equals(baseHost) && baseUrl.getRawPath() != null) {
        paths.add(baseUrl.getRawPath());
      }
      taken.put(host, prefixes(paths));
    });
  }

  /// The tenant whose issuer URL has this host and exactly this path. Where `base_url` is on this
  /// machine, every name of the machine itself stands for its host.
  Optional<Tenant> at(String host, String path) {
    return Optional.ofNullable(byHost.getOrDefault(known(host), Map.of()).get(path));
  }

  /// Whether `base_url` or an issuer's URL names this host.
  boolean knows(String host) {
    return byHost.containsKey(known(host));
  }

  /// Whether the path is at or below the URL of an issuer that cannot be served.
  boolean isOutOfOrder(String host, String path) {
    return outOfOrder.getOrDefault(known(host), List.of()).stream()
        .anyMatch(own -> path.equals(own) || path.startsWith(own + "/"));
  }

  /// What a proxy may have taken off the front of every path of this host, the shortest first.
  List<String> prefixes(String host) {
    return taken.getOrDefault(known(host), List.of());
  }

  private String known(String host) {
    return !byHost.containsKey(host)
            && LoopbackOnly.isLoopback(host)
            && LoopbackOnly.isLoopback(baseHost)
        ? baseHost
        : host;
  }

  private static String host(URI uri) {
    var host = uri.getHost();
    return host == null ? "" : host.toLowerCase(Locale.ROOT);
  }

  /// The part that all paths begin with, and each beginning of it, in whole segments.
  private static List<String> prefixes(List<String> paths) {
    var prefixes = new ArrayList<String>();
    if (paths.isEmpty()) {
      return prefixes;
    }
    var first = paths.getFirst();
    for (var end = next(first, 0); end > 0; end = next(first, end)) {
      var prefix = first.substring(0, end);
      if (!paths.stream().allMatch(path -> path.equals(prefix) || path.startsWith(prefix + "/"))) {
        break;
      }
      prefixes.add(prefix);
    }
    return List.copyOf(prefixes);
  }

  private static int next(String path, int end) {
    if (end >= path.length()) {
      return -1;
    }
    var slash = path.indexOf('/', end + 1);
    return slash < 0 ? path.length() : slash;
  }
}
