package dev.gatewright.protocol.http;

import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.issuer.EndpointPaths.Endpoint;
import dev.gatewright.protocol.issuer.Issuer;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Builds [Endpoints]; what is not said gets the safe default that each method names.
public final class EndpointsBuilder<R> {
  private final AuthorizationServer server;
  private final Issuer issuer;
  private final UserApproval<R> approval;
  private final Map<String, Service> services = new LinkedHashMap<>();
  private Set<String> origins = Set.of();
  private SecureRandom random = new SecureRandom();

  EndpointsBuilder(AuthorizationServer server, Issuer issuer, UserApproval<R> approval) {
    this.server = server;
    this.issuer = issuer;
    this.approval = approval;
    add("/.well-known/openid-configuration", Service.METADATA);
    add("/.well-known/oauth-authorization-server", Service.METADATA);
    for (var endpoint : Endpoint.values()) {
      if (endpoint != Endpoint.END_SESSION) {
        issuer.endpoints().path(endpoint).ifPresent(path -> add(path, service(endpoint)));
      }
    }
  }

  /// Pages of these origins may call the token, revocation and UserInfo endpoints from a browser;
  /// none may unless told. The metadata and the key set are open to all pages.
  ///
  /// @param values spelled as browsers send them, such as `https://app.example.com`
  /// @throws IllegalArgumentException if one is no origin
  public EndpointsBuilder<R> allowedOrigins(Set<String> values) {
    values.forEach(Cors::check);
    origins = Set.copyOf(values);
    return this;
  }

  /// Serves an endpoint at one more path, for clients that know it by another name. The metadata
  /// names the issuer's path alone.
  ///
  /// @throws IllegalArgumentException if something else is at that path, or the endpoint is not
  ///   served here
  public EndpointsBuilder<R> alias(Endpoint endpoint, String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException(
          "the path " + path + " must begin with a slash: it is below the mount point");
    }
    add(path, service(endpoint));
    return this;
  }

  /// Where the references of failures come from; the platform by default.
  public EndpointsBuilder<R> random(SecureRandom value) {
    random = value;
    return this;
  }

  /// The endpoints.
  public Endpoints<R> build() {
    var log = new EndpointLog(issuer.id(), random);
    var allowed = origins;
    return new Endpoints<>(
        services,
        issuer,
        new BackChannel(server, (any, origin) -> allowed.contains(origin)),
        new FrontChannel<>(server, issuer, approval, log),
        log);
  }

  private void add(String path, Service service) {
    var before = services.putIfAbsent(path, service);
    if (before != null && before != service) {
      throw new IllegalArgumentException(
          "%s is the path of %s already: give %s another one".formatted(path, before, service));
    }
  }

  private static Service service(Endpoint endpoint) {
    return switch (endpoint) {
      case AUTHORIZATION -> Service.AUTHORIZATION;
      case TOKEN -> Service.TOKEN;
      case INTROSPECTION -> Service.INTROSPECTION;
      case REVOCATION -> Service.REVOCATION;
      case USERINFO -> Service.USERINFO;
      case ORGANIZATIONS -> Service.ORGANIZATIONS;
      case JWKS -> Service.KEY_SET;
      case END_SESSION ->
          throw new IllegalArgumentException(
              "logout is the application's own: it ends its session and is not served here");
    };
  }
}
