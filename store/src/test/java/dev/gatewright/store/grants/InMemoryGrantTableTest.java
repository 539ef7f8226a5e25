package dev.gatewright.store.grants;

import dev.gatewright.store.sql.Database;
import java.nio.file.Path;

final class InMemoryGrantTableTest extends GrantTableContract {
  @Override
  Database open(Path folder) {
    return SqliteDatabases.openInMemory(folder);
  }
}
