package dev.gatewright.server.http;

import java.util.Map;
import java.util.Optional;

/// Finds the resource a path names. [Routes] is the table; a router in front of it may take the
/// host or a prefix into account. Called for each request on the thread that reads sockets, so it
/// must not wait.
@FunctionalInterface
public interface Router {
  /// Finds what `path` names.
  ///
  /// @param host as in [HttpRequest#host]
  /// @param path the path as sent, free of `%`, `;`, empty and dot segments
  Optional<Match> match(String host, String path);

  /// A resource, the parts of the path that its pattern names, and whose it is.
  record Match(Resource resource, Map<String, String> variables, Mount mount) {}
}
