package dev.gatewright.client.foreign;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Keycloak's own distribution in a process of its own, which the Maven profile `soak` unpacks. Its
/// realm is `keycloak-realm.json`.
final class Keycloak implements ForeignProvider {
  private static final Path UNPACKED = Path.of("target", "keycloak").toAbsolutePath();
  private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+)");
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration PATIENCE_WITH_ANSWERS = Duration.ofMinutes(3);

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final Program program;
  private final String origin;

  private Keycloak(Program program, String origin) {
    this.program = program;
    this.origin = origin;
  }

  static Keycloak start() throws IOException, InterruptedException {
    var home = distribution();
    forget(home.resolve("data"));
    var realm = home.resolve("data/import/acme-realm.json");
    Files.createDirectories(realm.getParent());
    try (var wanted = Keycloak.class.getResourceAsStream("keycloak-realm.json")) {
      var text = new String(Objects.requireNonNull(wanted).readAllBytes(), StandardCharsets.UTF_8);
      var keys = ClientKey.publicKeys().replace("\"", "\\\"");
      Files.writeString(realm, text.replace("CLIENT_KEYS", keys));
    }
    var builder =
        new ProcessBuilder(
            "bash",
            "bin/kc.sh",
            "start-dev",
            "--import-realm",
            "--cache=local",
            "--http-host=127.0.0.1",
            "--http-port=0");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms128m -Xmx768m");
    var program = Program.start(builder.directory(home.toFile()));
    try {
      return new Keycloak(program, program.await(LISTENING, PATIENCE).group(1));
    } catch (AssertionError neverServed) {
      program.close();
      throw neverServed;
    }
  }

  private static Path distribution() throws IOException {
    if (Files.isDirectory(UNPACKED)) {
      try (var found = Files.list(UNPACKED)) {
        var home = found.filter(folder -> Files.exists(folder.resolve("bin/kc.sh"))).findFirst();
        if (home.isPresent()) {
          return home.get();
        }
      }
    }
    throw new AssertionError(
        "Keycloak is not in " + UNPACKED + ": run the tests with the Maven profile soak (-Psoak)");
  }

  /// What an earlier run left, so that each run starts from the realm's file.
  private static void forget(Path data) throws IOException {
    if (Files.exists(data)) {
      try (var files = Files.walk(data)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Override
  public String issuer() {
    return origin + "/realms/acme";
  }

  /// Asks its event log, as the client, whose service account may read it.
  @Override
  public int refreshesGranted() throws IOException, InterruptedException {
    var credentials =
        Base64.getEncoder()
            .encodeToString((CLIENT_ID + ":" + CLIENT_SECRET).getBytes(StandardCharsets.UTF_8));
    var token =
        ask(
            "/realms/acme/protocol/openid-connect/token",
            "Basic " + credentials,
            Optional.of("grant_type=client_credentials"));
    var events =
        ask(
            "/admin/realms/acme/events?type=REFRESH_TOKEN&max=1000",
            "Bearer " + token.path("access_token").asString(),
            Optional.empty());
    return events.size();
  }

  private JsonNode ask(String path, String authorization, Optional<String> form)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(origin + path))
            .timeout(PATIENCE_WITH_ANSWERS)
            .header("Authorization", authorization);
    form.ifPresent(body ->
        request
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
    var answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return json.readTree(answer.body());
  }

  @Override
  public void close() {
    program.close();
  }
}
