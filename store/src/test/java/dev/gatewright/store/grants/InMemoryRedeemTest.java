package dev.gatewright.store.grants;

import dev.gatewright.store.sql.Database;
import java.nio.file.Path;

final class InMemoryRedeemTest extends RedeemContract {
  @Override
  Database open(Path folder) {
    return SqliteDatabases.openInMemory(folder);
  }
}
