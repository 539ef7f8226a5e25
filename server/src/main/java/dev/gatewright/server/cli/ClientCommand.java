package dev.gatewright.server.cli;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `client list` and `rotate-secret`.
final class ClientCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.command("client", "Lists applications and replaces their secrets.")
        .addSubcommand("list", Subcommands.spec("list", "Lists the applications of an issuer."))
        .addSubcommand(
            "rotate-secret",
            Subcommands.spec("rotate-secret", "Makes a new secret; the old one stops working.")
                .addPositional(Options.positional("CLIENT", "The client's id.")));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    return Subcommands.run("client", "client", arguments, terminal);
  }
}
