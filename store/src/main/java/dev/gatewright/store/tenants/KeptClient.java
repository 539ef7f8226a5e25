package dev.gatewright.store.tenants;

import dev.gatewright.protocol.clients.ClientSecret;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A client as kept: the document that was applied, its secrets ready for checking, and the key it
/// shares with us for HS256 access tokens.
public record KeptClient(
    ClientId id,
    boolean active,
    String document,
    List<ClientSecret> secrets,
    Optional<Secret> signingKey,
    Instant createdAt,
    Instant updatedAt) {
  public KeptClient {
    secrets = List.copyOf(secrets);
  }
}
