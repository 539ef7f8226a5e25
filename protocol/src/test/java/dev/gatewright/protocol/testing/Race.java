package dev.gatewright.protocol.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Calls that begin in the same moment on threads of their own.
public final class Race {
  private Race() {}

  /// The answers of `runners` calls.
  public static <T> List<T> of(int runners, Callable<T> call) {
    var start = new CyclicBarrier(runners);
    try (var threads = Executors.newFixedThreadPool(runners)) {
      var running = new ArrayList<Future<T>>();
      for (int i = 0; i < runners; i++) {
        running.add(
            threads.submit(() -> {
              start.await();
              return call.call();
            }));
      }
      var answers = new ArrayList<T>();
      for (Future<T> answer : running) {
        answers.add(answer.get());
      }
      return answers;
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError("a runner failed", e);
    }
  }
}
