package dev.gatewright.store.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.protocol.ports.StoreUnavailable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What is counted")
final class CountTableTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:20:00Z");
  private static final String ACME = "acme";

  private final Ground ground = Ground.inMemory("counts");
  private final Counts counts = new Counts();
  private final CountTable table = new CountTable(ground.database(), counts);

  @AfterEach
  void close() {
    ground.close();
  }

  @Test
  @DisplayName("is right however many threads count while it is written")
  void threads() throws InterruptedException {
    var threads = new ArrayList<Thread>();
    for (var i = 0; i < 8; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (var n = 0; n < 5_000; n++) {
                  counts.add(ACME, CountKind.TOKEN, "refresh_token", NOW.plusSeconds(n));
                  counts.add(ACME, CountKind.REFUSAL, "reason." + n % 3, NOW);
                }
              }));
    }
    for (var i = 0; i < 20; i++) {
      table.flush(NOW.plus(Duration.ofHours(1)));
    }
    for (var thread : threads) {
      thread.join();
    }
    table.flush(NOW.plus(Duration.ofHours(3)));

    assertThat(totals(table, Step.HOUR))
        .containsEntry("token refresh_token", 40_000L)
        .containsEntry("refusal reason.0", 13_336L)
        .containsEntry("refusal reason.2", 13_328L);
  }

  @Test
  @DisplayName("is kept when the program ends, and several programs add to the same rows")
  void restart(@TempDir Path folder) {
    try (var first = Ground.at(folder.resolve("store.db"))) {
      for (var program = 0; program < 2; program++) {
        var own = new Counts();
        own.add(ACME, CountKind.SIGN_IN, "password", NOW);
        new CountTable(first.database(), own).flush(NOW);
      }
    }
    try (var second = Ground.at(folder.resolve("store.db"))) {
      var again = new CountTable(second.database(), new Counts());
      assertThat(totals(again, Step.HOUR)).containsEntry("sign_in password", 2L);
    }
  }

  @Test
  @DisplayName("has a number for each hour, zero where nothing happened, before it is written too")
  void zerosAreFilled() {
    counts.add(ACME, CountKind.NEW_USER, NOW.minus(Duration.ofHours(3)));
    table.flush(NOW);
    counts.add(ACME, CountKind.NEW_USER, NOW);

    var found = table.of(ACME, NOW.minus(Duration.ofHours(4)), NOW, Step.HOUR, NOW);
    assertThat(found.from()).isEqualTo("2026-11-22T06:00:00Z");
    assertThat(found.to()).isEqualTo("2026-11-22T11:00:00Z");
    assertThat(found.times()).hasSize(5).startsWith(Instant.parse("2026-11-22T06:00:00Z"));
    assertThat(found.series())
        .contains(
            new Statistics.Series(CountKind.NEW_USER, Counts.ALL, List.of(0L, 1L, 0L, 0L, 1L)));
  }

  @Test
  @DisplayName("is another issuer's alone, and nothing is kept of an issuer that is gone")
  void byIssuer() {
    counts.add("other", CountKind.SIGN_IN, "passkey", NOW);
    counts.add("removed", CountKind.SIGN_IN, "passkey", NOW);
    table.flush(NOW);

    assertThat(totals(table, Step.HOUR)).doesNotContainKey("sign_in passkey");
    assertThat(ground.rows("hour_count")).isEqualTo(1);
  }

  @Test
  @DisplayName("has so many labels of a kind and no more")
  void labelsAreBounded() {
    for (var i = 0; i < 1_000; i++) {
      counts.add(ACME, CountKind.TOKEN, "urn:grant:" + i, NOW);
      counts.add(ACME, CountKind.TOKEN, "urn:grant:0", NOW);
    }
    table.flush(NOW);

    assertThat(ground.rows("hour_count")).isEqualTo(Counts.MOST_LABELS + 1L);
    assertThat(totals(table, Step.HOUR))
        .containsEntry("token other", 1_000L - Counts.MOST_LABELS)
        .containsEntry("token urn:grant:0", 1_001L);
  }

  @Test
  @DisplayName("waits in memory while the store cannot take it")
  void nothingIsLostToTheStore() {
    var other = Ground.inMemory("closed");
    var behind = new CountTable(other.database(), counts);
    other.close();
    counts.add(ACME, CountKind.MAIL, "sent", NOW);
    assertThatThrownBy(() -> behind.flush(NOW)).isInstanceOf(StoreUnavailable.class);

    table.flush(NOW);
    assertThat(totals(table, Step.HOUR)).containsEntry("mail sent", 1L);
  }

  @Test
  @DisplayName("is kept by the day when it is long ago, a sum or of sessions the highest")
  void daysFollowHours() {
    var longAgo = NOW.minus(CountTable.HOURS_KEPT).minus(Duration.ofDays(2));
    for (var hour = 0; hour < 5; hour++) {
      var at = longAgo.plus(Duration.ofHours(hour));
      counts.add(ACME, CountKind.SIGN_IN, "password", at);
      for (var n = 0; n <= hour; n++) {
        counts.add(ACME, CountKind.ACTIVE_SESSIONS, at);
      }
    }
    counts.add(ACME, CountKind.SIGN_IN, "password", NOW);
    table.flush(NOW);
    var before = totals(table, Step.DAY);
    int moved =
        ground.database().writer().commit(c -> CountTable.rollUp(c, NOW, 3))
            + ground.database().writer().commit(c -> CountTable.rollUp(c, NOW, 100));

    assertThat(moved).isEqualTo(10);
    assertThat(ground.rows("hour_count")).isEqualTo(1);
    assertThat(ground.rows("day_count")).isEqualTo(2);
    assertThat(totals(table, Step.DAY))
        .isEqualTo(before)
        .containsEntry("sign_in password", 6L)
        .containsEntry("active_sessions all", 5L);
    assertThat(totals(table, Step.HOUR)).containsEntry("sign_in password", 1L);
  }

  @Test
  @DisplayName("begins where counts are still kept, however early it is asked for")
  void boundedInTime() {
    assertThat(table.of(ACME, Instant.EPOCH, Instant.MAX.minusSeconds(1), Step.HOUR, NOW).times())
        .hasSizeLessThanOrEqualTo(35 * 24 + 1);
    assertThat(table.of(ACME, Instant.EPOCH, NOW, Step.DAY, NOW).times())
        .hasSizeLessThanOrEqualTo(401);
    assertThat(table.of(ACME, NOW.plusSeconds(99_999), NOW, Step.DAY, NOW).series())
        .allMatch(series -> series.total() == 0);
  }

  @Test
  @DisplayName("has the live sessions of each hour, looked at once")
  void liveSessions() {
    ground.session(ACME, "s1", NOW.plusSeconds(60), false);
    ground.session(ACME, "s2", NOW.plusSeconds(6000), false);
    ground.session(ACME, "s3", NOW.plusSeconds(6000), true);
    ground.session(ACME, "s4", NOW.minusSeconds(60), false);
    ground.session("other", "s5", NOW.plusSeconds(6000), false);
    table.lookAtSessions(NOW);
    ground.session(ACME, "s6", NOW.plusSeconds(6000), false);
    table.lookAtSessions(NOW.plusSeconds(60));

    assertThat(totals(table, Step.HOUR)).containsEntry("active_sessions all", 2L);
    table.lookAtSessions(NOW.plusSeconds(3600));
    assertThat(ground.rows("hour_count")).isEqualTo(4);
  }

  private static Map<String, Long> totals(CountTable table, Step step) {
    return table
        .of(
            ACME,
            NOW.minus(Duration.ofDays(50)),
            NOW.plus(Duration.ofHours(3)),
            step,
            NOW.plus(Duration.ofHours(3)))
        .series()
        .stream()
        .collect(
            Collectors.toMap(
                series -> series.kind().word() + " " + series.label(), Statistics.Series::total));
  }
}
