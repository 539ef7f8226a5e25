package dev.gatewright.protocol.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Which key is in force")
class KeyScheduleTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final KeyPair PAIR = CryptoProvider.jdk().newKeyPair(Algorithm.ES256);

  private static SigningKey key(int sequence, int activeFromHour, int removeAtHour) {
    return new SigningKey(
        "k" + sequence,
        Algorithm.ES256,
        sequence,
        PAIR.getPrivate(),
        PAIR.getPublic(),
        START,
        hour(activeFromHour),
        removeAtHour == 0 ? Optional.empty() : Optional.of(hour(removeAtHour)));
  }

  private static Instant hour(int hour) {
    return START.plus(Duration.ofHours(hour));
  }

  @ParameterizedTest(name = "at hour {0}: {1} signs, {2} are published")
  @CsvSource({
    "-5, k1, k1 k2 k3",
    "0, k1, k1 k2 k3",
    "9, k1, k1 k2 k3",
    "10, k2, k1 k2 k3",
    "14, k2, k1 k2 k3",
    "15, k2, k2 k3",
    "20, k3, k2 k3",
    "24, k3, k2 k3",
    "25, k3, k3",
    "99999, k3, k3"
  })
  @DisplayName("The next key is published before it signs, the old one until its tokens are dead")
  void rotationTable(int hour, String signs, String published) {
    var keys = List.of(key(3, 20, 0), key(1, 0, 15), key(2, 10, 25));

    assertThat(KeySchedule.current(keys, Algorithm.ES256, hour(hour)).orElseThrow().kid())
        .isEqualTo(signs);
    assertThat(KeySchedule.published(keys, hour(hour)).stream().map(SigningKey::kid).sorted())
        .containsExactly(published.split(" ", -1));
    assertThat(KeySchedule.removable(keys, hour(hour), Duration.ZERO))
        .doesNotContainAnyElementsOf(KeySchedule.published(keys, hour(hour)))
        .hasSize(3 - KeySchedule.published(keys, hour(hour)).size());
  }

  @Test
  @DisplayName("A key made for use at once overtakes one that waits to be used")
  void emergencyOvertakes() {
    var keys = List.of(key(1, 0, 0), key(2, 10, 0), key(3, 1, 0));

    assertThat(KeySchedule.current(keys, Algorithm.ES256, hour(12)).orElseThrow().sequence())
        .isEqualTo(3);
  }

  @Test
  @DisplayName("Keys of one algorithm never stand in for another")
  void algorithmsAreApart() {
    var keys = List.of(key(4, 0, 0));

    assertThat(KeySchedule.current(keys, Algorithm.RS256, hour(1))).isEmpty();
    assertThat(KeySchedule.nextSequence(keys, Algorithm.RS256)).isEqualTo(1);
    assertThat(KeySchedule.nextSequence(keys, Algorithm.ES256)).isEqualTo(5);
  }

  @Test
  @DisplayName("A key retired in peace is trusted and kept as long as what it signed is remembered")
  void remembersRetiredKeys() {
    var keys = List.of(key(1, 0, 15), key(2, 10, 0));

    assertThat(KeySchedule.trusted(keys)).hasSize(2);
    assertThat(KeySchedule.removable(keys, hour(30), Duration.ofHours(20))).isEmpty();
    assertThat(KeySchedule.removable(keys, hour(35), Duration.ofHours(20)))
        .containsExactly(keys.getFirst());
  }

  @Test
  @DisplayName("A key taken out of use at once is trusted for nothing and kept no longer")
  void forgetsRevokedKeys() {
    var keys = List.of(key(1, 0, 9), key(2, 8, 12), key(3, 12, 0));

    assertThat(KeySchedule.trusted(keys)).map(SigningKey::kid).containsExactly("k1", "k3");
    assertThat(KeySchedule.removable(keys, hour(12), Duration.ofHours(20)))
        .map(SigningKey::kid)
        .containsExactly("k2");
  }
}
