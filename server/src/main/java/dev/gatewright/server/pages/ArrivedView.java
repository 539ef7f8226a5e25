package dev.gatewright.server.pages;

import java.util.List;
import java.util.Optional;

/// Says that somebody is signed in who came by a mailed link, and leads on.
///
/// @param account where the person's own account is shown
public record ArrivedView(Optional<String> clientName, List<WayOn> ways, PageLink account) {
  public ArrivedView {
    ways = List.copyOf(ways);
  }
}
