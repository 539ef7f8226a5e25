package dev.gatewright.server.tenants;

import java.util.List;

/// What carrying out a plan came to. `refused` has one sentence for each change that could not be
/// made; everything else was made and stays.
public record Applied(
    List<TenantChange> changes, List<GeneratedSecret> secrets, List<String> refused) {
  public Applied {
    changes = List.copyOf(changes);
    secrets = List.copyOf(secrets);
    refused = List.copyOf(refused);
  }
}
