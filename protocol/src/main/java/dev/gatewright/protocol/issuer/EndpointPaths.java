package dev.gatewright.protocol.issuer;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Where the endpoints are, as paths below the issuer URL; discovery names them (RFC 8414 §2). One
/// that has no path is not served.
public final class EndpointPaths {
  /// The paths that this project's documentation names.
  public static final EndpointPaths CANONICAL =
      none()
          .with(Endpoint.AUTHORIZATION, "/oauth2/authorize")
          .with(Endpoint.TOKEN, "/oauth2/token")
          .with(Endpoint.USERINFO, "/oauth2/userinfo")
          .with(Endpoint.JWKS, "/oauth2/jwks")
          .with(Endpoint.INTROSPECTION, "/oauth2/introspect")
          .with(Endpoint.REVOCATION, "/oauth2/revoke")
          .with(Endpoint.END_SESSION, "/oauth2/end_session")
          .with(Endpoint.ORGANIZATIONS, "/oauth2/organizations");

  /// The paths right below the issuer that clients of AuthPI know.
  public static final EndpointPaths AUTHPI =
      none()
          .with(Endpoint.AUTHORIZATION, "/authorize")
          .with(Endpoint.TOKEN, "/token")
          .with(Endpoint.USERINFO, "/userinfo")
          .with(Endpoint.JWKS, "/jwks.json")
          .with(Endpoint.INTROSPECTION, "/introspect")
          .with(Endpoint.REVOCATION, "/revoke")
          .with(Endpoint.END_SESSION, "/logout")
          .with(Endpoint.ORGANIZATIONS, "/oauth2/organizations");

  /// The paths of an embedded server: short ones, and no logout, which is the application's own.
  public static final EndpointPaths EMBEDDED =
      none()
          .with(Endpoint.AUTHORIZATION, "/authorize")
          .with(Endpoint.TOKEN, "/token")
          .with(Endpoint.USERINFO, "/userinfo")
          .with(Endpoint.JWKS, "/jwks")
          .with(Endpoint.INTROSPECTION, "/token/introspect")
          .with(Endpoint.REVOCATION, "/token/revoke")
          .with(Endpoint.ORGANIZATIONS, "/organizations");

  private final Map<Endpoint, String> paths;

  private EndpointPaths(Map<Endpoint, String> paths) {
    this.paths = paths;
  }

  /// The endpoints that an issuer can have.
  public enum Endpoint {
    AUTHORIZATION,
    TOKEN,
    USERINFO,
    JWKS,
    INTROSPECTION,
    REVOCATION,
    END_SESSION,
    /// Where an `organizations` claim is had that is too long for a token.
    ORGANIZATIONS
  }

  private static EndpointPaths none() {
    return new EndpointPaths(new EnumMap<>(Endpoint.class));
  }

  /// These paths, but this endpoint at `path`.
  ///
  /// @throws IllegalArgumentException unless `path` begins with a slash and ends without one
  public EndpointPaths with(Endpoint endpoint, String path) {
    if (!path.startsWith("/") || path.endsWith("/") || path.indexOf('?') >= 0) {
      throw new IllegalArgumentException(
          "the path of " + endpoint + " begins with a slash, ends without one and has no query");
    }
    var copy = new EnumMap<Endpoint, String>(Endpoint.class);
    copy.putAll(paths);
    copy.put(endpoint, path);
    return new EndpointPaths(copy);
  }

  /// These paths, without this endpoint.
  public EndpointPaths without(Endpoint endpoint) {
    var copy = new EnumMap<Endpoint, String>(Endpoint.class);
    copy.putAll(paths);
    copy.remove(endpoint);
    return new EndpointPaths(copy);
  }

  /// The path below the issuer URL; absent where the endpoint is not served.
  public Optional<String> path(Endpoint endpoint) {
    return Optional.ofNullable(paths.get(endpoint));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EndpointPaths that && paths.equals(that.paths);
  }

  @Override
  public int hashCode() {
    return paths.hashCode();
  }

  @Override
  public String toString() {
    return "EndpointPaths" + paths;
  }
}
