package dev.gatewright.identity.mail;

import dev.gatewright.identity.Document;
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

  /// The document of what was asked, with this in it.
  public static Document with(Document document, Optional<Asked> asked) {
    return document
        .with("asked_at", asked.map(by -> by.at().toEpochMilli()))
        .with("application", asked.flatMap(Asked::application))
        .with("device", asked.flatMap(Asked::device))
        .with("address", asked.flatMap(Asked::address));
  }

  /// What [#with] put there.
  public static Optional<Asked> of(Document document) {
    return document
        .number("asked_at")
        .map(at ->
            new Asked(
                Instant.ofEpochMilli(at),
                document.text("application"),
                document.text("device"),
                document.text("address")));
  }
}
