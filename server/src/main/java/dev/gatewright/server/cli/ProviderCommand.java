package dev.gatewright.server.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `provider list`.
final class ProviderCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.command("provider", "Lists the providers that people may sign in at.")
        .addSubcommand(
            "list",
            Subcommands.spec(
                "list", "Lists them with the redirect URI that each must have registered."));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    return Subcommands.run("provider", List.of(), arguments, terminal);
  }
}
