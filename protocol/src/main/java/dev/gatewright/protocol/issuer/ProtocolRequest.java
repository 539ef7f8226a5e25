package dev.gatewright.protocol.issuer;

import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.wire.RequestHeaders;
import java.util.Optional;
import java.util.Set;

/// One request to an endpoint, as its transport received it: method, target, header fields, the
/// parameters of query or body, and whom it came from.
///
/// A GET carries its query parameters; a POST those of its body alone (RFC 6749 §3.1, §3.2).
public final class ProtocolRequest {
  /// The longest `Authorization` field that is read, in characters. Tokens are far shorter.
  private static final int LONGEST_AUTHORIZATION = 16 * 1024;

  private final Method method;
  private final String target;
  private final RequestHeaders headers;
  private final Parameters parameters;
  private final Optional<String> remoteAddress;

  private ProtocolRequest(
      Method method,
      String target,
      RequestHeaders headers,
      Parameters parameters,
      Optional<String> remoteAddress) {
    this.method = method;
    this.target = target;
    this.headers = headers;
    this.parameters = parameters;
    this.remoteAddress = remoteAddress;
  }

  /// The methods that protocol endpoints take.
  public enum Method {
    GET,
    POST
  }

  /// A GET with these query parameters, without header fields yet.
  public static ProtocolRequest get(Parameters query) {
    return new ProtocolRequest(Method.GET, "", RequestHeaders.NONE, query, Optional.empty());
  }

  /// A POST with these parameters in its body, without header fields yet.
  public static ProtocolRequest post(Parameters form) {
    return new ProtocolRequest(Method.POST, "", RequestHeaders.NONE, form, Optional.empty());
  }

  /// The same with these header fields.
  public ProtocolRequest withHeaders(RequestHeaders fields) {
    return new ProtocolRequest(method, target, fields, parameters, remoteAddress);
  }

  /// The same with no header field but this `Authorization`.
  public ProtocolRequest withAuthorization(String value) {
    return withHeaders(RequestHeaders.of("Authorization", value));
  }

  /// The same at this target, as [#target] says.
  public ProtocolRequest at(String pathAndQuery) {
    return new ProtocolRequest(method, pathAndQuery, headers, parameters, remoteAddress);
  }

  /// The same, sent from this address.
  public ProtocolRequest from(String address) {
    return new ProtocolRequest(method, target, headers, parameters, Optional.of(address));
  }

  public Method method() {
    return method;
  }

  /// The path below the issuer URL and the query, as they were sent; empty when the host does not
  /// say.
  public String target() {
    return target;
  }

  public RequestHeaders headers() {
    return headers;
  }

  public Parameters parameters() {
    return parameters;
  }

  /// Whom the request came from, as far as the host can tell behind its proxies.
  public Optional<String> remoteAddress() {
    return remoteAddress;
  }

  /// The `Authorization` field; of several the first, which [#ambiguity] refuses before.
  public Optional<String> authorization() {
    var sent = headers.all("Authorization");
    return sent.isEmpty() ? Optional.empty() : Optional.of(sent.getFirst());
  }

  /// Why nobody can tell what the sender means: a parameter sent twice that is not in `repeatable`
  /// (RFC 6749 §3.2), more than one `Authorization` field, or one longer than any credential.
  public Optional<Reason> ambiguity(Set<String> repeatable) {
    var sent = headers.all("Authorization");
    if (sent.size() > 1) {
      return Optional.of(Reason.REQUEST_SEVERAL_AUTHORIZATIONS);
    }
    if (!sent.isEmpty() && sent.getFirst().length() > LONGEST_AUTHORIZATION) {
      return Optional.of(Reason.REQUEST_MALFORMED);
    }
    return parameters.repeated(repeatable).map(name -> Reason.REQUEST_REPEATED_PARAMETER);
  }

  /// Prints names only: fields and values are secrets.
  @Override
  public String toString() {
    return method + " " + parameters;
  }
}
