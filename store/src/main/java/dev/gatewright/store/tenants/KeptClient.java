package dev.gatewright.store.tenants;

import dev.gatewright.protocol.clients.ClientSecret;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A client as kept: the document that was applied, its secrets ready for checking, those that they
/// took the place of, and the key it shares with us for HS256 access tokens.
public record KeptClient(
    ClientId id,
    boolean active,
    String document,
    List<ClientSecret> secrets,
    List<ClientSecret> formerSecrets,
    Optional<Secret> signingKey,
    Instant createdAt,
    Instant updatedAt) {
  public KeptClient {
    secrets = List.copyOf(secrets);
    formerSecrets = List.copyOf(formerSecrets);
  }

  /// All with which it may prove itself, as long as they count.
  public List<ClientSecret> accepted() {
    return Stream.concat(secrets.stream(), formerSecrets.stream()).toList();
  }

  /// Until when the secret before counts, if it does now.
  public Optional<Instant> formerUntil(Instant now) {
    return formerSecrets.stream()
        .flatMap(secret -> secret.until().stream())
        .filter(now::isBefore)
        .findFirst();
  }
}
