package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.List;

/// All that somebody administers.
///
/// @param owner whether that is everything
/// @param more whether there are more issuers than are listed
public record ConsoleHomeView(ConsoleFrame frame, boolean owner, List<Line> issuers, boolean more) {
  public ConsoleHomeView {
    issuers = List.copyOf(issuers);
  }

  /// An issuer, or an organization of one, and as what somebody administers it.
  ///
  /// @param url the issuer's URL, or the name of the organization's issuer
  /// @param role the key of the role's name
  public record Line(String name, String url, String role, PageLink page) {}
}
