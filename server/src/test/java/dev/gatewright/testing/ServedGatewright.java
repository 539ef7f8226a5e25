package dev.gatewright.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/// The server as a process of its own, started the way an operator starts it: `serve` with two
/// files. They learn their port and their data folder from `GATEWRIGHT_PORT` and `GATEWRIGHT_DATA`.
public final class ServedGatewright implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("^ready http\\S* in \\d+ ms");

  private final Program program;
  private final int port;
  private final Launch launch;

  private ServedGatewright(Program program, int port, Launch launch) {
    this.program = program;
    this.port = port;
    this.launch = launch;
  }

  /// How the server was started, so that a command finds it.
  private record Launch(Path serverFile, Path data, Map<String, String> environment) {}

  /// Returns once it says that it serves.
  ///
  /// @param environment further values that the files name
  public static ServedGatewright start(
      Path serverFile, Path tenantsFile, Path data, Map<String, String> environment)
      throws IOException, InterruptedException {
    return start(serverFile, tenantsFile, data, freePort(), environment);
  }

  /// As above, at a port of the caller's choice: a server that comes back where it was.
  public static ServedGatewright start(
      Path serverFile, Path tenantsFile, Path data, int port, Map<String, String> environment)
      throws IOException, InterruptedException {
    var program = launch(serverFile, tenantsFile, data, port, environment);
    return ready(program, port, new Launch(serverFile, data, environment));
  }

  /// As an operator does who has declared nothing yet: without a file of tenants.
  public static ServedGatewright startEmpty(Path serverFile, Path data)
      throws IOException, InterruptedException {
    int port = freePort();
    var launch = new Launch(serverFile, data, Map.of());
    return ready(java("serve", List.of(), launch, port), port, launch);
  }

  private static ServedGatewright ready(Program program, int port, Launch launch)
      throws InterruptedException {
    try {
      program.await(READY);
    } catch (AssertionError e) {
      program.close();
      throw e;
    }
    return new ServedGatewright(program, port, launch);
  }

  /// The process, whether or not it comes to serve.
  public static Program launch(
      Path serverFile, Path tenantsFile, Path data, int port, Map<String, String> environment)
      throws IOException {
    var tenants = List.of("--apply", tenantsFile.toAbsolutePath().toString());
    return java("serve", tenants, new Launch(serverFile, data, environment), port);
  }

  /// Runs a command beside the server, such as `user list`, and returns what it said.
  public String run(String command, String... arguments) {
    return LocalCommand.run(line(command, arguments), environment());
  }

  /// The same of a command that need not succeed.
  public LocalCommand.Outcome outcome(String command, String... arguments) {
    return LocalCommand.outcome(line(command, arguments), environment());
  }

  private List<String> line(String command, String... arguments) {
    var line = new ArrayList<>(List.of(command.split(" ", -1)));
    line.addAll(List.of(arguments));
    line.addAll(List.of("--config", launch.serverFile().toAbsolutePath().toString()));
    return line;
  }

  private Map<String, String> environment() {
    var environment = new HashMap<>(System.getenv());
    environment.putAll(environment(launch, port));
    return environment;
  }

  /// A command of the program where nothing need be serving, such as `restore`.
  public static Program command(
      Path serverFile,
      Path data,
      Map<String, String> environment,
      String command,
      String... arguments)
      throws IOException {
    return java(command, List.of(arguments), new Launch(serverFile, data, environment), 1);
  }

  private static Program java(String command, List<String> arguments, Launch launch, int port)
      throws IOException {
    var line = new ArrayList<>(ShippedProgram.command());
    line.add(command);
    line.addAll(arguments);
    line.add("--config");
    line.add(launch.serverFile().toAbsolutePath().toString());
    var builder = new ProcessBuilder(line);
    builder.environment().putAll(environment(launch, port));
    return Program.start(builder);
  }

  private static Map<String, String> environment(Launch launch, int port) {
    var values = new HashMap<String, String>();
    values.put("GATEWRIGHT_PORT", Integer.toString(port));
    values.put("GATEWRIGHT_DATA", launch.data().toAbsolutePath().toString());
    values.putAll(launch.environment());
    return values;
  }

  public int port() {
    return port;
  }

  /// `http://localhost:{port}` and this path.
  public URI at(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  /// Its log so far. What was logged last may still be on its way here: see [#awaitLog].
  public String log() {
    return program.said();
  }

  /// Its log, once this stands in it.
  public String awaitLog(String text) {
    Patience.until("the log says " + text, () -> program.said().contains(text));
    return program.said();
  }

  /// Ends it as a power cut would: SIGKILL, and nothing of it is left when this returns.
  public void kill() throws InterruptedException {
    program.kill();
  }

  /// Asks it to end: SIGTERM.
  public void terminate() {
    program.terminate();
  }

  /// Waits for its end.
  public int exitCode() throws InterruptedException {
    return program.exitCode();
  }

  @Override
  public void close() {
    program.close();
  }

  /// A port that was free a moment ago, and of those that the kernel gives nobody who does not name
  /// it.
  public static int freePort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
      try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return port;
      } catch (BindException _) {
        // Somebody has it: another.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
