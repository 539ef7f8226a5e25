package dev.gatewright.store.grants;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Callers that start in the same instant on threads of their own.
final class Race {
  private Race() {}

  @FunctionalInterface
  interface Run<T> {
    T run() throws Exception;
  }

  static <T> List<T> of(List<Run<T>> runs) throws Exception {
    var start = new CyclicBarrier(runs.size());
    try (var threads = Executors.newFixedThreadPool(runs.size())) {
      var results = new ArrayList<Future<T>>();
      for (var run : runs) {
        results.add(
            threads.submit(() -> {
              start.await();
              return run.run();
            }));
      }
      var answers = new ArrayList<T>();
      for (var result : results) {
        answers.add(result.get());
      }
      return answers;
    }
  }
}
