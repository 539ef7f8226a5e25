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
import tools.jackson.databind.json.JsonMapper;

/// What foreign tools make of the document of the administration's API.
final class OpenApiDocumentTest {
  @TempDir private Path folder;

  @Test
  @DisplayName(
      "The document that a server tells anybody is OpenAPI 3.1 by that specification's schema, and a"
          + " program in TypeScript whose types are made of it administers")
  void isOpenApi() throws Exception {
    Skip.where(NodeProgram.missing());
    NodeProgram.install();
    NodeProgram.install("openapi");
    try (var served =
        ServedGatewright.start(
            NodeProgram.FOLDER.resolve("server.yaml"),
            NodeProgram.FOLDER.resolve("tenants.yaml"),
            folder,
            Map.of())) {
      var document = document(served);

      assertThat(
              said(
                  new ProcessBuilder("node", "openapi.mjs", document.toString())
                      .directory(NodeProgram.FOLDER.toFile())))
          .contains("valid OpenAPI 3.1");
      assertThat(said(administering(served)))
          .endsWith("suspended ada@orchard.test grace@orchard.test 204 admin.not_found");
    }
  }

  private Path document(ServedGatewright served) throws Exception {
    var file = folder.resolve("openapi.json");
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(served.at("/admin/v1/openapi.json")).build();
      return Files.writeString(file, http.send(request, BodyHandlers.ofString()).body());
    }
  }

  private ProcessBuilder administering(ServedGatewright served) {
    var made = served.run("api-key create", "typescript", "--role", "owner", "--json");
    var key = JsonMapper.shared().readTree(made);
    var builder =
        new ProcessBuilder("./run", folder.toString())
            .directory(NodeProgram.FOLDER.resolve("openapi").toFile());
    builder.environment().put("GATEWRIGHT_API", served.at("/admin/v1").toString());
    builder
        .environment()
        .put(
            "GATEWRIGHT_API_KEY",
            key.path("id").asString("") + ":" + key.path("secret").asString(""));
    return builder;
  }

  private static String said(ProcessBuilder builder) throws Exception {
    try (var program = Program.start(builder)) {
      assertThat(program.exitCode()).as(program.said()).isZero();
      return program.said().strip();
    }
  }
}
