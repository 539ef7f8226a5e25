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

  /// Whose an address is at which there is nothing: errors there look like its other pages.
  default Mount nearest(String host, String path) {
    return Mount.NOBODYS;
  }

  /// Whether anything is served under this host; addresses that are the same under every host do
  /// not count.
  default boolean knows(String host) {
    return true;
  }

  /// How errors look at an address at which there is nothing, where that is no matter of who asks.
  default Optional<ErrorFormat> errors(String path) {
    return Optional.empty();
  }

  /// A resource, the parts of the path that its pattern names, and whose it is.
  ///
  /// @param prefix what a proxy had taken off the front of the path; handlers see it whole
  record Match(Resource resource, Map<String, String> variables, Mount mount, String prefix) {
    public Match(Resource resource, Map<String, String> variables, Mount mount) {
      this(resource, variables, mount, "");
    }

    /// The same, found behind a proxy that takes `prefix` off.
    public Match behind(String prefix) {
      return new Match(resource, variables, mount, prefix);
    }
  }
}
