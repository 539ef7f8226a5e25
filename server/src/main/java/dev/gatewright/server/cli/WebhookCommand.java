package dev.gatewright.server.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `webhook list`, `deliveries`, `test`, `replay` and `rotate-secret`.
final class WebhookCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.command("webhook", "Shows and tries where the events of an issuer are sent.")
        .addSubcommand("list", Subcommands.spec("list", "Lists the webhooks of an issuer."))
        .addSubcommand(
            "deliveries",
            Subcommands.spec("deliveries", "Lists what was delivered and what waits, latest first.")
                .addOption(
                    Options.value("--limit", "COUNT", "At most so many, 1 to 1000 (usually 50)."))
                .addPositional(id()))
        .addSubcommand(
            "test",
            Subcommands.spec("test", "Sends a test event now and says what was answered.")
                .addPositional(id()))
        .addSubcommand(
            "replay",
            Subcommands.spec(
                    "replay", "Sends again what happened after an event, and turns it on again.")
                .addOption(
                    Options.required("--after", "NUMBER", "The event after which it begins."))
                .addPositional(id()))
        .addSubcommand(
            "rotate-secret",
            Subcommands.spec(
                    "rotate-secret", "Makes a new secret; the old one signs too for another day.")
                .addPositional(id()));
  }

  private static PositionalParamSpec id() {
    return Options.positional("WEBHOOK", "The webhook's id.");
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    return Subcommands.run("webhook", List.of("webhook"), arguments, terminal);
  }
}
