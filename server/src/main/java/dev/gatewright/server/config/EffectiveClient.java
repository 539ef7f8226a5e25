package dev.gatewright.server.config;

import dev.gatewright.server.config.ClientSettings.Algorithm;
import dev.gatewright.server.config.ClientSettings.ErrorStyle;
import dev.gatewright.server.config.ClientSettings.GrantType;
import dev.gatewright.server.config.ClientSettings.IdTokenIssue;
import dev.gatewright.server.config.ClientSettings.LogoutWithoutHint;
import dev.gatewright.server.config.ClientSettings.Pkce;
import dev.gatewright.server.config.ClientSettings.RefreshIssue;
import dev.gatewright.server.config.ClientSettings.RefreshRotation;
import dev.gatewright.server.config.ClientSettings.TokenEndpointAuth;
import dev.gatewright.server.config.ClientSettings.TokenFormat;
import dev.gatewright.server.config.ClientSettings.UserInfoContent;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A client with every setting decided: built-in defaults, under `client_defaults`, under the
/// compat set, under the client's own words.
public record EffectiveClient(
    String id,
    String name,
    ClientType type,
    Optional<ClientKeySource> keySource,
    List<String> redirectUris,
    List<String> postLogoutRedirectUris,
    List<String> allowedOrigins,
    Set<GrantType> grants,
    List<String> scopes,
    Set<TokenEndpointAuth> tokenEndpointAuth,
    Pkce pkce,
    boolean pkceLegacyHex,
    boolean requireState,
    List<String> defaultScopes,
    Refresh refresh,
    AccessToken accessToken,
    IdToken idToken,
    UserInfoContent userinfo,
    boolean firstParty,
    boolean sso,
    LogoutWithoutHint logoutWithoutHint,
    boolean revokeWithoutAuthentication,
    ErrorStyle errorStyle,
    OrganizationPolicy organizations) {

  /// When refresh tokens are given and how long they last; `lifetime` runs from the login, `idle`
  /// from the last use.
  public record Refresh(
      RefreshIssue issue,
      RefreshRotation rotation,
      Duration grace,
      Duration lifetime,
      Duration idle,
      Map<LoginMethod, Duration> lifetimeByMethod,
      boolean endsWithSession) {

    /// How long a refresh token lasts after a login by `method`.
    public Duration lifetime(LoginMethod method) {
      return lifetimeByMethod.getOrDefault(method, lifetime);
    }
  }

  /// `audience` may hold `{issuer}` and `{client_id}`; [EffectiveClient#audience] fills them in.
  public record AccessToken(
      TokenFormat format,
      Algorithm alg,
      Duration lifetime,
      List<String> audience,
      List<String> claims,
      String typ) {}

  public record IdToken(IdTokenIssue issue, Algorithm alg, boolean audienceAsArray) {}

  /// Resolves what `client` says under its issuer's `clientDefaults`.
  public static EffectiveClient of(ClientDefaults clientDefaults, ClientConfig client) {
    var compat = client.compat().or(clientDefaults::compat);
    var places = new ArrayList<ClientSettings>();
    places.add(typeDefaults(client.type()));
    // A compat set named by client_defaults lies below their own words, a client's above them.
    if (client.compat().isEmpty()) {
      compat.map(CompatSets::of).ifPresent(places::add);
    }
    places.add(clientDefaults.settings());
    client.compat().map(CompatSets::of).ifPresent(places::add);
    places.add(client.settings());
    return resolve(client, ClientSettings.merge(places));
  }

  /// Whether the client proves who it is only by its id (RFC 6749 §2.1).
  public boolean isPublic() {
    return tokenEndpointAuth.equals(Set.of(TokenEndpointAuth.NONE));
  }

  /// The audience of an access token for which no resource was asked.
  public List<String> audience(URI issuer) {
    return accessToken.audience().stream()
        .map(audience ->
            switch (audience) {
              case "{issuer}" -> issuer.toString();
              case "{client_id}" -> id;
              default -> audience;
            })
        .toList();
  }

  private static EffectiveClient resolve(ClientConfig client, ClientSettings settings) {
    var auth = settings.tokenEndpointAuth().orElseThrow();
    var access = settings.accessToken().over(BuiltInDefaults.ACCESS_TOKEN);
    var id = settings.idToken().over(BuiltInDefaults.ID_TOKEN);
    return new EffectiveClient(
        client.id(),
        client.name().orElse(client.id()),
        client.type(),
        client.keySource(),
        client.redirectUris(),
        client.postLogoutRedirectUris(),
        settings.allowedOrigins().orElse(List.of()),
        settings.grants().orElseThrow(),
        settings.scopes().orElseThrow(),
        auth,
        settings.pkce().orElse(Pkce.REQUIRED),
        settings.pkceLegacyHex().orElse(false),
        settings.requireState().orElse(false),
        settings.defaultScopes().orElse(List.of()),
        refresh(settings, auth),
        new AccessToken(
            access.format().orElseThrow(),
            access.alg().orElseThrow(),
            access.lifetime().orElseThrow(),
            access.audience().orElseThrow(),
            access.claims().orElseThrow(),
            access.typ().orElseThrow()),
        new IdToken(
            id.issue().orElseThrow(), id.alg().orElseThrow(), id.audienceAsArray().orElseThrow()),
        settings.userinfo().orElse(UserInfoContent.BY_SCOPE),
        settings.firstParty().orElse(false),
        settings.sso().orElse(true),
        settings.logoutWithoutHint().orElse(LogoutWithoutHint.CONFIRM),
        settings.revokeWithoutAuthentication().orElse(false),
        settings.errorStyle().orElse(ErrorStyle.RFC),
        settings.organizations().orElse(new OrganizationPolicy.All()));
  }

  private static Refresh refresh(ClientSettings settings, Set<TokenEndpointAuth> auth) {
    boolean isPublic = auth.contains(TokenEndpointAuth.NONE);
    return new Refresh(
        settings.refreshToken().orElse(RefreshIssue.OFFLINE_ACCESS),
        settings.refreshRotation().orElse(RefreshRotation.ROTATE),
        settings
            .refreshGrace()
            .orElse(
                isPublic
                    ? BuiltInDefaults.REFRESH_GRACE_PUBLIC
                    : BuiltInDefaults.REFRESH_GRACE_CONFIDENTIAL),
        settings.refreshLifetime().orElse(BuiltInDefaults.REFRESH_LIFETIME),
        settings.refreshIdle().orElse(BuiltInDefaults.REFRESH_IDLE),
        settings.refreshLifetimeByMethod().orElse(Map.of()),
        settings.refreshEndsWithSession().orElse(false));
  }

  private static ClientSettings typeDefaults(ClientType type) {
    var settings = new ClientSettingsBuilder();
    return switch (type) {
      case WEB ->
          settings
              .grants(EnumSet.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN))
              .scopes(BuiltInDefaults.STANDARD_SCOPES)
              .tokenEndpointAuth(BuiltInDefaults.SECRET_AUTH)
              .build();
      case SPA, NATIVE ->
          settings
              .grants(EnumSet.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN))
              .scopes(BuiltInDefaults.STANDARD_SCOPES)
              .tokenEndpointAuth(Set.of(TokenEndpointAuth.NONE))
              .build();
      case MACHINE ->
          settings
              .grants(EnumSet.of(GrantType.CLIENT_CREDENTIALS))
              .scopes(List.of())
              .tokenEndpointAuth(BuiltInDefaults.SECRET_AUTH)
              .build();
    };
  }
}
