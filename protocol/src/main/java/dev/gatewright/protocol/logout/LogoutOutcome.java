package dev.gatewright.protocol.logout;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.oauth.Refusal;
import java.util.Optional;

/// What the logout endpoint does next. Every address in it is registered for a client; `client` is
/// the one that asks, where the request shows or says which.
public sealed interface LogoutOutcome {

  /// The session is over: send the browser to `location` and forget its cookie.
  record Redirect(String location) implements LogoutOutcome {
    @Override
    public String toString() {
      return "Redirect[***]";
    }
  }

  /// The session is over, or there was none: say so. `back` is an address to offer as a link.
  record SignedOut(Optional<String> back, Optional<Client> client) implements LogoutOutcome {}

  /// Ask the user; `handle` comes back with the answer. `target` is where it leads then: by itself
  /// where `client` is there, and as a link otherwise. `problem` is what was wrong with the
  /// request, where something was.
  record Confirm(
      String handle, Optional<Client> client, Optional<String> target, Optional<Refusal> problem)
      implements LogoutOutcome {
    @Override
    public String toString() {
      return "Confirm[***, " + client.map(Client::id) + ", " + problem + "]";
    }
  }

  /// The user wants to stay logged in.
  record Stayed(Optional<Client> client) implements LogoutOutcome {}

  /// The request makes no sense, and nobody is logged in; or the question is no longer one.
  record ErrorPage(Refusal refusal, Optional<Client> client) implements LogoutOutcome {}
}
