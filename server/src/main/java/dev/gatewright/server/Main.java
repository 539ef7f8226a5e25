package dev.gatewright.server;

import dev.gatewright.server.cli.Program;
import dev.gatewright.server.cli.ServerFactory;
import dev.gatewright.server.cli.Terminal;
import java.security.SecureRandom;
import java.time.InstantSource;

/// The program's entrance.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    var terminal =
        new Terminal(
            System.out,
            System.err,
            System.in,
            System.getenv(),
            InstantSource.system(),
            new SecureRandom());
    ServerFactory servers =
        (config, store, outside, extras) -> {
          throw new UnsupportedOperationException("the server is not assembled yet");
        };
    var exitCode = new Program(terminal, servers).run(arguments);
    System.exit(exitCode);
  }
}
