package dev.gatewright.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A running process that is listened to line by line. Any thread may use it.
public final class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int MOST_LINES = 20_000;

  private final Process process;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition heard = lock.newCondition();
  private final List<String> lines = new ArrayList<>();
  private boolean ended;

  private Program(Process process) {
    this.process = process;
  }

  /// Starts it with its errors and its output read as one.
  public static Program start(ProcessBuilder builder) throws IOException {
    var program = new Program(builder.redirectErrorStream(true).start());
    Thread.ofPlatform().daemon().name("listening").start(program::listen);
    return program;
  }

  /// The first executable of these names on the PATH.
  public static Optional<Path> find(String... names) {
    var folders = Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1);
    return Stream.of(names)
        .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// The first line, also an earlier one, in which `wanted` is found.
  public MatchResult await(Pattern wanted) throws InterruptedException {
    lock.lock();
    try {
      long left = PATIENCE.toNanos();
      for (int next = 0; ; next++) {
        while (next >= lines.size()) {
          if (ended || left <= 0) {
            throw new AssertionError("never said " + wanted + ":\n" + String.join("\n", lines));
          }
          left = heard.awaitNanos(left);
        }
        var matcher = wanted.matcher(lines.get(next));
        if (matcher.find()) {
          return matcher.toMatchResult();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /// Writes one line to its standard input.
  public void tell(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(UTF_8));
    process.getOutputStream().flush();
  }

  /// Ends it without a chance to do anything more, and waits until it is gone.
  public void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    var _ = exitCode();
  }

  /// Asks it to end, and goes on listening to what it says.
  public void terminate() {
    process.toHandle().destroy();
  }

  /// Waits for its end, and for the last of what it said.
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("did not end:\n" + said());
    }
    lock.lock();
    try {
      for (long left = PATIENCE.toNanos(); !ended && left > 0; ) {
        left = heard.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
    return process.exitValue();
  }

  /// All it has said so far.
  public String said() {
    lock.lock();
    try {
      return String.join("\n", lines);
    } finally {
      lock.unlock();
    }
  }

  /// Asks it to end, and ends it when it does not.
  @Override
  public void close() {
    terminate();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void listen() {
    try (var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        note(Optional.of(line));
      }
    } catch (IOException e) {
      if (process.isAlive()) {
        throw new UncheckedIOException(e);
      }
    } finally {
      note(Optional.empty());
    }
  }

  private void note(Optional<String> line) {
    lock.lock();
    try {
      if (lines.size() < MOST_LINES) {
        line.ifPresent(lines::add);
      }
      ended = line.isEmpty();
      heard.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
