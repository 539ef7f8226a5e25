package dev.gatewright.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/// The packaged program, serving a tenant of [Acme] from a temporary folder.
final class ServerProcess implements AutoCloseable {
  private static final int STOP_SECONDS = 20;

  /// Places in `/proc/PID/task/TID/stat` after the name and its parenthesis.
  private static final int USER_TICKS = 11;

  private static final int SYSTEM_TICKS = 12;

  private final Process process;
  private final Path folder;
  private final int port;

  private ServerProcess(Process process, Path folder, int port) {
    this.process = process;
    this.folder = folder;
    this.port = port;
  }

  /// A new folder with the files that a start needs, on a port that is free now.
  static Prepared prepare(Path root, int users) throws IOException {
    return prepare(root, Acme::serverYaml, port -> Acme.tenantsYaml(port, users));
  }

  /// The same with other files, which are told the port.
  static Prepared prepare(
      Path root, IntFunction<String> serverYaml, IntFunction<String> tenantsYaml)
      throws IOException {
    int port;
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = probe.getLocalPort();
    }
    var folder = Files.createTempDirectory("gatewright-bench");
    Files.writeString(folder.resolve("server.yaml"), serverYaml.apply(port));
    Files.writeString(folder.resolve("tenants.yaml"), tenantsYaml.apply(port));
    return new Prepared(root, folder, port);
  }

  record Prepared(Path root, Path folder, int port) implements AutoCloseable {
    /// Starts the program and waits until it says that it is ready.
    ///
    /// @param javaOptions flags for the JVM after those of the launcher
    ServerProcess start(String javaOptions) throws IOException {
      var builder =
          new ProcessBuilder(
                  List.of(
                      root.resolve("gatewright").toString(),
                      "serve",
                      "--config",
                      folder.resolve("server.yaml").toString(),
                      "--apply",
                      folder.resolve("tenants.yaml").toString()))
              .directory(folder.toFile())
              .redirectErrorStream(true);
      builder.environment().put("GATEWRIGHT_JAVA_OPTS", javaOptions);
      var server = new ServerProcess(builder.start(), folder, port);
      server.awaitReady();
      return server;
    }

    @Override
    public void close() throws IOException {
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private void awaitReady() throws IOException {
    var output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    var seen = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("ready ")) {
        Thread.ofVirtual().start(() -> drain(output));
        return;
      }
      seen.append(line).append('\n');
    }
    throw new IOException("the server did not start:\n" + seen);
  }

  private static void drain(BufferedReader output) {
    try {
      output.lines().forEach(System.err::println);
    } catch (UncheckedIOException _) {
      // The process ended while its output was being read.
    }
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  /// The CPU time, of user and kernel, that the process has had.
  Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /// The part of [#cpu] that went into compiling, until now, in clock ticks of 10 ms.
  long compilerTicks() throws IOException {
    long ticks = 0;
    try (var threads = Files.newDirectoryStream(Path.of("/proc/" + process.pid() + "/task"))) {
      for (Path thread : threads) {
        // Thread names of the kernel have 15 characters: "C2 CompilerThre".
        var stat = Files.readString(thread.resolve("stat"));
        if (stat.contains(" CompilerThre")) {
          var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
          ticks += Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
        }
      }
    }
    return ticks;
  }

  /// Resident memory in MiB.
  long residentMib() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
      }
    }
    throw new IOException("the system does not say how much memory a process holds");
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("the server did not stop; its files are in " + folder);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
