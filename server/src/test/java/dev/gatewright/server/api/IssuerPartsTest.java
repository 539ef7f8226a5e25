package dev.gatewright.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.api.AdminServer.Answered;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Providers, scopes and APIs at addresses of their own, and what can be set at all.
final class IssuerPartsTest {
  private static final IssuerId ACME = new IssuerId("acme");

  @TempDir private Path folder;
  private AdminServer server;
  private String owner;

  @BeforeEach
  void start() throws IOException {
    server = new AdminServer(folder);
    owner = server.key(Mandate.owner());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName("A provider has an address of its own: made, changed, replaced whole, and removed")
  void provider() throws Exception {
    var path = "/issuers/acme/providers/google";
    var all = "{\"settings\":{\"preset\":\"google\",\"client_id\":\"%s\",\"label\":\"G\"%s}}";
    var secret = ",\"client_secret\":\"what-google-gave-us\"";
    var wrong = put(path, all.formatted("", ",\"lable\":1"));
    var made = put(path, all.formatted("one", secret));
    var replaced = put(path, "{\"settings\":{\"preset\":\"google\",\"client_id\":\"two\"}}");
    var patched = server.patch(owner, path, "{\"settings\":{\"label\":\"H\"}}");
    var nobody = server.patch(owner, "/issuers/acme/providers/okta", "{\"settings\":{}}");
    var listed = server.get(owner, "/issuers/acme/providers");
    var stale =
        server.send(
            "DELETE", owner, path, Optional.empty(), Map.of("If-Match", made.header("ETag")));
    var removed = server.delete(owner, path);

    assertThat(fields(wrong))
        .contains("/settings/lable", "/settings/client_id")
        .allMatch(field -> field.startsWith("/settings"));
    assertThat(made.text("callback_url")).endsWith("/acme/upstream/google");
    assertThat(made.json().path("has_secret").asBoolean()).isTrue();
    assertThat(made.whole().body()).doesNotContain("what-google-gave-us");
    assertThat(replaced.json().path("settings").toString())
        .isEqualTo("{\"client_id\":\"two\",\"preset\":\"google\"}");
    assertThat(replaced.json().path("has_secret").asBoolean()).isTrue();
    assertThat(patched.json().path("settings").path("client_id").asString()).isEqualTo("two");
    assertThat(nobody.status()).isEqualTo(404);
    assertThat(listed.json().path("data").path(0).path("settings").path("label").asString())
        .isEqualTo("H");
    assertThat(problem(stale)).isEqualTo("412 admin.stale");
    assertThat(removed.status()).isEqualTo(204);
    assertThat(server.get(owner, path).status()).isEqualTo(404);
    assertThat(server.open.sealed().providerSecrets().find(ACME, "google")).isEmpty();
  }

  @Test
  @DisplayName(
      "Scopes and APIs are added and removed one at a time, and the others stay as they are")
  void lists() throws Exception {
    var api = "/issuers/acme/resources?id=https%3A%2F%2Fapi.acme.test";
    put("/issuers/acme/scopes/read", "{\"settings\":{\"description\":\"Reads\"}}");
    put("/issuers/acme/scopes/write", "{\"settings\":{}}");
    var wrong = put("/issuers/acme/scopes/b%22d", "{\"settings\":{}}");
    var renamed = put("/issuers/acme/scopes/write", "{\"settings\":{\"name\":\"other\"}}");
    var made = put(api, "{\"settings\":{\"scopes\":[\"items\"]}}");
    var unnamed = put("/issuers/acme/resources", "{\"settings\":{}}");
    var faulty =
        put(api, "{\"settings\":{\"scopes\":[\"a b\"],\"introspection_clients\":[\"nobody\"]}}");
    server.delete(owner, "/issuers/acme/scopes/read");
    var settings = server.get(owner, "/issuers/acme").json().path("settings");

    assertThat(problem(wrong)).startsWith("4");
    assertThat(fields(renamed)).containsExactly("/settings/name");
    assertThat(made.text("id")).as(made.whole().body()).isEqualTo("https://api.acme.test");
    assertThat(problem(unnamed) + unnamed.text("parameter")).isEqualTo("400 admin.parameterid");
    assertThat(fields(faulty)).containsExactly("/settings/scopes/0");
    assertThat(settings.path("scopes").toString()).isEqualTo("[{\"name\":\"write\"}]");
    assertThat(settings.path("resources").path(0).path("scopes").toString())
        .isEqualTo("[\"items\"]");
    assertThat(server.delete(owner, api).status()).isEqualTo(204);
    assertThat(server.delete(owner, api).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("Every setting is told with what it takes, means and needs, and no part is left out")
  void told() throws Exception {
    var settings = server.get(owner, "/settings").json().path("data");
    var lines = new ArrayList<String>();
    settings.forEach(setting ->
        lines.add(
            "%s %s %s %s"
                .formatted(
                    setting.path("of").asString(),
                    setting.path("key").asString(),
                    setting.path("permission").asString(),
                    setting.path("secret").asBoolean())));

    assertThat(lines)
        .contains(
            "client redirect_uris clients:write false",
            "client access_token.lifetime clients:write false",
            "client secret clients:write true",
            "issuer client_defaults.access_token.lifetime clients:write false",
            "issuer url issuers:write false",
            "issuer login.methods credentials:write false",
            "provider client_secret credentials:write true")
        .doesNotHaveDuplicates();
    assertThat(settings).allMatch(setting -> !setting.path("meaning").asString().isEmpty());
  }

  private Answered put(String path, String body) throws Exception {
    return server.send("PUT", owner, path, Optional.of(body), Map.of());
  }

  private static List<String> fields(Answered answer) {
    return answer
        .json()
        .path("errors")
        .valueStream()
        .map(error -> error.path("field").asString())
        .toList();
  }

  private static String problem(Answered answer) {
    return answer.status() + " " + answer.text("reason");
  }
}
