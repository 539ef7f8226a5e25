package dev.gatewright.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The program in a process of its own, from the class path of this test.
final class PackagedProgram implements AutoCloseable {
  private static final int STOP_SECONDS = 180;

  private final Process process;
  private final List<String> said = new ArrayList<>();
  private final Queue<String> afterwards = new ConcurrentLinkedQueue<>();
  private final CountDownLatch silent = new CountDownLatch(1);

  private PackagedProgram(Process process) {
    this.process = process;
  }

  /// Starts it and waits until it says that it is ready.
  ///
  /// @throws IOException if it ends before
  static PackagedProgram start(List<String> javaOptions, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("dev.gatewright.distribution.Main");
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var program = new PackagedProgram(process);
    var output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      program.said.add(line);
      if (line.startsWith("ready ")) {
        Thread.ofVirtual().start(() -> program.drain(output));
        return program;
      }
    }
    throw new IOException("it did not start:\n" + String.join("\n", program.said));
  }

  private void drain(BufferedReader output) {
    try {
      output
          .lines()
          .forEach(line -> {
            afterwards.add(line);
            System.out.println(line);
          });
    } catch (UncheckedIOException _) {
      // The process ended while its output was being read.
    } finally {
      silent.countDown();
    }
  }

  /// Every line until it was ready.
  List<String> said() {
    return List.copyOf(said);
  }

  /// Ends it as a supervisor does, and answers every line that it said since it was ready.
  List<String> stop() throws InterruptedException {
    // Through the handle: the process itself would close what it still has to say.
    process.toHandle().destroy();
    silent.await();
    return List.copyOf(afterwards);
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("it did not stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
