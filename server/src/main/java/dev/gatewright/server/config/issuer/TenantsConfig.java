package dev.gatewright.server.config.issuer;

import java.util.List;

/// What is served: what `tenants.yaml` says.
public record TenantsConfig(List<IssuerConfig> issuers, List<String> absentIssuers) {
  public TenantsConfig {
    issuers = List.copyOf(issuers);
    absentIssuers = List.copyOf(absentIssuers);
  }
}
