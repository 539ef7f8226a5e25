package dev.gatewright.server.cli;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `doctor`: exits with 1 when any check fails.
final class DoctorCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.command("doctor", "Checks everything a start needs, and says what to do.")
        .addOption(Options.config());
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    var config = ServerFile.read(Options.config(arguments), terminal);
    if (config.isEmpty()) {
      return 1;
    }
    terminal.out().println("OK    configuration: " + Options.config(arguments));
    var findings = new Checkup(config.get(), terminal).findings();
    findings.forEach(finding -> terminal.out().println(finding.line()));
    return findings.stream().anyMatch(Finding.Fail.class::isInstance) ? 1 : 0;
  }
}
