package dev.gatewright.server.pages;

import java.util.List;

/// Says that somebody acts as a person now, and leads on.
///
/// @param minutes for how long
/// @param account where the person's own account is shown
public record ActedView(long minutes, List<WayOn> ways, PageLink account) {
  public ActedView {
    ways = List.copyOf(ways);
  }
}
