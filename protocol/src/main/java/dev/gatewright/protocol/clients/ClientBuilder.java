package dev.gatewright.protocol.clients;

import dev.gatewright.protocol.clients.Client.ClientType;
import dev.gatewright.protocol.clients.Client.UserInfoPolicy;
import dev.gatewright.protocol.issuer.AccessTokenPolicy;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.Secret;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Builds a [Client]; what is not said gets the safe default that each method names.
public final class ClientBuilder {
  final ClientId id;
  ClientAuthentication authentication;
  ClientType type;
  String name;
  Set<String> redirectUris = Set.of();
  Set<String> postLogoutRedirectUris = Set.of();
  Set<String> allowedOrigins = Set.of();
  Set<GrantType> grants = Set.of();
  Scope scope = Scope.empty();
  Scope defaultScope = Scope.empty();
  RefreshTokenPolicy refreshToken;
  AccessTokenPolicy accessToken = AccessTokenPolicy.builder().build();
  IdTokenPolicy idToken = IdTokenPolicy.defaults();
  UserInfoPolicy userInfo = UserInfoPolicy.BY_SCOPE;
  OrganizationPolicy organizations = new OrganizationPolicy.None();
  ErrorStyle errorStyle = ErrorStyle.RFC;
  final Map<ClientOption<?>, Object> options = new HashMap<>();

  private ClientBuilder(String id, ClientAuthentication authentication) {
    this.id = new ClientId(id);
    this.name = id;
    this.authentication = authentication;
    this.type = isConfidential() ? ClientType.WEB : ClientType.SPA;
    this.refreshToken =
        RefreshTokenPolicy.builder().grace(Duration.ofSeconds(isConfidential() ? 60 : 10)).build();
  }

  private boolean isConfidential() {
    return !authentication.methods().contains(ClientAuthMethod.NONE);
  }

  /// A client that proves itself with this secret, in the header or in the body (RFC 6749 §2.3.1).
  static ClientBuilder confidential(String id, Secret secret) {
    if (secret.bytes().length == 0) {
      throw new IllegalArgumentException(
          "client " + id + " has an empty secret, which everybody knows: give it one, or none");
    }
    return with(
        id,
        ClientAuthentication.by(
                Set.of(ClientAuthMethod.CLIENT_SECRET_BASIC, ClientAuthMethod.CLIENT_SECRET_POST))
            .withSecrets(List.of(ClientSecret.of(secret))));
  }

  /// A client without a secret, which must use PKCE (RFC 6749 §2.1, RFC 9700 §2.1.1).
  static ClientBuilder publicClient(String id) {
    return with(id, ClientAuthentication.none());
  }

  /// A client that proves itself in any other way, such as by `private_key_jwt` or with a secret
  /// that the host keeps as a hash.
  public static ClientBuilder with(String id, ClientAuthentication authentication) {
    return new ClientBuilder(id, authentication);
  }

  /// The name for pages; the id by default.
  public ClientBuilder name(String value) {
    name = value;
    return this;
  }

  /// How it proves who it is, instead of what the builder began with.
  public ClientBuilder authentication(ClientAuthentication value) {
    authentication = value;
    return this;
  }

  /// What kind of program it is; a web application, or one in the browser if it is public, by
  /// default. A native one may listen on any port of a loopback address (RFC 8252 §7.3).
  public ClientBuilder type(ClientType value) {
    type = value;
    return this;
  }

  /// Where answers of the authorization endpoint may go, character by character.
  public ClientBuilder redirectUris(String... uris) {
    redirectUris = Set.of(uris);
    return this;
  }

  /// Where a logout may lead back to; nowhere by default.
  public ClientBuilder postLogoutRedirectUris(String... uris) {
    postLogoutRedirectUris = Set.of(uris);
    return this;
  }

  /// The CORS origins of a client in the browser; none by default.
  public ClientBuilder allowedOrigins(String... origins) {
    allowedOrigins = Set.of(origins);
    return this;
  }

  /// The grants that the client may use; none by default.
  public ClientBuilder grants(GrantType... types) {
    grants = Set.of(types);
    return this;
  }

  /// What the client may ask for; nothing by default.
  public ClientBuilder scopes(String... tokens) {
    scope = Scope.of(tokens);
    return this;
  }

  /// What stands in for a missing `scope` (RFC 6749 §3.3); nothing by default.
  public ClientBuilder defaultScopes(String... tokens) {
    defaultScope = Scope.of(tokens);
    return this;
  }

  /// Lets a confidential client do without PKCE; one that sends a challenge is held to it.
  public ClientBuilder pkceOptional() {
    return option(Client.PKCE_REQUIRED, false);
  }

  /// Takes the challenge of old clients that hash to hexadecimal text before they encode it.
  public ClientBuilder pkceLegacyHex() {
    return option(Client.PKCE_LEGACY_HEX, true);
  }

  /// When it gets refresh tokens and how they live. By default always, where it may use the grant
  /// `refresh_token`; they rotate and live 30 days.
  public ClientBuilder refreshToken(RefreshTokenPolicy value) {
    refreshToken = value;
    return this;
  }

  /// What its access tokens look like; JWTs signed with ES256, as long as the grant says, by
  /// default.
  public ClientBuilder accessToken(AccessTokenPolicy value) {
    accessToken = value;
    return this;
  }

  /// What its ID tokens look like; signed with RS256 by default.
  public ClientBuilder idToken(IdTokenPolicy value) {
    idToken = value;
    return this;
  }

  /// What UserInfo tells it; claims by scope by default.
  public ClientBuilder userInfo(UserInfoPolicy value) {
    userInfo = value;
    return this;
  }

  /// Which organizations of a person it sees; none by default.
  public ClientBuilder organizations(OrganizationPolicy value) {
    organizations = value;
    return this;
  }

  /// How errors look to it; RFC 6749 §5.2 by default.
  public ClientBuilder errorStyle(ErrorStyle value) {
    errorStyle = value;
    return this;
  }

  /// Says what no method here says: an option that a feature of the engine reads.
  public <T> ClientBuilder option(ClientOption<T> option, T value) {
    options.put(option, value);
    return this;
  }

  /// The client.
  ///
  /// @throws IllegalArgumentException when what was said cannot go together
  public Client build() {
    if (!scope.covers(defaultScope)) {
      throw new IllegalArgumentException("client " + id + ": defaultScopes go beyond its scopes");
    }
    if (!isConfidential() && grants.contains(GrantType.CLIENT_CREDENTIALS)) {
      throw new IllegalArgumentException(
          "client " + id + " is public and cannot use client_credentials: give it a secret");
    }
    boolean redirected =
        grants.contains(GrantType.AUTHORIZATION_CODE) || grants.contains(GrantType.IMPLICIT);
    if (redirected && redirectUris.isEmpty()) {
      throw new IllegalArgumentException(
          "client " + id + " needs redirectUris for its authorization requests");
    }
    return new Client(this);
  }
}
