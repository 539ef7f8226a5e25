package dev.gatewright.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/// Which requests need a login: those of a protected path that is not public.
///
/// In doubt a path is protected. It is if any of its readings matches a protected pattern, in
/// whatever case, and it is public only if all of them match a public one exactly.
record PathRules(List<PathPattern> protectedPaths, List<PathPattern> publicPaths) {
  /// Every path is protected.
  static final PathRules DEFAULT = new PathRules(List.of(PathPattern.parse("/*")), List.of());

  PathRules {
    protectedPaths = List.copyOf(protectedPaths);
    publicPaths = List.copyOf(publicPaths);
  }

  boolean protects(HttpServletRequest request) {
    if (protectedPaths.isEmpty()) {
      return false;
    }
    var readings = RequestPath.readings(request);
    return readings.isEmpty()
        || (readings.get().stream().anyMatch(this::mayBeProtected)
            && !readings.get().stream().allMatch(this::isPublic));
  }

  private boolean mayBeProtected(String path) {
    return protectedPaths.stream().anyMatch(pattern -> pattern.mayMean(path));
  }

  private boolean isPublic(String path) {
    return publicPaths.stream().anyMatch(pattern -> pattern.means(path));
  }
}
