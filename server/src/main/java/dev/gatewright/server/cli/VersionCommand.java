package dev.gatewright.server.cli;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `version`.
final class VersionCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.command("version", "Prints the version of the program and of its Java.");
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    terminal.out().println("gatewright %s (Java %s)".formatted(version(), Runtime.version()));
    return 0;
  }

  /// What the jar's manifest says; `unpackaged` when the classes come from a folder.
  static String version() {
    return Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
        .orElse("unpackaged");
  }
}
