package dev.gatewright.server.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.ports.StoreUnavailable;
import dev.gatewright.server.rounds.Rounds.Manner;
import dev.gatewright.testing.Patience;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Rounds")
final class RoundsTest {
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Manner MANNER =
      new Manner("rounds", "it waits", "it goes on", "it failed", AT_ONCE, AT_ONCE);

  private final List<String> said = new CopyOnWriteArrayList<>();
  private final AtomicInteger rounds = new AtomicInteger();

  private final class Heard implements Logger {
    @Override
    public String getName() {
      return "rounds";
    }

    @Override
    public boolean isLoggable(Level level) {
      return true;
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String text, Throwable thrown) {
      said.add(level + " " + text + " " + thrown.getMessage());
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... params) {
      said.add(level + " " + format);
    }
  }

  private Rounds of(Rounds.Work work) {
    return new Rounds(MANNER, new Heard(), work);
  }

  @Test
  @DisplayName("go on after any fault, of which each is told once, and so is that it is over")
  void faults() {
    var made =
        of(() -> {
          int round = rounds.incrementAndGet();
          if (round <= 5) {
            throw new StoreUnavailable("full", new IllegalStateException());
          }
          if (round <= 8) {
            throw new IllegalStateException("a bug");
          }
        });
    made.start();
    Patience.until("some rounds went well", () -> rounds.get() > 12);
    assertThat(made.stop(() -> {}, Duration.ofMinutes(1))).isTrue();

    assertThat(said)
        .containsExactly("WARNING it waits: {0}", "ERROR it failed a bug", "INFO it goes on");
  }

  @Test
  @DisplayName("end with the one under way, which is woken; what hangs can be cut off")
  void stopping() throws Exception {
    var awake = new CountDownLatch(1);
    var made =
        of(() -> {
          rounds.incrementAndGet();
          awake.await();
        });
    made.start();
    Patience.until("the first round began", () -> rounds.get() == 1);
    assertThat(made.stop(awake::countDown, Duration.ofMinutes(1))).isTrue();
    assertThat(made.isStopping()).isTrue();
    assertThat(rounds).hasValue(1);

    var hangs =
        of(() -> {
          rounds.incrementAndGet();
          new CountDownLatch(1).await();
        });
    hangs.start();
    Patience.until("it hangs", () -> rounds.get() == 2);
    assertThat(hangs.stop(() -> {}, AT_ONCE)).isTrue();
    var ended = new AtomicInteger();
    hangs.cutOff(ended::incrementAndGet, Duration.ofMinutes(1));
    hangs.cutOff(ended::incrementAndGet, Duration.ofMinutes(1));
    assertThat(ended).hasValue(1);
    assertThat(said).isEmpty();
    assertThat(of(() -> {}).stop(() -> {}, AT_ONCE)).as("never begun").isFalse();
  }
}
