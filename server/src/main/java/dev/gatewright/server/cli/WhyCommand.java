package dev.gatewright.server.cli;

import dev.gatewright.server.control.Request;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `why`.
final class WhyCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Subcommands.spec("why", "Says why a request was refused; lists the last refusals.")
        .addPositional(
            Options.optionalPositional(
                "REFERENCE", "What the page or X-Request-Id said, or the address of the request."));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    var request = Request.of("why");
    var what = Options.positional(arguments);
    if (!what.isBlank()) {
      request = request.with("what", what);
    }
    var issuer = Options.find(arguments, "--issuer");
    if (issuer.isPresent()) {
      request = request.with("issuer", issuer.get());
    }
    return StoreAccess.run(arguments, request, terminal);
  }
}
