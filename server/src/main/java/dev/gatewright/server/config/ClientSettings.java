package dev.gatewright.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Client settings as one place declares them: `client_defaults`, a compat set, or a client. What a
/// place does not say is absent, and [#over] lays one place over another.
public record ClientSettings(
    Optional<Set<GrantType>> grants,
    Optional<List<String>> scopes,
    Optional<List<String>> allowedOrigins,
    Optional<Set<TokenEndpointAuth>> tokenEndpointAuth,
    Optional<Pkce> pkce,
    Optional<Boolean> pkceLegacyHex,
    Optional<Boolean> requireState,
    Optional<List<String>> defaultScopes,
    Optional<RefreshIssue> refreshToken,
    Optional<RefreshRotation> refreshRotation,
    Optional<Duration> refreshGrace,
    Optional<Duration> refreshLifetime,
    Optional<Duration> refreshIdle,
    Optional<Map<LoginMethod, Duration>> refreshLifetimeByMethod,
    Optional<Boolean> refreshEndsWithSession,
    AccessTokenSettings accessToken,
    IdTokenSettings idToken,
    Optional<UserInfoContent> userinfo,
    Optional<Boolean> firstParty,
    Optional<Boolean> sso,
    Optional<LogoutWithoutHint> logoutWithoutHint,
    Optional<Boolean> revokeWithoutAuthentication,
    Optional<ErrorStyle> errorStyle,
    Optional<OrganizationPolicy> organizations) {

  /// Nothing is said.
  public static final ClientSettings NONE = new ClientSettingsBuilder().build();

  /// These settings, and where they say nothing, those of `lower`.
  public ClientSettings over(ClientSettings lower) {
    return new ClientSettings(
        grants.or(lower::grants),
        scopes.or(lower::scopes),
        allowedOrigins.or(lower::allowedOrigins),
        tokenEndpointAuth.or(lower::tokenEndpointAuth),
        pkce.or(lower::pkce),
        pkceLegacyHex.or(lower::pkceLegacyHex),
        requireState.or(lower::requireState),
        defaultScopes.or(lower::defaultScopes),
        refreshToken.or(lower::refreshToken),
        refreshRotation.or(lower::refreshRotation),
        refreshGrace.or(lower::refreshGrace),
        refreshLifetime.or(lower::refreshLifetime),
        refreshIdle.or(lower::refreshIdle),
        refreshLifetimeByMethod.or(lower::refreshLifetimeByMethod),
        refreshEndsWithSession.or(lower::refreshEndsWithSession),
        accessToken.over(lower.accessToken),
        idToken.over(lower.idToken),
        userinfo.or(lower::userinfo),
        firstParty.or(lower::firstParty),
        sso.or(lower::sso),
        logoutWithoutHint.or(lower::logoutWithoutHint),
        revokeWithoutAuthentication.or(lower::revokeWithoutAuthentication),
        errorStyle.or(lower::errorStyle),
        organizations.or(lower::organizations));
  }

  /// Lays the places over one another, the last on top.
  public static ClientSettings merge(List<ClientSettings> fromLowest) {
    var merged = NONE;
    for (var settings : fromLowest) {
      merged = settings.over(merged);
    }
    return merged;
  }

  /// RFC 6749 §1.3.
  public enum GrantType implements Word {
    AUTHORIZATION_CODE,
    REFRESH_TOKEN,
    CLIENT_CREDENTIALS
  }

  /// How a client may prove who it is at the token endpoint (OpenID Connect Core §9).
  public enum TokenEndpointAuth implements Word {
    CLIENT_SECRET_BASIC,
    CLIENT_SECRET_POST,
    CLIENT_SECRET_JWT,
    PRIVATE_KEY_JWT,
    NONE
  }

  /// Whether an authorization request must bring a challenge (RFC 7636 §4.3).
  public enum Pkce implements Word {
    REQUIRED,
    OPTIONAL
  }

  /// When a refresh token is given: at every user login, only for the scope `offline_access`
  /// (OpenID Connect Core §11), or never.
  public enum RefreshIssue implements Word {
    ALWAYS,
    OFFLINE_ACCESS,
    NEVER
  }

  /// Whether each refresh replaces the refresh token (RFC 9700 §4.14.2).
  public enum RefreshRotation implements Word {
    ROTATE,
    NONE
  }

  public enum TokenFormat implements Word {
    JWT,
    OPAQUE
  }

  /// A signature algorithm (RFC 7518 §3.1, RFC 8037 §3.1).
  public enum Algorithm implements Word {
    ES256("ES256"),
    RS256("RS256"),
    EDDSA("EdDSA"),
    HS256("HS256");

    private final String word;

    Algorithm(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }

    /// Those whose key a relying party fetches, so that it need not hold a secret.
    static Algorithm[] asymmetric() {
      return new Algorithm[] {ES256, RS256, EDDSA};
    }
  }

  /// Whether an ID token comes with the scope `openid`, or never.
  public enum IdTokenIssue implements Word {
    AUTO,
    NEVER
  }

  /// Whether UserInfo says what the scopes allow (OpenID Connect Core §5.4) or all it knows.
  public enum UserInfoContent implements Word {
    BY_SCOPE,
    FULL
  }

  /// What a logout request without a valid hint does (OpenID Connect RP-Initiated Logout §2).
  public enum LogoutWithoutHint implements Word {
    CONFIRM,
    ALLOW
  }

  /// Whether errors follow RFC 6749 §5.2, say one human sentence, or are those of the library whose
  /// clients [Compat#TS_OAUTH2_SERVER] fits, at the authorization endpoint too.
  public enum ErrorStyle implements Word {
    RFC("rfc"),
    PLAIN("plain"),
    TS_OAUTH2_SERVER("ts-oauth2-server");

    private final String word;

    ErrorStyle(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /// How an access token looks. `audience` may hold `{issuer}` and `{client_id}`; it applies when
  /// the client asked for no resource.
  public record AccessTokenSettings(
      Optional<TokenFormat> format,
      Optional<Algorithm> alg,
      Optional<Duration> lifetime,
      Optional<List<String>> audience,
      Optional<List<String>> claims,
      Optional<String> typ) {
    public static final AccessTokenSettings NONE =
        new AccessTokenSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public AccessTokenSettings over(AccessTokenSettings lower) {
      return new AccessTokenSettings(
          format.or(lower::format),
          alg.or(lower::alg),
          lifetime.or(lower::lifetime),
          audience.or(lower::audience),
          claims.or(lower::claims),
          typ.or(lower::typ));
    }
  }

  /// How an ID token looks; `audienceAsArray` writes `aud` as a list even for one audience.
  public record IdTokenSettings(
      Optional<IdTokenIssue> issue, Optional<Algorithm> alg, Optional<Boolean> audienceAsArray) {
    public static final IdTokenSettings NONE =
        new IdTokenSettings(Optional.empty(), Optional.empty(), Optional.empty());

    public IdTokenSettings over(IdTokenSettings lower) {
      return new IdTokenSettings(
          issue.or(lower::issue), alg.or(lower::alg), audienceAsArray.or(lower::audienceAsArray));
    }
  }
}
