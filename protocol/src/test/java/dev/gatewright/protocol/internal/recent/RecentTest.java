package dev.gatewright.protocol.internal.recent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What was needed lately")
final class RecentTest {
  private static final int MOST = 64;

  private final Recent<Integer, String> recent = new Recent<>(MOST);

  @Test
  @DisplayName("A value that is asked for now and then outlives a flood of others")
  void hotStays() {
    recent.put(-1, "hot");
    for (var stranger = 0; stranger < 100 * MOST; stranger++) {
      recent.put(stranger, "once");
      if (stranger % (MOST / 4) == 0) {
        assertThat(recent.find(-1)).as("after %s others", stranger).hasValue("hot");
      }
    }
  }

  @Test
  @DisplayName("There are never more than fit, and what nobody asks for goes")
  void bounded() {
    for (var stranger = 0; stranger < 100 * MOST; stranger++) {
      recent.put(stranger, "once");
      assertThat(recent.size()).isLessThanOrEqualTo(MOST);
    }

    assertThat(recent.find(0)).isEmpty();
    assertThat(recent.find(100 * MOST - 1)).hasValue("once");
  }

  @Test
  @DisplayName("What many threads put and ask for at once is bounded too, and never another's")
  void threads() throws Exception {
    var threads = 8;
    try (var pool = Executors.newFixedThreadPool(threads)) {
      var each =
          IntStream.range(0, threads)
              .mapToObj(thread ->
                  pool.submit(() -> {
                    for (var key = 0; key < 20_000; key++) {
                      var mine = key % (3 * MOST);
                      recent.find(mine).ifPresent(it -> assertThat(it).isEqualTo("v" + mine));
                      recent.put(mine, "v" + mine);
                    }
                  }))
              .toList();
      for (var one : each) {
        one.get();
      }
    }

    assertThat(recent.size()).isLessThanOrEqualTo(MOST + 2 * threads);
  }
}
