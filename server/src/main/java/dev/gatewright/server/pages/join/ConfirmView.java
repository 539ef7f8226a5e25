package dev.gatewright.server.pages.join;

import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.PageLink;
import java.util.List;

/// What a mailed link is about to do, and the button that does it.
///
/// @param address the one that it is about
public record ConfirmView(
    Purpose purpose, PageLink action, String address, List<HiddenField> hidden) {
  public ConfirmView {
    hidden = List.copyOf(hidden);
  }
}
