package dev.gatewright.client.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A provider's process, listened to line by line, with all processes that it starts.
final class Program implements AutoCloseable {
  private static final Duration PATIENCE_AT_THE_END = Duration.ofMinutes(1);
  private static final int MOST_LINES = 5_000;

  private final Process process;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition heard = lock.newCondition();
  private final List<String> lines = new ArrayList<>();
  private boolean ended;

  private Program(Process process) {
    this.process = process;
  }

  /// Starts it with its errors and its output read as one.
  static Program start(ProcessBuilder builder) throws IOException {
    var program = new Program(builder.redirectErrorStream(true).start());
    Thread.ofVirtual().name("listening").start(program::listen);
    return program;
  }

  /// The first line, also an earlier one, in which `wanted` is found.
  MatchResult await(Pattern wanted, Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long left = patience.toNanos();
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

  /// Waits for its end.
  int exitCode(Duration patience) throws InterruptedException {
    if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("did not end:\n" + said());
    }
    return process.exitValue();
  }

  /// All it has said so far.
  String said() {
    lock.lock();
    try {
      return String.join("\n", lines);
    } finally {
      lock.unlock();
    }
  }

  /// Asks it and its children to end, and ends those that do not.
  @Override
  public void close() {
    var family =
        Stream.concat(process.toHandle().descendants(), Stream.of(process.toHandle())).toList();
    family.forEach(ProcessHandle::destroy);
    try {
      for (var member : family) {
        member.onExit().orTimeout(PATIENCE_AT_THE_END.toSeconds(), TimeUnit.SECONDS).get();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException tooSlow) {
      // Ended below.
    } finally {
      family.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private void listen() {
    try (var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        note(line, false);
      }
    } catch (IOException e) {
      if (process.isAlive()) {
        throw new UncheckedIOException(e);
      }
    } finally {
      note("", true);
    }
  }

  private void note(String line, boolean last) {
    lock.lock();
    try {
      if (lines.size() < MOST_LINES) {
        lines.add(line);
      }
      ended = last;
      heard.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
