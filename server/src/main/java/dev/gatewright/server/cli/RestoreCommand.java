package dev.gatewright.server.cli;

import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.server.control.Answer;
import dev.gatewright.server.tenants.MasterKeyFile;
import dev.gatewright.store.SealedProof;
import dev.gatewright.store.sql.SqliteBackup;
import dev.gatewright.store.sql.StoreRefused;
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
    var keyFile = new MasterKeyFile(Path.of(config.get().masterKeyFile()));
    var how =
        new SqliteBackup.Restore(
            keep,
            terminal.clock().instant(),
            copy -> SealedProof.check(copy, () -> masterKey(keyFile, terminal)));
    var restored = SqliteBackup.restore(backup, store, how);
    terminal.say(
        "restored %s; the store before it is %s\n%s"
            .formatted(
                store,
                restored.before(),
                keep
                    ? "sessions and tokens from before stay valid"
                    : "everybody signs in again: all sessions, tokens and mailed links from before are"
                        + " ended; passwords, PINs and suspensions are those of the backup"));
    return Answer.DONE;
  }

  /// The key is proved before anything is replaced: with another one the server would not start.
  private static MasterKey masterKey(MasterKeyFile file, Terminal terminal) {
    return switch (file.load(true, terminal.random())) {
      case MasterKeyFile.Outcome.Loaded(var key) -> key;
      case MasterKeyFile.Outcome.Created(var key) -> key;
      case MasterKeyFile.Outcome.Unusable(var message) -> throw new StoreRefused(message);
    };
  }
}
