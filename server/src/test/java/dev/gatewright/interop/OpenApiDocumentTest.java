package dev.gatewright.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Program;
import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.Skip;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What foreign tools make of the document of the administration's API.
final class OpenApiDocumentTest {
  @TempDir private Path folder;

  @Test
  @DisplayName(
      "The document that a server tells anybody is OpenAPI 3.1 by that specification's schema")
  void isOpenApi() throws Exception {
    Skip.where(NodeProgram.missing());
    NodeProgram.install();
    var file = folder.resolve("openapi.json");
    try (var served =
            ServedGatewright.start(
                NodeProgram.FOLDER.resolve("server.yaml"),
                NodeProgram.FOLDER.resolve("tenants.yaml"),
                folder,
                Map.of());
        var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(served.at("/admin/v1/openapi.json")).build();
      Files.writeString(file, http.send(request, BodyHandlers.ofString()).body());
    }

    var judge =
        new ProcessBuilder("node", "openapi.mjs", file.toString())
            .directory(NodeProgram.FOLDER.toFile());
    try (var program = Program.start(judge)) {
      assertThat(program.exitCode()).as(program.said()).isZero();
      assertThat(program.said()).contains("valid OpenAPI 3.1");
    }
  }
}
