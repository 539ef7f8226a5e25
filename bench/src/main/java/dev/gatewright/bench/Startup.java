package dev.gatewright.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How long the packaged program takes from its exec to its first token.
final class Startup {
  private static final int STARTS = 5;
  private static final double NANOS_PER_MILLI = 1e6;

  private final Path root;
  private final String javaOptions;

  Startup(Path root, String javaOptions) {
    this.root = root;
    this.javaOptions = javaOptions;
  }

  /// One start.
  record Start(double wallMillis, double cpuMillis, long residentMib) {}

  /// Starts in empty folders: the database, the keys and the tenant are made.
  List<Start> onNothing() throws IOException {
    var starts = new ArrayList<Start>();
    for (int i = 0; i < STARTS; i++) {
      try (var prepared = ServerProcess.prepare(root, 0)) {
        starts.add(start(prepared));
      }
    }
    return sorted(starts);
  }

  /// Starts again on the data of a server that was stopped.
  List<Start> again() throws IOException {
    try (var prepared = ServerProcess.prepare(root, 0)) {
      start(prepared);
      var starts = new ArrayList<Start>();
      for (int i = 0; i < STARTS; i++) {
        starts.add(start(prepared));
      }
      return sorted(starts);
    }
  }

  private Start start(ServerProcess.Prepared prepared) throws IOException {
    long begun = System.nanoTime();
    try (var server = prepared.start(javaOptions);
        var wire = Wire.open(server.port())) {
      wire.send(new Acme(server.port()).clientCredentials()).expect(200);
      double wall = (System.nanoTime() - begun) / NANOS_PER_MILLI;
      return new Start(wall, server.cpu().toNanos() / NANOS_PER_MILLI, server.residentMib());
    }
  }

  private static List<Start> sorted(List<Start> starts) {
    starts.sort(Comparator.comparingDouble(Start::wallMillis));
    return starts;
  }
}
