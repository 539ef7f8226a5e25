package dev.gatewright.server.cli;

import dev.gatewright.identity.Secret;
import dev.gatewright.server.control.Answer;
import dev.gatewright.server.control.Request;
import dev.gatewright.server.tenants.OwnerLinkFile;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `owner-link`.
final class OwnerLinkCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.command(
            "owner-link",
            "Makes the link that makes the console's first owner, and writes it beside the store.")
        .addOption(Options.config());
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    var config = ServerFile.read(Options.config(arguments), terminal);
    if (config.isEmpty()) {
      return Answer.CONFIGURATION;
    }
    var answer = StoreAccess.ask(config.get(), Request.of("owner-link"), terminal);
    var code = StoreAccess.print(answer, terminal);
    if (code == Answer.DONE && !terminal.json() && terminal.isSeen().getAsBoolean()) {
      OwnerLinkFile.of(ServerFile.storeFile(config.get()))
          .read()
          .map(Secret::reveal)
          .ifPresent(terminal.out()::println);
    }
    return code;
  }
}
