package dev.gatewright.server.cli;

import dev.gatewright.server.control.Answer;
import dev.gatewright.server.control.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `backup`.
final class BackupCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.command("backup", "Writes a copy of the store while the server runs on.")
        .addOption(Options.config())
        .addPositional(Options.positional("FILE", "The copy; it must not exist yet."));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) throws IOException {
    var file = Path.of(Options.positional(arguments)).toAbsolutePath().toString();
    if (Files.exists(Path.of(file))) {
      terminal.fail(
          file + " exists already, and a backup never writes over a file: name another file.");
      return Answer.FAILED;
    }
    return StoreAccess.run(arguments, Request.of("backup").with("file", file), terminal);
  }
}
