package dev.gatewright.server.cli;

import dev.gatewright.server.control.Answer;
import java.util.ArrayList;
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
  public int run(ParseResult arguments, Terminal terminal) {
    var config = ServerFile.read(Options.config(arguments), terminal);
    if (config.isEmpty()) {
      return Answer.CONFIGURATION;
    }
    var findings = new ArrayList<Finding>();
    findings.add(new Finding.Ok("configuration: " + Options.config(arguments)));
    findings.addAll(new Checkup(config.get(), terminal).findings());
    terminal.list(
        findings.stream().map(Finding::line).toList(),
        findings.stream().map(Finding::map).toList());
    return findings.stream().anyMatch(Finding.Fail.class::isInstance) ? Answer.FAILED : Answer.DONE;
  }
}
