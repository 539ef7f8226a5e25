package dev.gatewright.protocol.http;

import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.ports.StoreUnavailable;
import dev.gatewright.protocol.wire.HttpReply;
import java.util.Map;

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
  /// Seconds after which a store may have room again.
  private static final String RETRY_AFTER = "5";

  private final Map<String, Service> services;
  private final Issuer issuer;
  private final BackChannel backChannel;
  private final FrontChannel<R> frontChannel;
  private final EndpointLog log;

  Endpoints(
      Map<String, Service> services,
      Issuer issuer,
      BackChannel backChannel,
      FrontChannel<R> frontChannel,
      EndpointLog log) {
    this.services = Map.copyOf(services);
    this.issuer = issuer;
    this.backChannel = backChannel;
    this.frontChannel = frontChannel;
    this.log = log;
  }

  /// Begins the endpoints of an issuer.
  ///
  /// @throws IllegalArgumentException if two endpoints of the issuer have the same path
  public static <R> EndpointsBuilder<R> builder(
      AuthorizationServer server, Issuer issuer, UserApproval<R> approval) {
    return new EndpointsBuilder<>(server, issuer, approval);
  }

  /// Whether a path below the mount point is answered here; any other gets 404, or goes on to the
  /// rest of the application.
  public boolean serves(String path) {
    return services.containsKey(path);
  }

  /// Answers a request. `request` is the same one in the framework's own words.
  ///
  /// Never throws: a failure is logged to `gatewright.embedded` under a reference, and answered
  /// with 500 and that reference alone, or with 503 and `Retry-After` where a port said
  /// [StoreUnavailable]. Refusals are logged there too, at level DEBUG.
  public HttpReply answer(HttpCall call, R request) {
    var service = services.get(call.path());
    if (service == null) {
      return HttpReply.empty(404);
    }
    try {
      return service == Service.AUTHORIZATION
          ? frontChannel.answer(call, request)
          : backChannel.answer(service, issuer, call, refusal -> log.refused(service, refusal));
    } catch (StoreUnavailable e) {
      return refused(service, call, log.unavailable(service, e)).with("Retry-After", RETRY_AFTER);
    } catch (RuntimeException | Error e) { // Even an Error must not reach a framework's error page.
      return refused(service, call, log.failed(service, e));
    }
  }

  private HttpReply refused(Service service, HttpCall call, Refusal logged) {
    return service == Service.AUTHORIZATION
        ? frontChannel.refused(logged)
        : backChannel.refused(service, issuer, call, logged, again -> {});
  }
}
