package dev.gatewright.store.outbox;

import dev.gatewright.store.sql.Database;
import java.nio.file.Path;

final class SqliteLinkTest extends LinkContract {
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
