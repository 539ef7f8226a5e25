package dev.gatewright.server.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `pin create`, `list` and `revoke`.
final class PinCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.command(
            "pin", "Makes, lists and stops PINs, which let in people without an account.")
        .addSubcommand(
            "create",
            Subcommands.spec("create", "Makes a PIN of eight digits, shown this once.")
                .addOption(
                    Options.values(
                        "--privilege", "WORD", "What it is good for, for applications to read."))
                .addOption(
                    Options.value("--valid-for", "TIME", "When it stops by itself, such as 12h."))
                .addOption(
                    Options.flag(
                        Subcommands.PIN_STDIN,
                        "Takes 5 to 12 digits from the standard input's first line instead."))
                .addPositional(Options.positional("LABEL", "What you call it.")))
        .addSubcommand("list", Subcommands.spec("list", "Lists all PINs, without their digits."))
        .addSubcommand(
            "revoke",
            Subcommands.spec("revoke", "Stops a PIN and ends what it gave, and no other's.")
                .addPositional(Options.positional("PIN", "Its id, as pin list shows it.")));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    var only = arguments.subcommand().commandSpec().name().equals("create") ? "label" : "pin";
    return Subcommands.run("pin", List.of(only), arguments, terminal);
  }
}
