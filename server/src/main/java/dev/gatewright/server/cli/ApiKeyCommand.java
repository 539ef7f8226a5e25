package dev.gatewright.server.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `api-key create`, `list` and `revoke`.
final class ApiKeyCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.command("api-key", "Makes, lists and stops keys with which programs administer.")
        .addSubcommand(
            "create",
            Subcommands.spec("create", "Makes a key, whose secret is shown this once.")
                .addOption(
                    Options.value(
                        "--role", "ROLE", "What it may: owner, administrator, support, auditor."))
                .addOption(
                    Options.values(
                        "--scope",
                        "SCOPE",
                        "Of that no more than this, such as users:read (usually all of it)."))
                .addOption(
                    Options.value("--valid-for", "TIME", "When it stops by itself, such as 90d."))
                .addOption(
                    Options.values(
                        "--from",
                        "BLOCK",
                        "Where it may be used, such as 192.0.2.0/24 (usually anywhere)."))
                .addPositional(Options.positional("NAME", "What you call it.")))
        .addSubcommand(
            "list",
            Reach.options(Options.command("list", "Lists all keys, without their secrets."))
                .addOption(Options.config())
                .addOption(
                    Options.value("--issuer", "ID", "Only those that count in this issuer.")))
        .addSubcommand(
            "revoke",
            Reach.options(Options.command("revoke", "Stops a key for good."))
                .addOption(Options.config())
                .addOption(
                    Options.flag(
                        "--with-made", "Stops the keys that it made too, and those they made."))
                .addPositional(Options.positional("KEY", "Its id, as api-key list shows it.")));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    var only = arguments.subcommand().commandSpec().name().equals("create") ? "name" : "key";
    return Subcommands.run("api-key", List.of(only), arguments, terminal);
  }
}
