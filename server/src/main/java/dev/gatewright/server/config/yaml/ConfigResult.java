package dev.gatewright.server.config.yaml;

import java.util.List;
import java.util.stream.Collectors;

/// What reading a configuration file gave: a whole, checked configuration, or all that is wrong.
public sealed interface ConfigResult<T> {

  /// The configuration is valid; `warnings` are worth printing and stop nothing.
  public record Loaded<T>(T config, List<ConfigProblem> warnings) implements ConfigResult<T> {
    public Loaded {
      warnings = List.copyOf(warnings);
    }
  }

  /// The file cannot be used; `problems` has at least one entry, in the order of the file.
  public record Broken<T>(List<ConfigProblem> problems) implements ConfigResult<T> {
    public Broken {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("a broken file has at least one problem");
      }
    }

    /// All problems, one a line.
    public String text() {
      return problems.stream().map(ConfigProblem::text).collect(Collectors.joining("\n"));
    }
  }
}
