package dev.gatewright.servlet;

import dev.gatewright.client.Agent;
import java.security.Principal;

/// The logged-in person as a servlet principal. Its name is the person's `sub`: stable, and unique
/// at the provider, as an e-mail address is not (OpenID Connect Core §5.7).
///
/// @param agent the person
public record AgentPrincipal(Agent agent) implements Principal {
  /// The person's `sub`.
  ///
  /// @throws dev.gatewright.client.error.IdpException.Misconfigured if the login brought no ID
  ///   token: it did not ask for the scope `openid`
  @Override
  public String getName() {
    return agent.subject();
  }

  /// Names the person, and no token.
  @Override
  public String toString() {
    return "AgentPrincipal[" + agent + "]";
  }
}
