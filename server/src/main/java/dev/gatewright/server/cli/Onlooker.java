package dev.gatewright.server.cli;

import java.io.Console;
import java.util.Optional;

/// Who sees what is printed.
final class Onlooker {
  private Onlooker() {}

  /// Whether what is printed goes to a terminal. A service's output goes to a journal, which many
  /// can read.
  static boolean isAPerson() {
    var console = Optional.ofNullable(System.console());
    return console.filter(Console::isTerminal).isPresent();
  }
}
