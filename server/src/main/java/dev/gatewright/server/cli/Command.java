package dev.gatewright.server.cli;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// One command: what it takes and what it does.
interface Command {
  CommandSpec spec();

  /// Whether it means something without one of its subcommands.
  default boolean standsAlone() {
    return false;
  }

  /// Runs the command and answers the exit code. An `IOException` is a file or socket that did not
  /// do its part; its message is printed as one line.
  int run(ParseResult arguments, Terminal terminal) throws IOException;
}
