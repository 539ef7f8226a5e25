package dev.gatewright.server.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.server.config.yaml.Surroundings;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// What a file refers to that came with it: nothing is read on this machine.
final class SentFiles {
  private SentFiles() {}

  /// @param files the Base64 of each by its path
  static Surroundings of(Map<String, String> environment, Map<String, String> files) {
    return new Surroundings() {
      @Override
      public Optional<String> environment(String name) {
        return Optional.ofNullable(environment.get(name));
      }

      @Override
      public Optional<String> file(String path) {
        return bytes(path, (int) MOST_FILE_BYTES)
            .map(bytes -> new String(bytes, UTF_8).replaceFirst("\\r?\\n\\z", ""));
      }

      @Override
      public Optional<byte[]> bytes(String path, int most) {
        return Optional.ofNullable(files.get(path))
            .flatMap(SentFiles::decoded)
            .filter(bytes -> bytes.length > 0 && bytes.length <= most);
      }
    };
  }

  private static Optional<byte[]> decoded(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
