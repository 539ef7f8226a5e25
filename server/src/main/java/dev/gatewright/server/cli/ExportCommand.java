package dev.gatewright.server.cli;

import dev.gatewright.server.control.Request;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `export`.
final class ExportCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Reach.options(
        Options.command("export", "Writes what the store holds as YAML (or JSON), without secrets.")
            .addOption(Options.config()));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    return StoreAccess.run(arguments, Request.of("export"), terminal);
  }
}
