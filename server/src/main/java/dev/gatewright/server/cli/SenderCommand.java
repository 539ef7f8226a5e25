package dev.gatewright.server.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `sender list`, `test` and `rotate-secret`.
final class SenderCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.command(
            "sender", "Shows and tries what sends the codes of an issuer to telephones.")
        .addSubcommand("list", Subcommands.spec("list", "Lists the senders of an issuer."))
        .addSubcommand(
            "test",
            Subcommands.spec("test", "Hands over a test code now and says what was answered.")
                .addOption(Options.required("--to", "NUMBER", "The number, such as +49301234567."))
                .addPositional(channel()))
        .addSubcommand(
            "rotate-secret",
            Subcommands.spec(
                    "rotate-secret",
                    "Makes the secret, or a new one; the old one signs too for another day.")
                .addPositional(channel()));
  }

  private static PositionalParamSpec channel() {
    return Options.positional("CHANNEL", "The channel: sms or whatsapp.");
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    return Subcommands.run("sender", List.of("channel"), arguments, terminal);
  }
}
