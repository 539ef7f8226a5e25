package dev.gatewright.protocol.clients;

import dev.gatewright.protocol.issuer.AccessTokenPolicy;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A registered client with every setting decided. What a single feature reads is a [ClientOption].
public final class Client {
  /// Whether an authorization request must bring a challenge (RFC 7636 §4.3); a public client's
  /// must in any case.
  public static final ClientOption<Boolean> PKCE_REQUIRED = ClientOption.of("pkce", true);

  /// Whether it may hash its verifier in the way of
  /// [dev.gatewright.protocol.oauth.CodeChallenge.Method#LEGACY_HEX].
  public static final ClientOption<Boolean> PKCE_LEGACY_HEX = ClientOption.flag("pkce_legacy_hex");

  /// Whether it is ours, so that nobody is asked for consent.
  public static final ClientOption<Boolean> FIRST_PARTY = ClientOption.of("first_party", true);

  /// The application's own page, for the way back from a page that ends something (RFC 7591 §2).
  public static final ClientOption<Optional<URI>> CLIENT_URI =
      ClientOption.of("client_uri", Optional.empty());

  /// Where the application begins a login (OpenID Connect Core §4).
  public static final ClientOption<Optional<URI>> INITIATE_LOGIN_URI =
      ClientOption.of("initiate_login_uri", Optional.empty());

  /// Whether ID tokens leave the claims of the granted scopes to UserInfo (OpenID Connect Core
  /// §5.4).
  public static final ClientOption<Boolean> MINIMAL_ID_TOKEN =
      ClientOption.flag("id_token.claims: minimal");

  /// Whether somebody who belongs to no organization has an `organizations` claim that is an empty
  /// list, rather than none.
  public static final ClientOption<Boolean> EMPTY_ORGANIZATIONS =
      ClientOption.flag("empty organizations");

  /// What it reads beside the standard claims.
  public static final ClientOption<SystemClaims> SYSTEM_CLAIMS =
      ClientOption.of("system_claims", SystemClaims.NONE);

  private final ClientId id;
  private final String name;
  private final ClientType type;
  private final ClientAuthentication authentication;
  private final Set<String> redirectUris;
  private final Set<String> postLogoutRedirectUris;
  private final Set<String> allowedOrigins;
  private final Set<GrantType> grants;
  private final Scope scope;
  private final Scope defaultScope;
  private final RefreshTokenPolicy refreshToken;
  private final AccessTokenPolicy accessToken;
  private final IdTokenPolicy idToken;
  private final UserInfoPolicy userInfo;
  private final OrganizationPolicy organizations;
  private final ErrorStyle errorStyle;
  private final Map<ClientOption<?>, Object> options;

  Client(ClientBuilder builder) {
    id = builder.id;
    name = builder.name;
    type = builder.type;
    authentication = builder.authentication;
    redirectUris = Set.copyOf(builder.redirectUris);
    postLogoutRedirectUris = Set.copyOf(builder.postLogoutRedirectUris);
    allowedOrigins = Set.copyOf(builder.allowedOrigins);
    grants = Set.copyOf(builder.grants);
    scope = builder.scope;
    defaultScope = builder.defaultScope;
    refreshToken = builder.refreshToken;
    accessToken = builder.accessToken;
    idToken = builder.idToken;
    userInfo = builder.userInfo;
    organizations = builder.organizations;
    errorStyle = builder.errorStyle;
    options = Map.copyOf(builder.options);
  }

  /// Begins a client that proves itself with this secret (RFC 6749 §2.3.1).
  ///
  /// @throws IllegalArgumentException when the secret is empty
  public static ClientBuilder confidential(String id, Secret secret) {
    return ClientBuilder.confidential(id, secret);
  }

  /// Begins a client that cannot keep a secret (RFC 6749 §2.1).
  public static ClientBuilder publicClient(String id) {
    return ClientBuilder.publicClient(id);
  }

  public ClientId id() {
    return id;
  }

  /// What pages call it.
  public String name() {
    return name;
  }

  public ClientType type() {
    return type;
  }

  /// How it proves who it is.
  public ClientAuthentication authentication() {
    return authentication;
  }

  /// Where answers of the authorization endpoint may go, compared as exact text.
  public Set<String> redirectUris() {
    return redirectUris;
  }

  /// Where a logout may lead back to, compared as exact text.
  public Set<String> postLogoutRedirectUris() {
    return postLogoutRedirectUris;
  }

  /// The CORS origins of a client in the browser.
  public Set<String> allowedOrigins() {
    return allowedOrigins;
  }

  /// The grants that it may use.
  public Set<GrantType> grants() {
    return grants;
  }

  /// What it may ask for.
  public Scope scope() {
    return scope;
  }

  /// What stands in when a request names no scope (RFC 6749 §3.3).
  public Scope defaultScope() {
    return defaultScope;
  }

  public RefreshTokenPolicy refreshToken() {
    return refreshToken;
  }

  public AccessTokenPolicy accessToken() {
    return accessToken;
  }

  public IdTokenPolicy idToken() {
    return idToken;
  }

  public UserInfoPolicy userInfo() {
    return userInfo;
  }

  public OrganizationPolicy organizations() {
    return organizations;
  }

  public ErrorStyle errorStyle() {
    return errorStyle;
  }

  /// What the client says of `option`, or the option's own fallback.
  public <T> T option(ClientOption<T> option) {
    return option.in(options);
  }

  /// True if the client cannot keep a secret, or need not show one (RFC 6749 §2.1).
  public boolean isPublic() {
    return authentication.methods().contains(ClientAuthMethod.NONE);
  }

  /// What kind of program the client is.
  public enum ClientType {
    /// A web application with a backend that keeps a secret.
    WEB,
    /// A program in a browser: public (RFC 6749 §2.1).
    SPA,
    /// A program on a person's device: public (RFC 8252 §8.4).
    NATIVE,
    /// A program that acts for itself.
    MACHINE
  }

  /// What UserInfo answers: claims by granted scope (OpenID Connect Core §5.4), or all.
  public enum UserInfoPolicy {
    BY_SCOPE,
    FULL
  }

  @Override
  public String toString() {
    return "client " + id;
  }
}
