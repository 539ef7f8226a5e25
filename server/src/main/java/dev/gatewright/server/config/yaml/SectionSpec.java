package dev.gatewright.server.config.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The keys that may stand together in one place of a configuration file.
public record SectionSpec(String title, List<KeySpec> keys) {
  public SectionSpec {
    keys = List.copyOf(keys);
  }

  /// This section with more keys behind its own.
  public SectionSpec with(String newTitle, List<KeySpec> more) {
    var all = new ArrayList<>(keys);
    all.addAll(more);
    return new SectionSpec(newTitle, all);
  }

  public Optional<KeySpec> key(String name) {
    return keys.stream().filter(key -> key.name().equals(name)).findFirst();
  }

  public List<String> names() {
    return keys.stream().map(KeySpec::name).toList();
  }
}
