package dev.gatewright.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.keys.SettableClock;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.StoreConfig;
import dev.gatewright.testing.Patience;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("While the server runs")
final class TrailKeeperTest {
  private final SettableClock clock = new SettableClock();
  private SqlStore store;
  private SealedTables sealed;

  @BeforeEach
  void open() {
    var random = new SecureRandom();
    store =
        SqlStore.open(
            new StoreConfig.InMemory("keeper"),
            random,
            cause -> {
              throw new AssertionError(cause);
            });
    sealed = store.unlock(MasterKey.generate(random), CryptoProvider.jdk(), random);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  @DisplayName("what happens is chained and signed soon, and all of it when the server ends")
  void chains() {
    try (var keeper = new TrailKeeper(sealed.chains(), store.events().listen(), clock)) {
      keeper.start();
      happens(3);
      Patience.until("it is signed", () -> sealed.chains().head("acme").isPresent());
      happens(300);
      Patience.until("it is chained", () -> sealed.chains().behind().isEmpty());
    }
    assertThat(sealed.chains().head("acme").orElseThrow().seq()).isEqualTo(303);
  }

  @Test
  @DisplayName("events go after the time of their issuer, and are kept for good where it has none")
  void retention() {
    happens(700);
    while (sealed.chains().extend("acme")) {
      // There may be more.
    }
    sealed.chains().signAll(clock.instant());
    happens(2);
    clock.advance(Duration.ofDays(2));
    var retention = new Retention(sealed.retention(), false, clock);

    retention.sweep("acme", Duration.ZERO);
    assertThat(store.events().after("acme", 0, 1000)).hasSize(702);
    retention.sweep("acme", Duration.ofDays(3));
    assertThat(store.events().after("acme", 0, 1000)).hasSize(702);
    retention.sweep("acme", Duration.ofDays(1));
    assertThat(store.events().after("acme", 0, 1000)).as("what is signed").hasSize(2);
    assertThat(store.events().last("acme")).isEqualTo(702);
  }

  private void happens(int count) {
    for (var n = 0; n < count; n++) {
      store
          .issuers()
          .declare(new IssuerId("acme"), "https://id.test/acme", "{}", By.server(clock.instant()));
    }
  }
}
