package dev.gatewright.client.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Threads that do the same at the same moment.
public final class Crowd {
  private Crowd() {}

  /// How it went for one thread: a value or what it threw.
  public record Outcome<T>(Optional<T> value, Optional<Throwable> failure) {
    public T get() {
      return value.orElseThrow(() -> new AssertionError(failure.orElseThrow()));
    }
  }

  /// Does this on so many threads, which all wait for the last one to be ready.
  public static <T> List<Outcome<T>> of(int threads, IntFunction<T> each)
      throws InterruptedException {
    return new Started<>(threads, each).outcomes();
  }

  /// Begins to do this on so many threads.
  public static <T> Started<T> start(int threads, IntFunction<T> each) {
    return new Started<>(threads, each);
  }

  /// A crowd on its way.
  public static final class Started<T> {
    private final List<Future<T>> futures = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private Started(int count, IntFunction<T> each) {
      var ready = new CountDownLatch(count);
      var factory = Thread.ofVirtual().factory();
      var pool =
          Executors.newThreadPerTaskExecutor(runnable -> {
            var thread = factory.newThread(runnable);
            threads.add(thread);
            return thread;
          });
      for (var i = 0; i < count; i++) {
        var number = i;
        futures.add(
            pool.submit(() -> {
              ready.countDown();
              ready.await();
              return each.apply(number);
            }));
      }
      pool.shutdown();
    }

    /// The threads themselves.
    public List<Thread> threads() {
      return List.copyOf(threads);
    }

    /// Waits until so many of them wait for something, with a time limit.
    public void awaitWaiting(int count) {
      while (threads.stream().filter(Started::isWaiting).count() < count) {
        Thread.onSpinWait();
      }
    }

    private static boolean isWaiting(Thread thread) {
      return thread.getState() == Thread.State.TIMED_WAITING;
    }

    /// Waits until all of them are done.
    public List<Outcome<T>> outcomes() throws InterruptedException {
      var outcomes = new ArrayList<Outcome<T>>();
      for (var future : futures) {
        try {
          outcomes.add(new Outcome<>(Optional.of(future.get()), Optional.empty()));
        } catch (ExecutionException failed) {
          outcomes.add(new Outcome<>(Optional.empty(), Optional.ofNullable(failed.getCause())));
        }
      }
      return outcomes;
    }
  }
}
