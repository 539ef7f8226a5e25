package dev.gatewright.client.token;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
  private Optional<JdbcTokenStore> store = Optional.empty();

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    assumeTrue(PostgresServer.isInstalled(), PostgresServer.HOW_TO_GET);
    server = Optional.of(PostgresServer.start());
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    if (server.isPresent()) {
      server.get().stop();
    }
  }

  @Override
  TokenStore newStore() {
    store = Optional.of(JdbcStores.of(server.orElseThrow().dataSource(), clock));
    return store.orElseThrow();
  }

  @Override
  int removeExpired(Duration idle) {
    return store.orElseThrow().removeExpired(idle);
  }
}
