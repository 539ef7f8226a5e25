package dev.gatewright.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.testing.HeardLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The command line, where something is missing or stands elsewhere")
final class ProgramPathsTest {
  @TempDir private Path folder;
  private CommandLine line;
  private Path config;
  private Path tenants;

  @BeforeEach
  void writeFiles() throws IOException {
    line = CommandLine.in(folder);
    config = line.config();
    tenants = line.tenants();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "backup",
        "restore",
        "user show",
        "user add",
        "user remove",
        "user suspend",
        "session list",
        "session end ada@acme.test",
        "client add",
        "client remove",
        "client rotate-secret"
      })
  @DisplayName("names the argument that is missing, with 3, and does nothing")
  void missingArgument(String command) {
    line.run("apply", tenants.toString());

    assertThat(line.run(command.split(" "))).isEqualTo(3);
    assertThat(line.err()).contains("Missing required parameter", "--help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"backup b.db", "user list", "keys list", "audit", "export"})
  @DisplayName("says that there is no store, with 5, and makes neither a store nor a key")
  void noStore(String command) throws IOException {
    var words = command.replace("b.db", folder.resolve("b.db").toString()).split(" ");

    assertThat(line.run(words)).isEqualTo(5);
    assertThat(line.err())
        .contains("there is no store " + folder.resolve("g.db"), "gatewright apply");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(config, tenants);
    }
  }

  @Test
  @DisplayName("sees the paths in server.yaml from its folder, wherever the command is started")
  void pathsSeenFromTheFile() throws IOException {
    Files.writeString(config, "store: sqlite:kept/g.db\nmaster_key_file: keys/master.key\n");

    assertThat(line.run("apply", tenants.toString())).isZero();

    assertThat(folder.resolve("kept/g.db")).exists();
    assertThat(folder.resolve("keys/master.key")).exists();
  }

  @Test
  @DisplayName("warns at the start of a store without an issuer and of a key that others can read")
  void warnsAtTheStart() throws IOException {
    Files.writeString(
        folder.resolve("master.key"), MasterKey.generate(new SecureRandom()).reveal() + "\n");
    Files.setPosixFilePermissions(
        folder.resolve("master.key"), PosixFilePermissions.fromString("rw-r--r--"));
    try (var log = new HeardLog("gatewright.server")) {
      new ServeCommand((config, store, terminal, _) -> line.server().on(config, store, terminal))
          .start(line.serverConfig(), Optional.empty(), line.terminal(""))
          .orElseThrow()
          .stop(Duration.ZERO);

      assertThat(log.text())
          .contains("g.db holds no issuer", "gatewright apply")
          .contains("other accounts can read the master key", "chmod 600");
    }
  }

  @Test
  @DisplayName("doctor looks at the management address too, and tells what is wrong with each")
  void doctorLooksAtAddresses() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.writeString(
          config,
          "listen: 192.0.2.1:9\nbase_url: http://localhost:9\nmanagement: 127.0.0.1:"
              + taken.getLocalPort()
              + "\n");

      assertThat(line.run("doctor")).isEqualTo(1);
      assertThat(line.out())
          .contains("FAIL  listen: 192.0.2.1:9 is no address of this machine")
          .contains("FAIL  management: 127.0.0.1:" + taken.getLocalPort() + " is taken");
    }
  }

  @Test
  @DisplayName("refuses one address for listen and management, before anything is opened")
  void sameAddressTwice() throws IOException {
    Files.writeString(config, "listen: 127.0.0.1:8080\nmanagement: 127.0.0.1:8080\n");

    assertThat(line.run("doctor")).isEqualTo(4);
    assertThat(line.err())
        .contains("server.yaml:2:13: management is the address of listen", "Fix:");
  }
}
