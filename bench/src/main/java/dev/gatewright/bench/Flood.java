package dev.gatewright.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.identity.password.Argon2;
import dev.gatewright.identity.password.Argon2Cost;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/// What a flood of sign-ins does to others, and how many of them come through.
///
/// Everything is measured in pairs one after the other and told as ratios: tokens beside the flood
/// over tokens without it, sign-ins over bare hashes on as many threads.
final class Flood {
  private static final int PAIRS = 5;
  private static final int SURFERS = 16;
  private static final int USERS = 16;
  private static final Duration PHASE = Duration.ofSeconds(6);

  /// How long a caller of the token endpoint thinks, so that it measures waiting and makes none.
  private static final Duration PAUSE = Duration.ofMillis(4);

  /// One sign-in of so many has the right password.
  private static final int RIGHT = 4;

  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;

  private final Path root;
  private final String javaOptions;

  Flood(Path root, String javaOptions) {
    this.root = root;
    this.javaOptions = javaOptions;
  }

  private static String serverYaml(int port) {
    return Acme.serverYaml(port)
        + """
        trusted_proxies: [127.0.0.1]
        limits:
          login_per_account: 900000/15m
          login_per_address: 900000/15m
          attack_sign_ins: 900000/1m
        """;
  }

  void run(Bench.Printer out) throws IOException, InterruptedException {
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    try (var prepared =
        ServerProcess.prepare(root, Flood::serverYaml, port -> Acme.tenantsYaml(port, USERS))) {
      prepared.start(javaOptions).close();
      var wires = new ArrayList<Wire>();
      try (var server = prepared.start(javaOptions)) {
        var callers = callers(server, wires);
        var warm = tokens(callers, PHASE);
        var _ = signIns(server, PHASE);
        var _ = hashes(threads, PHASE);
        out.print("");
        out.print("warmed up with %d tokens", warm.client().length + warm.refresh().length);
        out.print(
            "| pair | sign-ins/s | bare hashes/s | ratio | CPU ms: sign-in, hash | ratio |"
                + " client_credentials p99 ms: quiet, flood | ratio | refresh p99 ms | ratio |");
        out.print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        var ratios = new ArrayList<double[]>();
        for (int pair = 0; pair < PAIRS; pair++) {
          ratios.add(pair(out, server, callers, threads, pair));
        }
        out.print(
            "medians: sign-ins at %.2f of the bare hash rate, at %.2f by CPU time; p99 times %.2f"
                + " (client_credentials) and %.2f (refresh)",
            median(ratios, 0), median(ratios, 1), median(ratios, 2), median(ratios, 3));
      } finally {
        for (Wire wire : wires) {
          wire.close();
        }
      }
    }
  }

  private double[] pair(
      Bench.Printer out,
      ServerProcess server,
      List<Scenario.Caller> callers,
      int threads,
      int number)
      throws IOException, InterruptedException {
    var quiet = tokens(callers, PHASE);
    var bare = hashes(threads, PHASE);
    var flood = signIns(server, PHASE);
    Tokens beside;
    try (var pool = Executors.newSingleThreadExecutor()) {
      var flooding = pool.submit(() -> signIns(server, PHASE.plusSeconds(1)));
      beside = tokens(callers, PHASE);
      flooding.get();
    } catch (ExecutionException e) {
      throw new IOException("the flood failed", e.getCause());
    }
    var ratios =
        new double[] {
          flood.perSecond() / bare.perSecond(),
          bare.cpuMillis() / flood.cpuMillis(),
          p99(beside.client()) / p99(quiet.client()),
          p99(beside.refresh()) / p99(quiet.refresh())
        };
    out.print(
        "| %d | %.1f | %.1f | %.2f | %.1f, %.1f | %.2f | %.1f, %.1f | %.2f | %.1f, %.1f | %.2f |",
        number + 1,
        flood.perSecond(),
        bare.perSecond(),
        ratios[0],
        flood.cpuMillis(),
        bare.cpuMillis(),
        ratios[1],
        p99(quiet.client()),
        p99(beside.client()),
        ratios[2],
        p99(quiet.refresh()),
        p99(beside.refresh()),
        ratios[3]);
    return ratios;
  }

  private record Rate(double perSecond, double cpuMillis) {}

  /// What this machine hashes with nothing around it.
  private static Rate hashes(int threads, Duration time) throws IOException, InterruptedException {
    var argon2 = Argon2.fastest(Argon2Cost.DEFAULT, threads);
    if (!argon2.name().startsWith("native")) {
      throw new IllegalStateException("not the hash of the server: " + argon2.name());
    }
    var password = Acme.PASSWORD.getBytes(UTF_8);
    long cpu = ownCpu();
    long until = System.nanoTime() + time.toNanos();
    var counted =
        all(
            threads,
            _ ->
                () -> {
                  long done = 0;
                  while (System.nanoTime() < until) {
                    argon2.digest(
                        Argon2.Variant.ARGON2ID,
                        Argon2.Version.V13,
                        Argon2Cost.DEFAULT,
                        new byte[SALT_BYTES],
                        password,
                        HASH_BYTES);
                    done++;
                  }
                  return done;
                });
    return rate(counted, time, ownCpu() - cpu);
  }

  private static long ownCpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private static Rate rate(List<Long> counted, Duration time, long cpuNanos) {
    long done = counted.stream().mapToLong(Long::longValue).sum();
    return new Rate(done * 1e9 / time.toNanos(), cpuNanos / 1e6 / done);
  }

  /// Sign-ins with right and wrong passwords from many addresses; those that were hashed count.
  private static Rate signIns(ServerProcess server, Duration time)
      throws IOException, InterruptedException {
    var acme = new Acme(server.port());
    var cpu = server.cpu();
    long until = System.nanoTime() + time.toNanos();
    var counted =
        all(
            SURFERS,
            who ->
                () -> {
                  long done = 0;
                  try (var wire = Wire.open(server.port())) {
                    while (System.nanoTime() < until) {
                      done += visit(acme, wire, who, until);
                    }
                  }
                  return done;
                });
    return rate(counted, time, server.cpu().minus(cpu).toNanos());
  }

  /// A browser that guesses a few times and then gets it right.
  private static long visit(Acme acme, Wire wire, int who, long until) throws IOException {
    var surfer = Surfer.somewhere(acme, wire);
    var interaction = Surfer.hidden(surfer.login(), LoginFields.INTERACTION);
    long done = 0;
    for (int i = 0; i < RIGHT && System.nanoTime() < until; i++) {
      boolean right = i == RIGHT - 1;
      var stranger = ThreadLocalRandom.current().nextInt(1_000_000) + "@acme.test";
      var answer =
          surfer.post(
              "/login",
              LoginFields.of(
                  interaction,
                  right || i % 2 == 0 ? Acme.email(who % USERS) : stranger,
                  right ? Acme.PASSWORD : "a guess"));
      switch (answer.status()) {
        case 302, 303, 422 -> done++;
        case 503 -> {}
        default -> throw new IOException("a sign-in was answered " + answer.status());
      }
    }
    return done;
  }

  /// The latencies of both kinds, in nanoseconds, sorted.
  private record Tokens(long[] client, long[] refresh) {}

  /// Two callers of each kind, who are signed in before anything is measured.
  private static List<Scenario.Caller> callers(ServerProcess server, List<Wire> wires)
      throws IOException {
    var acme = new Acme(server.port());
    var callers = new ArrayList<Scenario.Caller>();
    for (var name : List.of("client_credentials", "refresh")) {
      var scenario =
          Scenario.all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
      for (int i = 0; i < 2; i++) {
        var wire = Wire.open(server.port());
        wires.add(wire);
        callers.add(scenario.script().begin(acme, wire, wires.size() % USERS));
      }
    }
    return callers;
  }

  private static Tokens tokens(List<Scenario.Caller> callers, Duration time)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + time.toNanos();
    var latencies =
        all(
            callers.size(),
            who ->
                () -> {
                  var taken = new ArrayList<Long>();
                  while (System.nanoTime() < until) {
                    long before = System.nanoTime();
                    callers.get(who).once();
                    taken.add(System.nanoTime() - before);
                    Thread.sleep(PAUSE);
                  }
                  return taken;
                });
    return new Tokens(
        sorted(latencies.get(0), latencies.get(1)), sorted(latencies.get(2), latencies.get(3)));
  }

  private static long[] sorted(List<Long> one, List<Long> other) {
    var all = new ArrayList<>(one);
    all.addAll(other);
    return all.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  private static double p99(long[] sorted) {
    return sorted[(int) (sorted.length * 0.99)] / 1e6;
  }

  private static double median(List<double[]> ratios, int at) {
    var values = ratios.stream().mapToDouble(one -> one[at]).toArray();
    Arrays.sort(values);
    return values[values.length / 2];
  }

  @FunctionalInterface
  private interface Work<T> {
    Callable<T> of(int who);
  }

  private static <T> List<T> all(int count, Work<T> work) throws IOException, InterruptedException {
    try (var threads = Executors.newFixedThreadPool(count)) {
      var tasks = new ArrayList<Callable<T>>();
      for (int i = 0; i < count; i++) {
        tasks.add(work.of(i));
      }
      var results = new ArrayList<T>();
      for (var done : threads.invokeAll(tasks)) {
        results.add(done.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IOException("a caller failed", e.getCause());
    }
  }
}
