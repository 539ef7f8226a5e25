package dev.gatewright.client.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// A PostgreSQL server of a test's own, in a folder that goes with it. Needs the server's programs,
/// as Debian's package `postgresql` brings them.
public final class PostgresServer {
  /// What to say where it is not installed.
  public static final String HOW_TO_GET =
      "PostgreSQL's server is not installed here: apt-get install postgresql";

  private static final String PASSWORD = UUID.randomUUID().toString();

  private final Path programs;
  private final Path folder;
  private final int port;

  private PostgresServer(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  public static boolean isInstalled() {
    return programs().isPresent();
  }

  private static Optional<Path> programs() {
    var versions = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(versions)) {
      return Optional.empty();
    }
    try (var found = Files.list(versions)) {
      return found
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /// Makes and starts a server.
  public static PostgresServer start() throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("postgres");
    var server = new PostgresServer(programs().orElseThrow(), folder, freePort());
    var passwords = Files.writeString(folder.resolve("password"), PASSWORD);
    if (isRoot()) {
      // PostgreSQL refuses to run as root; its package made this user.
      server.run(List.of("chown", "-R", "postgres", folder.toString()));
    }
    server.runAsServer(
        "initdb",
        "--pgdata=" + server.data(),
        "--username=test",
        "--auth=password",
        "--pwfile=" + passwords,
        "--no-sync");
    server.runAsServer(
        "pg_ctl",
        "--pgdata=" + server.data(),
        "--log=" + folder.resolve("log"),
        "--wait",
        "-o",
        ("-p %s -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s -c fsync=off"
                + " -c max_connections=200")
            .formatted(server.port, folder),
        "start");
    return server;
  }

  /// Connections to it, one each time.
  public DataSource dataSource() {
    var source = new PGSimpleDataSource();
    source.setURL(url());
    return source;
  }

  /// Its address, with user and password.
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=test&password=" + PASSWORD;
  }

  private Path data() {
    return folder.resolve("data");
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void runAsServer(String program, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  private void run(List<String> command) throws IOException, InterruptedException {
    var output = Files.createTempFile("postgres", ".out");
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(command.get(0) + " failed: " + Files.readString(output));
    }
    Files.delete(output);
  }

  /// Stops it and removes its folder.
  public void stop() throws IOException, InterruptedException {
    runAsServer("pg_ctl", "--pgdata=" + data(), "--mode=immediate", "--wait", "stop");
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
