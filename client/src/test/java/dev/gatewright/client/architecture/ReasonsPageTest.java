package dev.gatewright.client.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docs/sdk.md")
class ReasonsPageTest {
  /// A reason is the first argument of an exception's constructor, or of a check that throws one.
  private static final Pattern IN_CODE = Pattern.compile("\"([a-z_]+\\.[a-z_]+|interrupted)\"");

  private static final Pattern IN_PAGE =
      Pattern.compile("^\\| `([a-z_.]+)` \\| `[A-Z]", Pattern.MULTILINE);

  @Test
  @DisplayName("The page lists every reason that the SDK gives, and no other")
  void everyReason() throws IOException {
    var sources = Path.of("src/main/java");
    var inCode = new TreeSet<String>();
    try (var files = Files.walk(sources)) {
      for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        inCode.addAll(matches(IN_CODE, Files.readString(file)));
      }
    }
    assertThat(matches(IN_PAGE, Files.readString(Path.of("../docs/sdk.md")))).isEqualTo(inCode);
  }

  private static Set<String> matches(Pattern pattern, String text) {
    var found = new TreeSet<String>();
    pattern.matcher(text).results().forEach(match -> found.add(match.group(1)));
    return found;
  }
}
