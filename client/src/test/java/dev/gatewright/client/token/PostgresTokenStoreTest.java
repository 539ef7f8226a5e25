package dev.gatewright.client.token;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.gatewright.client.testing.PostgresServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The JDBC token store keeps the contract on PostgreSQL")
final class PostgresTokenStoreTest extends TokenStoreContract {
  private static Optional<PostgresServer> server = Optional.empty();
  private static Optional<HikariDataSource> pool = Optional.empty();
  private Optional<JdbcTokenStore> store = Optional.empty();

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    assumeTrue(PostgresServer.isInstalled(), PostgresServer.HOW_TO_GET);
    var started = PostgresServer.start();
    server = Optional.of(started);
    var pooled = new HikariConfig();
    pooled.setDataSource(started.dataSource());
    pool = Optional.of(new HikariDataSource(pooled));
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    pool.ifPresent(HikariDataSource::close);
    if (server.isPresent()) {
      server.get().stop();
    }
  }

  @Override
  TokenStore newStore() {
    store = Optional.of(JdbcStores.of(pool.orElseThrow(), clock));
    return store.orElseThrow();
  }

  @Override
  int removeExpired(Duration idle) {
    return store.orElseThrow().removeExpired(idle);
  }
}
