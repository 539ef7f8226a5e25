package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One issuer at a glance.
///
/// @param role the key of the name of what the person is here
/// @param clients how many it has
/// @param latest what happened last, where the person may see that
public record IssuerView(
    ConsoleFrame frame,
    String name,
    String url,
    PageLink metadata,
    String role,
    int clients,
    Optional<List<Happened>> latest) {

  /// An event in a line.
  public record Happened(String event, String actor, Instant at) {}
}
