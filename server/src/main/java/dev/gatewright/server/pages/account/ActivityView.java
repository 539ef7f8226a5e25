package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;

/// What happened to an account, the last first.
///
/// @param older the page with what was before
public record ActivityView(Frame frame, List<Happening> happenings, Optional<PageLink> older) {
  public ActivityView {
    happenings = List.copyOf(happenings);
  }
}
