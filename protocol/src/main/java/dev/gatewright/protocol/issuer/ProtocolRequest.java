package dev.gatewright.protocol.issuer;

import dev.gatewright.protocol.oauth.Parameters;
import java.util.Optional;

/// What a transport hands in: the parameters of query or body, and the `Authorization` header.
///
/// A GET carries its query parameters; a POST those of its body alone (RFC 6749 §3.1, §3.2).
public record ProtocolRequest(
    Method method, Parameters parameters, Optional<String> authorization) {

  /// The methods that protocol endpoints take.
  public enum Method {
    GET,
    POST
  }

  /// Prints names only: the header and the values are secrets.
  @Override
  public String toString() {
    return method + " " + parameters;
  }
}
