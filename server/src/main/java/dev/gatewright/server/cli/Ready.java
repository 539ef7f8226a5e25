package dev.gatewright.server.cli;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The line that says that requests are answered from now on; programs wait for it.
final class Ready {
  private Ready() {}

  /// `ready http://localhost:8080 in 412 ms`, counted from the start of the process; from that of
  /// the Java machine where the process built the program first, as its launcher then says.
  static String line(URI url, InstantSource clock) {
    var now = clock.instant();
    var begun =
        Boolean.getBoolean("gatewright.built")
            ? Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime())
            : ProcessHandle.current().info().startInstant().orElse(now);
    return "ready %s in %s ms".formatted(url, Math.max(0, Duration.between(begun, now).toMillis()));
  }
}
