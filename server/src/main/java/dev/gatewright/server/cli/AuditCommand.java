package dev.gatewright.server.cli;

import dev.gatewright.server.control.Request;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `audit`.
final class AuditCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Subcommands.spec("audit", "Lists what happened at an issuer, the latest last.")
        .addOption(Options.value("--after", "NUMBER", "Begins after this event, the oldest first."))
        .addOption(Options.value("--limit", "COUNT", "At most so many, 1 to 1000 (usually 50)."));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    var request = Request.of("audit");
    for (var option : List.of("issuer", "after", "limit")) {
      var value = Options.find(arguments, "--" + option);
      if (value.isPresent()) {
        request = request.with(option, value.get());
      }
    }
    return StoreAccess.run(arguments, request, terminal);
  }
}
