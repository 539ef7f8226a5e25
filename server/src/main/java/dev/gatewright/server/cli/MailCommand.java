package dev.gatewright.server.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `mail test`.
final class MailCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.command("mail", "Sees whether mail is sent.")
        .addSubcommand(
            "test",
            Subcommands.spec("test", "Sends one mail now and says what the mail server answered.")
                .addOption(
                    Options.required("--to", "ADDRESS", "Who gets it; the mail asks for nothing."))
                .addOption(Options.value("--language", "TAG", "The language of the mail.")));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    return Subcommands.run("mail", List.of(), arguments, terminal);
  }
}
