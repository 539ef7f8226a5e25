package dev.gatewright.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.server.Main;
import dev.gatewright.server.cli.Program;
import dev.gatewright.server.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A command beside a running server, in this process: to start a JVM for it takes a hundred times
/// as long as what it asks of the server.
public final class LocalCommand {
  private LocalCommand() {}

  /// An exit code and what was said until then.
  public record Outcome(int exitCode, String said) {}

  /// What it said; an error where it did not succeed.
  static String run(List<String> line, Map<String, String> environment) {
    var outcome = outcome(line, environment);
    if (outcome.exitCode() != 0) {
      throw new AssertionError(
          String.join(" ", line) + " ended with " + outcome.exitCode() + ": " + outcome.said());
    }
    return outcome.said();
  }

  /// Runs it to its end, whatever that is. A server that starts has none.
  public static Outcome outcome(List<String> line, Map<String, String> environment) {
    var said = new ByteArrayOutputStream();
    var stream = new PrintStream(said, true, UTF_8);
    var terminal =
        new Terminal(
            stream,
            stream,
            InputStream.nullInputStream(),
            environment,
            InstantSource.system(),
            new SecureRandom());
    int code = new Program(terminal, Main::open, Optional.empty()).run(line.toArray(String[]::new));
    return new Outcome(code, said.toString(UTF_8).stripTrailing());
  }
}
