package dev.gatewright.store.grants;

import dev.gatewright.store.sql.Database;
import java.nio.file.Path;

/// Fresh SQLite databases for the contracts.
final class SqliteDatabases {
  private SqliteDatabases() {}

  static Database open(Path folder) {
    return Database.openSqlite(folder.resolve("contract.db"), 4, SqliteDatabases::fail);
  }

  /// One that takes no more than its name from the folder.
  static Database openInMemory(Path folder) {
    return Database.openInMemory(folder.getFileName().toString(), 4, SqliteDatabases::fail);
  }

  private static void fail(Throwable cause) {
    throw new AssertionError("a commit failed", cause);
  }
}
