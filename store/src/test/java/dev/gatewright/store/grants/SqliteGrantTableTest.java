package dev.gatewright.store.grants;

import dev.gatewright.store.sql.Database;
import java.nio.file.Path;

final class SqliteGrantTableTest extends GrantTableContract {
  @Override
  Database open(Path folder) {
    return SqliteDatabases.open(folder);
  }
}
