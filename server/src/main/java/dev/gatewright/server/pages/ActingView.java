package dev.gatewright.server.pages;

import java.util.List;

/// Asks whoever comes from elsewhere whether they want to act as somebody.
public record ActingView(PageLink action, List<HiddenField> hidden) {
  public ActingView {
    hidden = List.copyOf(hidden);
  }
}
