package dev.gatewright.protocol.authorize;

import dev.gatewright.protocol.ports.Sessions.LoginSession;
import java.util.Optional;

/// The browser that asks: a random value in a cookie of its own, which ties every step of a login
/// to this browser, and the live login session, if it has one.
public record Browser(String binding, Optional<LoginSession> session) {
  public Browser {
    if (binding.length() < 16) {
      throw new IllegalArgumentException("a browser binding has at least 16 characters");
    }
  }

  @Override
  public String toString() {
    return "Browser[***, " + session.map(s -> s.id().value()).orElse("no session") + "]";
  }
}
