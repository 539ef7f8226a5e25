package dev.gatewright.client.token;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

@DisplayName("The JDBC token store keeps the contract on SQLite")
final class SqliteTokenStoreTest extends TokenStoreContract {
  @TempDir private Path folder;
  private Optional<JdbcTokenStore> store = Optional.empty();

  @Override
  TokenStore newStore() {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
    config.setBusyTimeout(20_000);
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + folder.resolve("sessions.db"));
    store = Optional.of(JdbcStores.of(source, clock));
    return store.orElseThrow();
  }

  @Override
  int removeExpired(Duration idle) {
    return store.orElseThrow().removeExpired(idle);
  }
}
