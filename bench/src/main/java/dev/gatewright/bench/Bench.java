package dev.gatewright.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Measures the packaged program under a folder and prints what `RESULTS.md` keeps.
///
/// Arguments: the project's folder, then names of what to measure; all of it when none is named.
/// `lists` takes `--users N`. `GATEWRIGHT_BENCH_JAVA_OPTS` adds flags for the measured JVM.
final class Bench {
  private static final String STARTUP = "startup";

  /// Measured where they are named alone: each takes minutes.
  private static final String FLOOD = "flood";

  private static final String TIMING = "timing";

  private static final String LISTS = "lists";

  private static final String USERS = "--users";

  private static final int MANY_USERS = 1_000_000;

  /// Long enough for what a start leaves running to end.
  private static final Duration IDLE = Duration.ofSeconds(5);

  /// Long enough for the JVM to give back what the load made it take.
  private static final Duration SETTLE = Duration.ofSeconds(40);

  private final Path root;
  private final String javaOptions;
  private final Set<String> wanted;

  private Bench(Path root, String javaOptions, Set<String> wanted) {
    this.root = root;
    this.javaOptions = javaOptions;
    this.wanted = wanted;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var options = System.getenv().getOrDefault("GATEWRIGHT_BENCH_JAVA_OPTS", "");
    var wanted = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
    int users = users(wanted);
    var bench = new Bench(Path.of(arguments[0]).toAbsolutePath(), options, Set.copyOf(wanted));
    if (bench.wanted.contains(FLOOD)) {
      new Flood(bench.root, bench.javaOptions).run(Bench::print);
    }
    if (bench.wanted.contains(TIMING)) {
      new Timing(bench.root, bench.javaOptions).run(Bench::print);
    }
    if (bench.wanted.contains(LISTS)) {
      new Lists(bench.root, bench.javaOptions, users).run(Bench::print);
    }
    bench.load();
    if (bench.isWanted(STARTUP)) {
      bench.startup();
    }
  }

  /// Takes the option out of what is wanted.
  private static int users(List<String> wanted) {
    int at = wanted.indexOf(USERS);
    if (at < 0) {
      return MANY_USERS;
    }
    wanted.remove(at);
    return Integer.parseInt(wanted.remove(at));
  }

  private boolean isWanted(String name) {
    return wanted.isEmpty() || wanted.contains(name);
  }

  private void load() throws IOException, InterruptedException {
    var scenarios = Scenario.all().stream().filter(s -> isWanted(s.name())).toList();
    if (scenarios.isEmpty()) {
      return;
    }
    try (var prepared = ServerProcess.prepare(root, Load.CALLERS)) {
      // The first start hashes the passwords of the users, which is no part of what follows.
      prepared.start(javaOptions).close();
      try (var server = prepared.start(javaOptions)) {
        load(server, scenarios);
      }
    }
  }

  private static void load(ServerProcess server, List<Scenario> scenarios)
      throws IOException, InterruptedException {
    try (var wire = Wire.open(server.port())) {
      wire.send(new Acme(server.port()).clientCredentials()).expect(200);
    }
    Thread.sleep(IDLE);
    long idle = server.residentMib();
    print("| operation | CPU ms | (rounds) | limit | per second | p50 ms | p99 ms |");
    print("| --- | ---: | --- | ---: | ---: | ---: | ---: |");
    for (var scenario : scenarios) {
      var rounds = new Load(server).run(scenario);
      var median = rounds.get(rounds.size() / 2);
      print(
          "| %s | %.4f | %.4f to %.4f | %.3f | %.0f | %.2f | %.2f |",
          scenario.name(),
          median.cpuMillis(),
          rounds.getFirst().cpuMillis(),
          rounds.getLast().cpuMillis(),
          scenario.limitMillis(),
          median.perSecond(),
          median.p50Millis(),
          median.p99Millis());
    }
    long loaded = server.residentMib();
    Thread.sleep(SETTLE);
    print("");
    print(
        "resident memory: idle %d MiB, at the end of the load %d MiB, %d s later %d MiB",
        idle, loaded, SETTLE.toSeconds(), server.residentMib());
  }

  private void startup() throws IOException, InterruptedException {
    print("");
    print("| start to first token | wall ms (fastest to slowest) | CPU ms | resident MiB |");
    print("| --- | ---: | ---: | ---: |");
    measure("empty folder, no AOT cache", new Startup(root, "-XX:AOTMode=off").onNothing());
    measure("data there, no AOT cache", new Startup(root, "-XX:AOTMode=off").again());
    makeCache();
    measure("empty folder, AOT cache", new Startup(root, "").onNothing());
    measure("data there, AOT cache", new Startup(root, "").again());
  }

  private void makeCache() throws IOException, InterruptedException {
    var log = Files.createTempFile("gatewright-bench", ".log");
    int exit =
        new ProcessBuilder(root.resolve("gatewright").toString(), "aot")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IOException("no AOT cache: " + Files.readString(log));
    }
    Files.delete(log);
  }

  private static void measure(String name, List<Startup.Start> starts) {
    var median = starts.get(starts.size() / 2);
    print(
        "| %s | %.0f (%.0f to %.0f) | %.0f | %d |",
        name,
        median.wallMillis(),
        starts.getFirst().wallMillis(),
        starts.getLast().wallMillis(),
        median.cpuMillis(),
        median.residentMib());
  }

  /// Where figures go.
  @FunctionalInterface
  interface Printer {
    void print(String format, Object... values);
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
