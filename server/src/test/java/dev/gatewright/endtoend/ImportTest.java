package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.TestTenants;
import dev.gatewright.testing.Visitor;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportTest {
  @Test
  @DisplayName(
      "Whoever comes from Keycloak signs in with the password they had there, and so again after it"
          + " was hashed anew; whoever was disabled there does not")
  void comesOver(@TempDir Path data) throws Exception {
    var file = Path.of("src/test/resources/dev/gatewright/server/imports/keycloak.json");
    try (var server = TestTenants.serve(data, Map.of())) {
      assertThat(
              server.run(
                  "import",
                  file.toAbsolutePath().toString(),
                  "--from",
                  "keycloak",
                  "--issuer",
                  "acme"))
          .contains("6 read, 4 added, 1 have an account already, 1 did not fit.");

      for (int time = 0; time < 2; time++) {
        assertThat(signIn(server.at("/acme/account"), "eve@acme.test", "correct horse battery"))
            .contains("eve@acme.test");
      }
      assertThat(signIn(server.at("/acme/account"), "eve@acme.test", "correct horse batterx"))
          .doesNotContain("Sign out");
      assertThat(signIn(server.at("/acme/account"), "bob@acme.test", "correct horse battery"))
          .doesNotContain("Sign out");
    }
  }

  private static String signIn(URI account, String email, String password) throws Exception {
    var visitor = new Visitor();
    return visitor.signIn(visitor.open(account), email, password).text();
  }
}
