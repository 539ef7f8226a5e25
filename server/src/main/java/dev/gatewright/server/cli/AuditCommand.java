package dev.gatewright.server.cli;

import dev.gatewright.server.control.Request;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `audit`, and what is done with whole trails: `audit verify`, `export`, `head` and `key`.
final class AuditCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Subcommands.spec("audit", "Lists what happened at an issuer, the latest last.")
        .addOption(Options.value("--after", "NUMBER", "Begins after this event, the oldest first."))
        .addOption(Options.value("--limit", "COUNT", "At most so many, 1 to 1000 (usually 50)."))
        .addSubcommand("verify", AuditVerify.spec())
        .addSubcommand("export", AuditExport.spec())
        .addSubcommand(
            "head",
            spec("head", "Signs how far trails have come, and prints it to be kept elsewhere.")
                .addOption(Options.value("--issuer", "ID", "The issuer; all without it.")))
        .addSubcommand(
            "key", spec("key", "Prints the public key that heads are signed with, as a JWK Set."));
  }

  private static CommandSpec spec(String name, String description) {
    return Options.command(name, description).addOption(Options.config());
  }

  @Override
  public boolean standsAlone() {
    return true;
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    if (!arguments.hasSubcommand()) {
      return ask(Request.of("audit"), List.of("issuer", "after", "limit"), arguments, terminal);
    }
    var chosen = arguments.subcommand();
    return switch (chosen.commandSpec().name()) {
      case "verify" -> AuditVerify.run(chosen, terminal);
      case "export" -> AuditExport.run(chosen, terminal);
      case "head" -> ask(Request.of("audit head"), List.of("issuer"), chosen, terminal);
      default -> ask(Request.of("audit keys"), List.of(), chosen, terminal);
    };
  }

  private static int ask(
      Request request, List<String> options, ParseResult arguments, Terminal terminal)
      throws IOException {
    var asked = request;
    for (var option : options) {
      var value = Options.find(arguments, "--" + option);
      if (value.isPresent()) {
        asked = asked.with(option, value.get());
      }
    }
    return StoreAccess.run(arguments, asked, terminal);
  }
}
