package dev.gatewright.examples.web;

import dev.gatewright.client.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/// Calls the API with an access token (RFC 6750 §2.1).
final class Projects implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final URI address;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  Projects(URI address) {
    this.address = address;
  }

  /// What the API answered, or that it did not.
  record Answer(int status, String json) {}

  Answer list(String accessToken) {
    return send(request("/projects", accessToken).GET().build());
  }

  Answer create(String accessToken, String organization, String name) {
    return send(
        request("/orgs/" + organization + "/projects", accessToken)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JsonObject.of(Map.of("name", name)).toJson()))
            .build());
  }

  private HttpRequest.Builder request(String path, String accessToken) {
    return HttpRequest.newBuilder(address.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + accessToken);
  }

  private Answer send(HttpRequest request) {
    try {
      var response = http.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException away) {
      return new Answer(502, "{\"error\":\"the API does not answer\"}");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Answer(503, "{\"error\":\"stopping\"}");
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
