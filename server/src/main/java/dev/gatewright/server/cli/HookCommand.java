package dev.gatewright.server.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `hook list`, `test` and `rotate-secret`.
final class HookCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.command("hook", "Shows and tries the programs that an issuer asks.")
        .addSubcommand("list", Subcommands.spec("list", "Lists the hooks of an issuer."))
        .addSubcommand(
            "test",
            Subcommands.spec("test", "Asks about somebody made up, and says what was answered.")
                .addPositional(id()))
        .addSubcommand(
            "rotate-secret",
            Subcommands.spec(
                    "rotate-secret", "Makes a new secret; the old one signs too for another day.")
                .addPositional(id()));
  }

  private static PositionalParamSpec id() {
    return Options.positional("HOOK", "The hook's id.");
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    return Subcommands.run("hook", List.of("hook"), arguments, terminal);
  }
}
