package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.PageLink;
import java.time.Duration;
import java.util.Optional;

/// A copy of all that is kept of a person, and the end of it.
///
/// @param delay how long a deletion can be taken back; empty where nobody may have one
/// @param unconfirmed whether the box was left empty that says one means it
public record DataView(
    Frame frame, PageLink action, Optional<Duration> delay, boolean unconfirmed) {
  public static final String ACT_FIELD = "act";
  public static final String EXPORT = "export";
  public static final String DELETE = "delete";
  public static final String SURE_FIELD = "sure";
}
