package dev.gatewright.store.admin;

import dev.gatewright.identity.OrganizationId;
import dev.gatewright.protocol.oauth.IssuerId;
import java.util.Optional;

/// Where somebody administers: everywhere, in one issuer, or in one organization of an issuer.
public record Reach(Optional<IssuerId> issuer, Optional<OrganizationId> organization) {
  public Reach {
    if (issuer.isEmpty() && organization.isPresent()) {
      throw new IllegalArgumentException("an organization is one of an issuer");
    }
  }

  /// Everywhere where no issuer is named.
  public static Reach of(Optional<IssuerId> issuer) {
    return new Reach(issuer, Optional.empty());
  }

  /// As the rows have it, where nothing is an empty text.
  static Reach kept(String issuer, String organization) {
    return new Reach(
        issuer.isEmpty() ? Optional.empty() : Optional.of(new IssuerId(issuer)),
        organization.isEmpty() ? Optional.empty() : Optional.of(new OrganizationId(organization)));
  }

  String issuerText() {
    return issuer.map(IssuerId::value).orElse("");
  }

  String organizationText() {
    return organization.map(OrganizationId::value).orElse("");
  }
}
