package dev.gatewright.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The JDBC token store keeps the contract on H2, through a pool without auto-commit")
final class H2TokenStoreTest extends TokenStoreContract {
  private final AtomicInteger open = new AtomicInteger();
  private Optional<JdbcTokenStore> store = Optional.empty();

  @Override
  TokenStore newStore() {
    store = Optional.of(JdbcStores.of(JdbcStores.withoutAutoCommit(JdbcStores.h2(), open), clock));
    return store.orElseThrow();
  }

  @Override
  int removeExpired(Duration idle) {
    return store.orElseThrow().removeExpired(idle);
  }

  @AfterEach
  void everyConnectionIsGivenBack() {
    assertThat(open).hasValue(0);
  }
}
