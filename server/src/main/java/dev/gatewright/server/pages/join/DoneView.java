package dev.gatewright.server.pages.join;

import dev.gatewright.server.pages.WayOn;
import java.util.List;

/// Says that it is done.
///
/// @param address the one that it was about
/// @param ways where to go next, the best first
public record DoneView(Purpose purpose, String address, List<WayOn> ways) {
  public DoneView {
    ways = List.copyOf(ways);
  }
}
