package dev.gatewright.server.cli;

import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.config.server.ServerConfigReader;
import dev.gatewright.server.config.yaml.ConfigFile;
import dev.gatewright.server.config.yaml.ConfigResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads `server.yaml` for a command and prints what is wrong with it.
final class ServerFile {
  private ServerFile() {}

  /// The configuration, or empty when its problems were printed.
  static Optional<ServerConfig> read(String file, Terminal terminal) {
    if (!Files.exists(Path.of(file))) {
      terminal.fail(
          "there is no file %s here. Name yours with --config, or write one to begin with: gatewright init"
              .formatted(file));
      return Optional.empty();
    }
    return switch (ServerConfigReader.read(ConfigFile.at(Path.of(file), terminal.environment()))) {
      case ConfigResult.Loaded<ServerConfig>(var config, var warnings) -> {
        warnings.forEach(warning -> terminal.err().println("warning: " + warning.text()));
        var folder = Optional.ofNullable(Path.of(file).getParent());
        yield Optional.of(folder.map(config::seenFrom).orElse(config));
      }
      case ConfigResult.Broken<ServerConfig> broken -> {
        terminal.problems(broken);
        yield Optional.empty();
      }
    };
  }

  /// The file that the store is in.
  static Path storeFile(ServerConfig config) {
    return switch (config.store()) {
      case ServerConfig.StoreConfig.Sqlite(var file) -> Path.of(file);
      case ServerConfig.StoreConfig.InMemory() ->
          throw new IllegalArgumentException("a store in memory has no file");
    };
  }
}
