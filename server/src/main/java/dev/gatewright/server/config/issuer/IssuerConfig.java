package dev.gatewright.server.config.issuer;

import dev.gatewright.server.config.client.ClientConfig;
import java.util.List;

/// One issuer with everything it holds. The `absent` lists name what must not be there.
public record IssuerConfig(
    IssuerSettings settings,
    List<ClientConfig> clients,
    List<String> absentClients,
    List<UserConfig> users,
    List<String> absentUsers,
    List<PinConfig> pins,
    List<OrganizationConfig> organizations,
    List<String> absentOrganizations) {
  public IssuerConfig {
    clients = List.copyOf(clients);
    absentClients = List.copyOf(absentClients);
    users = List.copyOf(users);
    absentUsers = List.copyOf(absentUsers);
    pins = List.copyOf(pins);
    organizations = List.copyOf(organizations);
    absentOrganizations = List.copyOf(absentOrganizations);
  }

  public String id() {
    return settings.id();
  }
}
