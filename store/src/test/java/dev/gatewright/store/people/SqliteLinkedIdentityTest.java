package dev.gatewright.store.people;

import dev.gatewright.store.sql.Database;
import java.nio.file.Path;

final class SqliteLinkedIdentityTest extends LinkedIdentityContract {
  @Override
  Database open(Path folder) {
    return Database.openSqlite(
        folder.resolve("contract.db"),
        4,
        cause -> {
          throw new AssertionError("a commit failed", cause);
        });
  }
}
