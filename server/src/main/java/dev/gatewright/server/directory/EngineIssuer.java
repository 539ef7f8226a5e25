package dev.gatewright.server.directory;

import dev.gatewright.identity.signin.SessionPolicy;
import dev.gatewright.protocol.issuer.EndpointPaths;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.issuer.Issuer.ParameterlessLogout;
import dev.gatewright.protocol.issuer.Issuer.Resource;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.server.config.client.AccessTokenKeys;
import dev.gatewright.server.config.client.ClientKeys;
import dev.gatewright.server.config.client.Compat;
import dev.gatewright.server.config.issuer.IssuerSettings;
import dev.gatewright.server.config.issuer.IssuerSettings.ResourceConfig;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.stream.Collectors;

/// Makes a [Tenant] of an issuer's settings.
final class EngineIssuer {
  private EngineIssuer() {}

  static Tenant of(IssuerSettings settings, URI baseUrl) {
    var url = settings.url(baseUrl);
    var scopes = new LinkedHashMap<String, String>();
    settings.scopes().forEach(scope -> scopes.put(scope.name(), scope.description().orElse("")));
    var issuer =
        new Issuer(
            new IssuerId(settings.id()),
            url.toString(),
            settings.name(),
            scopes,
            settings.resources().stream().map(EngineIssuer::resource).toList(),
            settings.clientDefaults().compat().equals(Optional.of(Compat.AUTHPI))
                ? EndpointPaths.AUTHPI
                : EndpointPaths.CANONICAL,
            switch (settings.parameterlessLogout()) {
              case CONFIRM -> ParameterlessLogout.CONFIRM;
              case END -> ParameterlessLogout.END;
            },
            settings.clientDefaults().merged().get(ClientKeys.ERROR_STYLE).orElse(ErrorStyle.RFC));
    var sessions = settings.sessions();
    var path = url.getPath();
    return new Tenant(
        issuer,
        settings,
        new SessionPolicy(sessions.idle(), sessions.lifetime(), sessions.perUser()),
        path == null ? "" : path);
  }

  private static Resource resource(ResourceConfig resource) {
    return new Resource(
        resource.id(),
        Scope.of(resource.scopes()),
        AccessTokenKeys.ofResource(resource.id(), resource.accessToken()),
        resource.introspectionClients().stream().map(ClientId::new).collect(Collectors.toSet()));
  }
}
