package dev.gatewright.examples.api;

import dev.gatewright.client.IdpClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/// A program that calls the API in its own name (RFC 6749 §4.4): no person, no browser.
public final class NightlyJob {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private NightlyJob() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.out.println(run(System.getenv()));
  }

  /// Asks the API for all projects and answers with what it said. Configured by `ISSUER_URL`,
  /// `CLIENT_ID`, `CLIENT_SECRET` and `API_URL`.
  ///
  /// @throws IllegalArgumentException if a variable is missing
  /// @throws IOException if the API does not answer
  public static String run(Map<String, String> variables) throws IOException, InterruptedException {
    var environment = new Environment(variables);
    var api = URI.create(environment.required("API_URL"));
    var idp =
        IdpClient.builder()
            .issuer(environment.required("ISSUER_URL"))
            .clientId(environment.required("CLIENT_ID"))
            .clientSecret(environment.required("CLIENT_SECRET"))
            .build();
    // Kept by the client, and renewed before it expires: ask for it before each call.
    var token = idp.clientCredentials(Set.of("projects:read"), api).accessToken();
    try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var request =
          HttpRequest.newBuilder(api.resolve("/projects"))
              .timeout(PATIENCE)
              .header("Authorization", "Bearer " + token)
              .build();
      var answer = http.send(request, BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    }
  }
}
