package dev.gatewright.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Role;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.api.AdminServer.Answered;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Clients and issuers as programs add and change them.
final class AdminSettingsTest {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final String CLIENTS = "/issuers/acme/clients";
  private static final String WEB = CLIENTS + "/web";

  private static final String GOOGLE =
      """
      {"settings":{"providers":{"google":{"preset":"google","client_id":"g-id","client_secret":"%s"}}}}
      """;

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
  @DisplayName(
      "A client that is added is served once that is told, with a secret that is made and told once")
  void added() throws Exception {
    var body = "{\"settings\":{\"id\":\"job\",\"type\":\"machine\",\"scopes\":[\"email\"]}}";
    var made = server.post(owner, CLIENTS, body);
    var secret = made.text("client_secret");
    var there = server.get(owner, CLIENTS + "/job");

    assertThat(made.status()).as(made.whole().body()).isEqualTo(201);
    assertThat(made.header("Location")).endsWith("/admin/v1/issuers/acme/clients/job");
    assertThat(made.header("ETag")).isEqualTo(there.header("ETag")).isNotEmpty();
    assertThat(secret).hasSize(43);
    assertThat(token("job", secret)).isEqualTo(200);
    assertThat(token("job", "x" + secret)).isEqualTo(401);
    assertThat(there.json().path("settings").path("type").asString()).isEqualTo("machine");
    assertThat(there.whole().body()).doesNotContain(secret).contains("\"has_secret\":true");
    assertThat(problem(server.post(owner, CLIENTS, body))).isEqualTo("409 admin.exists");
  }

  @Test
  @DisplayName("A client whose tokens are HS256 gets a key that is told once, and keeps it")
  void signingKey() throws Exception {
    var made =
        server.post(
            owner,
            CLIENTS,
            """
            {"settings":{"id":"mac","redirect_uris":["http://localhost:3000/"],
              "access_token":{"alg":"HS256"}}}
            """);
    var key = made.text("signing_key");
    var changed = server.patch(owner, CLIENTS + "/mac", "{\"settings\":{\"name\":\"M\"}}");

    assertThat(made.status()).as(made.whole().body()).isEqualTo(201);
    assertThat(key).hasSize(43);
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().has("signing_key")).isFalse();
    assertThat(
            server
                .open
                .sealed()
                .clients()
                .find(ACME, new dev.gatewright.protocol.oauth.ClientId("mac"))
                .orElseThrow()
                .signingKey()
                .orElseThrow()
                .reveal())
        .isEqualTo(key);
  }

  @Test
  @DisplayName(
      "RFC 7396: what a patch names is changed, null takes a setting away, and the rest stays")
  void patched() throws Exception {
    assertThat(
            server.patch(
                owner,
                WEB,
                """
                {"settings":{"name":"Shop","access_token":{"lifetime":"5m","format":"opaque"}}}
                """))
        .returns(200, Answered::status);
    var answer =
        server.send(
            "PATCH",
            owner,
            WEB,
            Optional.of("{\"settings\":{\"name\":null,\"access_token\":{\"lifetime\":null}}}"),
            Map.of("Content-Type", "application/merge-patch+json"));
    var settings = answer.json().path("settings");

    assertThat(answer.status()).as(answer.whole().body()).isEqualTo(200);
    assertThat(settings.has("name")).isFalse();
    assertThat(settings.path("access_token").toString()).isEqualTo("{\"format\":\"opaque\"}");
    assertThat(settings.path("redirect_uris").path(0).asString())
        .isEqualTo("http://localhost:3000/callback");
    assertThat(answer.json().path("has_secret").asBoolean()).isTrue();
    assertThat(answer.json().has("client_secret")).isFalse();
  }

  @Test
  @DisplayName("A patch that changes nothing writes nothing, tells nothing and keeps the tag")
  void unchanged() throws Exception {
    var before = server.get(owner, WEB).header("ETag");
    var told = events();

    var answer = server.patch(owner, WEB, "{\"settings\":{\"name\":\"Web\"}}");

    assertThat(answer.header("ETag")).isEqualTo(before);
    assertThat(events()).isEqualTo(told);
  }

  @Test
  @DisplayName("RFC 9457: all that is wrong is told at once, by the member and in a file's words")
  void wrong() throws Exception {
    var answer =
        server.patch(
            owner,
            WEB,
            """
            {"settings":{"redirect_uris":["http://localhost:1/","nowhere"],"nam":"x","id":"other",
              "absent":true,"access_token":{"lifetime":"1x"}}}
            """);
    var errors = answer.json().path("errors");
    var fields = new ArrayList<String>();
    errors.forEach(error -> fields.add(error.path("field").asString()));

    assertThat(problem(answer)).isEqualTo("422 admin.settings");
    assertThat(fields)
        .containsExactlyInAnyOrder(
            "/settings/absent",
            "/settings/id",
            "/settings/nam",
            "/settings/redirect_uris/1",
            "/settings/access_token/lifetime");
    assertThat(answer.text("field")).isEqualTo(fields.getFirst());
    assertThat(errors.toString()).contains("nam is not a known key; did you mean name?");
    assertThat(server.get(owner, WEB).json().path("settings").path("name").asString())
        .isEqualTo("Web");
  }

  @Test
  @DisplayName("No file of the server and nothing of its environment gets into settings")
  void files() throws Exception {
    var secret = folder.resolve("gatewright.db").toString();
    var answer =
        server.patch(
            owner,
            WEB,
            "{\"settings\":{\"secret\":{\"file\":\"" + secret + "\"},\"name\":\"${PATH}\"}}");
    var named = server.patch(owner, WEB, "{\"settings\":{\"name\":\"${PATH}\"}}");

    assertThat(problem(answer)).isEqualTo("422 admin.settings");
    assertThat(answer.text("field")).isEqualTo("/settings/secret");
    assertThat(named.json().path("settings").path("name").asString()).isEqualTo("${PATH}");
  }

  @Test
  @DisplayName("A secret that is given replaces the one before, and null takes it away")
  void secrets() throws Exception {
    var given = "a-secret-that-somebody-chose-for-this-client";
    var replaced = server.patch(owner, WEB, "{\"settings\":{\"secret\":\"" + given + "\"}}");
    var kept = server.patch(owner, WEB, "{\"settings\":{\"secret\":{\"generate\":true}}}");
    var missing = server.patch(owner, WEB, "{\"settings\":{\"secret\":null}}");
    var gone =
        server.patch(
            owner, WEB, "{\"settings\":{\"secret\":null,\"token_endpoint_auth\":\"none\"}}");
    var made =
        server.patch(
            owner,
            WEB,
            "{\"settings\":{\"secret\":{\"generate\":true},\"token_endpoint_auth\":null}}");

    assertThat(List.of(replaced.status(), kept.status(), gone.status())).containsOnly(200);
    assertThat(List.of(replaced, kept, gone)).noneMatch(it -> it.json().has("client_secret"));
    assertThat(missing.text("field")).isEqualTo("/settings/secret");
    assertThat(gone.json().path("has_secret").asBoolean()).isFalse();
    assertThat(made.text("client_secret")).as(made.whole().body()).hasSize(43);
    assertThat(server.get(owner, "/issuers/acme/events?cursor=0&limit=100").whole().body())
        .doesNotContain(given)
        .doesNotContain(made.text("client_secret"));
  }

  @Test
  @DisplayName("RFC 9110 §13.1.1: of many who saw the same state, one changes it")
  void race() throws Exception {
    var tag = server.get(owner, WEB).header("ETag");
    int racers = 6;
    var start = new CyclicBarrier(racers);
    try (var threads = Executors.newFixedThreadPool(racers)) {
      var tasks = new ArrayList<Callable<Integer>>();
      for (int i = 0; i < racers; i++) {
        var body = "{\"settings\":{\"name\":\"Racer " + i + "\"}}";
        tasks.add(() -> {
          start.await();
          return server
              .send("PATCH", owner, WEB, Optional.of(body), Map.of("If-Match", tag))
              .status();
        });
      }
      var statuses = new ArrayList<Integer>();
      for (var done : threads.invokeAll(tasks)) {
        statuses.add(done.get());
      }
      assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
    }
    var now = server.get(owner, WEB).header("ETag");
    var old = Map.of("If-Match", tag);
    var late = Map.of("If-Match", now);

    assertThat(now).isNotEqualTo(tag);
    assertThat(server.send("DELETE", owner, WEB, Optional.empty(), old).status()).isEqualTo(412);
    assertThat(server.send("DELETE", owner, WEB, Optional.empty(), late).status()).isEqualTo(204);
  }

  @Test
  @DisplayName("Of many who add the same client one does, and the others are told that it is there")
  void addedAtOnce() throws Exception {
    int racers = 6;
    var start = new CyclicBarrier(racers);
    try (var threads = Executors.newFixedThreadPool(racers)) {
      var tasks = new ArrayList<Callable<Integer>>();
      for (int i = 0; i < racers; i++) {
        tasks.add(() -> {
          start.await();
          return server
              .post(owner, CLIENTS, "{\"settings\":{\"id\":\"one\",\"type\":\"machine\"}}")
              .status();
        });
      }
      var statuses = new ArrayList<Integer>();
      for (var done : threads.invokeAll(tasks)) {
        statuses.add(done.get());
      }
      assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }
  }

  @Test
  @DisplayName("An issuer is added, served, changed, shown and removed, and its id is free again")
  void issuer() throws Exception {
    var made =
        server.post(owner, "/issuers", "{\"settings\":{\"id\":\"initech\",\"name\":\"Initech\"}}");
    var again = server.post(owner, "/issuers", "{\"settings\":{\"id\":\"initech\"}}");
    var taken =
        server.post(
            owner,
            "/issuers",
            "{\"settings\":{\"id\":\"other\",\"url\":\"" + made.text("url") + "\"}}");
    var reserved = server.post(owner, "/issuers", "{\"settings\":{\"id\":\"admin\",\"users\":[]}}");
    var metadata = server.outside("/initech/.well-known/openid-configuration");
    var tag = made.header("ETag");
    var changed =
        server.send(
            "PATCH",
            owner,
            "/issuers/initech",
            Optional.of(
                "{\"settings\":{\"scopes\":[\"tps\"],\"client_defaults\":{\"grants\":[\"authorization_code\"]}}}"),
            Map.of("If-Match", tag));
    var stale =
        server.send("DELETE", owner, "/issuers/initech", Optional.empty(), Map.of("If-Match", tag));
    var removed = server.delete(owner, "/issuers/initech");

    assertThat(made.status()).as(made.whole().body()).isEqualTo(201);
    assertThat(problem(again)).isEqualTo("409 admin.exists");
    assertThat(problem(taken)).isEqualTo("409 admin.url_taken");
    assertThat(problem(reserved)).isEqualTo("422 admin.settings");
    assertThat(metadata.status()).isEqualTo(200);
    assertThat(metadata.text("issuer")).isEqualTo(made.text("url"));
    assertThat(changed.status()).as(changed.whole().body()).isEqualTo(200);
    assertThat(changed.json().path("settings").path("scopes").path(0).path("name").asString())
        .isEqualTo("tps");
    assertThat(problem(stale)).isEqualTo("412 admin.stale");
    assertThat(removed.status()).isEqualTo(204);
    assertThat(server.get(owner, "/issuers/initech").status()).isEqualTo(404);
    assertThat(server.delete(owner, "/issuers/initech").status()).isEqualTo(404);
    assertThat(server.post(owner, "/issuers", "{\"settings\":{\"id\":\"initech\"}}").status())
        .isEqualTo(201);
  }

  @Test
  @DisplayName("An issuer's settings do not leave its clients behind that do not fit them")
  void clientsStay() throws Exception {
    server.patch(owner, "/issuers/acme", "{\"settings\":{\"scopes\":[\"orders\"]}}");
    server.patch(owner, WEB, "{\"settings\":{\"scopes\":[\"openid\",\"orders\"]}}");

    var answer = server.patch(owner, "/issuers/acme", "{\"settings\":{\"scopes\":null}}");

    assertThat(problem(answer)).isEqualTo("422 admin.settings");
    assertThat(answer.text("detail")).contains("client acme/web, which stays as it is");
  }

  @Test
  @DisplayName("Whoever changes a setting needs what it leads to, and is told what is missing")
  void kinds() throws Exception {
    var admin = server.key(Mandate.of(Role.ADMINISTRATOR, ACME));
    var looks = server.key(mandate(Permission.SETTINGS_WRITE));
    var clients = server.key(mandate(Permission.SETTINGS_WRITE, Permission.CLIENTS_WRITE));
    var credentials = server.key(mandate(Permission.CREDENTIALS_WRITE));
    var look = "{\"settings\":{\"name\":\"%s\",\"branding\":{\"primary_color\":\"#3b5bdb\"}}}";
    var login = "{\"settings\":{\"login\":{\"methods\":[\"password\",\"passkey\"]}}}";
    var defaults = "{\"settings\":{\"client_defaults\":{\"access_token\":{\"lifetime\":\"5m\"}}}}";
    var url = "{\"settings\":{\"url\":\"https://id.acme.test\"}}";

    assertThat(may(looks, look.formatted("A"))).isEqualTo("200");
    assertThat(may(looks, login)).isEqualTo("403 credentials:write");
    assertThat(may(looks, defaults)).isEqualTo("403 clients:write");
    assertThat(may(looks, GOOGLE.formatted("g"))).isEqualTo("403 credentials:write");
    assertThat(may(looks, url)).isEqualTo("403 issuers:write");
    assertThat(may(credentials, login)).isEqualTo("403 settings:write");
    assertThat(may(clients, defaults)).isEqualTo("200");
    assertThat(may(clients, login)).isEqualTo("403 credentials:write");
    assertThat(may(admin, look.formatted("B"))).isEqualTo("200");
    assertThat(may(admin, login)).isEqualTo("200");
    assertThat(may(admin, GOOGLE.formatted("g"))).isEqualTo("200");
    assertThat(may(looks, GOOGLE.formatted("another"))).isEqualTo("403 credentials:write");
    assertThat(may(looks, GOOGLE.formatted("g")))
        .as("nobody learns that they guessed right")
        .isEqualTo("403 credentials:write");
    assertThat(may(admin, url)).isEqualTo("403 issuers:write");
    assertThat(may(owner, url)).isEqualTo("200");
  }

  @Test
  @DisplayName("A provider's secret is taken, kept and told to nobody")
  void providerSecret() throws Exception {
    var secret = "what-google-gave-us-for-our-client";
    var made = server.patch(owner, "/issuers/acme", GOOGLE.formatted(secret));
    var renamed =
        server.patch(
            owner,
            "/issuers/acme",
            "{\"settings\":{\"providers\":{\"google\":{\"client_secret\":null,\"label\":\"G\"}}}}");
    var none =
        server.patch(
            owner,
            "/issuers/acme",
            "{\"settings\":{\"providers\":{\"okta\":{\"client_id\":\"o\",\"issuer\":\"https://o.test\"}}}}");
    var kept =
        server.open.sealed().providerSecrets().find(ACME, "google").orElseThrow().value().reveal();

    assertThat(made.status()).as(made.whole().body()).isEqualTo(200);
    assertThat(made.json().path("notes").toString()).contains("/acme/upstream/google");
    assertThat(renamed.status()).as(renamed.whole().body()).isEqualTo(200);
    assertThat(kept).isEqualTo(secret);
    assertThat(none.text("field")).isEqualTo("/settings/providers/okta/client_secret");
    for (var path : List.of("/issuers/acme", "/issuers/acme/events?cursor=0&limit=100")) {
      assertThat(server.get(owner, path).whole().body()).doesNotContain(secret);
    }
  }

  @Test
  @DisplayName("A provider's secret that is kept goes to no other address, whoever says so")
  void providerSecretStays() throws Exception {
    var custom =
        "{\"settings\":{\"providers\":{\"okta\":{\"client_id\":\"o\",\"issuer\":\"https://%s.test\"%s}}}}";
    var given = ",\"client_secret\":\"%s\"";
    server.patch(owner, "/issuers/acme", GOOGLE.formatted("what-google-gave-us"));
    server.patch(owner, "/issuers/acme", custom.formatted("okta", given.formatted("of-okta")));
    var admin = server.key(Mandate.of(Role.ADMINISTRATOR, ACME));

    var moved = server.patch(admin, "/issuers/acme", custom.formatted("evil", ""));
    var preset =
        server.patch(
            admin,
            "/issuers/acme",
            "{\"settings\":{\"providers\":{\"google\":{\"preset\":null,\"issuer\":\"https://evil.test\"}}}}");
    var replaced =
        server.patch(admin, "/issuers/acme", custom.formatted("new", given.formatted("of-new")));

    assertThat(moved.status()).as(moved.whole().body()).isEqualTo(422);
    assertThat(moved.text("field")).isEqualTo("/settings/providers/okta/client_secret");
    assertThat(preset.text("field")).isEqualTo("/settings/providers/google/client_secret");
    assertThat(replaced.status()).as(replaced.whole().body()).isEqualTo(200);
  }

  private static Mandate mandate(Permission... permissions) {
    return new Mandate(Role.ADMINISTRATOR, Optional.of(ACME), EnumSet.copyOf(Set.of(permissions)));
  }

  private String may(String key, String body) throws Exception {
    var answer = server.patch(key, "/issuers/acme", body);
    return answer.status() == 403
        ? "403 " + answer.text("permission")
        : Integer.toString(answer.status());
  }

  private static String problem(Answered answer) {
    return answer.status() + " " + answer.text("reason");
  }

  private List<String> events() throws Exception {
    return server
        .get(owner, "/issuers/acme/events?cursor=0&limit=100")
        .json()
        .path("data")
        .valueStream()
        .map(JsonNode::toString)
        .toList();
  }

  private int token(String client, String secret) throws Exception {
    return server
        .form(
            "/acme/oauth2/token",
            AdminServer.basic(client, secret),
            "grant_type=client_credentials")
        .status();
  }
}
