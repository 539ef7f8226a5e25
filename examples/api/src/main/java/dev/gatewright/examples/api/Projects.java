package dev.gatewright.examples.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The projects, in memory; the oldest goes when there are too many. Safe for any number of
/// threads.
final class Projects {
  private static final int MOST_PROJECTS = 1_000;
  private static final int LONGEST_NAME = 80;

  private final List<Project> all = new ArrayList<>();

  record Project(String organization, String name) {
    Map<String, Object> asMap() {
      return Map.of("organization", organization, "name", name);
    }
  }

  synchronized Project add(String organization, String name) {
    var project =
        new Project(organization, name.substring(0, Math.min(name.length(), LONGEST_NAME)));
    all.add(project);
    if (all.size() > MOST_PROJECTS) {
      all.removeFirst();
    }
    return project;
  }

  synchronized List<Project> where(Predicate<Project> wanted) {
    return all.stream().filter(wanted).toList();
  }
}
