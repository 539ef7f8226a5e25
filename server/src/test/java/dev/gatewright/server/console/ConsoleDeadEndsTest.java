package dev.gatewright.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A page of the console's that ends something")
final class ConsoleDeadEndsTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("leads back to the console; one of another issuer does not")
  void back() throws Exception {
    try (var server = new ConsoleServer(folder, "")) {
      for (var path : new String[] {"/nowhere", "/i/acme/no/such/page"}) {
        var missing = server.get(Optional.empty(), path);
        assertThat(missing.statusCode()).as(path).isEqualTo(404);
        assertThat(missing.body()).as(path).contains("href=\"/console/\"", "Back to");
      }
      var foreign = server.send(Optional.empty(), "/login", Map.of("a", "b"), "cross-site");
      assertThat(foreign.statusCode()).isEqualTo(403);
      assertThat(foreign.body()).contains("href=\"/console/\"");
      try (var http = HttpClient.newHttpClient()) {
        var other =
            HttpRequest.newBuilder(server.root().resolve("/acme/nowhere"))
                .header("Accept", "text/html");
        assertThat(http.send(other.build(), BodyHandlers.ofString()).body())
            .contains("Page not found")
            .doesNotContain("/console");
      }
    }
  }
}
