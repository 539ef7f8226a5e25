package dev.gatewright.protocol.clients;

import dev.gatewright.protocol.issuer.AccessTokenPolicy;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.Secret;
import java.util.Set;

/// A registered client with every setting decided.
///
/// `redirectUris` and `postLogoutRedirectUris` are compared as exact strings; `defaultScope` stands
/// in when a request names no scope (RFC 6749 §3.3); `allowedOrigins` are the CORS origins of a
/// browser client.
public record Client(
    ClientId id,
    String name,
    ClientType type,
    ClientAuthentication authentication,
    Set<String> redirectUris,
    Set<String> postLogoutRedirectUris,
    Set<String> allowedOrigins,
    Set<GrantType> grants,
    Scope scope,
    Scope defaultScope,
    AuthorizationPolicy authorization,
    RefreshTokenPolicy refreshToken,
    AccessTokenPolicy accessToken,
    IdTokenPolicy idToken,
    UserInfoPolicy userInfo,
    OrganizationPolicy organizations,
    LogoutPolicy logout,
    boolean revokeWithoutAuthentication,
    ErrorStyle errorStyle) {
  public Client {
    redirectUris = Set.copyOf(redirectUris);
    postLogoutRedirectUris = Set.copyOf(postLogoutRedirectUris);
    allowedOrigins = Set.copyOf(allowedOrigins);
    grants = Set.copyOf(grants);
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

  /// True if the client cannot keep a secret, or need not show one (RFC 6749 §2.1).
  public boolean isPublic() {
    return authentication.methods().contains(ClientAuthMethod.NONE);
  }

  /// What kind of program the client is.
  public enum ClientType {
    WEB,
    SPA,
    NATIVE,
    MACHINE
  }

  /// What UserInfo answers: claims by granted scope (OpenID Connect Core §5.4), or all.
  public enum UserInfoPolicy {
    BY_SCOPE,
    FULL
  }

  /// `pkceRequired`, whether `state` must be sent, whether the client is ours (no consent page),
  /// whether a live login session signs the user in without asking, and whether the client may hash
  /// its verifier in the way of [dev.gatewright.protocol.oauth.CodeChallenge.Method#LEGACY_HEX].
  public record AuthorizationPolicy(
      boolean pkceRequired,
      boolean requireState,
      boolean firstParty,
      boolean sso,
      boolean pkceLegacyHex) {}

  /// Whether logout without `id_token_hint` may redirect without a question (OpenID Connect
  /// RP-Initiated Logout §2).
  public record LogoutPolicy(boolean allowWithoutHint) {}
}
