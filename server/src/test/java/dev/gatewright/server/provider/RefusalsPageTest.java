package dev.gatewright.server.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.server.refusals.Explanation;
import dev.gatewright.server.refusals.Explanations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// `docs/refusals.md` lists every reason that the program can give. Run with
/// `-Dgatewright.write-docs=true` to write its tables anew.
class RefusalsPageTest {
  private static final boolean WRITE = Boolean.getBoolean("gatewright.write-docs");
  private static final Path PAGE = root().resolve("docs/refusals.md");
  private static final Pattern CODE =
      Pattern.compile("\"((?:http|body|query|login|page|link|signup)\\.[a-z_0-9]+)\"");

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
  @DisplayName("the tables of docs/refusals.md are those of the program")
  void tables() throws IOException {
    var page = Files.readString(PAGE);
    var wanted = page;
    wanted = with(wanted, "protocol", "error", Explanations.engine());
    wanted = with(wanted, "pages", "status", Explanations.pages());
    wanted = with(wanted, "http", "status", Explanations.http());
    if (WRITE) {
      Files.writeString(PAGE, wanted);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(wanted);
  }

  private static String with(
      String page, String table, String answer, List<Explanation> explanations) {
    var begin = "<!-- " + table + " -->\n";
    assertThat(page).contains(begin);
    int from = page.indexOf(begin) + begin.length();
    int to = page.indexOf("<!-- end -->", from);
    return page.substring(0, from) + table(answer, explanations) + page.substring(to);
  }

  @Test
  @DisplayName("no reason of the engine is without a rule and a cure")
  void everyReasonIsExplained() {
    for (var reason : Reason.values()) {
      assertThat(Explanations.of(reason.code()))
          .as(reason.code())
          .hasValueSatisfying(known -> {
            assertThat(known.rule()).isNotBlank();
            assertThat(known.cure()).isNotBlank();
          });
    }
  }

  @Test
  @DisplayName("every setting that a refusal names is one of docs/configuration.md")
  void settingsExist() throws IOException {
    var known = Files.readString(root().resolve("docs/configuration.md"));
    for (var explanations :
        List.of(Explanations.engine(), Explanations.pages(), Explanations.http())) {
      for (var explanation : explanations) {
        explanation
            .setting()
            .ifPresent(setting -> {
              for (var name : setting.key().split("\\.", -1)) {
                assertThat(known).as(explanation.code()).contains("\n| `" + name + "` | ");
              }
            });
      }
    }
  }

  @Test
  @DisplayName("every reason code in the server's sources is explained")
  void everyCodeIsListed() throws IOException {
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
    assertThat(codes).hasSizeGreaterThan(10).allMatch(code -> Explanations.of(code).isPresent());
  }

  @Test
  @DisplayName("no two reasons share a code")
  void codesAreUnique() {
    var seen = new HashSet<String>();
    for (var reason : Reason.values()) {
      assertThat(seen.add(reason.code())).as(reason.code()).isTrue();
    }
  }

  private static String table(String answer, List<Explanation> explanations) {
    var table =
        new StringBuilder("| reason | " + answer + " | what it means | setting | cure |\n")
            .append("| --- | --- | --- | --- | --- |\n");
    for (var one : explanations) {
      var told = answer.equals("error") ? "`" + one.answer() + "`" : one.answer();
      table.append(
          "| `%s` | %s | %s | %s | %s |\n"
              .formatted(
                  one.code(),
                  told,
                  one.rule(),
                  one.setting().map(it -> it.place().word() + " `" + it.key() + "`").orElse(""),
                  one.cure()));
    }
    return table.toString();
  }

  private static Path root() {
    return Files.exists(Path.of("docs")) ? Path.of("") : Path.of("..");
  }
}
