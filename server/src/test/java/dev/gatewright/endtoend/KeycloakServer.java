package dev.gatewright.endtoend;

import dev.gatewright.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.regex.Pattern;

/// Keycloak's own distribution in a process of its own, which the Maven profile `soak` unpacks,
/// with the realm of `keycloak-realm.json` in its in-memory database.
final class KeycloakServer implements AutoCloseable {
  private static final Path UNPACKED = Path.of("target", "keycloak").toAbsolutePath();
  private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+)");

  private final Program program;
  private final String origin;

  private KeycloakServer(Program program, String origin) {
    this.program = program;
    this.origin = origin;
  }

  static KeycloakServer start() throws IOException, InterruptedException {
    var home = distribution();
    forget(home.resolve("data"));
    var realm = home.resolve("data/import/people-realm.json");
    Files.createDirectories(realm.getParent());
    Files.copy(TwoTenants.file("keycloak-realm.json"), realm, StandardCopyOption.REPLACE_EXISTING);
    var builder =
        new ProcessBuilder(
            "bash",
            "bin/kc.sh",
            "start-dev",
            "--import-realm",
            "--db=dev-mem",
            "--cache=local",
            "--http-host=127.0.0.1",
            "--http-port=0");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms128m -Xmx768m");
    var program = Program.start(builder.directory(home.toFile()));
    try {
      return new KeycloakServer(program, program.await(LISTENING).group(1));
    } catch (AssertionError neverServed) {
      program.close();
      throw neverServed;
    }
  }

  private static Path distribution() throws IOException {
    if (Files.isDirectory(UNPACKED)) {
      try (var found = Files.list(UNPACKED)) {
        var home = found.filter(folder -> Files.exists(folder.resolve("bin/kc.sh"))).findFirst();
        if (home.isPresent()) {
          return home.get();
        }
      }
    }
    throw new AssertionError(
        "Keycloak is not in " + UNPACKED + ": run the tests with the Maven profile soak (-Psoak)");
  }

  /// What an earlier run left, so that each run starts from the realm's file.
  private static void forget(Path data) throws IOException {
    if (Files.exists(data)) {
      try (var files = Files.walk(data)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  String issuer() {
    return origin + "/realms/people";
  }

  @Override
  public void close() {
    program.close();
  }
}
