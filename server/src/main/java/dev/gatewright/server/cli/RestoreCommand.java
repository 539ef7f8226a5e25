package dev.gatewright.server.cli;

import dev.gatewright.server.control.Answer;
import dev.gatewright.store.sql.SqliteBackup;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `restore`. It works on the files alone, so it refuses while a server has them open.
final class RestoreCommand implements Command {
  @Override
  public CommandSpec spec() {
    return Options.command("restore", "Puts a backup in the place of the store.")
        .addOption(Options.config())
        .addOption(
            Options.flag(
                "--keep-sessions",
                "Lets codes, tokens and logins from before stay valid. Only when nothing was"
                    + " revoked since the backup."))
        .addPositional(Options.positional("FILE", "The backup."));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    var config = ServerFile.read(Options.config(arguments), terminal);
    if (config.isEmpty()) {
      return Answer.CONFIGURATION;
    }
    var backup = Path.of(Options.positional(arguments));
    if (!Files.isRegularFile(backup)) {
      terminal.fail(
          "there is no backup %s. Name a file that gatewright backup wrote.".formatted(backup));
      return Answer.NOT_FOUND;
    }
    var keep = Options.isGiven(arguments, "--keep-sessions");
    var store = ServerFile.storeFile(config.get());
    var restored = SqliteBackup.restore(backup, store, keep);
    terminal.say(
        "restored %s; the store before it is %s\n%s"
            .formatted(
                store,
                restored.before(),
                keep
                    ? "sessions and tokens from before stay valid"
                    : "everybody signs in again: all sessions and tokens from before are ended"));
    return Answer.DONE;
  }
}
