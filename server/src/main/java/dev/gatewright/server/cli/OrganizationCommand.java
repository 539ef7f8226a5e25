package dev.gatewright.server.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `organization domain add`, `verify`, `list` and `remove`.
final class OrganizationCommand implements Command {
  private static final String ORGANIZATION = "ORGANIZATION";

  @Override
  public CommandSpec spec() {
    var domain =
        Options.command("domain", "Mail domains that are an organization's, shown by the DNS.")
            .addSubcommand(
                "add", of("add", "Claims a domain and prints the TXT record that has to show it."))
            .addSubcommand("verify", of("verify", "Looks whether the record is there."))
            .addSubcommand(
                "list",
                Subcommands.spec("list", "Lists the domains that an organization claims.")
                    .addPositional(
                        Options.positional(ORGANIZATION, "Its id, as tenants.yaml has it.")))
            .addSubcommand("remove", of("remove", "Gives a domain up."));
    return Options.command("organization", "What organizations have beside their members.")
        .addSubcommand("domain", domain);
  }

  private static CommandSpec of(String name, String description) {
    return Subcommands.spec(name, description)
        .addPositional(Options.positional(ORGANIZATION, "Its id, as tenants.yaml has it."))
        .addPositional(Options.positional(1, "DOMAIN", "As after the @ of an address."));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    return Subcommands.run(
        "organization domain", List.of("organization", "domain"), arguments.subcommand(), terminal);
  }
}
