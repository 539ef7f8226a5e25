package dev.gatewright.server.cli;

import dev.gatewright.server.control.Answer;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `completion`: a script for bash and zsh, made from the commands as they are.
final class CompletionCommand implements Command {
  private final Supplier<CommandLine> commands;

  CompletionCommand(Supplier<CommandLine> commands) {
    this.commands = commands;
  }

  @Override
  public CommandSpec spec() {
    return Options.command(
        "completion", "Prints a script for bash or zsh: source <(gatewright completion)");
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    if (terminal.json()) {
      terminal.fail("completion is a script for a shell and nothing else; leave --json away");
      return Answer.USAGE;
    }
    terminal.out().println(AutoComplete.bash("gatewright", commands.get()));
    return Answer.DONE;
  }
}
