package dev.gatewright.servlet;

import dev.gatewright.client.resource.AccessToken;
import java.security.Principal;

/// Whoever an API's request is from, by its access token: a person, or a client that acts for
/// itself. Its name is the token's `sub` (RFC 9068 §2.2).
///
/// @param token the checked token
public record TokenPrincipal(AccessToken token) implements Principal {
  @Override
  public String getName() {
    return token.subject();
  }

  /// Names the subject, and no claim.
  @Override
  public String toString() {
    return "TokenPrincipal[" + token.subject() + "]";
  }
}
