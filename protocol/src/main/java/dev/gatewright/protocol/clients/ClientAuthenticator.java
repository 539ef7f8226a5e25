package dev.gatewright.protocol.clients;

import dev.gatewright.protocol.clients.ClientAuthenticationThrottle.Source;
import dev.gatewright.protocol.issuer.EndpointPaths.Endpoint;
import dev.gatewright.protocol.issuer.ErrorReply;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.wire.HttpReply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Client authentication at the back-channel endpoints (RFC 6749 §2.3, OpenID Connect Core §9).
public final class ClientAuthenticator {
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final Clients clients;
  private final ClientAssertions assertions;
  private final ClientAuthenticationThrottle throttle;
  private final InstantSource clock;

  public ClientAuthenticator(
      Clients clients,
      ClientAssertions assertions,
      ClientAuthenticationThrottle throttle,
      InstantSource clock) {
    this.clients = clients;
    this.assertions = assertions;
    this.throttle = throttle;
    this.clock = clock;
  }

  /// What came of authenticating.
  public sealed interface ClientCheck {
    record Known(Client client) implements ClientCheck {}

    /// `reply` is what the error style of the client named makes of `refusal`, or of the issuer's
    /// where none is.
    record Unknown(Refusal refusal, HttpReply reply) implements ClientCheck {}

    /// `challenge` tells whether the answer names the Basic scheme because the request used the
    /// header (RFC 6749 §5.2).
    private static Unknown unknown(Refusal refusal, ErrorStyle style, boolean challenge) {
      return new Unknown(refusal, ErrorReply.of(refusal, style, challenge));
    }
  }

  /// What the request presented.
  private sealed interface Presented {
    record Basic(String id, Secret secret) implements Presented {}

    record Post(String id, Secret secret) implements Presented {}

    record Assertion(String text) implements Presented {}

    record IdOnly(String id) implements Presented {}

    record Broken(Refusal refusal) implements Presented {}
  }

  /// Authenticates the client of a request.
  public ClientCheck authenticate(Issuer issuer, ProtocolRequest request) {
    boolean challenge = request.authorization().isPresent();
    return switch (presented(request)) {
      case Presented.Broken broken ->
          ClientCheck.unknown(broken.refusal(), styleOfNamed(issuer, request), challenge);
      case Presented.Basic basic ->
          withSecret(
              issuer, request, basic.id(), basic.secret(), ClientAuthMethod.CLIENT_SECRET_BASIC);
      case Presented.Post post ->
          withSecret(
              issuer, request, post.id(), post.secret(), ClientAuthMethod.CLIENT_SECRET_POST);
      case Presented.IdOnly idOnly -> withoutSecret(issuer, idOnly.id());
      case Presented.Assertion assertion -> withAssertion(issuer, request, assertion.text());
    };
  }

  /// True if the request tries to prove who its client is.
  public boolean presentsCredentials(ProtocolRequest request) {
    return request.authorization().isPresent()
        || request.parameters().one("client_secret").isPresent()
        || request.parameters().one("client_assertion").isPresent();
  }

  private Presented presented(ProtocolRequest request) {
    var parameters = request.parameters();
    var assertion = parameters.one("client_assertion");
    var secret = parameters.one("client_secret");
    var header = request.authorization();
    int methods =
        (assertion.isPresent() ? 1 : 0)
            + (secret.isPresent() ? 1 : 0)
            + (header.isPresent() ? 1 : 0);
    if (methods > 1) {
      return new Presented.Broken(Refusal.of(Reason.CLIENT_SEVERAL_METHODS));
    }
    if (header.isPresent()) {
      return basic(header.get(), parameters);
    }
    if (assertion.isPresent()) {
      return parameters.one("client_assertion_type").equals(Optional.of(ASSERTION_TYPE))
          ? new Presented.Assertion(assertion.get())
          : new Presented.Broken(
              Refusal.of(Reason.CLIENT_ASSERTION, "client_assertion_type must be jwt-bearer"));
    }
    var id = parameters.one("client_id");
    if (id.isEmpty()) {
      return new Presented.Broken(Refusal.of(Reason.CLIENT_MISSING));
    }
    return secret
        .<Presented>map(value -> new Presented.Post(id.get(), new Secret(value)))
        .orElseGet(() -> new Presented.IdOnly(id.get()));
  }

  private static Presented basic(String header, Parameters parameters) {
    var credentials = BasicCredentials.parse(header);
    if (credentials.isEmpty()) {
      return new Presented.Broken(Refusal.of(Reason.CLIENT_BASIC_MALFORMED));
    }
    var inBody = parameters.one("client_id");
    if (inBody.isPresent() && !inBody.get().equals(credentials.get().id())) {
      return new Presented.Broken(Refusal.of(Reason.CLIENT_ID_MISMATCH));
    }
    return new Presented.Basic(credentials.get().id(), credentials.get().secret());
  }

  private ClientCheck withSecret(
      Issuer issuer, ProtocolRequest request, String id, Secret secret, ClientAuthMethod method) {
    boolean challenge = request.authorization().isPresent();
    var client = find(issuer, id);
    if (client.isEmpty()) {
      return ClientCheck.unknown(Refusal.of(Reason.CLIENT_UNKNOWN), issuer.errorStyle(), challenge);
    }
    if (!client.get().authentication().methods().contains(method)) {
      return refuse(client.get(), Reason.CLIENT_METHOD, challenge);
    }
    var source =
        request.remoteAddress().map(from -> new Source(issuer.id(), client.get().id(), from));
    var now = clock.instant();
    var pause = source.flatMap(from -> throttle.pause(from, now));
    if (pause.isPresent()) {
      return throttled(client.get(), pause.get());
    }
    if (!matches(client.get(), secret, now)) {
      source.ifPresent(from -> throttle.failed(from, now));
      return refuse(client.get(), Reason.CLIENT_SECRET, challenge);
    }
    source.ifPresent(from -> throttle.succeeded(from, now));
    return new ClientCheck.Known(client.get());
  }

  /// Every secret is compared, whichever it is.
  private static boolean matches(Client client, Secret secret, Instant now) {
    boolean matches = false;
    for (ClientSecret known : client.authentication().secrets()) {
      boolean is = known.matches(secret) && known.counts(now);
      if (is) {
        known.used(now);
      }
      matches |= is;
    }
    return matches;
  }

  /// RFC 6585 §4. Rounded up: who comes back when told to is answered.
  private static ClientCheck throttled(Client client, Duration pause) {
    var refusal = Refusal.of(Reason.CLIENT_THROTTLED);
    return new ClientCheck.Unknown(
        refusal,
        ErrorReply.of(refusal, client.errorStyle(), false)
            .with("Retry-After", Long.toString(pause.toSeconds() + 1)));
  }

  private ClientCheck withoutSecret(Issuer issuer, String id) {
    var client = find(issuer, id);
    if (client.isEmpty()) {
      return ClientCheck.unknown(Refusal.of(Reason.CLIENT_UNKNOWN), issuer.errorStyle(), false);
    }
    return client.get().authentication().methods().contains(ClientAuthMethod.NONE)
        ? new ClientCheck.Known(client.get())
        : refuse(client.get(), Reason.CLIENT_SECRET, false);
  }

  private ClientCheck withAssertion(Issuer issuer, ProtocolRequest request, String text) {
    var id = assertions.claimedClient(text);
    var inBody = request.parameters().one("client_id");
    if (inBody.isPresent() && !inBody.equals(id)) {
      return ClientCheck.unknown(Refusal.of(Reason.CLIENT_ID_MISMATCH), issuer.errorStyle(), false);
    }
    var client = id.flatMap(value -> find(issuer, value));
    if (client.isEmpty()) {
      return ClientCheck.unknown(Refusal.of(Reason.CLIENT_UNKNOWN), issuer.errorStyle(), false);
    }
    var audiences = new HashSet<>(Set.of(issuer.url()));
    issuer.endpoint(Endpoint.TOKEN).ifPresent(audiences::add);
    return assertions
        .refusal(issuer, client.get(), text, audiences)
        .<ClientCheck>map(r -> ClientCheck.unknown(r, client.get().errorStyle(), false))
        .orElseGet(() -> new ClientCheck.Known(client.get()));
  }

  private static ClientCheck refuse(Client client, Reason reason, boolean challenge) {
    return ClientCheck.unknown(Refusal.of(reason), client.errorStyle(), challenge);
  }

  private ErrorStyle styleOfNamed(Issuer issuer, ProtocolRequest request) {
    return request
        .parameters()
        .one("client_id")
        .flatMap(id -> find(issuer, id))
        .map(Client::errorStyle)
        .orElse(issuer.errorStyle());
  }

  private Optional<Client> find(Issuer issuer, String id) {
    return ClientId.isValid(id) ? clients.find(issuer.id(), new ClientId(id)) : Optional.empty();
  }
}
