package dev.gatewright.server.cli;

import dev.gatewright.server.control.Request;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// An `apply` that this program carries out itself: a signal waits for its end, so that secrets
/// that were made are shown, and says so where it does not come in time. Safe for any number of
/// threads.
final class Uncut {
  /// Whoever stops a service kills it soon after.
  private static final Duration LONGEST = Duration.ofSeconds(8);

  private final Terminal terminal;
  private final Request request;
  private final Duration longest;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread onSignal = new Thread(this::untilEnded, "apply");

  Uncut(Terminal terminal, Request request, Duration longest) {
    this.terminal = terminal;
    this.request = request;
    this.longest = longest;
  }

  static Uncut begin(Terminal terminal, Request request) {
    var begun = new Uncut(terminal, request, LONGEST);
    Runtime.getRuntime().addShutdownHook(begun.onSignal);
    return begun;
  }

  /// It came to its end, or did not; true where a signal waited for that and ends the program now.
  boolean end() {
    ended.countDown();
    try {
      var _ = Runtime.getRuntime().removeShutdownHook(onSignal);
      return false;
    } catch (IllegalStateException _) {
      return true;
    }
  }

  /// What a signal does.
  void untilEnded() {
    say("stopping once %s is done".formatted(request.command()));
    try {
      say(
          ended.await(longest.toMillis(), TimeUnit.MILLISECONDS)
              ? "stopped; %s came to its end".formatted(request.command())
              : "%s was cut short%s".formatted(request.command(), request.afterCut()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void say(String text) {
    terminal.err().println("gatewright: " + text);
  }
}
