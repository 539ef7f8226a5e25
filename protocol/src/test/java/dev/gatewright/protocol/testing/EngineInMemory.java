package dev.gatewright.protocol.testing;

import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.issuer.EndpointPaths;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.issuer.Issuer.ParameterlessLogout;
import dev.gatewright.protocol.keys.SettableClock;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.token.SupportedGrant;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// The engine on [MemoryHost], with a clock that the test moves.
public final class EngineInMemory {
  /// A declared resource that takes `projects:*` scopes and lets client `api` introspect.
  public static final String PROJECTS_API = "https://projects.test";

  /// A declared resource without scopes of its own.
  public static final String PLAIN_API = "https://plain.test";

  private final SettableClock clock = new SettableClock();
  private final MemoryHost host = new MemoryHost(clock);
  private final AuthorizationServer server =
      AuthorizationServer.builder(host.ports())
          .enable(SupportedGrant.authorizationCode(), Duration.ofMinutes(10))
          .enable(SupportedGrant.refreshToken(), Duration.ofMinutes(10))
          .enable(SupportedGrant.clientCredentials(), Duration.ofMinutes(10))
          .acrValues(List.of("1", "2"))
          .uiLocales(List.of("en", "de"))
          .clock(clock)
          .build();

  public SettableClock clock() {
    return clock;
  }

  public MemoryHost ports() {
    return host;
  }

  public AuthorizationServer server() {
    return server;
  }

  public Tenant tenant(String id) {
    return tenant(issuer(id));
  }

  public Tenant tenant(Issuer issuer) {
    return new Tenant(server, host, clock, issuer);
  }

  /// An issuer with two resources.
  public static Issuer issuer(String id) {
    return issuer(id, ParameterlessLogout.CONFIRM, EndpointPaths.CANONICAL);
  }

  public static Issuer issuer(String id, ParameterlessLogout logout, EndpointPaths endpoints) {
    return Issuer.builder("https://id.test/" + id)
        .id(id)
        .name("Tenant " + id)
        .scope("projects:read", "Read projects")
        .scope("projects:write", "Change projects")
        .resource(
            Issuer.Resource.of(PROJECTS_API, Scope.of("projects:read", "projects:write"))
                .introspectedBy(Set.of(new ClientId("api"))))
        .resource(Issuer.Resource.of(PLAIN_API, Scope.empty()))
        .endpoints(endpoints)
        .parameterlessLogout(logout)
        .build();
  }
}
