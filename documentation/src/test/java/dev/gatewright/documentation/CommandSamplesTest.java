package dev.gatewright.documentation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.Main;
import dev.gatewright.server.cli.Program;
import dev.gatewright.server.cli.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Commands in the documentation")
final class CommandSamplesTest {
  /// Programs that are not of this repository.
  private static final Set<String> FOREIGN =
      Set.of(
          "cd", "export", "git", "curl", "npm", "node", "docker", "apt-get", "sudo", "openssl",
          "nginx");

  /// What the script `gatewright` does by itself.
  private static final Set<String> OF_THE_SCRIPT = Set.of("aot");

  /// A command line of a sample.
  record Line(Document.Sample sample, String text) {
    @Override
    public String toString() {
      return sample.document() + ": " + text;
    }
  }

  static Stream<Line> lines() {
    return Document.samples("sh").stream()
        .flatMap(sample ->
            sample
                .text()
                .replace("\\\n", " ")
                .replaceAll("\\$\\([^)]*\\)", "SUBSTITUTED")
                .lines()
                .map(line -> line.replaceFirst("(^|\\s)#.*$", "").strip())
                .flatMap(line -> Stream.of(line.split(" (&&|\\|\\|?) ")))
                .filter(line -> !line.isEmpty())
                .map(line -> new Line(sample, line)));
  }

  static Stream<Document.Sample> scripts() {
    return Document.samples("sh").stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scripts")
  @DisplayName("have what a shell takes for a pattern or an end in quotes where it stands in a URL")
  void quoted(Document.Sample sample) {
    var bare = sample.text().replaceAll("'[^']*'|\"[^\"]*\"", "");
    assertThat(bare.split("\\s+", -1))
        .filteredOn(word -> word.matches(".*(://|/admin/|/oauth2/).*[?&*;].*"))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lines")
  @DisplayName("are ones that the program takes")
  void taken(Line line) throws IOException {
    var words = new ArrayList<>(List.of(line.text().strip().split("\\s+")));
    words.removeIf(word -> word.matches("[A-Z_]+=.*"));
    if (words.isEmpty()) {
      return;
    }
    var arguments = words.subList(1, words.size());
    switch (words.getFirst().replaceFirst("^\\./", "")) {
      case "gatewright" -> assertThat(complaints(arguments)).isEmpty();
      case "mvnw" -> assertThat(unknownModules(arguments)).isEmpty();
      case "examples/run" ->
          assertThat(Files.readString(Document.ROOT.resolve("examples/run")))
              .contains("  " + arguments.getFirst() + ") ");
      case ".ci/run" -> assertThat(Document.ROOT.resolve(".ci/run")).isExecutable();
      case String other -> assertThat(other).isIn(FOREIGN);
    }
  }

  /// What the real program says about a command and its options; `--help` keeps it from acting.
  private static String complaints(List<String> arguments) {
    if (OF_THE_SCRIPT.contains(arguments.getFirst())) {
      return "";
    }
    var said = new ByteArrayOutputStream();
    var out = new PrintStream(said, true, UTF_8);
    var terminal =
        new Terminal(
            out,
            out,
            new ByteArrayInputStream(new byte[0]),
            Map.of(),
            () -> Instant.EPOCH,
            new SecureRandom());
    var words = new ArrayList<>(arguments.stream().map(CommandSamplesTest::unquoted).toList());
    words.removeIf(word -> word.equals(">") || word.equals("..."));
    words.add("--help");
    var code =
        new Program(terminal, Main::open, Optional.empty()).run(words.toArray(String[]::new));
    return code == 0 ? "" : said.toString(UTF_8);
  }

  private static List<String> unknownModules(List<String> arguments) {
    var at = arguments.indexOf("-pl");
    return at < 0
        ? List.of()
        : Arrays.stream(arguments.get(at + 1).split(","))
            .filter(module -> !Files.exists(Document.ROOT.resolve(module).resolve("pom.xml")))
            .toList();
  }

  private static String unquoted(String word) {
    return word.replaceAll("^[\"']|[\"']$", "").replaceAll("^\\[|]$", "");
  }
}
