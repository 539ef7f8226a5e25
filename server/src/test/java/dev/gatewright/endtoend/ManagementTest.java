package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.ServedGatewright;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The management address")
final class ManagementTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("has the health checks, which the main address then has not")
  void health() throws IOException, InterruptedException {
    int management = freePort();
    var serverFile = folder.resolve("server.yaml");
    var tenantsFile = folder.resolve("tenants.yaml");
    Files.writeString(
        serverFile,
        """
        listen: 127.0.0.1:${GATEWRIGHT_PORT}
        base_url: http://localhost:${GATEWRIGHT_PORT}
        store: sqlite:${GATEWRIGHT_DATA}/gatewright.db
        master_key_file: ${GATEWRIGHT_DATA}/master.key
        management: 127.0.0.1:%s
        """
            .formatted(management));
    Files.writeString(tenantsFile, "issuers: [{ id: acme }]\n");

    try (var served = ServedGatewright.start(serverFile, tenantsFile, folder, Map.of())) {
      assertThat(status(management, "/healthz")).isEqualTo(200);
      assertThat(status(management, "/readyz")).isEqualTo(200);
      assertThat(status(served.port(), "/healthz")).isEqualTo(404);
      assertThat(status(served.port(), "/readyz")).isEqualTo(404);
    }
  }

  private static int status(int port, String path) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  private static int freePort() throws IOException {
    try (var free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
