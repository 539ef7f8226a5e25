package dev.gatewright.server.config;

import java.util.List;
import java.util.Optional;

/// A client as `tenants.yaml` declares it, without what only others decide for it.
public record ClientConfig(
    String id,
    Optional<String> name,
    ClientType type,
    Optional<Compat> compat,
    Optional<ClientSecret> secret,
    Optional<Secret> signingKey,
    Optional<ClientKeySource> keySource,
    List<String> redirectUris,
    List<String> postLogoutRedirectUris,
    ClientSettings settings) {
  public ClientConfig {
    redirectUris = List.copyOf(redirectUris);
    postLogoutRedirectUris = List.copyOf(postLogoutRedirectUris);
  }

  /// The client secret that a file asks for.
  public sealed interface ClientSecret {
    record Given(Secret value) implements ClientSecret {}

    /// One is to be made when the client is created, and shown once.
    record Generated() implements ClientSecret {}
  }
}
