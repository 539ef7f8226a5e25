package dev.gatewright.server.directory;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.Client.AuthorizationPolicy;
import dev.gatewright.protocol.clients.Client.ClientType;
import dev.gatewright.protocol.clients.Client.LogoutPolicy;
import dev.gatewright.protocol.clients.Client.UserInfoPolicy;
import dev.gatewright.protocol.clients.ClientAuthMethod;
import dev.gatewright.protocol.clients.ClientAuthentication;
import dev.gatewright.protocol.clients.IdTokenPolicy;
import dev.gatewright.protocol.clients.OrganizationPolicy;
import dev.gatewright.protocol.clients.RefreshTokenPolicy;
import dev.gatewright.protocol.issuer.AccessTokenPolicy;
import dev.gatewright.protocol.issuer.AccessTokenPolicy.Format;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.HmacKey;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.server.config.ClientKeySource;
import dev.gatewright.server.config.ClientSettings;
import dev.gatewright.server.config.ClientSettings.IdTokenIssue;
import dev.gatewright.server.config.ClientSettings.LogoutWithoutHint;
import dev.gatewright.server.config.ClientSettings.Pkce;
import dev.gatewright.server.config.ClientSettings.RefreshRotation;
import dev.gatewright.server.config.ClientSettings.TokenFormat;
import dev.gatewright.server.config.EffectiveClient;
import dev.gatewright.server.config.LoginMethod;
import dev.gatewright.store.tenants.KeptClient;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes the engine's client of the settings and the secrets that are kept.
final class EngineClient {
  /// An ID token is read once, at login.
  private static final Duration ID_TOKEN_LIFETIME = Duration.ofMinutes(10);

  private EngineClient() {}

  static Client of(EffectiveClient settings, KeptClient kept, URI issuerUrl) {
    return new Client(
        kept.id(),
        settings.name(),
        ClientType.valueOf(settings.type().name()),
        authentication(settings, kept),
        new LinkedHashSet<>(settings.redirectUris()),
        new LinkedHashSet<>(settings.postLogoutRedirectUris()),
        new LinkedHashSet<>(settings.allowedOrigins()),
        settings.grants().stream()
            .map(grant -> new GrantType(grant.word()))
            .collect(Collectors.toSet()),
        Scope.of(settings.scopes()),
        Scope.of(settings.defaultScopes()),
        new AuthorizationPolicy(
            settings.pkce() == Pkce.REQUIRED,
            settings.requireState(),
            settings.firstParty(),
            settings.sso(),
            settings.pkceLegacyHex()),
        refreshToken(settings.refresh()),
        accessToken(settings, kept, issuerUrl),
        new IdTokenPolicy(
            settings.idToken().issue() == IdTokenIssue.AUTO,
            Algorithm.valueOf(settings.idToken().alg().name()),
            ID_TOKEN_LIFETIME,
            settings.idToken().audienceAsArray()),
        switch (settings.userinfo()) {
          case BY_SCOPE -> UserInfoPolicy.BY_SCOPE;
          case FULL -> UserInfoPolicy.FULL;
        },
        organizations(settings),
        new LogoutPolicy(settings.logoutWithoutHint() == LogoutWithoutHint.ALLOW),
        settings.revokeWithoutAuthentication(),
        ErrorStyle.valueOf(settings.errorStyle().name()));
  }

  private static ClientAuthentication authentication(EffectiveClient settings, KeptClient kept) {
    var keys = settings.keySource();
    Set<ClientAuthMethod> methods =
        settings.tokenEndpointAuth().stream()
            .map(method -> ClientAuthMethod.valueOf(method.name()))
            .collect(Collectors.toSet());
    return new ClientAuthentication(
        methods,
        kept.secrets(),
        keys.filter(ClientKeySource.Inline.class::isInstance)
            .map(ClientKeySource.Inline.class::cast)
            .map(inline -> inline.jwks().json()),
        keys.filter(ClientKeySource.Remote.class::isInstance)
            .map(ClientKeySource.Remote.class::cast)
            .map(ClientKeySource.Remote::jwksUri));
  }

  private static RefreshTokenPolicy refreshToken(EffectiveClient.Refresh refresh) {
    Map<String, Duration> byMethod = new HashMap<>();
    refresh.lifetimeByMethod().forEach((method, lifetime) -> byMethod.put(amr(method), lifetime));
    return new RefreshTokenPolicy(
        RefreshTokenPolicy.Issue.valueOf(refresh.issue().name()),
        refresh.rotation() == RefreshRotation.ROTATE,
        refresh.grace(),
        refresh.lifetime(),
        byMethod,
        Optional.of(refresh.idle()),
        refresh.endsWithSession());
  }

  /// The `amr` value of a login method (RFC 8176 §2).
  private static String amr(LoginMethod method) {
    return method == LoginMethod.PASSWORD ? "pwd" : method.word();
  }

  private static AccessTokenPolicy accessToken(
      EffectiveClient settings, KeptClient kept, URI issuerUrl) {
    var token = settings.accessToken();
    return new AccessTokenPolicy(
        format(token.format(), token.alg(), kept.signingKey()),
        Optional.of(token.lifetime()),
        settings.audience(issuerUrl),
        token.claims(),
        token.typ());
  }

  static Format format(
      TokenFormat format, ClientSettings.Algorithm alg, Optional<Secret> signingKey) {
    return switch (format) {
      case OPAQUE -> new Format.Opaque();
      case JWT ->
          switch (alg) {
            case ES256 -> new Format.SignedJwt(Algorithm.ES256);
            case RS256 -> new Format.SignedJwt(Algorithm.RS256);
            case EDDSA -> new Format.SignedJwt(Algorithm.EDDSA);
            case HS256 ->
                new Format.HmacJwt(
                    HmacKey.of(
                        signingKey
                            .orElseThrow(
                                () -> new IllegalStateException("an HS256 client has no key"))
                            .reveal()));
          };
    };
  }

  private static OrganizationPolicy organizations(EffectiveClient settings) {
    return switch (settings.organizations()) {
      case dev.gatewright.server.config.OrganizationPolicy.All all -> new OrganizationPolicy.All();
      case dev.gatewright.server.config.OrganizationPolicy.None none ->
          new OrganizationPolicy.None();
      case dev.gatewright.server.config.OrganizationPolicy.Only only ->
          new OrganizationPolicy.Only(new LinkedHashSet<>(only.ids()));
    };
  }
}
