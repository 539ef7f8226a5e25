package dev.gatewright.server.pages;

import java.util.Optional;

/// Says how a logout ended.
///
/// @param ended false where the person chose to stay signed in
/// @param back where the application wants people to go next
public record SignedOutView(boolean ended, Optional<Back> back) {
  /// A way back to an application.
  public record Back(String clientName, PageLink link) {}
}
