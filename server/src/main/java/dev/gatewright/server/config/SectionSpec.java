package dev.gatewright.server.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The keys that may stand together in one place of a configuration file.
record SectionSpec(String title, List<KeySpec> keys) {
  SectionSpec {
    keys = List.copyOf(keys);
  }

  /// This section with more keys behind its own.
  SectionSpec with(String newTitle, List<KeySpec> more) {
    var all = new ArrayList<>(keys);
    all.addAll(more);
    return new SectionSpec(newTitle, all);
  }

  Optional<KeySpec> key(String name) {
    return keys.stream().filter(key -> key.name().equals(name)).findFirst();
  }

  List<String> names() {
    return keys.stream().map(KeySpec::name).toList();
  }
}
