package dev.gatewright.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.ServedGatewright;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SettingsCrashTest {
  private static final String CLIENT = "{\"settings\":{\"id\":\"added\",\"type\":\"machine\"}}";
  private static final String PATCH = "{\"settings\":{\"name\":\"After the answer\"}}";

  @TempDir private Path data = Path.of("");

  @Test
  @DisplayName("Killed after it answered, a server has the settings that it said it has")
  void killed() throws Exception {
    String key;
    JsonNode told;
    try (var server = start();
        var http = HttpClient.newHttpClient()) {
      key = key(server);
      send(http, server, key, "POST", "", CLIENT);
      told = send(http, server, key, "PATCH", "/added", PATCH);
      server.kill();
    }
    try (var server = start();
        var http = HttpClient.newHttpClient()) {
      var found = send(http, server, key, "GET", "/added", "");

      assertThat(found.path("settings").path("name").asString()).isEqualTo("After the answer");
      assertThat(found).isEqualTo(told);
    }
  }

  private ServedGatewright start() throws Exception {
    return ServedGatewright.start(
        TwoTenants.file("keys-server.yaml"), TwoTenants.file("tenants.yaml"), data, Map.of());
  }

  private static String key(ServedGatewright server) {
    var made =
        JsonMapper.shared()
            .readTree(server.run("api-key create", "test", "--role", "owner", "--json"));
    var pair = made.path("id").asString() + ":" + made.path("secret").asString();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  private static JsonNode send(
      HttpClient http, ServedGatewright server, String key, String method, String path, String body)
      throws Exception {
    var request =
        HttpRequest.newBuilder(server.at("/admin/v1/issuers/acme/clients" + path))
            .header("Authorization", key)
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    return JsonMapper.shared().readTree(answer.body());
  }
}
