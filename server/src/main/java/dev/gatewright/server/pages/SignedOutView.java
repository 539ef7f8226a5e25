package dev.gatewright.server.pages;

import java.util.List;

/// Says how a logout ended.
///
/// @param ended false where the person chose to stay signed in
/// @param ways where to go next, the best first
public record SignedOutView(boolean ended, List<WayOn> ways) {
  public SignedOutView {
    ways = List.copyOf(ways);
  }
}
