package dev.gatewright.server.pages;

import java.util.List;

/// Says that there is nothing at an address.
public record NotFoundView(List<WayOn> ways) {
  public NotFoundView {
    ways = List.copyOf(ways);
  }
}
