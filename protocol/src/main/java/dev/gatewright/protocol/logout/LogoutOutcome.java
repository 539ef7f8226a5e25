package dev.gatewright.protocol.logout;

import dev.gatewright.protocol.oauth.Refusal;
import java.util.Optional;

/// What the logout endpoint does next. A `location` is always registered for a client.
public sealed interface LogoutOutcome {

  /// The session is over: send the browser to `location` and forget its cookie.
  record Redirect(String location) implements LogoutOutcome {}

  /// The session is over, or there was none: say so. `back` is a registered address to offer as a
  /// link.
  record SignedOut(Optional<String> back) implements LogoutOutcome {}

  /// Ask the user; `handle` comes back with the answer. `problem` is what was wrong with the
  /// request, where something was.
  record Confirm(String handle, Optional<String> clientName, Optional<Refusal> problem)
      implements LogoutOutcome {
    @Override
    public String toString() {
      return "Confirm[***, " + clientName + ", " + problem + "]";
    }
  }

  /// The user wants to stay logged in.
  record Stayed() implements LogoutOutcome {}

  /// The request makes no sense, and nobody is logged in.
  record ErrorPage(Refusal refusal) implements LogoutOutcome {}
}
