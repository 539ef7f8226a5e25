package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// With what an issuer signs.
///
/// @param rotation where the next key is made, for whoever may
public record SigningKeysView(ConsoleFrame frame, List<Line> keys, Optional<PageLink> rotation) {
  public SigningKeysView {
    keys = List.copyOf(keys);
  }

  /// One key.
  ///
  /// @param state the key of the name of what it is for
  public record Line(String id, String algorithm, String state, Instant since) {}
}
