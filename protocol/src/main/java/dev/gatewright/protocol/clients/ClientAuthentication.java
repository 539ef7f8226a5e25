package dev.gatewright.protocol.clients;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a client proves who it is: the methods it may use and what they are checked against.
///
/// `secrets` are tried in turn, so that a secret can be replaced with overlap; `jwks` is a JWK Set
/// document and `jwksUri` where to fetch one, for `private_key_jwt`.
public record ClientAuthentication(
    Set<ClientAuthMethod> methods,
    List<ClientSecret> secrets,
    Optional<String> jwks,
    Optional<URI> jwksUri) {
  public ClientAuthentication {
    methods = Set.copyOf(methods);
    secrets = List.copyOf(secrets);
  }

  /// A public client (RFC 6749 §2.1).
  public static ClientAuthentication none() {
    return new ClientAuthentication(
        Set.of(ClientAuthMethod.NONE), List.of(), Optional.empty(), Optional.empty());
  }
}
