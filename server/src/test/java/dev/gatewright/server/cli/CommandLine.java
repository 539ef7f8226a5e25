package dev.gatewright.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.config.server.ServerConfigReader;
import dev.gatewright.server.config.yaml.ConfigFile;
import dev.gatewright.server.config.yaml.ConfigResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// A command line in a folder of its own, with a `server.yaml` and a `tenants.yaml`, and what it
/// printed last.
final class CommandLine {
  private static final String TENANTS =
      """
      issuers:
        - id: acme
          name: ${NAME}
          clients:
            - { id: job, type: machine, secret: { generate: true } }
          users:
            - { email: ada@acme.test, password: "correct horse" }
      """;

  private final Path folder;
  private final FakeServer server = new FakeServer();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private CommandLine(Path folder) {
    this.folder = folder;
  }

  static CommandLine in(Path folder) throws IOException {
    var line = new CommandLine(folder);
    Files.writeString(
        line.config(),
        """
        listen: 127.0.0.1:0
        base_url: http://localhost:8080
        store: "sqlite:%1$s/g.db"
        master_key_file: "%1$s/master.key"
        """
            .formatted(folder));
    Files.writeString(line.tenants(), TENANTS);
    return line;
  }

  Path config() {
    return folder.resolve("server.yaml");
  }

  Path tenants() {
    return folder.resolve("tenants.yaml");
  }

  FakeServer server() {
    return server;
  }

  Serving serve() throws IOException {
    var command =
        new ServeCommand((config, store, terminal, _) -> server.on(config, store, terminal));
    return command.start(serverConfig(), Optional.of(tenants()), terminal("")).orElseThrow();
  }

  ServerConfig serverConfig() {
    return switch (ServerConfigReader.read(ConfigFile.at(config(), Map.of()))) {
      case ConfigResult.Loaded<ServerConfig>(var loaded, _) -> loaded;
      case ConfigResult.Broken<ServerConfig> broken -> throw new AssertionError(broken.text());
    };
  }

  int run(String... arguments) {
    return runTyping("", arguments);
  }

  int runTyping(String typed, String... arguments) {
    var all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--config";
    all[arguments.length + 1] = config().toString();
    return program(typed).run(all);
  }

  Program program(String typed) {
    return new Program(
        terminal(typed),
        (config, store, terminal, _) -> server.on(config, store, terminal),
        Optional.empty());
  }

  Terminal terminal(String typed) {
    out.reset();
    err.reset();
    return new Terminal(
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        new ByteArrayInputStream(typed.getBytes(UTF_8)),
        Map.of("NAME", "Acme"),
        InstantSource.system(),
        new SecureRandom());
  }

  String out() {
    return out.toString(UTF_8);
  }

  String err() {
    return err.toString(UTF_8);
  }
}
