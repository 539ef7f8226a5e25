package dev.gatewright.server.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `user list`, `show`, `add`, `invite`, `set-password`, `name`, `suspend`, `activate`, `sign-out`,
/// `recovery-codes`, `factors list`, `factors remove` and `remove`.
final class UserCommand implements Command {
  private static final String FACTORS = "factors";
  private static final String FACTOR = "FACTOR";

  @Override
  public CommandSpec spec() {
    return Options.command("user", "Lists and changes people's accounts.")
        .addSubcommand(
            "list",
            Subcommands.spec("list", "Lists accounts by address.")
                .addOption(Options.value("--after", "EMAIL", "Begins after this address.")))
        .addSubcommand(
            "add",
            Subcommands.spec("add", "Adds an account; makes a password unless one is given.")
                .addOption(Options.value("--name", "NAME", "The display name."))
                .addOption(Options.value("--role", "ROLE", "The tenant's own word for them."))
                .addOption(Options.flag("--verified", "The address is known to be theirs."))
                .addOption(passwordStdin())
                .addPositional(email()))
        .addSubcommand(
            "invite",
            Subcommands.spec("invite", "Mails somebody a link that makes an account.")
                .addOption(Options.value("--name", "NAME", "Their name, which they can change."))
                .addOption(Options.value("--language", "TAG", "The language of the mail."))
                .addPositional(email()))
        .addSubcommand(
            "set-password",
            Subcommands.spec("set-password", "Sets a password and signs the person out.")
                .addOption(passwordStdin())
                .addPositional(email()))
        .addSubcommand(
            "name",
            Subcommands.spec(
                    "name",
                    "Gives somebody a name to sign in with, where login.identifiers has it.")
                .addOption(Options.value("--username", "NAME", "Their username."))
                .addOption(
                    Options.value("--phone", "NUMBER", "Their number, such as +49301234567."))
                .addOption(Options.flag("--no-username", "Takes the username away."))
                .addOption(Options.flag("--no-phone", "Takes the number away."))
                .addPositional(email()))
        .addSubcommand(
            "suspend",
            Subcommands.spec(
                    "suspend", "Keeps a person from acting and ends their sessions and tokens.")
                .addOption(
                    Options.flag(
                        "--keep-sessions",
                        "A pause: what they were signed in to goes on after it."))
                .addPositional(email()))
        .addSubcommand(
            "recovery-codes",
            Subcommands.spec(
                    "recovery-codes",
                    "Makes ten new recovery codes, shown this once; older ones are worthless.")
                .addOption(
                    Options.flag(
                        "--demand",
                        "Every sign-in of theirs needs a code from now on; signs them out."))
                .addOption(Options.flag("--no-demand", "Only who asks for one gets one."))
                .addOption(
                    Options.flag("--remove", "Takes all codes away, and with them the demand."))
                .addPositional(email()))
        .addSubcommand(FACTORS, factors())
        .addSubcommand(
            "show", Subcommands.spec("show", "Shows one account.").addPositional(email()))
        .addSubcommand(
            "remove",
            Subcommands.spec("remove", "Removes an account with all that belongs to it.")
                .addPositional(email()))
        .addSubcommand(
            "activate", Subcommands.spec("activate", "Lets them act again.").addPositional(email()))
        .addSubcommand(
            "sign-out",
            Subcommands.spec("sign-out", "Ends every session and token of a person.")
                .addPositional(email()));
  }

  private static CommandSpec factors() {
    return Options.command(
            FACTORS, "Lists and takes away what a person proves themselves with, but the password.")
        .addSubcommand(
            "list",
            Subcommands.spec("list", "Lists authenticator, passkeys and recovery codes.")
                .addPositional(email()))
        .addSubcommand(
            "remove",
            Subcommands.spec(
                    "remove",
                    "Takes a factor from somebody who lost it; no browser is trusted after it.")
                .addPositional(email())
                .addPositional(
                    Options.positional(1, FACTOR, "Its id, as factors list shows it, or all.")));
  }

  private static PositionalParamSpec email() {
    return Options.positional("EMAIL", "The person's address.");
  }

  private static OptionSpec passwordStdin() {
    return Options.flag(
        Subcommands.PASSWORD_STDIN, "Reads the password from the standard input's first line.");
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    var chosen = arguments.subcommand();
    return chosen.hasSubcommand()
        ? Subcommands.run("user " + FACTORS, List.of("email", "factor"), chosen, terminal)
        : Subcommands.run("user", List.of("email"), arguments, terminal);
  }
}
