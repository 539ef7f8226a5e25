package dev.gatewright.server.config;

import java.util.List;

/// Which of a user's organizations a client's tokens name.
public sealed interface OrganizationPolicy {
  record All() implements OrganizationPolicy {}

  record None() implements OrganizationPolicy {}

  /// Only these, by id.
  record Only(List<String> ids) implements OrganizationPolicy {
    public Only {
      ids = List.copyOf(ids);
    }
  }
}
