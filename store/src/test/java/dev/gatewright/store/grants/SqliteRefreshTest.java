package dev.gatewright.store.grants;

import dev.gatewright.store.sql.Database;
import java.nio.file.Path;

final class SqliteRefreshTest extends RefreshContract {
  @Override
  Database open(Path folder) {
    return SqliteDatabases.open(folder);
  }
}
