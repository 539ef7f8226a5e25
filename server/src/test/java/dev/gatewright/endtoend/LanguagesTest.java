package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.ServedGatewright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguagesTest {
  @Test
  @DisplayName(
      "Where the machine writes other digits and letters people sign in, hashes stay ASCII, and a"
          + " backup is restored")
  void everywhere(@TempDir Path data) throws Exception {
    var environment = Map.of("JDK_JAVA_OPTIONS", options("ar-EG"));
    var elsewhere = Map.of("JDK_JAVA_OPTIONS", options("tr-TR"));
    var copy = data.resolve("copy.db");
    try (var server = start(data, environment)) {
      signIn(server);
      assertThat(run(environment, data, "backup", copy.toString())).isZero();
    }
    assertThat(hashes(copy))
        .isNotEmpty()
        .allMatch(hash -> hash.matches("\\$argon2id\\$v=19\\$m=[0-9]+,t=[0-9]+,p=[0-9]+\\$.*"));
    assertThat(run(elsewhere, data, "restore", copy.toString())).isZero();
    try (var server = start(data, elsewhere)) {
      signIn(server);
    }
  }

  private static String options(String locale) {
    var parts = locale.split("-", 2);
    return "-Duser.language=%s -Duser.country=%s -Dfile.encoding=COMPAT -Duser.timezone=Asia/Tehran"
        .formatted(parts[0], parts[1]);
  }

  private static ServedGatewright start(Path data, Map<String, String> environment)
      throws Exception {
    return ServedGatewright.start(
        TwoTenants.file("server.yaml"), TwoTenants.file("tenants.yaml"), data, environment);
  }

  private static void signIn(ServedGatewright server) throws Exception {
    var party = TwoTenants.web(server, "acme");
    var code = TwoTenants.logIn(TwoTenants.visitor(), party);
    assertThat(party.redeem(code).status()).isEqualTo(200);
  }

  private static int run(
      Map<String, String> environment, Path data, String command, String argument)
      throws Exception {
    try (var program =
        ServedGatewright.command(
            TwoTenants.file("server.yaml"), data, environment, command, argument)) {
      int exit = program.exitCode();
      assertThat(program.said()).doesNotContain("bug");
      return exit;
    }
  }

  private static List<String> hashes(Path database) throws Exception {
    assertThat(Files.exists(database)).isTrue();
    var found = new ArrayList<String>();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT password_hash FROM user_account WHERE password_hash IS NOT NULL")) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}
