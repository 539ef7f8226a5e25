package dev.gatewright.protocol.testing;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Clients in memory.
public final class MemoryClients implements Clients {
  private record Key(IssuerId issuer, ClientId id) {}

  private final Map<Key, Client> active = new ConcurrentHashMap<>();

  /// Adds a client, or replaces the one of that id.
  public void put(IssuerId issuer, Client client) {
    active.put(new Key(issuer, client.id()), client);
  }

  /// Makes the client as good as absent.
  public void deactivate(IssuerId issuer, ClientId id) {
    active.remove(new Key(issuer, id));
  }

  @Override
  public Optional<Client> find(IssuerId issuer, ClientId id) {
    return Optional.ofNullable(active.get(new Key(issuer, id)));
  }

  @Override
  public List<Client> withPostLogoutRedirectUri(IssuerId issuer, String uri) {
    return active.entrySet().stream()
        .filter(entry -> entry.getKey().issuer().equals(issuer))
        .map(Map.Entry::getValue)
        .filter(client -> client.postLogoutRedirectUris().contains(uri))
        .toList();
  }
}
