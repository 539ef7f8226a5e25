package dev.gatewright.server.account.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// `docs/account.md` lists what the API answers.
final class AccountApiPageTest {
  private static final Pattern ROW =
      Pattern.compile("\\| `(account\\.[a-z_]+)` \\| ([0-9]{3}) \\|");

  @Test
  @DisplayName("RFC 9457 §4: every problem stands in docs/account.md with its status, and no other")
  void problems() throws IOException {
    var page = Files.readString(root().resolve("docs/account.md"));
    assertThat(ROW.matcher(page).results().map(row -> row.group(1) + " " + row.group(2)))
        .containsExactlyElementsOf(
            Arrays.stream(ApiProblem.values())
                .map(problem -> problem.reason() + " " + problem.response().status())
                .toList());
  }

  private static Path root() {
    return Files.exists(Path.of("docs")) ? Path.of("") : Path.of("..");
  }
}
