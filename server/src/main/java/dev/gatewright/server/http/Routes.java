package dev.gatewright.server.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The route table: every method and path the server answers, on one page.
///
/// A path matches by its bytes alone; nothing is decoded, folded or completed. Patterns without
/// variables win over patterns with them, and earlier parts of a path are decided first.
public final class Routes implements Router {
  private final List<Route> routes;
  private final Map<String, Match> literal = new HashMap<>();
  private final Node root = new Node();

  /// The first two parts of paths that answer programs alone.
  private final Set<String> ofPrograms = new HashSet<>();

  private Routes(List<Route> routes) {
    this.routes = List.copyOf(routes);
    var byPattern = new LinkedHashMap<String, List<Route>>();
    for (var route : routes) {
      byPattern.computeIfAbsent(route.pattern(), _ -> new ArrayList<>()).add(route);
    }
    byPattern.forEach((pattern, group) -> add(new Resource(pattern, group)));
    routes.stream()
        .filter(route -> route.errors() == ErrorFormat.PROBLEM)
        .map(route -> beginning(route.pattern()))
        .filter(beginning -> beginning.indexOf('{') < 0)
        .forEach(ofPrograms::add);
  }

  /// Routes from a table.
  ///
  /// @throws IllegalArgumentException if two routes answer the same method and pattern
  public static Routes of(Route... routes) {
    return new Routes(List.of(routes));
  }

  public static Routes of(List<Route> routes) {
    return new Routes(routes);
  }

  /// The first two parts of a path; the whole of a shorter one.
  private static String beginning(String path) {
    int second = path.indexOf('/', 1);
    int third = second < 0 ? -1 : path.indexOf('/', second + 1);
    return third < 0 ? path : path.substring(0, third);
  }

  @Override
  public Optional<ErrorFormat> errors(String path) {
    return ofPrograms.contains(beginning(path))
        ? Optional.of(ErrorFormat.PROBLEM)
        : Optional.empty();
  }

  /// The routes in the order given, for listing.
  public List<Route> routes() {
    return routes;
  }

  @Override
  public Optional<Match> match(String host, String path) {
    return match(path);
  }

  public Optional<Match> match(String path) {
    var exact = literal.get(path);
    if (exact != null) {
      return Optional.of(exact);
    }
    var values = new ArrayList<String>(2);
    var found = root.find(path, 1, values);
    if (found == null) {
      return Optional.empty();
    }
    var names = found.names;
    var variables = HashMap.<String, String>newHashMap(names.size());
    for (var i = 0; i < names.size(); i++) {
      variables.put(names.get(i), values.get(i));
    }
    return Optional.of(new Match(found.resource, variables, Mount.NOBODYS));
  }

  private void add(Resource resource) {
    if (resource.pattern().indexOf('{') < 0) {
      literal.put(resource.pattern(), new Match(resource, Map.of(), Mount.NOBODYS));
      return;
    }
    var names = new ArrayList<String>();
    var node = root;
    for (var part : resource.pattern().substring(1).split("/", -1)) {
      if (part.startsWith("{") && part.endsWith("}") && part.length() > 2) {
        names.add(part.substring(1, part.length() - 1));
        if (node.variable == null) {
          node.variable = new Node();
        }
        node = node.variable;
      } else if (part.indexOf('{') < 0 && part.indexOf('}') < 0) {
        node = node.literals.computeIfAbsent(part, _ -> new Node());
      } else {
        throw new IllegalArgumentException("a variable fills a whole part of a path");
      }
    }
    if (node.leaf != null) {
      throw new IllegalArgumentException(
          resource.pattern() + " matches the same paths as " + node.leaf.resource.pattern());
    }
    node.leaf = new Leaf(resource, List.copyOf(names));
  }

  private record Leaf(Resource resource, List<String> names) {}

  /// A place in the tree of path parts.
  private static final class Node {
    private final Map<String, Node> literals = new HashMap<>();
    private @Nullable Node variable;
    private @Nullable Leaf leaf;

    /// The depth of the recursion is that of the deepest pattern, whatever the path.
    private @Nullable Leaf find(String path, int start, List<String> values) {
      if (start > path.length()) {
        return leaf;
      }
      var slash = path.indexOf('/', start);
      var end = slash < 0 ? path.length() : slash;
      var part = path.substring(start, end);
      var next = literals.get(part);
      if (next != null) {
        var found = next.find(path, end + 1, values);
        if (found != null) {
          return found;
        }
      }
      if (variable == null || part.isEmpty()) {
        return null;
      }
      values.add(part);
      var found = variable.find(path, end + 1, values);
      if (found == null) {
        values.removeLast();
      }
      return found;
    }
  }
}
