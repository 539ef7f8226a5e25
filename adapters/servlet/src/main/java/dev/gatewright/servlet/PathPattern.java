package dev.gatewright.servlet;

import java.util.List;

/// One entry of `protectedPaths` or `publicPaths`: `/account` for that path alone, `/admin/*` for
/// that path and all below it, `/*` for every path (Jakarta Servlet 6.0 §12.2, without its
/// extension patterns).
///
/// @param folder the path without `/*`; empty for `/*`
/// @param below true if all paths below belong to it too
record PathPattern(String folder, boolean below) {
  private static final String BELOW = "/*";

  /// Reads a pattern.
  ///
  /// @throws IllegalArgumentException if it is none; the message says which form it needs
  static PathPattern parse(String text) {
    var below = text.endsWith(BELOW);
    var folder = below ? text.substring(0, text.length() - BELOW.length()) : text;
    if (!text.startsWith("/") || folder.contains("*")) {
      throw new IllegalArgumentException(
          "the path pattern "
              + text
              + " is neither a path (/account) nor a folder (/admin/*); patterns for extensions are"
              + " not taken, because /admin/x.css would pass as a style sheet: put such files into"
              + " a folder of their own");
    }
    if (!RequestPath.isClean(folder)) {
      throw new IllegalArgumentException(
          "the path pattern "
              + text
              + " can match no path: write it decoded, below the context path, without empty, '.'"
              + " or '..' segments and without a slash at the end");
    }
    return new PathPattern(folder, below);
  }

  /// Reads each of them.
  static List<PathPattern> parseAll(List<String> texts) {
    return texts.stream().map(PathPattern::parse).toList();
  }

  /// True if the path is meant, in whatever case: for deciding that something is protected.
  boolean mayMean(String path) {
    return matches(path, true);
  }

  /// True if exactly this is the path: for deciding that something is public.
  boolean means(String path) {
    return matches(path, false);
  }

  private boolean matches(String path, boolean ignoreCase) {
    var end = folder.length();
    return path.regionMatches(ignoreCase, 0, folder, 0, end)
        && (path.length() == end || (below && path.charAt(end) == '/'));
  }
}
