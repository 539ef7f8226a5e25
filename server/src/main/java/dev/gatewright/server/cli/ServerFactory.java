package dev.gatewright.server.cli;

import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.http.Route;
import dev.gatewright.server.tenants.OpenStore;
import java.util.List;

/// Assembles a server that is not started yet; the store stays its caller's.
@FunctionalInterface
public interface ServerFactory {
  /// `extras` are answered beside the server's own addresses, on the origin of `base_url`.
  RunningServer open(ServerConfig config, OpenStore store, Terminal terminal, List<Route> extras);
}
