package dev.gatewright.protocol.clients;

import java.util.Set;

/// Which of a user's organizations a client may see in the `organizations` claim.
public sealed interface OrganizationPolicy {
  record All() implements OrganizationPolicy {}

  record None() implements OrganizationPolicy {}

  record Only(Set<String> ids) implements OrganizationPolicy {
    public Only {
      ids = Set.copyOf(ids);
    }
  }

  /// True if the client may see organization `id`.
  default boolean permits(String id) {
    return switch (this) {
      case All all -> true;
      case None none -> false;
      case Only only -> only.ids().contains(id);
    };
  }
}
