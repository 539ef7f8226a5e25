package dev.gatewright.protocol.token;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issue.IssueContext;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.Binding;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Parameters;
import java.time.Instant;
import java.util.Optional;

/// A token request once the steps that all grants share are done: no parameter is ambiguous, the
/// client is authenticated and may use the grant. `binding` is what the tokens are to be bound to,
/// proved by the endpoint.
record TokenRequest(
    Issuer issuer,
    Client client,
    GrantType type,
    Parameters parameters,
    Binding binding,
    Instant now) {

  /// The parameter, unless it was left out or empty (RFC 6749 §3.2).
  Optional<String> one(String name) {
    return parameters.one(name);
  }

  /// Begins a token of this request.
  IssueContext.Builder issuing() {
    return IssueContext.builder(issuer, client, type, now);
  }

  /// Prints no value: they are secrets.
  @Override
  public String toString() {
    return type + " of " + client.id() + ", " + parameters;
  }
}
