package dev.gatewright.server.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `session list` and `end`.
final class SessionCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.command("session", "Lists and ends where people are signed in.")
        .addSubcommand(
            "list",
            Subcommands.spec("list", "Lists the live sessions of a person.")
                .addPositional(Options.positional("EMAIL", "The person's address.")))
        .addSubcommand(
            "end",
            Subcommands.spec("end", "Ends one of them.")
                .addPositional(Options.positional("EMAIL", "The person's address."))
                .addPositional(Options.positional(1, "SESSION", "As session list shows it.")));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    return Subcommands.run("session", List.of("email", "session"), arguments, terminal);
  }
}
