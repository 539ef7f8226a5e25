package dev.gatewright.server.api.projects;

import dev.gatewright.server.http.HttpResponse;
import java.util.Set;

/// One address below [ProjectsApi#ROOT]. `members` are all that its body may have; without any it
/// takes no body.
public record ProjectRoute(String method, String path, Set<String> members, Answering answering) {
  public ProjectRoute {
    members = Set.copyOf(members);
  }

  /// Answers somebody who was let in.
  @FunctionalInterface
  interface Answering {
    HttpResponse answer(ProjectCall call);
  }

  static ProjectRoute of(String method, String path, Answering answering) {
    return new ProjectRoute(method, path, Set.of(), answering);
  }

  static ProjectRoute of(String method, String path, Set<String> members, Answering answering) {
    return new ProjectRoute(method, path, members, answering);
  }

  /// Whether it is about one project, which its administrators may look after.
  boolean isOfProject() {
    return path.startsWith(ProjectsApi.PROJECT);
  }
}
