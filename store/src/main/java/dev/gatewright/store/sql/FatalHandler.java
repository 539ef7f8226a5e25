package dev.gatewright.store.sql;

/// What happens when a commit failed and nobody can know whether it is on disk.
///
/// Going on would mean guessing: after a failed fsync the kernel may have dropped the pages. A
/// server stops at once and lets recovery find out at the next start.
@FunctionalInterface
public interface FatalHandler {
  void fatal(Throwable cause);

  /// Stops the process at once, without the shutdown hooks that might write on.
  static FatalHandler halting() {
    return cause -> {
      System.getLogger(FatalHandler.class.getName())
          .log(System.Logger.Level.ERROR, "A commit failed; stopping rather than guessing", cause);
      Runtime.getRuntime().halt(70);
    };
  }
}
