package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.ShownSecret;
import java.util.List;

/// Recovery codes: how many are left, and new ones, which are shown this once.
public record CodesView(
    Frame frame, PageLink action, int left, boolean demanded, List<ShownSecret> made) {
  public static final String ACT_FIELD = "act";
  public static final String MAKE = "make";
  public static final String REMOVE = "remove";

  public CodesView {
    made = List.copyOf(made);
  }
}
