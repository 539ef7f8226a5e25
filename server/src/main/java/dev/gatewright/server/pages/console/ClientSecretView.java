package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.time.Instant;
import java.util.Optional;

/// The form that makes another secret for a client, or ends the one before.
///
/// @param formerUntil until when the secret before works, while it does
public record ClientSecretView(
    ConsoleFrame frame,
    PageLink action,
    String name,
    Optional<Instant> used,
    Optional<Instant> formerUntil,
    Optional<Instant> formerUsed) {
  public static final String ACT_FIELD = "act";

  /// How many hours the secret before works too.
  public static final String KEEP_FIELD = "keep";
}
