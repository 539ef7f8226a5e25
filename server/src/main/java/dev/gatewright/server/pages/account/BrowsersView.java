package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.PageLink;
import java.time.Instant;
import java.util.List;

/// The browsers that a person trusts.
public record BrowsersView(Frame frame, PageLink action, List<Browser> browsers) {
  public static final String END_FIELD = "end";
  public static final String ALL_FIELD = "all";

  public BrowsersView {
    browsers = List.copyOf(browsers);
  }

  /// One of them, trusted from `since` to `until`.
  public record Browser(String id, Device device, Instant since, Instant until) {}
}
