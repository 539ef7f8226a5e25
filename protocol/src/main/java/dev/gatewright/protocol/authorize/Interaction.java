package dev.gatewright.protocol.authorize;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.oauth.Scope;

/// A question to the user, between two steps of one authorization request.
///
/// `handle` is the sealed state that comes back with the answer; it is worth nothing in another
/// browser. `missing` is the scope that needs consent.
public record Interaction(
    String handle, Step step, AuthorizationRequest request, Client client, Scope missing) {

  /// What to ask for.
  public enum Step {
    LOGIN,
    SELECT_ACCOUNT,
    CONSENT
  }

  @Override
  public String toString() {
    return "Interaction[" + step + ", " + client.id() + "]";
  }
}
