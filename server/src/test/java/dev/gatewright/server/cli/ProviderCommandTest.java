package dev.gatewright.server.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Providers on the command line")
class ProviderCommandTest {
  private static final String SECRET = "swordfish-of-the-provider";
  private static final String CALLBACK = "http://localhost:8080/acme/upstream/google";

  @TempDir private Path folder;
  private CommandLine line;

  @BeforeEach
  void start() throws IOException {
    line = CommandLine.in(folder);
  }

  private Path file(String providers) throws IOException {
    return Files.writeString(
        folder.resolve("t.yaml"), "issuers:\n  - id: acme\n    providers: { " + providers + " }\n");
  }

  private static String google(String settings) {
    return "google: { preset: google, client_id: web" + settings + " }";
  }

  private Path withSecret() throws IOException {
    return file(google(", client_secret: " + SECRET));
  }

  @Test
  @DisplayName(
      "plan, apply and provider list name the redirect URI; the same file then changes nothing")
  void redirectUri() throws IOException {
    var file = withSecret().toString();
    assertThat(line.run("plan", file)).isEqualTo(2);
    assertThat(line.out())
        .contains("provider acme/google: its redirect URI, to be registered there, is " + CALLBACK);
    assertThat(line.run("apply", file)).isZero();
    assertThat(line.out()).contains(CALLBACK);

    assertThat(line.run("plan", file)).isZero();
    assertThat(line.out()).contains("nothing to change").doesNotContain(CALLBACK);
    assertThat(line.run("provider", "list")).isZero();
    assertThat(line.out())
        .contains("google", "enabled", "kept", "https://accounts.google.com", CALLBACK);
  }

  @Test
  @DisplayName("A changed setting is told with both values, a changed secret without either")
  void differences() throws IOException {
    line.run("apply", withSecret().toString());
    var other = file(google(", client_secret: another-secret, label: Work, enabled: false"));

    assertThat(line.run("plan", other.toString())).isEqualTo(2);

    assertThat(line.out())
        .contains("providers.google.label: (default) → Work")
        .contains("providers.google.enabled: (default) → false")
        .contains("providers.google.client_secret: replaced")
        .doesNotContain(SECRET)
        .doesNotContain("another-secret");
  }

  @Test
  @DisplayName("A file without the secret keeps the one that is there, and needs one where none is")
  void kept() throws IOException {
    var without = file(google(""));
    assertThat(line.run("apply", without.toString())).isEqualTo(4);
    assertThat(line.err()).contains("has no client_secret, neither in the file nor at the issuer");

    line.run("apply", withSecret().toString());
    assertThat(line.run("plan", file(google("")).toString())).isZero();
    assertThat(
            line.run(
                "plan",
                file("google: { preset: apple, client_id: web, team_id: T, key_id: K }")
                    .toString()))
        .as("a secret of another kind is none")
        .isEqualTo(4);
  }

  @Test
  @DisplayName(
      "A secret is in no export and in no readable byte of the store, and goes with its provider")
  void secret() throws IOException {
    line.run("apply", withSecret().toString());
    assertThat(line.run("export")).isZero();
    var exported = line.out();
    assertThat(exported).contains("preset: \"google\"").doesNotContain(SECRET);
    var export = Files.writeString(folder.resolve("export.yaml"), exported);
    assertThat(line.run("plan", export.toString())).as(line.err()).isZero();
    for (var name : new String[] {"g.db", "g.db-wal"}) {
      var bytes = folder.resolve(name);
      if (Files.exists(bytes)) {
        assertThat(Files.readString(bytes, ISO_8859_1)).doesNotContain(SECRET);
      }
    }

    line.run("apply", file("").toString());
    assertThat(line.run("provider", "list")).isZero();
    assertThat(line.out()).contains("no providers");
    assertThat(line.run("plan", file(google("")).toString())).as("no secret is left").isEqualTo(4);
  }

  @Test
  @DisplayName("An organization that is not there is a problem of the plan")
  void organization() throws IOException {
    var file = file(google(", client_secret: s, organization: { id: org_none }"));

    assertThat(line.run("plan", file.toString())).isEqualTo(4);
    assertThat(line.err()).contains("there is no organization org_none");
  }

  @Test
  @DisplayName("doctor says which provider does not answer, is another one, or does not fit")
  void doctor() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var base = "http://127.0.0.1:" + server.getAddress().getPort();
    server.createContext(
        "/",
        exchange -> {
          var path = exchange.getRequestURI().getPath();
          var named = path.startsWith("/other") ? base + "/elsewhere" : base + "/good";
          var body =
              "{\"issuer\":\"%s\",\"authorization_endpoint\":\"%s/a\",\"token_endpoint\":\"%s/t\",\"jwks_uri\":\"%s/k\",\"id_token_signing_alg_values_supported\":[\"RS256\"]}"
                  .formatted(named, base, base, base)
                  .getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      Files.writeString(
          line.config(), Files.readString(line.config()) + "outbound: { allow: [127.0.0.1] }\n");
      var common = ", client_id: web, client_secret: s }";
      line.run(
          "apply",
          file("good: { issuer: '%s/good'%s, other: { issuer: '%s/other'%s, algs: { issuer: '%s/good', id_token_algs: [ES256]%s, off: { issuer: '%s/other', enabled: false%s, hub: { preset: github%s"
                  .formatted(base, common, base, common, base, common, base, common, common))
              .toString());

      assertThat(line.run("doctor")).isZero();

      assertThat(line.out().lines())
          .contains("OK    provider acme/good: " + base + "/good")
          .contains("OK    provider acme/hub: https://github.com/login/oauth")
          .anyMatch(
              it -> it.startsWith("WARN  provider acme/other: ") && it.contains("calls itself"))
          .anyMatch(it -> it.startsWith("WARN  provider acme/algs: ") && it.contains("[RS256]"))
          .noneMatch(it -> it.contains("acme/off"));
    } finally {
      server.stop(0);
    }
    line.run("doctor");
    assertThat(line.out()).contains("WARN  provider acme/good: ").contains("did not answer");
  }
}
