package dev.gatewright.server.config.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects what is wrong in one file, so that all of it is printed at once. Not thread-safe.
public final class Problems {
  /// More problems than this help nobody; the rest is dropped.
  private static final int MOST_PROBLEMS = 200;

  private final String file;
  private final Set<ConfigProblem> errors = new LinkedHashSet<>();
  private final Set<ConfigProblem> warnings = new LinkedHashSet<>();

  public Problems(String file) {
    this.file = file;
  }

  public void error(YamlNode.Place place, String keyPath, String message, String fix) {
    add(errors, place, keyPath, message, fix);
  }

  public void warning(YamlNode.Place place, String keyPath, String message, String fix) {
    add(warnings, place, keyPath, message, fix);
  }

  public boolean any() {
    return !errors.isEmpty();
  }

  /// The outcome for a configuration that was read as far as possible.
  public <T> ConfigResult<T> outcome(T config) {
    return any() ? broken() : new ConfigResult.Loaded<>(config, inFileOrder(warnings));
  }

  public <T> ConfigResult<T> broken() {
    return new ConfigResult.Broken<>(inFileOrder(errors));
  }

  private void add(
      Set<ConfigProblem> to, YamlNode.Place place, String keyPath, String message, String fix) {
    if (to.size() < MOST_PROBLEMS) {
      to.add(new ConfigProblem(file, place.line(), place.column(), keyPath, message, fix));
    }
  }

  private static List<ConfigProblem> inFileOrder(Set<ConfigProblem> problems) {
    var sorted = new ArrayList<>(problems);
    sorted.sort(
        Comparator.comparingInt(ConfigProblem::line).thenComparingInt(ConfigProblem::column));
    return sorted;
  }
}
