package dev.gatewright.store.grants;

import dev.gatewright.store.sql.Database;
import java.nio.file.Path;

final class SqliteModelTest extends ModelContract {
  @Override
  Database open(Path folder) {
    return SqliteDatabases.open(folder);
  }
}
