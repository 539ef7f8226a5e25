package dev.gatewright.server.cli;

import dev.gatewright.server.control.Answer;
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
    return print(terminal);
  }

  int print(Terminal terminal) {
    terminal.out().println(text(terminal));
    return Answer.DONE;
  }

  private static String text(Terminal terminal) {
    return (terminal.json() ? "{\"version\":\"%s\",\"java\":\"%s\"}" : "gatewright %s (Java %s)")
        .formatted(version(), Runtime.version());
  }

  /// What the jar's manifest says; `unpackaged` when the classes come from a folder.
  static String version() {
    return Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
        .orElse("unpackaged");
  }
}
