package dev.gatewright.server.config.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.server.config.yaml.YamlNode.Place;
import dev.gatewright.store.sql.FileFault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// A configuration file before it is read: what messages call it, its bytes, and what it may refer
/// to. A file that cannot be read has no bytes, which the readers report.
public final class ConfigFile {
  private final String name;
  private final Optional<byte[]> bytes;
  private final String fault;
  private final Surroundings surroundings;

  private ConfigFile(String name, Optional<byte[]> bytes, String fault, Surroundings surroundings) {
    this.name = name;
    this.bytes = bytes;
    this.fault = fault;
    this.surroundings = surroundings;
  }

  public static ConfigFile of(String name, String text, Surroundings surroundings) {
    return new ConfigFile(name, Optional.of(text.getBytes(UTF_8)), "", surroundings);
  }

  public static ConfigFile of(String name, byte[] bytes, Surroundings surroundings) {
    return new ConfigFile(name, Optional.of(bytes.clone()), "", surroundings);
  }

  /// A file on disk; `{ file: ... }` in it is relative to its folder.
  public static ConfigFile at(Path path, Map<String, String> environment) {
    var surroundings = Surroundings.of(environment, folderOf(path));
    try {
      return new ConfigFile(
          path.toString(), Optional.of(Files.readAllBytes(path)), "", surroundings);
    } catch (IOException e) {
      return new ConfigFile(path.toString(), Optional.empty(), FileFault.text(e), surroundings);
    }
  }

  /// The same, which puts the bytes of every file that it refers to among these, by path.
  public ConfigFile noting(Map<String, byte[]> files) {
    return new ConfigFile(name, bytes, fault, Surroundings.noting(surroundings, files));
  }

  public Problems newProblems() {
    return new Problems(name);
  }

  public Surroundings surroundings() {
    return surroundings;
  }

  /// The file's YAML with everything from outside filled in.
  public Optional<YamlNode> parse(ReadContext context) {
    var problems = context.problems();
    if (bytes.isEmpty()) {
      problems.error(
          Place.NOWHERE,
          "",
          "cannot be read (" + fault + ")",
          "Check that it exists and may be read.");
      return Optional.empty();
    }
    var text = decode(bytes.get());
    if (text.isEmpty()) {
      problems.error(Place.NOWHERE, "", "is not UTF-8 text", "Save it as UTF-8.");
      return Optional.empty();
    }
    return YamlText.parse(text.get(), name, problems).map(node -> context.substituted(node, ""));
  }

  private static Path folderOf(Path path) {
    var folder = path.toAbsolutePath().getParent();
    return folder == null ? path.toAbsolutePath() : folder;
  }

  private static Optional<String> decode(byte[] bytes) {
    try {
      return Optional.of(
          UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
