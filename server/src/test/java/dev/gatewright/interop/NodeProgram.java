package dev.gatewright.interop;

import dev.gatewright.testing.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// One of the programs under `interop/`, running on a free port and configured by environment
/// values alone.
final class NodeProgram implements AutoCloseable {
  static final Path FOLDER = Path.of("..", "interop").toAbsolutePath().normalize();
  private static final Pattern SERVING = Pattern.compile("^serving on port (\\d+)$");

  private final Program program;
  private final int port;
  private long secondsAhead;

  private NodeProgram(Program program, int port) {
    this.program = program;
    this.port = port;
  }

  /// Why the programs cannot run on this machine, or nothing.
  static Optional<String> missing() {
    return Program.find("node").isEmpty() || Program.find("npm").isEmpty()
        ? Optional.of("there is no node or no npm on the PATH")
        : Optional.empty();
  }

  /// Brings the pinned libraries into `interop/node_modules` unless they are there.
  static void install() throws IOException, InterruptedException {
    install(".");
  }

  /// The same for a folder below, which has libraries of its own.
  static void install(String folder) throws IOException, InterruptedException {
    try (var program =
        Program.start(new ProcessBuilder("./install", folder).directory(FOLDER.toFile()))) {
      if (program.exitCode() != 0) {
        throw new AssertionError("interop/install failed:\n" + program.said());
      }
    }
  }

  static NodeProgram start(String script, Map<String, String> environment)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder("node", "--import", "./clock.mjs", script).directory(FOLDER.toFile());
    builder.environment().put("PORT", "0");
    builder.environment().putAll(environment);
    var program = Program.start(builder);
    try {
      return new NodeProgram(program, Integer.parseInt(program.await(SERVING).group(1)));
    } catch (AssertionError e) {
      program.close();
      throw e;
    }
  }

  int port() {
    return port;
  }

  /// Makes the program believe that so much time has passed.
  void goForward(Duration time) throws IOException, InterruptedException {
    secondsAhead += time.toSeconds();
    program.tell(Long.toString(time.toSeconds()));
    program.await(Pattern.compile("^clock is " + secondsAhead + " s ahead$"));
  }

  @Override
  public void close() {
    program.close();
  }
}
