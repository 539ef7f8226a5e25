package dev.gatewright.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.api.sources.ClientSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The sources of `admin-client/` that are not written by hand. Run with
/// `-Dgatewright.write-docs=true`, and format them, to make them anew.
final class AdminClientSourcesTest {
  private static final boolean WRITE = Boolean.getBoolean("gatewright.write-docs");
  private static final Path FOLDER =
      (Files.exists(Path.of("admin-client")) ? Path.of("") : Path.of(".."))
          .resolve("admin-client/src/main/java/dev/gatewright/adminclient");

  @TempDir private Path folder;

  @Test
  @DisplayName("The administration's client has what the descriptors of the API say, and no more")
  void sources() throws Exception {
    Map<String, String> wanted;
    try (var server = new AdminServer(folder)) {
      wanted = new TreeMap<>(ClientSources.of(server.get("", "/openapi.json").json()));
    }
    if (WRITE) {
      write(wanted);
    }
    wanted.replaceAll((_, text) -> unformatted(text));
    assertThat(made()).as("run this test with -Dgatewright.write-docs=true").isEqualTo(wanted);
  }

  /// What is as it should be keeps its form.
  private static void write(Map<String, String> wanted) throws IOException {
    var there = made();
    for (var name : there.keySet()) {
      if (!wanted.containsKey(name)) {
        Files.delete(FOLDER.resolve(name + ".java"));
      }
    }
    for (var file : wanted.entrySet()) {
      if (!unformatted(file.getValue()).equals(there.get(file.getKey()))) {
        Files.writeString(FOLDER.resolve(file.getKey() + ".java"), file.getValue());
      }
    }
  }

  private static Map<String, String> made() throws IOException {
    var made = new TreeMap<String, String>();
    try (var files = Files.list(FOLDER)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var text = Files.readString(file);
        if (ClientSources.isMade(text)) {
          made.put(file.getFileName().toString().replace(".java", ""), unformatted(text));
        }
      }
    }
    return made;
  }

  /// Lines are broken by the formatter.
  private static String unformatted(String text) {
    return text.replace("///", "").replaceAll("\\s+", "");
  }
}
