package dev.gatewright.server.config.issuer;

import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.server.config.client.ClientConfig;
import dev.gatewright.server.config.yaml.Secret;
import dev.gatewright.store.webhook.WebhookId;
import dev.gatewright.store.webhook.WebhookSecret;
import java.util.List;
import java.util.Map;

/// One issuer with everything it holds. The `absent` lists name what must not be there.
public record IssuerConfig(
    IssuerSettings settings,
    Map<ProviderName, Secret> providerSecrets,
    Map<WebhookId, WebhookSecret> hookSecrets,
    List<ClientConfig> clients,
    List<String> absentClients,
    List<WebhookConfig> webhooks,
    List<WebhookId> absentWebhooks,
    List<UserConfig> users,
    List<String> absentUsers,
    List<PinConfig> pins,
    List<OrganizationConfig> organizations,
    List<String> absentOrganizations) {
  public IssuerConfig {
    providerSecrets = Map.copyOf(providerSecrets);
    hookSecrets = Map.copyOf(hookSecrets);
    clients = List.copyOf(clients);
    absentClients = List.copyOf(absentClients);
    webhooks = List.copyOf(webhooks);
    absentWebhooks = List.copyOf(absentWebhooks);
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
