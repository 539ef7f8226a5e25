package dev.gatewright.server.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// `docs/administration.md` says what roles may. Run with `-Dgatewright.write-docs=true` to write
/// its table anew.
@DisplayName("docs/administration.md")
final class AdministrationPageTest {
  private static final boolean WRITE = Boolean.getBoolean("gatewright.write-docs");
  private static final Path PAGE = root().resolve("docs/administration.md");
  private static final Path CHECK =
      root().resolve("admin/src/main/java/dev/gatewright/admin/act/ApiKeys.java");
  private static final Pattern REASON = Pattern.compile("\"(api_key\\.[a-z_]+)\"");

  @Test
  @DisplayName("has the roles and their scopes as they are")
  void roles() throws IOException {
    compare("roles", table());
  }

  @Test
  @DisplayName("has the commands that a key may ask for from elsewhere, with what each needs")
  void remoteCommands() throws IOException {
    var table = new StringBuilder("| command | scope |\n| --- | --- |\n");
    RemoteRule.all()
        .forEach((command, rule) -> {
          if (!RemoteRule.INNER.contains(command)) {
            table.append(
                "| `%s` | `%s`%s |\n"
                    .formatted(
                        command,
                        rule.permission().key(),
                        rule.isOfWhole() ? ", of an owner that reads everything" : ""));
          }
        });
    compare("remote commands", table.toString());
  }

  private static void compare(String marker, String table) throws IOException {
    var page = Files.readString(PAGE);
    var begin = "<!-- " + marker + " -->\n";
    int from = page.indexOf(begin) + begin.length();
    int to = page.indexOf("<!-- end -->", from);
    var wanted = page.substring(0, from) + table + page.substring(to);
    if (WRITE) {
      Files.writeString(PAGE, wanted);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(wanted);
  }

  private static String table() {
    var roles = Arrays.asList(Role.values());
    var table = new StringBuilder("| scope | ");
    table.append(roles.stream().map(Role::key).collect(Collectors.joining(" | "))).append(" |\n");
    table.append("| --- |").append(" --- |".repeat(roles.size())).append('\n');
    for (var permission : Permission.values()) {
      table.append("| `").append(permission.key()).append("` |");
      for (var role : roles) {
        table.append(role.permissions().contains(permission) ? " yes |" : " |");
      }
      table.append('\n');
    }
    return table.toString();
  }

  @Test
  @DisplayName("says what each reason means for which a key is refused")
  void reasons() throws IOException {
    var page = Files.readString(PAGE);
    var reasons = new TreeSet<String>();
    REASON.matcher(Files.readString(CHECK)).results().forEach(found -> reasons.add(found.group(1)));

    assertThat(reasons).hasSizeGreaterThan(5).allMatch(reason -> page.contains("`" + reason + "`"));
  }

  private static Path root() {
    return Files.exists(Path.of("docs")) ? Path.of("") : Path.of("..");
  }
}
