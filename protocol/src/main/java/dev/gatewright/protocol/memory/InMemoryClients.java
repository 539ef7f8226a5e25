package dev.gatewright.protocol.memory;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Clients in memory: those kept here are active. Thread-safe.
public final class InMemoryClients implements Clients {
  private final Map<IssuerId, Map<ClientId, Client>> active = new ConcurrentHashMap<>();

  /// Adds a client, or replaces the one of that id.
  public void put(IssuerId issuer, Client client) {
    active.computeIfAbsent(issuer, i -> new ConcurrentHashMap<>()).put(client.id(), client);
  }

  /// Removes a client, which ends its grants and tokens; none of that id is no error.
  public void remove(IssuerId issuer, ClientId id) {
    of(issuer).remove(id);
  }

  @Override
  public Optional<Client> find(IssuerId issuer, ClientId id) {
    return Optional.ofNullable(of(issuer).get(id));
  }

  @Override
  public List<Client> withPostLogoutRedirectUri(IssuerId issuer, String uri) {
    return of(issuer).values().stream()
        .filter(client -> client.postLogoutRedirectUris().contains(uri))
        .toList();
  }

  private Map<ClientId, Client> of(IssuerId issuer) {
    return active.getOrDefault(issuer, Map.of());
  }
}
