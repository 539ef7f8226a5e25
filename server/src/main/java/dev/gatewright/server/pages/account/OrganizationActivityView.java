package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;

/// What happened in an organization, the last first, for whoever looks after it.
///
/// @param members the page of its members
/// @param older the page with what was before
public record OrganizationActivityView(
    Frame frame,
    PageLink members,
    String organization,
    List<Happening> happenings,
    Optional<PageLink> older) {
  public OrganizationActivityView {
    happenings = List.copyOf(happenings);
  }
}
