package dev.gatewright.client.resource;

import dev.gatewright.client.Introspection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Answers about tokens, each for the same short time. The oldest goes when there are too many.
/// Safe to use from many threads.
final class RecentAnswers {
  private final Duration memory;
  private final int most;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Answer> answers = new LinkedHashMap<>();

  private record Answer(Introspection introspection, Instant from) {}

  RecentAnswers(Duration memory, int most, InstantSource clock) {
    this.memory = memory;
    this.most = most;
    this.clock = clock;
  }

  Optional<Introspection> find(String token) {
    lock.lock();
    try {
      forgetOld();
      return Optional.ofNullable(answers.get(token)).map(Answer::introspection);
    } finally {
      lock.unlock();
    }
  }

  void keep(String token, Introspection introspection) {
    lock.lock();
    try {
      forgetOld();
      answers.remove(token);
      answers.put(token, new Answer(introspection, clock.instant()));
      if (answers.size() > most) {
        var oldest = answers.entrySet().iterator();
        oldest.next();
        oldest.remove();
      }
    } finally {
      lock.unlock();
    }
  }

  /// An answer from the future, after the clock was set back, is as good as old.
  private void forgetOld() {
    var now = clock.instant();
    var oldest = answers.values().iterator();
    while (oldest.hasNext()) {
      var from = oldest.next().from();
      if (now.isBefore(from.plus(memory)) && !now.isBefore(from)) {
        return;
      }
      oldest.remove();
    }
  }
}
