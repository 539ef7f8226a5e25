package dev.gatewright.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Role;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.events.KeptEvent;
import dev.gatewright.testing.ProjectClient;
import dev.gatewright.testing.ProjectClient.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("auth.beshoy.ai: a project's administration")
final class ProjectsTest {
  /// Each row is an address, with a body that it takes. What it names is not there, but for the
  /// people and sessions of the lists.
  private static final String TABLE =
      """
                                           none wrong desk globex member guest blocked demoted revoked admin key owner
      GET                                   401   401  403    401    403   403     401     403     401   403 403   200
      POST                                  401   401  403    401    403   403     401     403     401   403 403   201
      GET /proj_shop/users                  401   401  403    401    403   403     401     403     401   200 403   200
      PATCH /proj_shop/users/x              401   401  403    401    403   403     401     403     401   404 403   404
      DELETE /proj_shop/users/x             401   401  403    401    403   403     401     403     401   404 403   404
      GET /proj_shop/sessions               401   401  403    401    403   403     401     403     401   200 403   200
      DELETE /proj_shop/sessions/x          401   401  403    401    403   403     401     403     401   404 403   404
      POST /proj_shop/sessions/revoke-all   401   401  403    401    403   403     401     403     401   200 403   200
      POST /proj_shop/sessions/revoke-many  401   401  403    401    403   403     401     403     401   200 403   200
      GET /proj_shop/pins                   401   401  403    401    403   403     401     403     401   200 403   200
      POST /proj_shop/pins                  401   401  403    401    403   403     401     403     401   201 403   409
      PATCH /proj_shop/pins/x               401   401  403    401    403   403     401     403     401   404 403   404
      POST /proj_shop/rate-limits/reset     401   401  403    401    403   403     401     403     401   200 403   200
      GET /proj_none/users                  401   401  403    401    403   403     401     403     401   403 403   404
      GET /proj_off/users                   401   401  403    401    403   403     401     403     401   403 403   404
      GET /web/users                        401   401  403    401    403   403     401     403     401   403 403   404
      """;

  private static final IssuerId ACME = new IssuerId("acme");

  @TempDir private Path folder;
  private ProjectsServer projects;

  @BeforeEach
  void start() throws Exception {
    projects =
        new ProjectsServer(
            folder, "limits: { login_per_account: 10/15m, login_per_address: 2000/15m }");
  }

  @AfterEach
  void stop() {
    projects.close();
  }

  @Test
  @DisplayName("Every address lets in whom the table names, by what the store says at that moment")
  void table() throws Exception {
    var made = new LinkedHashMap<String, String>();
    var found = new StringBuilder(TABLE.lines().findFirst().orElse("")).append('\n');
    for (var row : TABLE.lines().skip(1).map(line -> line.substring(0, 36).strip()).toList()) {
      var line = row.split(" ", 2);
      var path = line.length == 1 ? "" : line[1];
      found.append("%-36s".formatted(row));
      for (var who : credentials().entrySet()) {
        if (!made.containsKey(who.getKey())) {
          made.put(who.getKey(), who.getValue().make());
        }
        var credential = made.get(who.getKey());
        var status = projects.ask(line[0], path, credential, body(line[0], path)).status();
        found.append(("%" + (who.getKey().length() + 1) + "s").formatted(status));
      }
      found.append('\n');
      if (path.endsWith("revoke-all")) {
        made.clear();
      }
    }

    assertThat(found.toString()).isEqualTo(TABLE);
  }

  @FunctionalInterface
  private interface Making {
    String make() throws Exception;
  }

  /// How each is made; again, when somebody has ended them all.
  private Map<String, Making> credentials() {
    var made = new LinkedHashMap<String, Making>();
    made.put("none", () -> "");
    made.put("wrong", () -> "Bearer x");
    made.put("desk", () -> projects.bearer("proj_desk", "ada"));
    made.put("globex", () -> ProjectsServer.bearer(projects.tokens("globex", "proj_shop", "ada")));
    made.put("member", () -> projects.bearer("proj_shop", "cy"));
    made.put("guest", this::guest);
    made.put("blocked", () -> after("bea", "admin", UserStatus.SUSPENDED));
    made.put("demoted", () -> after("dan", "member", UserStatus.ACTIVE));
    made.put("revoked", this::revoked);
    made.put("admin", () -> projects.bearer("proj_shop", "ada"));
    made.put("key", () -> projects.server.key(Mandate.of(Role.ADMINISTRATOR, ACME)));
    made.put("owner", () -> projects.server.key(Mandate.owner()));
    return made;
  }

  /// A token of the time before somebody was changed.
  private String after(String name, String role, UserStatus status) throws Exception {
    projects.server.clock.advance(Duration.ofSeconds(2));
    projects.change(name, "admin", UserStatus.ACTIVE);
    projects.server.clock.advance(Duration.ofSeconds(2));
    var token = projects.bearer("proj_shop", name);
    projects.change(name, role, status);
    return token;
  }

  private String revoked() throws Exception {
    var tokens = projects.tokens("acme", "proj_shop", "ada");
    var revoked =
        projects
            .client("acme", "proj_shop")
            .json(
                "/oauth/revoke",
                Map.of(
                    "token",
                    tokens.json().path("refresh_token").asString(),
                    "client_id",
                    "proj_shop"));
    assertThat(revoked.status()).isEqualTo(200);
    return ProjectsServer.bearer(tokens);
  }

  private String guest() throws Exception {
    var owner = projects.server.key(Mandate.owner());
    var _ =
        projects.ask(
            "POST", "/proj_shop/pins", owner, "{\"pin\":\"24680\",\"label\":\"Front desk\"}");
    var shop = projects.client("acme", "proj_shop");
    return ProjectsServer.bearer(shop.redeem(shop.pin("24680").code()));
  }

  private static String body(String method, String path) {
    return switch (method + " " + path) {
      case "POST " -> "{\"name\":\"New\",\"redirect_uris\":[\"https://new.test/callback\"]}";
      case "PATCH /proj_shop/users/x" -> "{\"role\":\"member\"}";
      case "POST /proj_shop/sessions/revoke-many" -> "{\"ids\":[\"x\"]}";
      case "POST /proj_shop/pins" -> "{\"pin\":\"13579\",\"label\":\"Side door\"}";
      case "PATCH /proj_shop/pins/x" -> "{\"status\":\"revoked\"}";
      default -> "";
    };
  }

  @Test
  @DisplayName("What the application mints itself counts no further than the store says the same")
  void minted() throws Exception {
    var cy = projects.tokens("acme", "proj_shop", "cy");
    var claims = (ObjectNode) ProjectClient.claims(cy);
    var ada = projects.user("ada").id().value();

    claims.put("role", "admin");
    assertThat(users(ProjectsServer.minted(claims)).status()).as("its own role").isEqualTo(403);
    claims.put("sub", ada);
    assertThat(users(ProjectsServer.minted(claims)).status()).as("of a grant").isEqualTo(401);
    claims.remove("gid");
    assertThat(users(ProjectsServer.minted(claims)).status()).as("of none").isEqualTo(401);
    var genuine = (ObjectNode) ProjectClient.claims(projects.tokens("acme", "proj_shop", "ada"));
    assertThat(users(ProjectsServer.minted(genuine)).status()).as("the same").isEqualTo(200);
    genuine.putArray("aud").add("proj_shop").add("https://api.test");
    assertThat(users(ProjectsServer.minted(genuine)).status()).as("for others").isEqualTo(403);
    genuine.put("aud", "proj_shop");
    projects.server.clock.advance(Duration.ofDays(8));
    long now = projects.server.clock.instant().getEpochSecond();
    genuine.put("iat", now - 1).put("exp", now + 60);
    assertThat(users(ProjectsServer.minted(genuine)).status()).as("long over").isEqualTo(403);
  }

  private Reply users(String credential) throws Exception {
    return projects.ask("GET", "/proj_shop/users", credential, "");
  }

  @Test
  @DisplayName(
      "People are told by pages with their number, changed and removed, and events say who")
  void people() throws Exception {
    var admin = projects.bearer("proj_shop", "ada");
    var cy = projects.user("cy").id().value();
    var joined = projects.user("cy").createdAt().toString().substring(0, 19) + "Z";

    assertThat(projects.ask("GET", "/proj_shop/users?limit=1&offset=2", admin, "").body())
        .isEqualTo(
            "{\"users\":[{\"user_id\":\"%s\",\"email\":\"cy@acme.test\",\"role\":\"member\",\"status\":\"active\",\"joined_at\":\"%s\"}],\"total\":4}"
                .formatted(cy, joined));
    assertThat(projects.ask("GET", "/proj_shop/users?offset=4", admin, "").body())
        .isEqualTo("{\"users\":[],\"total\":4}");
    assertThat(projects.ask("GET", "/proj_shop/users?limit=1000", admin, "").status())
        .isEqualTo(200);
    var session = projects.tokens("acme", "proj_shop", "cy");
    assertThat(change(admin, cy, "{\"status\":\"blocked\"}")).isEqualTo("200 {\"ok\":true}");
    assertThat(projects.ask("GET", "/proj_shop/users?limit=1&offset=2", admin, "").body())
        .contains("\"status\":\"blocked\"");
    assertThat(refresh(session)).isEqualTo("403 {\"error\":\"Account blocked\"}");
    assertThat(change(admin, cy, "{\"status\":\"active\",\"role\":\"admin\"}"))
        .isEqualTo("200 {\"ok\":true}");
    assertThat(projects.user("cy").role()).contains("admin");
    assertThat(projects.user("cy").status()).isEqualTo(UserStatus.ACTIVE);
    assertThat(told(projects.ask("DELETE", "/proj_shop/users/" + cy, admin, "")))
        .isEqualTo("200 {\"ok\":true}");
    assertThat(told(projects.ask("DELETE", "/proj_shop/users/" + cy, admin, "")))
        .isEqualTo("404 {\"error\":\"User not found\"}");

    var by = "operator:administrator " + projects.user("ada").id() + " of proj_shop";
    assertThat(trail())
        .filteredOn(event -> event.actor().equals(by))
        .extracting(KeptEvent::name)
        .contains("user.changed", "user.removed");
  }

  private String change(String credential, String user, String body) throws Exception {
    return told(projects.ask("PATCH", "/proj_shop/users/" + user, credential, body));
  }

  private String refresh(Reply tokens) throws Exception {
    return told(
        projects
            .client("acme", "proj_shop")
            .refresh(tokens.json().path("refresh_token").asString()));
  }

  private List<KeptEvent> trail() {
    return projects.server.open.store().events().after("acme", 0, 1000);
  }

  private static String told(Reply reply) {
    return reply.status() + " " + reply.body();
  }

  @Test
  @DisplayName("Sessions are the project's grants alone; ending one, some or all is at once")
  void sessions() throws Exception {
    var admin = projects.bearer("proj_shop", "ada");
    var first = projects.tokens("acme", "proj_shop", "cy");
    var second = projects.tokens("acme", "proj_shop", "cy");
    var elsewhere = projects.tokens("acme", "proj_desk", "cy");
    var id = ProjectClient.claims(first).path("gid").asString();
    var other = ProjectClient.claims(second).path("gid").asString();
    var foreign = ProjectClient.claims(elsewhere).path("gid").asString();
    var list = projects.ask("GET", "/proj_shop/sessions?limit=50", admin, "");
    var told =
        list.json()
            .path("sessions")
            .valueStream()
            .filter(one -> one.path("id").asString().equals(id))
            .findFirst()
            .orElseThrow();
    var began = projects.server.clock.instant().toString().substring(0, 19) + "Z";
    var over =
        projects.server.clock.instant().plus(Duration.ofDays(7)).toString().substring(0, 19) + "Z";

    assertThat(told.toString())
        .isEqualTo(
            "{\"id\":\"%s\",\"user_id\":\"%s\",\"is_pin_session\":false,\"pin_id\":null,\"created_at\":\"%s\",\"expires_at\":\"%s\",\"revoked\":false}"
                .formatted(id, projects.user("cy").id(), began, over));
    assertThat(list.json().path("total").asInt()).isEqualTo(3);
    assertThat(list.body()).doesNotContain(foreign).endsWith("],\"total\":3}");
    assertThat(
            projects
                .ask("GET", "/proj_shop/sessions?limit=2&offset=2", admin, "")
                .json()
                .path("sessions"))
        .hasSize(1);
    assertThat(told(projects.ask("DELETE", "/proj_shop/sessions/" + foreign, admin, "")))
        .isEqualTo("404 {\"error\":\"Session not found\"}");
    assertThat(told(projects.ask("DELETE", "/proj_shop/sessions/" + id, admin, "")))
        .isEqualTo("200 {\"ok\":true}");
    assertThat(refresh(first)).isEqualTo("401 {\"error\":\"Invalid refresh token\"}");
    assertThat(
            told(
                projects.ask(
                    "POST",
                    "/proj_shop/sessions/revoke-many",
                    admin,
                    "{\"ids\":[\"%s\",\"%s\",\"%s\"]}".formatted(id, other, foreign))))
        .isEqualTo("200 {\"ok\":true,\"revoked\":1}");
    assertThat(told(projects.ask("POST", "/proj_shop/sessions/revoke-all", admin, "")))
        .isEqualTo("200 {\"ok\":true,\"revoked\":1}");
    assertThat(users(admin).status()).as("whoever ended all").isEqualTo(401);
    assertThat(
            projects
                .client("acme", "proj_desk")
                .refresh(elsewhere.json().path("refresh_token").asString())
                .status())
        .as("of another project")
        .isEqualTo(200);
    assertThat(trail()).extracting(KeptEvent::name).contains("grant.revoked", "client.signed_out");
  }

  @Test
  @DisplayName("A PIN is made, tells whose session it gave, and is stopped, in that system's words")
  void pins() throws Exception {
    var admin = projects.bearer("proj_shop", "ada");
    var made =
        projects.ask(
            "POST",
            "/proj_shop/pins",
            admin,
            "{\"pin\":\"84291\",\"label\":\"Bedroom tablet\",\"privileges\":[\"view\"]}");
    var pin = made.json().path("id").asString();
    var shop = projects.client("acme", "proj_shop");
    var guest = shop.redeem(shop.pin("84291").code());
    var now = projects.server.clock.instant().toString().substring(0, 19) + "Z";

    assertThat(told(made)).isEqualTo("201 {\"id\":\"" + pin + "\"}");
    assertThat(projects.ask("GET", "/proj_shop/pins", admin, "").body())
        .isEqualTo(
            "{\"pins\":[{\"id\":\"%s\",\"label\":\"Bedroom tablet\",\"status\":\"active\",\"privileges\":[\"view\"],\"created_at\":\"%s\",\"revoked_at\":null}]}"
                .formatted(pin, now));
    assertThat(projects.ask("GET", "/proj_shop/sessions", admin, "").body())
        .contains("\"user_id\":null,\"is_pin_session\":true,\"pin_id\":\"" + pin + "\"");
    assertThat(
            told(
                projects.ask("PATCH", "/proj_shop/pins/" + pin, admin, "{\"status\":\"revoked\"}")))
        .isEqualTo("200 {\"ok\":true}");
    assertThat(refresh(guest)).isEqualTo("403 {\"error\":\"PIN revoked\"}");
    assertThat(projects.ask("GET", "/proj_shop/pins", admin, "").body())
        .contains("\"status\":\"revoked\"", "\"revoked_at\":\"" + now + "\"");
    assertThat(
            told(
                projects.ask("PATCH", "/proj_shop/pins/" + pin, admin, "{\"status\":\"revoked\"}")))
        .isEqualTo("404 {\"error\":\"PIN not found\"}");
  }

  @Test
  @DisplayName("What was counted is forgotten, four times an hour and no more")
  void limits() throws Exception {
    var admin = projects.bearer("proj_shop", "ada");
    var shop = projects.client("acme", "proj_shop");
    for (int guess = 0; guess < 10; guess++) {
      var _ = shop.login("cy@acme.test", "wrong");
    }
    assertThat(shop.login("cy@acme.test", "some long words").status()).isEqualTo(429);
    for (int time = 0; time < 4; time++) {
      assertThat(told(projects.ask("POST", "/proj_shop/rate-limits/reset", admin, "")))
          .isEqualTo("200 {\"ok\":true}");
    }
    var fifth = projects.ask("POST", "/proj_shop/rate-limits/reset", admin, "");

    assertThat(shop.login("cy@acme.test", "some long words").status()).isEqualTo(302);
    assertThat(told(fifth)).isEqualTo("429 {\"error\":\"Rate limited\"}");
    assertThat(fifth.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    assertThat(trail()).extracting(KeptEvent::name).contains("limits.reset");
  }

  @Test
  @DisplayName("The owner makes a project, whose secret and key are told once and work at once")
  void register() throws Exception {
    var owner = projects.server.key(Mandate.owner());
    var body =
        "{\"id\":\"proj_gym\",\"name\":\"Gym\",\"redirect_uris\":[\"%s\"],\"auth_methods\":[\"password\"],\"registration\":\"closed\"}"
            .formatted(ProjectClient.CALLBACK);
    var made = projects.ask("POST", "", owner, body);
    var secret = made.json().path("client_secret").asString();
    var gym = new ProjectClient(projects.client("acme", "x").issuer(), "proj_gym", secret);
    var tokens = gym.redeem(gym.login("ada@acme.test", "some long words").code());

    assertThat(made.status()).isEqualTo(201);
    assertThat(secret).matches("[0-9a-f]{64}");
    assertThat(made.json().path("signing_key").asString()).matches("[0-9a-f]{64}");
    assertThat(projects.ask("GET", "/proj_gym/users", ProjectsServer.bearer(tokens), "").status())
        .isEqualTo(200);
    var list = projects.ask("GET", "", owner, "").body();
    assertThat(list)
        .contains(
            "{\"id\":\"proj_gym\",\"name\":\"Gym\",\"redirect_uris\":[\"%s\"],\"auth_methods\":[\"password\"],\"registration\":\"closed\"}"
                .formatted(ProjectClient.CALLBACK))
        .contains("proj_shop", "proj_desk")
        .doesNotContain("proj_off", "web", secret, ProjectsServer.KEY);
    assertThat(told(projects.ask("POST", "", owner, body)))
        .isEqualTo("409 {\"error\":\"Project already exists\"}");
    assertThat(
            told(
                projects.ask(
                    "POST", "", owner, body.replace(ProjectClient.CALLBACK, "javascript:x"))))
        .isEqualTo("400 {\"error\":\"Invalid redirect_uri\"}");
    assertThat(told(projects.ask("POST", "", owner, body.replace("closed", "open"))))
        .isEqualTo("400 {\"error\":\"Missing or invalid parameters\"}");
    assertThat(told(projects.ask("POST", "", owner, "{\"name\":\"Gym\"}")))
        .isEqualTo("400 {\"error\":\"Missing required fields\"}");
  }

  @Test
  @DisplayName("What cannot be meant is refused with one sentence, and changes nothing")
  void wrong() throws Exception {
    var admin = projects.bearer("proj_shop", "ada");
    var user = "/proj_shop/users/" + projects.user("cy").id();
    var many = "/proj_shop/sessions/revoke-many";
    var invalid = "400 {\"error\":\"Missing or invalid parameters\"}";
    var missing = "400 {\"error\":\"Missing required fields\"}";
    var ids = "\"x\",".repeat(100) + "\"x\"";

    for (var query :
        List.of(
            "limit=0",
            "limit=x",
            "limit=-1",
            "offset=-1",
            "offset=1000001",
            "limit=1&limit=2",
            "offset=99999999")) {
      assertThat(told(projects.ask("GET", "/proj_shop/users?" + query, admin, "")))
          .as(query)
          .isEqualTo(invalid);
      assertThat(told(projects.ask("GET", "/proj_shop/sessions?" + query, admin, "")))
          .as(query)
          .isEqualTo(invalid);
    }
    assertThat(told(projects.ask("PATCH", user, admin, "{}"))).isEqualTo(missing);
    for (var body :
        List.of(
            "{\"role\":\"owner\"}",
            "{\"role\":1}",
            "{\"status\":\"gone\"}",
            "{\"role\":null}",
            "{\"role\":\"admin\",\"status\":\"x\"}",
            "{\"email\":\"x@y.test\"}",
            "[]",
            "{",
            "{\"role\":\"admin\",\"role\":\"member\"}")) {
      assertThat(told(projects.ask("PATCH", user, admin, body))).as(body).isEqualTo(invalid);
    }
    assertThat(
            projects.ask("PATCH", user, admin, "{}", Map.of("Content-Type", "text/plain")).status())
        .isEqualTo(415);
    assertThat(told(projects.ask("POST", many, admin, "{\"ids\":[" + ids + "]}")))
        .isEqualTo(invalid);
    assertThat(told(projects.ask("POST", many, admin, "{\"ids\":\"x\"}"))).isEqualTo(invalid);
    assertThat(told(projects.ask("POST", many, admin, "{}"))).isEqualTo(missing);
    assertThat(told(projects.ask("POST", "/proj_shop/pins", admin, "{\"pin\":\"84291\"}")))
        .isEqualTo(missing);
    assertThat(
            told(
                projects.ask(
                    "POST", "/proj_shop/pins", admin, "{\"pin\":\"8429\",\"label\":\"x\"}")))
        .isEqualTo("400 {\"error\":\"Invalid PIN\"}");
    assertThat(told(projects.ask("PATCH", "/proj_shop/pins/x", admin, "{\"status\":\"active\"}")))
        .isEqualTo(invalid);
    assertThat(projects.user("cy").role()).isEmpty();
  }

  @Test
  @DisplayName("A page of another site does nothing, whatever its browser brings along")
  void otherSites() throws Exception {
    var path = "/proj_shop/sessions/revoke-all";
    for (var credential :
        List.of(projects.bearer("proj_shop", "ada"), projects.server.key(Mandate.owner()))) {
      for (var headers :
          List.of(
              Map.of("Origin", "https://evil.test"),
              Map.of("Origin", "null"),
              Map.of("Sec-Fetch-Site", "cross-site"),
              Map.of("Sec-Fetch-Site", "same-site"))) {
        var answer = projects.ask("POST", path, credential, "", headers);
        assertThat(told(answer)).isEqualTo("403 {\"error\":\"Origin not allowed\"}");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
      }
      var own = projects.ask("GET", "/proj_shop/sessions", credential, "");
      assertThat(own.status()).isEqualTo(200);
      assertThat(own.headers().firstValue("Cache-Control")).contains("no-store");
    }
    var nobody = users("");
    assertThat(nobody.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(nobody.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(nobody.body()).isEqualTo("{\"error\":\"Unauthorized\"}");
  }
}
