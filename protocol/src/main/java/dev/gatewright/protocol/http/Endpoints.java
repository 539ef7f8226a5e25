package dev.gatewright.protocol.http;

import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.EndpointPaths.Endpoint;
import dev.gatewright.protocol.Issuer;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Every endpoint of one issuer behind one method, for any web framework. Thread-safe.
///
/// The paths are those of the issuer, beside them the two addresses of the metadata (OpenID Connect
/// Discovery §4, RFC 8414 §3) and whatever aliases the host adds. Answering blocks, since ports do:
/// it never belongs on an event loop.
///
/// ```java
/// var endpoints =
///     Endpoints.builder(server, issuer, approval)
///         .allowedOrigins(Set.of("https://app.example.com"))
///         .build();
/// HttpReply reply = endpoints.answer(call, request);
/// ```
///
/// @param <R> the framework's own request, handed through to the [UserApproval]
public final class Endpoints<R> {
  private final Issuer issuer;
  private final Map<String, Service> services;
  private final Cors cors;
  private final BackChannel backChannel;
  private final FrontChannel<R> frontChannel;
  private final Failures failures;

  private Endpoints(Builder<R> builder) {
    this.issuer = builder.issuer;
    this.services = Map.copyOf(builder.services);
    this.cors = builder.cors;
    this.backChannel = new BackChannel(builder.server, builder.issuer);
    this.frontChannel = new FrontChannel<>(builder.server, builder.issuer, builder.approval);
    this.failures = new Failures(builder.random);
  }

  /// Begins the endpoints of an issuer.
  ///
  /// @throws IllegalArgumentException if two endpoints of the issuer have the same path
  public static <R> Builder<R> builder(
      AuthorizationServer server, Issuer issuer, UserApproval<R> approval) {
    return new Builder<>(server, issuer, approval);
  }

  /// Whether a path below the mount point is answered here; any other gets 404, or goes on to the
  /// rest of the application.
  public boolean serves(String path) {
    return services.containsKey(path);
  }

  /// Answers a request. `request` is the same one in the framework's own words.
  ///
  /// Never throws: a failure is logged to `gatewright.embedded` under a reference, and answered
  /// with 500 and that reference alone.
  public HttpReply answer(HttpCall call, R request) {
    var service = services.get(call.path());
    if (service == null) {
      return HttpReply.empty(404);
    }
    if (call.method().equals("OPTIONS")) {
      var answer = HttpReply.empty(204).with("Allow", service.allow());
      return cors.preflight(call, service, answer);
    }
    if (!service.takes(call.method())) {
      var answer = refused(service, Refusal.of(Reason.REQUEST_METHOD));
      return cors.allow(call, service.readers(), answer.with("Allow", service.allow()));
    }
    var reply = cors.allow(call, service.readers(), serve(service, call, request));
    return call.method().equals("HEAD") ? reply.withoutBody() : reply;
  }

  private HttpReply serve(Service service, HttpCall call, R request) {
    try {
      return switch (service) {
        case AUTHORIZATION -> frontChannel.authorize(call, request);
        case TOKEN -> backChannel.token(call);
        case INTROSPECTION -> backChannel.introspect(call);
        case REVOCATION -> backChannel.revoke(call);
        case USERINFO -> backChannel.userInfo(call);
        case KEY_SET -> backChannel.keySet();
        case METADATA -> backChannel.metadata();
      };
    } catch (RuntimeException | Error e) { // Even an Error must not reach a framework's error page.
      return refused(service, failures.log(issuer.id(), service, e));
    }
  }

  private HttpReply refused(Service service, Refusal refusal) {
    return service == Service.AUTHORIZATION
        ? frontChannel.refused(refusal)
        : backChannel.refused(refusal);
  }

  /// Builds [Endpoints].
  public static final class Builder<R> {
    private final AuthorizationServer server;
    private final Issuer issuer;
    private final UserApproval<R> approval;
    private final Map<String, Service> services = new LinkedHashMap<>();
    private Cors cors = new Cors(Set.of());
    private SecureRandom random = new SecureRandom();

    private Builder(AuthorizationServer server, Issuer issuer, UserApproval<R> approval) {
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
    /// @param origins spelled as browsers send them, such as `https://app.example.com`
    /// @throws IllegalArgumentException if one is no origin
    public Builder<R> allowedOrigins(Set<String> origins) {
      cors = new Cors(origins);
      return this;
    }

    /// Serves an endpoint at one more path, for clients that know it by another name. The metadata
    /// names the issuer's path alone.
    ///
    /// @throws IllegalArgumentException if something else is at that path, or the endpoint is not
    ///   served here
    public Builder<R> alias(Endpoint endpoint, String path) {
      if (!path.startsWith("/")) {
        throw new IllegalArgumentException(
            "the path " + path + " must begin with a slash: it is below the mount point");
      }
      add(path, service(endpoint));
      return this;
    }

    /// Where the references of failures come from; the platform by default.
    public Builder<R> random(SecureRandom value) {
      random = value;
      return this;
    }

    /// The endpoints.
    public Endpoints<R> build() {
      return new Endpoints<>(this);
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
        case JWKS -> Service.KEY_SET;
        case END_SESSION ->
            throw new IllegalArgumentException(
                "logout is the application's own: it ends its session and is not served here");
      };
    }
  }
}
