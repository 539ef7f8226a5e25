package dev.gatewright.server.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `keys list` and `rotate`.
final class KeysCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.command("keys", "Lists and rotates the keys that sign tokens.")
        .addSubcommand("list", Subcommands.spec("list", "Lists the keys of an issuer."))
        .addSubcommand(
            "rotate",
            Subcommands.spec("rotate", "Makes the next key; it is published before it signs.")
                .addOption(Options.value("--alg", "ALG", "ES256 (default), RS256 or EdDSA."))
                .addOption(
                    Options.flag(
                        "--now",
                        "The old key was stolen: use the new one at once and end the old one's"
                            + " tokens."))
                .addOption(
                    Options.flag(
                        "--force", "Also where the next key is published and does not sign yet.")));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    return Subcommands.run("keys", List.of(), arguments, terminal);
  }
}
