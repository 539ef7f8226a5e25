package dev.gatewright.server.cli;

import java.util.logging.LogManager;

/// The JDK's log manager, but for the end: as soon as a process is told to end, that one takes
/// every handler away, and what is logged while requests are drained is lost. Ours write each line
/// at once, so they need no closing.
///
/// The first manager that is loaded is the one for the whole life of a process, and loading this
/// class loads one: what chooses it may name it alone.
public final class LastingLogs extends LogManager {
  @Override
  public void reset() {}
}
