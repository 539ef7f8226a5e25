package dev.gatewright.identity.upstream;

import dev.gatewright.identity.OrganizationId;
import java.util.LinkedHashSet;
import java.util.List;

/// Where somebody is a member by a provider's word, and what they may do there.
public record GrantedPlace(OrganizationId organization, List<String> scopes) {
  public GrantedPlace {
    scopes = List.copyOf(new LinkedHashSet<>(scopes));
  }
}
