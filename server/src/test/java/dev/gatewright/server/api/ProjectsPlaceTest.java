package dev.gatewright.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Where API keys are not taken beside the issuers, they are not taken below them")
final class ProjectsPlaceTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("and a project's own administrators come in all the same")
  void off() throws Exception {
    try (var projects = new ProjectsServer(folder, "admin_api: off")) {
      var owner = projects.server.key(Mandate.owner());
      var admin = projects.bearer("proj_shop", "ada");

      assertThat(projects.ask("GET", "", owner, "").status()).isEqualTo(401);
      assertThat(projects.ask("GET", "/proj_shop/users", owner, "").status()).isEqualTo(401);
      assertThat(projects.ask("GET", "/proj_shop/users", admin, "").status()).isEqualTo(200);
    }
  }
}
