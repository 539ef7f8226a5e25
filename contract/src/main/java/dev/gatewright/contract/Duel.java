package dev.gatewright.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Two callers that start in the same instant, again and again, on threads that are awake already.
///
/// A [Race] has many callers, and waking them takes longer than a store in memory takes to answer.
/// A duel finds the gaps that are too short for it.
final class Duel {
  /// How often the two meet: often enough for a gap of less than a microsecond.
  static final int ROUNDS = 200;

  /// Looks at the other's arrival before a thread lets others run, where cores are few.
  private static final int SPINS = 10_000;

  private Duel() {}

  /// What one side does in one round.
  @FunctionalInterface
  interface Call<T> {
    T run(int round, int side) throws Exception;
  }

  /// What both sides answered, round by round.
  static <T> List<List<T>> of(Call<T> call) {
    var arrived = new AtomicInteger();
    var sides = new ArrayList<Callable<List<T>>>();
    for (int side = 0; side < 2; side++) {
      int of = side;
      sides.add(() -> rounds(call, of, arrived));
    }
    var answers = Race.of(sides);
    var rounds = new ArrayList<List<T>>();
    for (int round = 0; round < ROUNDS; round++) {
      rounds.add(List.of(answers.get(0).get(round), answers.get(1).get(round)));
    }
    return rounds;
  }

  private static <T> List<T> rounds(Call<T> call, int side, AtomicInteger arrived)
      throws Exception {
    var answers = new ArrayList<T>();
    try {
      for (int round = 0; round < ROUNDS; round++) {
        arrived.incrementAndGet();
        await(arrived, 2 * (round + 1));
        answers.add(call.run(round, side));
      }
    } finally {
      // Whoever fails must not leave the other waiting.
      arrived.addAndGet(2 * ROUNDS);
    }
    return answers;
  }

  private static void await(AtomicInteger arrived, int both) {
    int spins = 0;
    while (arrived.get() < both) {
      Thread.onSpinWait();
      spins++;
      if (spins % SPINS == 0) {
        LockSupport.parkNanos(1);
      }
    }
  }
}
