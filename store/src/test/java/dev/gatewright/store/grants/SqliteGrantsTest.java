package dev.gatewright.store.grants;

import dev.gatewright.contract.GrantsContract;
import dev.gatewright.contract.GrantsUnderTest;
import dev.gatewright.contract.MovableClock;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The server's grants on SQLite")
final class SqliteGrantsTest extends GrantsContract {
  @TempDir private Path folder;

  @Override
  protected GrantsUnderTest open(MovableClock clock) {
    return SqlGrants.onSqlite(folder);
  }
}
