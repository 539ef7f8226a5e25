package dev.gatewright.server.config.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What a configuration file may refer to outside itself: environment values (`${NAME}`) and files
/// that hold one secret (`{ file: path }`).
public interface Surroundings {
  /// A secret's file larger than this is a mistake.
  long MOST_FILE_BYTES = 64 * 1024;

  /// The value of an environment name, absent when it is not set.
  public Optional<String> environment(String name);

  /// The text of a file without its last line break, absent when it cannot be read.
  public Optional<String> file(String path);

  /// The bytes of a file, absent when it cannot be read, is empty or has more than `most`.
  Optional<byte[]> bytes(String path, int most);

  /// Nothing outside: no environment values, no files.
  public static Surroundings none() {
    return of(Map.of(), Map.of());
  }

  /// Fixed values, for tests and embedders.
  public static Surroundings of(Map<String, String> environment, Map<String, String> files) {
    return new Surroundings() {
      @Override
      public Optional<String> environment(String name) {
        return Optional.ofNullable(environment.get(name));
      }

      @Override
      public Optional<String> file(String path) {
        return Optional.ofNullable(files.get(path));
      }

      @Override
      public Optional<byte[]> bytes(String path, int most) {
        return file(path)
            .map(text -> text.getBytes(UTF_8))
            .filter(bytes -> bytes.length > 0 && bytes.length <= most);
      }
    };
  }

  /// The given environment, and files relative to the folder of the configuration file.
  public static Surroundings of(Map<String, String> environment, Path folder) {
    return new Surroundings() {
      @Override
      public Optional<String> environment(String name) {
        return Optional.ofNullable(environment.get(name));
      }

      @Override
      public Optional<String> file(String path) {
        try {
          var target = folder.resolve(path);
          if (Files.size(target) > MOST_FILE_BYTES) {
            return Optional.empty();
          }
          return Optional.of(Files.readString(target, UTF_8).replaceFirst("\\r?\\n\\z", ""));
        } catch (IOException | InvalidPathException e) {
          return Optional.empty();
        }
      }

      @Override
      public Optional<byte[]> bytes(String path, int most) {
        try (var in = Files.newInputStream(folder.resolve(path))) {
          var bytes = in.readNBytes(most + 1);
          return Optional.of(bytes).filter(it -> it.length > 0 && it.length <= most);
        } catch (IOException | InvalidPathException e) {
          return Optional.empty();
        }
      }
    };
  }

  /// The same, which puts the bytes of every file that is read among these, by path.
  static Surroundings noting(Surroundings from, Map<String, byte[]> files) {
    return new Surroundings() {
      @Override
      public Optional<String> environment(String name) {
        return from.environment(name);
      }

      @Override
      public Optional<String> file(String path) {
        var text = from.file(path);
        text.ifPresent(found -> files.put(path, found.getBytes(UTF_8)));
        return text;
      }

      @Override
      public Optional<byte[]> bytes(String path, int most) {
        var bytes = from.bytes(path, most);
        bytes.ifPresent(found -> files.put(path, found));
        return bytes;
      }
    };
  }
}
