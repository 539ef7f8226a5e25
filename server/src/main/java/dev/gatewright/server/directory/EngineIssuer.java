package dev.gatewright.server.directory;

import dev.gatewright.identity.signin.SessionPolicy;
import dev.gatewright.protocol.issuer.EndpointPaths;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.issuer.Issuer.Resource;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.server.config.client.AccessTokenKeys;
import dev.gatewright.server.config.client.AccountScopes;
import dev.gatewright.server.config.client.ClientKeys;
import dev.gatewright.server.config.client.Compat;
import dev.gatewright.server.config.issuer.AdministrationResource;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.config.issuer.IssuerSettings;
import dev.gatewright.server.config.issuer.IssuerSettings.ResourceConfig;
import dev.gatewright.server.config.issuer.LanguageKeys;
import dev.gatewright.server.pages.Said;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Makes a [Tenant] of an issuer's settings.
public final class EngineIssuer {
  private EngineIssuer() {}

  public static Tenant of(IssuerSettings settings, URI baseUrl) {
    var url = settings.url(baseUrl);
    var builder =
        Issuer.builder(url.toString())
            .id(settings.id())
            .name(settings.name())
            .endpoints(
                settings.clientDefaults().compat().equals(Optional.of(Compat.AUTHPI))
                    ? EndpointPaths.AUTHPI
                    : EndpointPaths.CANONICAL)
            .errorStyle(
                settings
                    .clientDefaults()
                    .merged()
                    .get(ClientKeys.ERROR_STYLE)
                    .orElse(ErrorStyle.RFC));
    settings.into(builder);
    builder.uiLocales(LanguageKeys.spoken(settings).tags());
    settings
        .scopes()
        .forEach(it ->
            builder.scope(it.name(), it.description(List.of("en")).map(Said::text).orElse("")));
    AdministrationResource.served(settings, baseUrl).forEach(it -> builder.resource(resource(it)));
    builder.resource(
        Resource.of(AccountScopes.resource(url.toString()), Scope.of(AccountScopes.ALL)));
    var issuer = builder.build();
    var path = url.getPath();
    return new Tenant(
        issuer,
        settings,
        new Tenant.Sessions(
            settings.get(IssuerKeys.STAY_SIGNED_IN), kept(settings), passing(settings)),
        path == null ? "" : path);
  }

  private static SessionPolicy kept(IssuerSettings settings) {
    return new SessionPolicy(
        settings.get(IssuerKeys.SESSION_IDLE),
        settings.get(IssuerKeys.SESSION_LIFETIME),
        settings.get(IssuerKeys.SESSIONS_PER_USER),
        true);
  }

  private static SessionPolicy passing(IssuerSettings settings) {
    var kept = kept(settings);
    return new SessionPolicy(
        shorter(settings.get(IssuerKeys.SHORT_IDLE), kept.idle()),
        shorter(settings.get(IssuerKeys.SHORT_LIFETIME), kept.lifetime()),
        kept.perUser(),
        false);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Resource resource(ResourceConfig resource) {
    var made =
        Resource.of(resource.id(), Scope.of(resource.scopes()))
            .introspectedBy(
                resource.introspectionClients().stream()
                    .map(ClientId::new)
                    .collect(Collectors.toSet()));
    return AccessTokenKeys.ofResource(resource.id(), resource.accessToken())
        .map(made::withAccessToken)
        .orElse(made);
  }
}
