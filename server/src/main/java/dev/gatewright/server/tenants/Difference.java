package dev.gatewright.server.tenants;

import java.util.Optional;

/// One key that a change gives another value, as JSON; absent is the default. Secrets have neither
/// value.
public record Difference(String key, Optional<String> before, Optional<String> after) {
  static Difference secret(String key) {
    return new Difference(key, Optional.empty(), Optional.empty());
  }
}
