package dev.gatewright.server.directory;

import dev.gatewright.identity.signin.SessionPolicy;
import dev.gatewright.protocol.issuer.AccessTokenPolicy;
import dev.gatewright.protocol.issuer.EndpointPaths;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.issuer.Issuer.ParameterlessLogout;
import dev.gatewright.protocol.issuer.Issuer.Resource;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.server.config.BuiltInDefaults;
import dev.gatewright.server.config.ClientDefaults;
import dev.gatewright.server.config.ClientSettings;
import dev.gatewright.server.config.ClientSettings.AccessTokenSettings;
import dev.gatewright.server.config.Compat;
import dev.gatewright.server.config.CompatSets;
import dev.gatewright.server.config.IssuerSettings;
import dev.gatewright.server.config.IssuerSettings.ResourceConfig;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Makes a [Tenant] of an issuer's settings.
final class EngineIssuer {
  private EngineIssuer() {}

  static Tenant of(IssuerSettings settings, URI baseUrl) {
    var url = settings.url(baseUrl);
    var builder =
        Issuer.builder(url.toString())
            .id(settings.id())
            .name(settings.name())
            .endpoints(
                settings.clientDefaults().compat().equals(Optional.of(Compat.AUTHPI))
                    ? EndpointPaths.AUTHPI
                    : EndpointPaths.CANONICAL)
            .parameterlessLogout(
                switch (settings.parameterlessLogout()) {
                  case CONFIRM -> ParameterlessLogout.CONFIRM;
                  case END -> ParameterlessLogout.END;
                })
            .errorStyle(errorStyle(settings.clientDefaults()));
    settings.scopes().forEach(it -> builder.scope(it.name(), it.description().orElse("")));
    settings.resources().forEach(it -> builder.resource(resource(it)));
    var issuer = builder.build();
    var sessions = settings.sessions();
    var path = url.getPath();
    return new Tenant(
        issuer,
        settings,
        new SessionPolicy(sessions.idle(), sessions.lifetime(), sessions.perUser()),
        path == null ? "" : path);
  }

  /// What `client_defaults` say, themselves or through their compat set.
  private static ErrorStyle errorStyle(ClientDefaults defaults) {
    var compat = defaults.compat().map(CompatSets::of).orElse(ClientSettings.NONE);
    return defaults
        .settings()
        .over(compat)
        .errorStyle()
        .map(style -> ErrorStyle.valueOf(style.name()))
        .orElse(ErrorStyle.RFC);
  }

  private static Resource resource(ResourceConfig resource) {
    var made =
        Resource.of(resource.id(), Scope.of(resource.scopes()))
            .introspectedBy(
                resource.introspectionClients().stream()
                    .map(ClientId::new)
                    .collect(Collectors.toSet()));
    return policy(resource.accessToken()).map(made::withAccessToken).orElse(made);
  }

  /// A resource that says nothing about its tokens gets the client's.
  private static Optional<AccessTokenPolicy> policy(AccessTokenSettings settings) {
    if (settings.equals(AccessTokenSettings.NONE)) {
      return Optional.empty();
    }
    var whole = settings.over(BuiltInDefaults.ACCESS_TOKEN);
    return Optional.of(
        new AccessTokenPolicy(
            EngineClient.format(
                whole.format().orElseThrow(), whole.alg().orElseThrow(), Optional.empty()),
            whole.lifetime(),
            List.of(),
            whole.claims().orElseThrow(),
            whole.typ().orElseThrow()));
  }
}
