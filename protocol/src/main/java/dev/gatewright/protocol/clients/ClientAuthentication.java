package dev.gatewright.protocol.clients;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a client proves who it is: the methods it may use and what they are checked against.
public final class ClientAuthentication {
  private final Set<ClientAuthMethod> methods;
  private final List<ClientSecret> secrets;
  private final Optional<String> jwks;
  private final Optional<URI> jwksUri;

  private ClientAuthentication(
      Set<ClientAuthMethod> methods,
      List<ClientSecret> secrets,
      Optional<String> jwks,
      Optional<URI> jwksUri) {
    this.methods = Set.copyOf(methods);
    this.secrets = List.copyOf(secrets);
    this.jwks = jwks;
    this.jwksUri = jwksUri;
  }

  /// By any of these methods, with nothing yet to check them against.
  public static ClientAuthentication by(Set<ClientAuthMethod> methods) {
    return new ClientAuthentication(methods, List.of(), Optional.empty(), Optional.empty());
  }

  /// A public client (RFC 6749 §2.1).
  public static ClientAuthentication none() {
    return by(Set.of(ClientAuthMethod.NONE));
  }

  /// The same with these secrets. They are tried in turn, so that one can be replaced with overlap.
  public ClientAuthentication withSecrets(List<ClientSecret> values) {
    return new ClientAuthentication(methods, values, jwks, jwksUri);
  }

  /// The same with the keys of `private_key_jwt` in this JWK Set document.
  public ClientAuthentication withJwks(String document) {
    return new ClientAuthentication(methods, secrets, Optional.of(document), jwksUri);
  }

  /// The same with the keys of `private_key_jwt` at this address.
  public ClientAuthentication withJwksUri(URI address) {
    return new ClientAuthentication(methods, secrets, jwks, Optional.of(address));
  }

  public Set<ClientAuthMethod> methods() {
    return methods;
  }

  public List<ClientSecret> secrets() {
    return secrets;
  }

  /// A JWK Set document.
  public Optional<String> jwks() {
    return jwks;
  }

  /// Where a JWK Set document is fetched from.
  public Optional<URI> jwksUri() {
    return jwksUri;
  }

  @Override
  public String toString() {
    return "ClientAuthentication" + methods;
  }
}
