package dev.gatewright.server.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `client list`, `add`, `remove`, `rotate-secret` and `end-former-secret`.
final class ClientCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.command(
            "client", "Lists, adds and removes applications and replaces their secrets.")
        .addSubcommand("list", Subcommands.spec("list", "Lists the applications of an issuer."))
        .addSubcommand(
            "add",
            Subcommands.spec("add", "Adds an application and shows its secret, if it has one.")
                .addOption(
                    Options.value("--type", "TYPE", "web (default), spa, native or machine."))
                .addOption(Options.value("--name", "NAME", "What pages call it."))
                .addOption(
                    Options.value(
                        "--compat", "SYSTEM", "The settings of another system's clients."))
                .addOption(
                    Options.values("--redirect-uri", "URI", "Where a login may end; repeatable."))
                .addOption(
                    Options.values(
                        "--post-logout-redirect-uri", "URI", "Where a logout may end; repeatable."))
                .addOption(Options.values("--scope", "SCOPE", "What it may ask for; repeatable."))
                .addPositional(id()))
        .addSubcommand(
            "remove",
            Subcommands.spec("remove", "Removes an application and its tokens.")
                .addPositional(id()))
        .addSubcommand(
            "rotate-secret",
            Subcommands.spec("rotate-secret", "Makes a new secret; the old one stops working.")
                .addOption(
                    Options.value(
                        "--keep-former",
                        "TIME",
                        "For how long the old one works too, such as 24h; at most 30d."))
                .addPositional(id()))
        .addSubcommand(
            "mandate",
            Subcommands.spec(
                    "mandate", "Lets a client of the issuer system administer by its own tokens.")
                .addOption(
                    Options.value(
                        "--role", "ROLE", "What it may: owner, administrator, support, auditor."))
                .addPositional(id()))
        .addSubcommand(
            "end-former-secret",
            Subcommands.spec(
                    "end-former-secret", "Ends the secret that a rotation kept, before its time.")
                .addPositional(id()));
  }

  private static PositionalParamSpec id() {
    return Options.positional("CLIENT", "The client's id.");
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    return Subcommands.run("client", List.of("client"), arguments, terminal);
  }
}
