package dev.gatewright.server.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

/// What a command has from outside: the three streams, the environment, time and chance.
public record Terminal(
    PrintStream out,
    PrintStream err,
    InputStream in,
    Map<String, String> environment,
    InstantSource clock,
    SecureRandom random) {
  public Terminal {
    environment = Map.copyOf(environment);
  }
}
