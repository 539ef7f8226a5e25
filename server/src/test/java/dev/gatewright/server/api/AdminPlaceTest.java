package dev.gatewright.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.testing.ServedGatewright;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The administration's API is served")
final class AdminPlaceTest {
  private static final List<String> PATHS = List.of("/issuers", "/openapi.json", "/");

  @TempDir private Path folder;

  @Test
  @DisplayName("nowhere, where it is off")
  void off() throws Exception {
    try (var server = new AdminServer(folder, "admin_api: off")) {
      var owner = server.key(Mandate.owner());
      for (var path : PATHS) {
        assertThat(server.get(owner, path).status()).as(path).isEqualTo(404);
      }
    }
  }

  @Test
  @DisplayName("at the management address alone, where the setting says so")
  void management() throws Exception {
    int port = ServedGatewright.freePort();
    var more = "management: 127.0.0.1:%s\nadmin_api: management".formatted(port);
    try (var server = new AdminServer(folder, more)) {
      var owner = server.key(Mandate.owner());
      for (var path : PATHS) {
        assertThat(server.get(owner, path).status()).as(path).isEqualTo(404);
        assertThat(status(port, owner, path)).as(path).isEqualTo(200);
      }
      assertThat(status(port, "Basic x", "/issuers")).isEqualTo(401);
    }
  }

  private static int status(int port, String key, String path)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + AdminApi.PATH + path))
            .header("Authorization", key)
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
