package dev.gatewright.protocol.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.keys.SettableClock;
import dev.gatewright.protocol.testing.Host;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random histories against the engine on some host, step by step compared with [ReferenceGrants].
/// A host's own tests extend this and say how to make one.
public abstract class GrantModel {
  private static final int STEPS = 300;
  private static final long FIRST_SOAK_SEED = 1_000;
  private static final long SOAK_SEEDS = 2_000;

  /// A fresh host whose sessions and grants read this clock.
  protected abstract Host open(SettableClock clock);

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("Codes, tokens and sessions live and die as the reference model says")
  protected void history(long seed) {
    var history = new RandomHistory(seed, this::open);
    for (int step = 0; step < STEPS; step++) {
      history.step();
    }
    assertThat(history.successes())
        .as("the history of seed %d did something", seed)
        .isGreaterThan(STEPS / 20);
  }

  @Test
  @Tag("soak")
  @DisplayName("Many histories live and die as the reference model says")
  protected void manyHistories() {
    for (long seed = FIRST_SOAK_SEED; seed < FIRST_SOAK_SEED + SOAK_SEEDS; seed++) {
      history(seed);
    }
  }
}
