package dev.gatewright.server.cli;

import java.net.URI;
import java.util.stream.IntStream;

/// Where the server, the demo application and its API listen, all on this machine.
record DevPorts(int server, int web, int api) {
  private static final int HIGHEST = 65_535;

  /// True if these are three ports.
  boolean areGood() {
    return IntStream.of(server, web, api)
            .filter(port -> port >= 1 && port <= HIGHEST)
            .distinct()
            .count()
        == 3;
  }

  URI webUrl() {
    return URI.create("http://localhost:" + web);
  }

  URI apiUrl() {
    return URI.create("http://localhost:" + api);
  }
}
