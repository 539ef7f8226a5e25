package dev.gatewright.examples.api;

import java.util.Map;
import java.util.Optional;

/// The environment variables of a program, its only configuration.
record Environment(Map<String, String> values) {
  /// @throws IllegalArgumentException if it is missing; the message names it
  String required(String name) {
    return Optional.ofNullable(values.get(name))
        .orElseThrow(() -> new IllegalArgumentException("set the environment variable " + name));
  }

  String or(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  /// Names the variables and not their values, which may be secret.
  @Override
  public String toString() {
    return "Environment" + values.keySet();
  }
}
