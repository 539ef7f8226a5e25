package dev.gatewright.server.config;

import dev.gatewright.server.config.ClientSettings.AccessTokenSettings;
import dev.gatewright.server.config.ClientSettings.Algorithm;
import dev.gatewright.server.config.ClientSettings.ErrorStyle;
import dev.gatewright.server.config.ClientSettings.GrantType;
import dev.gatewright.server.config.ClientSettings.IdTokenIssue;
import dev.gatewright.server.config.ClientSettings.IdTokenSettings;
import dev.gatewright.server.config.ClientSettings.LogoutWithoutHint;
import dev.gatewright.server.config.ClientSettings.Pkce;
import dev.gatewright.server.config.ClientSettings.RefreshIssue;
import dev.gatewright.server.config.ClientSettings.RefreshRotation;
import dev.gatewright.server.config.ClientSettings.TokenEndpointAuth;
import dev.gatewright.server.config.ClientSettings.TokenFormat;
import dev.gatewright.server.config.ClientSettings.UserInfoContent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes client settings down one by one; what is not called stays unsaid. Not thread-safe.
public final class ClientSettingsBuilder {
  private Optional<Set<GrantType>> grants = Optional.empty();
  private Optional<List<String>> scopes = Optional.empty();
  private Optional<List<String>> allowedOrigins = Optional.empty();
  private Optional<Set<TokenEndpointAuth>> tokenEndpointAuth = Optional.empty();
  private Optional<Pkce> pkce = Optional.empty();
  private Optional<Boolean> pkceLegacyHex = Optional.empty();
  private Optional<Boolean> requireState = Optional.empty();
  private Optional<List<String>> defaultScopes = Optional.empty();
  private Optional<RefreshIssue> refreshToken = Optional.empty();
  private Optional<RefreshRotation> refreshRotation = Optional.empty();
  private Optional<Duration> refreshGrace = Optional.empty();
  private Optional<Duration> refreshLifetime = Optional.empty();
  private Optional<Duration> refreshIdle = Optional.empty();
  private Optional<Map<LoginMethod, Duration>> refreshLifetimeByMethod = Optional.empty();
  private Optional<Boolean> refreshEndsWithSession = Optional.empty();
  private Optional<TokenFormat> accessTokenFormat = Optional.empty();
  private Optional<Algorithm> accessTokenAlg = Optional.empty();
  private Optional<Duration> accessTokenLifetime = Optional.empty();
  private Optional<List<String>> accessTokenAudience = Optional.empty();
  private Optional<List<String>> accessTokenClaims = Optional.empty();
  private Optional<String> accessTokenTyp = Optional.empty();
  private Optional<IdTokenIssue> idTokenIssue = Optional.empty();
  private Optional<Algorithm> idTokenAlg = Optional.empty();
  private Optional<Boolean> idTokenAudienceAsArray = Optional.empty();
  private Optional<UserInfoContent> userinfo = Optional.empty();
  private Optional<Boolean> firstParty = Optional.empty();
  private Optional<Boolean> sso = Optional.empty();
  private Optional<LogoutWithoutHint> logoutWithoutHint = Optional.empty();
  private Optional<Boolean> revokeWithoutAuthentication = Optional.empty();
  private Optional<ErrorStyle> errorStyle = Optional.empty();
  private Optional<OrganizationPolicy> organizations = Optional.empty();

  public ClientSettingsBuilder grants(Set<GrantType> value) {
    grants = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder scopes(List<String> value) {
    scopes = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder allowedOrigins(List<String> value) {
    allowedOrigins = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder tokenEndpointAuth(Set<TokenEndpointAuth> value) {
    tokenEndpointAuth = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder pkce(Pkce value) {
    pkce = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder pkceLegacyHex(Boolean value) {
    pkceLegacyHex = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder requireState(Boolean value) {
    requireState = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder defaultScopes(List<String> value) {
    defaultScopes = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder refreshToken(RefreshIssue value) {
    refreshToken = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder refreshRotation(RefreshRotation value) {
    refreshRotation = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder refreshGrace(Duration value) {
    refreshGrace = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder refreshLifetime(Duration value) {
    refreshLifetime = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder refreshIdle(Duration value) {
    refreshIdle = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder refreshLifetimeByMethod(Map<LoginMethod, Duration> value) {
    refreshLifetimeByMethod = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder refreshEndsWithSession(Boolean value) {
    refreshEndsWithSession = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder accessTokenFormat(TokenFormat value) {
    accessTokenFormat = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder accessTokenAlg(Algorithm value) {
    accessTokenAlg = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder accessTokenLifetime(Duration value) {
    accessTokenLifetime = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder accessTokenAudience(List<String> value) {
    accessTokenAudience = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder accessTokenClaims(List<String> value) {
    accessTokenClaims = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder accessTokenTyp(String value) {
    accessTokenTyp = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder idTokenIssue(IdTokenIssue value) {
    idTokenIssue = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder idTokenAlg(Algorithm value) {
    idTokenAlg = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder idTokenAudienceAsArray(Boolean value) {
    idTokenAudienceAsArray = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder userinfo(UserInfoContent value) {
    userinfo = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder firstParty(Boolean value) {
    firstParty = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder sso(Boolean value) {
    sso = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder logoutWithoutHint(LogoutWithoutHint value) {
    logoutWithoutHint = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder revokeWithoutAuthentication(Boolean value) {
    revokeWithoutAuthentication = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder errorStyle(ErrorStyle value) {
    errorStyle = Optional.of(value);
    return this;
  }

  public ClientSettingsBuilder organizations(OrganizationPolicy value) {
    organizations = Optional.of(value);
    return this;
  }

  public ClientSettings build() {
    return new ClientSettings(
        grants,
        scopes,
        allowedOrigins,
        tokenEndpointAuth,
        pkce,
        pkceLegacyHex,
        requireState,
        defaultScopes,
        refreshToken,
        refreshRotation,
        refreshGrace,
        refreshLifetime,
        refreshIdle,
        refreshLifetimeByMethod,
        refreshEndsWithSession,
        new AccessTokenSettings(
            accessTokenFormat,
            accessTokenAlg,
            accessTokenLifetime,
            accessTokenAudience,
            accessTokenClaims,
            accessTokenTyp),
        new IdTokenSettings(idTokenIssue, idTokenAlg, idTokenAudienceAsArray),
        userinfo,
        firstParty,
        sso,
        logoutWithoutHint,
        revokeWithoutAuthentication,
        errorStyle,
        organizations);
  }
}
