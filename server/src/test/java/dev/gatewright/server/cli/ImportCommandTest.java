package dev.gatewright.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("People from elsewhere on the command line")
final class ImportCommandTest {
  private static final String PEOPLE =
      """
      email,email_verified,name,username,status
      bob@elsewhere.test,yes,Bob,bob,active
      ada@acme.test,yes,Another Ada,,active
      nobody,no,No,,
      eve@elsewhere.test,no,Eve,admin,blocked
      """;

  @TempDir private Path folder;
  private CommandLine line;
  private Path people;

  @BeforeEach
  void apply() throws IOException {
    line = CommandLine.in(folder);
    people = Files.writeString(folder.resolve("people.csv"), PEOPLE);
    assertThat(line.run("apply", line.tenants().toString())).isZero();
  }

  @Test
  @DisplayName("a dry run says what would come, and adds nobody")
  void dryRun() {
    assertThat(line.run("import", people.toString(), "--from", "csv", "--dry-run")).isZero();
    assertThat(line.out())
        .startsWith(
            """
            4 read, 2 would be added, 1 have an account already, 1 did not fit.
            stays behind, 1 times: a username that nobody can have here
            row 3: the e-mail address cannot be one
            """);
    assertThat(line.run("user", "list")).isZero();
    assertThat(line.out()).doesNotContain("elsewhere");
  }

  @Test
  @DisplayName(
      "who fits is added as they were, who is there stays as they are, and again is the same")
  void added() {
    assertThat(line.run("import", people.toString(), "--from", "csv")).isZero();
    assertThat(line.out())
        .contains("4 read, 2 added, 1 have an account already, 1 did not fit.")
        .contains("stays behind, 1 times: a username that nobody can have here");

    assertThat(line.run("user", "list")).isZero();
    assertThat(line.out())
        .containsPattern("bob@elsewhere.test +active +- +Bob ")
        .containsPattern("eve@elsewhere.test +suspended +- +Eve ")
        .doesNotContain("Another Ada");

    assertThat(line.run("import", people.toString(), "--from", "csv", "--json")).isZero();
    assertThat(line.out()).contains("\"read\":4", "\"added\":0", "\"there\":3");
  }

  @Test
  @DisplayName("of two who want a username the account comes without it, and its row is told")
  void nameTaken() throws IOException {
    assertThat(line.run("import", people.toString(), "--from", "csv")).isZero();
    Files.writeString(people, "email,username\nrob@elsewhere.test,Bob\n");
    assertThat(line.run("import", people.toString(), "--from", "csv")).isZero();
    assertThat(line.out())
        .startsWith("1 read, 1 added")
        .contains("row 1 (rob@elsewhere.test): Somebody else has the username bob.")
        .contains("stays behind, 1 times: a username that nobody can have here");
  }

  @Test
  @DisplayName("a running server takes them, and an event tells of each")
  void beside() throws IOException {
    var serving = line.serve();
    assertThat(line.run("import", people.toString(), "--from", "csv")).isZero();
    assertThat(line.out()).contains("2 added");
    assertThat(line.run("audit", "--limit", "1000")).isZero();
    assertThat(line.out().lines().filter(event -> event.contains("user.added"))).hasSize(3);
    serving.stop(Duration.ZERO);
  }

  @Test
  @DisplayName("what cannot be is said: no such system, no such file, a file of another form")
  void mistaken() throws IOException {
    assertThat(line.run("import", people.toString(), "--from", "ldap")).isEqualTo(3);
    assertThat(line.err()).contains("ldap is no system", "keycloak, auth0, cognito");
    assertThat(line.run("import", folder.resolve("none").toString(), "--from", "csv")).isEqualTo(4);
    assertThat(line.err()).contains("there is no file");
    assertThat(line.run("import", people.toString(), "--from", "auth0")).isEqualTo(4);
    assertThat(line.err())
        .contains("people.csv is not what auth0 exports: line 1", "0 read, 0 added");
    assertThat(line.run("import", people.toString(), "--from", "csv", "--issuer", "none"))
        .isEqualTo(5);
    assertThat(line.err()).contains("There is no issuer none");
  }

  @Test
  @DisplayName("more than one batch comes over whole, in the order of the file")
  void batches() throws IOException {
    var many = new StringBuilder("email,name\n");
    for (int i = 0; i < 1_203; i++) {
      many.append("p%s@many.test,P %s%n".formatted(i, i));
    }
    Files.writeString(people, many);
    assertThat(line.run("import", people.toString(), "--from", "csv")).isZero();
    assertThat(line.out()).startsWith("1203 read, 1203 added, 0 have");
  }
}
