package dev.gatewright.server.directory;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.server.config.client.ClientKeys;
import dev.gatewright.server.config.client.EffectiveClient;
import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.config.yaml.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An issuer as of one reading, with what is asked of all its clients at once. None of their
/// secrets was opened for it.
record ServedIssuer(
    long reading,
    Tenant tenant,
    Set<ClientId> clients,
    Map<String, List<ClientId>> byPostLogoutRedirectUri,
    Set<String> origins) {

  static ServedIssuer of(long reading, Tenant tenant, Map<ClientId, String> documents) {
    var byUri = new HashMap<String, List<ClientId>>();
    var origins = new HashSet<String>();
    documents.forEach((id, document) -> {
      var declared = StoredSettings.client(Document.parse(document));
      var client = EffectiveClient.of(tenant.settings().clientDefaults(), declared);
      client.find(ClientKeys.ALLOWED_ORIGINS).ifPresent(origins::addAll);
      for (var uri : client.find(ClientKeys.POST_LOGOUT_REDIRECT_URIS).orElse(List.of())) {
        byUri.computeIfAbsent(uri, _ -> new ArrayList<>()).add(id);
      }
    });
    return new ServedIssuer(
        reading, tenant, Set.copyOf(documents.keySet()), Map.copyOf(byUri), Set.copyOf(origins));
  }
}
