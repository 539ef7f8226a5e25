package dev.gatewright.identity.mail;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// When and from where something was asked that a mail is about, so that its reader can tell
/// whether it was them. `application` is the client's name; `device` is a browser's own word for
/// itself, which anybody can write; `address` is the network address.
public record Asked(
    Instant at, Optional<String> application, Optional<String> device, Optional<String> address) {
  public Asked {
    at = at.truncatedTo(ChronoUnit.MILLIS);
  }
}
