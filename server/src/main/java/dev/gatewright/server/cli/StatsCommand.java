package dev.gatewright.server.cli;

import dev.gatewright.server.control.Request;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `stats`.
final class StatsCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Subcommands.spec("stats", "Tells how often what happened at an issuer.")
        .addOption(
            Options.value(
                "--from", "TIME", "Such as 2026-11-22T10:00:00Z (usually a day or a month ago)."))
        .addOption(Options.value("--to", "TIME", "Where it ends (usually now)."))
        .addOption(Options.value("--step", "STEP", "hour or day (usually hour)."));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    var request = Request.of("stats");
    for (var option : List.of("issuer", "from", "to", "step")) {
      var value = Options.find(arguments, "--" + option);
      if (value.isPresent()) {
        request = request.with(option, value.get());
      }
    }
    return StoreAccess.run(arguments, request, terminal);
  }
}
