package dev.gatewright.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs scenarios with a fixed number of callers, each waiting for its answer before it asks again.
final class Load {
  static final int CALLERS = 16;

  private static final int ROUNDS = 3;

  /// The share of compiling in the CPU time below which the server counts as warm.
  private static final double WARM = 0.03;

  /// Rounds of warming up at most.
  private static final int LONGEST_WARM_UP = 6;

  private static final double MILLIS_PER_TICK = 10;

  private final ServerProcess server;
  private final Acme acme;

  Load(ServerProcess server) {
    this.server = server;
    this.acme = new Acme(server.port());
  }

  /// Warms up, then measures; answers with the rounds, the cheapest first.
  List<Figures> run(Scenario scenario) throws IOException, InterruptedException {
    var wires = new ArrayList<Wire>();
    try (var threads = Executors.newFixedThreadPool(CALLERS)) {
      var callers = new ArrayList<Scenario.Caller>();
      for (int i = 0; i < CALLERS; i++) {
        var wire = Wire.open(server.port());
        wires.add(wire);
        callers.add(scenario.script().begin(acme, wire, i));
      }
      warmUp(threads, callers, scenario.operations());
      var rounds = new ArrayList<Figures>();
      for (int i = 0; i < ROUNDS; i++) {
        rounds.add(round(threads, callers, scenario.operations() / ROUNDS));
      }
      rounds.sort(Comparator.comparingDouble(Figures::cpuMillis));
      return rounds;
    } finally {
      for (Wire wire : wires) {
        wire.close();
      }
    }
  }

  /// Repeats until compiling takes next to nothing.
  private void warmUp(ExecutorService threads, List<Scenario.Caller> callers, int operations)
      throws IOException, InterruptedException {
    for (int i = 0; i < LONGEST_WARM_UP; i++) {
      long before = server.compilerTicks();
      var figures = round(threads, callers, operations);
      double compiling = (server.compilerTicks() - before) * MILLIS_PER_TICK;
      if (compiling < WARM * figures.cpuMillis() * operations) {
        return;
      }
    }
  }

  private Figures round(ExecutorService threads, List<Scenario.Caller> callers, int operations)
      throws IOException, InterruptedException {
    int each = operations / callers.size();
    for (var done : all(threads, callers, caller -> caller.prepare(each))) {
      await(done);
    }
    var latencies = new long[each * callers.size()];
    var cpuBefore = server.cpu();
    long begun = System.nanoTime();
    var running = new ArrayList<Future<?>>();
    for (int i = 0; i < callers.size(); i++) {
      var caller = callers.get(i);
      int from = i * each;
      running.add(
          threads.submit(() -> {
            for (int at = from; at < from + each; at++) {
              long before = System.nanoTime();
              caller.once();
              latencies[at] = System.nanoTime() - before;
            }
            return true;
          }));
    }
    for (var done : running) {
      await(done);
    }
    long wall = System.nanoTime() - begun;
    return Figures.of(server.cpu().minus(cpuBefore).toNanos(), wall, latencies);
  }

  @FunctionalInterface
  private interface Step {
    void run(Scenario.Caller caller) throws IOException;
  }

  private static List<Future<?>> all(
      ExecutorService threads, List<Scenario.Caller> callers, Step step) {
    var running = new ArrayList<Future<?>>();
    for (var caller : callers) {
      running.add(
          threads.submit(() -> {
            step.run(caller);
            return true;
          }));
    }
    return running;
  }

  private static void await(Future<?> done) throws IOException, InterruptedException {
    try {
      done.get();
    } catch (ExecutionException e) {
      throw new IOException("a caller failed", e.getCause());
    }
  }
}
