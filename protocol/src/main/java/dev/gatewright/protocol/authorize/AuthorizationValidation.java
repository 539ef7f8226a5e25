package dev.gatewright.protocol.authorize;

import dev.gatewright.protocol.clients.Client;

/// Whether an authorization request may be put to the user.
public sealed interface AuthorizationValidation {

  /// It may: log the user in, ask what has to be asked, then complete it.
  record Valid(AuthorizationRequest request, Client client) implements AuthorizationValidation {}

  /// It may not, and this is the answer.
  record Refused(AuthorizationOutcome outcome) implements AuthorizationValidation {}
}
