package dev.gatewright.store.grants;

import dev.gatewright.store.sql.Database;
import java.nio.file.Path;

final class InMemoryRefreshTest extends RefreshContract {
  @Override
  Database open(Path folder) {
    return SqliteDatabases.openInMemory(folder);
  }
}
