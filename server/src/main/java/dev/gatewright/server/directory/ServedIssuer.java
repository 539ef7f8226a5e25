package dev.gatewright.server.directory;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.server.config.client.ClientKeys;
import dev.gatewright.server.config.client.EffectiveClient;
import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.config.issuer.UnreadableRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An issuer as of one reading, with what is asked of all its clients at once. None of their
/// secrets was opened for it. `clients` are those whose documents could be read.
record ServedIssuer(
    long reading,
    Tenant tenant,
    Set<ClientId> clients,
    Map<String, List<ClientId>> byPostLogoutRedirectUri,
    Set<String> origins) {

  static ServedIssuer of(long reading, Tenant tenant, Map<ClientId, String> documents) {
    var byUri = new HashMap<String, List<ClientId>>();
    var origins = new HashSet<String>();
    var clients = new HashSet<ClientId>();
    documents.forEach((id, document) ->
        effective(tenant, id, document)
            .ifPresent(client -> {
              clients.add(id);
              client.find(ClientKeys.ALLOWED_ORIGINS).ifPresent(origins::addAll);
              for (var uri : client.find(ClientKeys.POST_LOGOUT_REDIRECT_URIS).orElse(List.of())) {
                byUri.computeIfAbsent(uri, _ -> new ArrayList<>()).add(id);
              }
            }));
    return new ServedIssuer(
        reading, tenant, Set.copyOf(clients), Map.copyOf(byUri), Set.copyOf(origins));
  }

  /// The client, unless its document is damaged or of a later version: it is left out then, and
  /// takes nobody else with it.
  private static Optional<EffectiveClient> effective(Tenant tenant, ClientId id, String document) {
    try {
      var declared = StoredSettings.client(tenant.settings().id(), id.value(), document);
      return Optional.of(EffectiveClient.of(tenant.settings().clientDefaults(), declared));
    } catch (UnreadableRow | IllegalArgumentException e) {
      TenantDirectory.unusable(tenant, id, e);
      return Optional.empty();
    }
  }
}
