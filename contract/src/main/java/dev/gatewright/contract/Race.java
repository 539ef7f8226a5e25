package dev.gatewright.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Calls that begin in the same moment on threads of their own.
final class Race {
  /// Callers in a race where nothing else is said.
  static final int RUNNERS = 16;

  private Race() {}

  /// The answers of [#RUNNERS] times the same call.
  static <T> List<T> of(Callable<T> call) {
    return of(Collections.nCopies(RUNNERS, call));
  }

  /// The answers of `calls`, in their order.
  static <T> List<T> of(List<Callable<T>> calls) {
    var start = new CyclicBarrier(calls.size());
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      var running = new ArrayList<Future<T>>();
      for (Callable<T> call : calls) {
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
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted in a race", e);
    } catch (ExecutionException e) {
      throw new AssertionError("a call failed in a race", e.getCause());
    }
  }

  /// Two different calls at once.
  static void between(Runnable one, Runnable other) {
    of(List.of(Executors.callable(one), Executors.callable(other)));
  }
}
