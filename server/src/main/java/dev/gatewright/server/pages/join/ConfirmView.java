package dev.gatewright.server.pages.join;

import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;

/// What a mailed link is about to do, and the button that does it.
///
/// @param address the one that it is about
/// @param signIn where the person signs in, who must do so before it is done; empty where they may
public record ConfirmView(
    Purpose purpose,
    PageLink action,
    String address,
    Optional<PageLink> signIn,
    List<HiddenField> hidden) {
  public ConfirmView {
    hidden = List.copyOf(hidden);
  }
}
