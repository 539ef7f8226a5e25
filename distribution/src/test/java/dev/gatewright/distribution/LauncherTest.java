package dev.gatewright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The script gatewright")
final class LauncherTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path folder = Path.of("");

  /// A copy of the script, beside a build that only notes that it ran.
  @BeforeEach
  void copy() throws IOException {
    Files.createDirectories(folder.resolve(".mvn"));
    for (var module : new String[] {"one/src/main", "adapters/two/src/main"}) {
      Files.createDirectories(folder.resolve(module));
    }
    for (var pom : new String[] {"pom.xml", "one/pom.xml", "adapters/two/pom.xml"}) {
      Files.writeString(folder.resolve(pom), "<project/>");
    }
    Files.copy(ROOT.resolve("gatewright"), folder.resolve("gatewright"));
    Files.copy(ROOT.resolve(".mvn/find-jdk.sh"), folder.resolve(".mvn/find-jdk.sh"));
    var build =
        """
        #!/bin/sh
        root=$(dirname "$0")
        echo built >>"$root/builds"
        sleep 1
        mkdir -p "$root/distribution/target/app/lib"
        : >"$root/distribution/target/app/lib/gatewright.jar"
        """;
    Files.setPosixFilePermissions(
        Files.writeString(folder.resolve("mvnw"), build),
        PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  @DisplayName("started several times at once builds once")
  void buildsOnce() throws Exception {
    var running = new ArrayList<Process>();
    for (var count = 0; count < 3; count++) {
      running.add(start());
    }
    for (var one : running) {
      one.waitFor();
    }

    assertThat(Files.readAllLines(folder.resolve("builds"))).containsExactly("built");
    assertThat(folder.resolve("target/gatewright.lock")).doesNotExist();
  }

  @Test
  @DisplayName("does not wait for a build that was killed")
  void killed() throws Exception {
    var gone = new ProcessBuilder("true").start();
    gone.waitFor();
    var lock = Files.createDirectories(folder.resolve("target/gatewright.lock"));
    Files.writeString(lock.resolve("pid"), gone.pid() + "\n");

    start().waitFor();

    assertThat(Files.readAllLines(folder.resolve("builds"))).containsExactly("built");
  }

  @Test
  @DisplayName("does not count the build as part of the start")
  void startAfterABuild() throws Exception {
    assertThat(argumentsOfJava()).contains("-Dgatewright.built=true", "-jar");
    assertThat(argumentsOfJava()).contains("-jar").doesNotContain("-Dgatewright.built=true");
  }

  /// What the script starts, with a `java` that only says it.
  private List<String> argumentsOfJava() throws Exception {
    var jdk = folder.resolve("jdk");
    var bin = Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    for (var program : new String[] {"java", "javac"}) {
      Files.setPosixFilePermissions(
          Files.writeString(bin.resolve(program), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n"),
          PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    var output = folder.resolve("output");
    var start = new ProcessBuilder(folder.resolve("gatewright").toString(), "version");
    start.environment().put("JAVA_HOME", jdk.toString());
    start.redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
    return Files.readAllLines(output);
  }

  /// The jar is empty, so that the program ends at once.
  private Process start() throws IOException {
    return new ProcessBuilder(folder.resolve("gatewright").toString(), "version")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
