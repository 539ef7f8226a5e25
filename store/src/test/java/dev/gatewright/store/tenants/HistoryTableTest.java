package dev.gatewright.store.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.StoreConfig;
import dev.gatewright.store.events.SettingName;
import dev.gatewright.store.tenants.AppliedConfiguration.Outcome;
import dev.gatewright.store.tenants.HistoryTable.Completion;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The history of what was applied")
final class HistoryTableTest {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final IssuerId GLOBEX = new IssuerId("globex");
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  private final SqlStore store =
      SqlStore.open(
          new StoreConfig.InMemory("history"),
          new SecureRandom(),
          cause -> {
            throw new AssertionError(cause);
          });

  @AfterEach
  void close() {
    store.close();
  }

  private long apply(Map<IssuerId, String> states, Instant at) {
    long number = store.history().begin("apply", "", at);
    store
        .history()
        .finish(
            new Completion(
                new AppliedConfiguration(number, at, "apply", "", Outcome.DONE, 1, 2, 3, 4),
                Map.of(ACME, "[]"),
                states,
                Map.of(),
                Map.of()));
    return number;
  }

  @Test
  @DisplayName("knows each issuer's settings after each entry, the same ones kept once")
  void states() {
    apply(Map.of(ACME, "{\"a\":1}", GLOBEX, "{}"), NOW);
    apply(Map.of(ACME, "{\"a\":2}", GLOBEX, "{}"), NOW);
    apply(Map.of(ACME, "{\"a\":1}", GLOBEX, "{}"), NOW);

    assertThat(store.history().states(1)).isEqualTo(Map.of("acme", "{\"a\":1}", "globex", "{}"));
    assertThat(store.history().states(2)).isEqualTo(Map.of("acme", "{\"a\":2}", "globex", "{}"));
    assertThat(store.history().states(3)).isEqualTo(Map.of("acme", "{\"a\":1}", "globex", "{}"));
    assertThat(store.history().states(4)).isEmpty();
  }

  @Test
  @DisplayName("has the last hundred entries and no more")
  void bounded() {
    for (int one = 0; one < 103; one++) {
      apply(Map.of(ACME, "{\"a\":" + one + "}", GLOBEX, "{}"), NOW);
    }

    var entries = store.history().list(1000);
    assertThat(entries).hasSize(HistoryTable.MOST);
    assertThat(entries.getFirst().number()).isEqualTo(103);
    assertThat(entries.getLast().number()).isEqualTo(4);
    assertThat(store.history().find(3)).isEmpty();
    assertThat(store.history().changes(3)).isEmpty();
    assertThat(store.history().states(3)).containsOnlyKeys("globex");
    assertThat(store.history().states(4)).containsOnlyKeys("acme", "globex");
  }

  @Test
  @DisplayName("forgets after 400 days, but for settings that a later entry found the same")
  void swept() {
    apply(Map.of(ACME, "{}", GLOBEX, "{}"), NOW);
    apply(Map.of(ACME, "{\"a\":1}", GLOBEX, "{}"), NOW.plus(Duration.ofDays(100)));

    store.sweep(NOW.plus(Duration.ofDays(399)), 1000);
    assertThat(store.history().list(10)).hasSize(2);
    store.sweep(NOW.plus(Duration.ofDays(400)), 1000);
    assertThat(store.history().list(10)).hasSize(1);
    assertThat(store.history().changes(1)).isEmpty();
    assertThat(store.history().states(2)).isEqualTo(Map.of("acme", "{\"a\":1}", "globex", "{}"));
    store.sweep(NOW.plus(Duration.ofDays(500)), 1000);
    assertThat(store.history().states(2)).isEmpty();
  }

  @Test
  @DisplayName("knows who changed something last, until a file that names it is applied")
  void lastChange() {
    store.issuers().declare(ACME, "https://a.test", "{}", By.operator("api key key_a", NOW));
    assertThat(store.history().lastChange(ACME, SettingName.ISSUER).orElseThrow())
        .isEqualTo(new HistoryTable.LastChange(NOW, "operator:api key key_a", false));

    long number = store.history().begin("apply", "", NOW);
    store
        .history()
        .finish(
            new Completion(
                new AppliedConfiguration(number, NOW, "apply", "", Outcome.DONE, 0, 0, 0, 0),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(ACME, List.of(SettingName.ISSUER))));
    assertThat(store.history().lastChange(ACME, SettingName.ISSUER)).isEmpty();
  }

  @Test
  @DisplayName("an issuer's part of it goes with the issuer")
  void purged() {
    store.issuers().declare(ACME, "https://a.test", "{}", By.operator("apply", NOW));
    apply(Map.of(ACME, "{}", GLOBEX, "{}"), NOW);
    store.issuers().remove(ACME, By.server(NOW));

    assertThat(store.history().states(1)).containsOnlyKeys("globex");
    assertThat(store.history().changes(1)).isEmpty();
    assertThat(store.history().lastChange(ACME, SettingName.ISSUER)).isEmpty();
  }
}
