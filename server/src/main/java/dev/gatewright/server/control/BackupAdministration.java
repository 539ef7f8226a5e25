package dev.gatewright.server.control;

import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.store.sql.SqliteBackup;
import java.nio.file.Path;

/// The `backup` command: a copy of the store as of one moment, while everything goes on.
final class BackupAdministration {
  private final OpenStore open;

  BackupAdministration(OpenStore open) {
    this.open = open;
  }

  Answer backup(Request request) {
    var target = Path.of(request.get("file"));
    return open.file()
        .map(file ->
            Answer.done("wrote %s, %s bytes".formatted(target, SqliteBackup.write(file, target))))
        .orElseGet(() -> Answer.failed("The store is in memory; there is no file to back up."));
  }
}
