package dev.gatewright.server.config.client;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.ClientAuthMethod;
import dev.gatewright.protocol.clients.ClientAuthentication;
import dev.gatewright.protocol.clients.ClientBuilder;
import dev.gatewright.protocol.clients.ClientSecret;
import dev.gatewright.protocol.clients.IdTokenPolicy;
import dev.gatewright.protocol.clients.RefreshTokenPolicy;
import dev.gatewright.protocol.issuer.AccessTokenPolicy;
import dev.gatewright.protocol.issuer.AccessTokenPolicy.Format;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.HmacKey;
import dev.gatewright.server.config.yaml.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The engine's client while its settings set it, one after the other. Not thread-safe.
final class ClientDraft {
  private final ClientConfig declared;
  private final URI issuer;
  private final List<ClientSecret> secrets;
  private final Optional<Secret> signingKey;
  private final ClientBuilder client;
  private final RefreshTokenPolicy.Builder refreshToken = RefreshTokenPolicy.builder();
  private final IdTokenPolicy.Builder idToken = IdTokenPolicy.builder();
  private final AccessTokenPolicy.Builder accessToken = AccessTokenPolicy.builder();
  private boolean jwt = true;
  private Optional<Algorithm> algorithm = Optional.of(Algorithm.ES256);

  /// A client of `issuer`; `secrets` are what it may prove itself with, and `signingKey` is for
  /// HS256.
  ClientDraft(
      ClientConfig declared, URI issuer, List<ClientSecret> secrets, Optional<Secret> signingKey) {
    this.declared = declared;
    this.issuer = issuer;
    this.secrets = secrets;
    this.signingKey = signingKey;
    this.client = ClientBuilder.with(declared.id(), ClientAuthentication.none());
    client.type(declared.type());
  }

  void authentication(Set<ClientAuthMethod> methods) {
    var authentication = ClientAuthentication.by(methods).withSecrets(secrets);
    client.authentication(
        declared
            .keySource()
            .map(keys ->
                switch (keys) {
                  case ClientKeySource.Inline inline ->
                      authentication.withJwks(inline.jwks().json());
                  case ClientKeySource.Remote remote ->
                      authentication.withJwksUri(remote.jwksUri());
                })
            .orElse(authentication));
  }

  ClientBuilder client() {
    return client;
  }

  RefreshTokenPolicy.Builder refreshToken() {
    return refreshToken;
  }

  IdTokenPolicy.Builder idToken() {
    return idToken;
  }

  AccessTokenPolicy.Builder accessToken() {
    return accessToken;
  }

  void jwt(boolean value) {
    jwt = value;
  }

  /// The algorithm of an issuer's key, or none for the client's own signing key.
  void algorithm(Optional<Algorithm> value) {
    algorithm = value;
  }

  /// An audience in which `{issuer}` and `{client_id}` are filled in.
  void audience(List<String> value) {
    accessToken.audience(
        value.stream()
            .map(audience ->
                switch (audience) {
                  case "{issuer}" -> issuer.toString();
                  case "{client_id}" -> declared.id();
                  default -> audience;
                })
            .toList());
  }

  /// What its access tokens look like.
  AccessTokenPolicy accessTokenPolicy() {
    return accessToken.format(format()).build();
  }

  /// The client.
  ///
  /// @throws IllegalArgumentException when settings cannot go together, which a file that was
  ///   applied cannot say of its own clients
  Client build() {
    return client
        .refreshToken(refreshToken.build())
        .idToken(idToken.build())
        .accessToken(accessTokenPolicy())
        .build();
  }

  private Format format() {
    if (!jwt) {
      return new Format.Opaque();
    }
    return algorithm.<Format>map(Format.SignedJwt::new).orElseGet(this::hmac);
  }

  private Format hmac() {
    return new Format.HmacJwt(
        HmacKey.of(
            signingKey
                .orElseThrow(() -> new IllegalArgumentException("an HS256 client has no key"))
                .reveal()));
  }
}
