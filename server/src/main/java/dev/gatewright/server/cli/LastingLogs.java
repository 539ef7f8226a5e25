package dev.gatewright.server.cli;

import java.util.logging.LogManager;

/// The JDK's log manager, but for the end: as soon as a process is told to end, that one takes
/// every handler away, and what is logged while requests are drained is lost. Ours write each line
/// at once, so they need no closing.
public final class LastingLogs extends LogManager {
  private static final String MANAGER = "java.util.logging.manager";

  /// Makes the process use it. Called before anything is logged, since there is only one for a
  /// whole life.
  public static void install() {
    if (System.getProperty(MANAGER) == null) {
      System.setProperty(MANAGER, LastingLogs.class.getName());
    }
  }

  @Override
  public void reset() {}
}
