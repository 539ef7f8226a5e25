package dev.gatewright.server.pages;

import java.util.List;

/// What stands at the root of the server.
///
/// @param addresses where to go from there; none where strangers come by
public record HomeView(List<DevView.Address> addresses) {
  public HomeView {
    addresses = List.copyOf(addresses);
  }
}
