package dev.gatewright.client.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.client.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Sessions in cookies that have ended are remembered for as long as it matters")
class EndedSessionsTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final SettableClock clock = new SettableClock();
  private final EndedSessions ended = new EndedSessions(3, DAY, clock);

  private boolean isOver(String id, Instant began) {
    return ended.contains(id, Optional.empty(), Optional.empty(), began);
  }

  @Test
  @DisplayName("An ended session is over, another one is not")
  void ended() {
    var began = clock.instant();
    clock.advance(Duration.ofHours(1));
    ended.end("a");
    assertThat(isOver("a", began)).isTrue();
    assertThat(isOver("b", began)).isFalse();
  }

  @Test
  @DisplayName("What could not be good any more is forgotten without ending anything else")
  void forgotten() {
    for (var i = 0; i < 10; i++) {
      ended.end("old" + i % 3);
      clock.advance(DAY);
    }
    assertThat(isOver("other", clock.instant().minus(DAY))).isFalse();
  }

  @Test
  @DisplayName(
      "When more end than fit, sessions from before the oldest end with it, never the other"
          + " way round")
  void full() {
    var first = clock.instant();
    for (var id : new String[] {"a", "b", "c", "d"}) {
      clock.advance(Duration.ofMinutes(1));
      ended.end(id);
    }
    assertThat(isOver("a", first)).as("pushed out and still over").isTrue();
    assertThat(isOver("x", first)).isTrue();
    assertThat(isOver("d", first.plus(Duration.ofMinutes(2)))).isTrue();
    assertThat(isOver("x", first.plus(Duration.ofMinutes(2)))).isFalse();
  }
}
