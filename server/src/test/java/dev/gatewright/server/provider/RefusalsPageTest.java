package dev.gatewright.server.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.oauth.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// `docs/refusals.md` lists every reason that the program can give. Run with
/// `-Dgatewright.write-docs=true` to write its protocol table anew.
class RefusalsPageTest {
  private static final boolean WRITE = Boolean.getBoolean("gatewright.write-docs");
  private static final Path PAGE = root().resolve("docs/refusals.md");
  private static final Pattern CODE =
      Pattern.compile("\"((?:http|body|query|login|page)\\.[a-z_0-9]+)\"");

  /// Keys of message bundles and names of files, which look like codes.
  private static final TreeSet<String> NO_CODES =
      new TreeSet<>(
          java.util.Set.of(
              "page.css",
              "page.js",
              "login.email_phone",
              "login.email_username",
              "login.email_username_phone"));

  @Test
  @DisplayName("the protocol table of docs/refusals.md is the engine's list of reasons")
  void protocolTable() throws IOException {
    var page = Files.readString(PAGE);
    var begin = "<!-- protocol -->\n";
    int from = page.indexOf(begin) + begin.length();
    int to = page.indexOf("<!-- end -->", from);
    var wanted = page.substring(0, from) + table() + page.substring(to);
    if (WRITE) {
      Files.writeString(PAGE, wanted);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(wanted);
  }

  @Test
  @DisplayName("every reason code in the server's sources stands in docs/refusals.md")
  void everyCodeIsListed() throws IOException {
    var page = Files.readString(PAGE);
    var codes = new TreeSet<String>();
    for (var folder : new String[] {"http", "provider"}) {
      var sources = root().resolve("server/src/main/java/dev/gatewright/server").resolve(folder);
      try (var files = Files.walk(sources)) {
        for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          var matcher = CODE.matcher(Files.readString(file));
          while (matcher.find()) {
            codes.add(matcher.group(1));
          }
        }
      }
    }
    codes.removeAll(NO_CODES);
    assertThat(codes).hasSizeGreaterThan(10).allMatch(code -> page.contains("`" + code + "`"));
  }

  @Test
  @DisplayName("no two reasons share a code")
  void codesAreUnique() {
    var seen = new HashSet<String>();
    for (var reason : Reason.values()) {
      assertThat(seen.add(reason.code())).as(reason.code()).isTrue();
    }
  }

  private static String table() {
    var table =
        new StringBuilder("| reason | error | what it means | cure |\n| --- | --- | --- | --- |\n");
    for (var reason : Reason.values()) {
      table.append(
          "| `%s` | `%s` | %s | %s |\n"
              .formatted(
                  reason.code(), reason.error().wire(), reason.description(), reason.cure()));
    }
    return table.toString();
  }

  private static Path root() {
    return Files.exists(Path.of("docs")) ? Path.of("") : Path.of("..");
  }
}
