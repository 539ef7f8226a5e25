package dev.gatewright.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Role;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.api.AdminServer.Answered;
import dev.gatewright.server.control.Request;
import dev.gatewright.server.http.Headers;
import dev.gatewright.server.http.Route;
import dev.gatewright.testing.Patience;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What each part of the API does, seen from outside.
@DisplayName("Programs administer")
final class AdminPartsTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final String USERS = "/issuers/acme/users";
  private static final String WEST = "/issuers/acme/organizations/org_west";

  @TempDir private Path folder;
  private AdminServer server;
  private String owner;
  private String ada;

  @BeforeEach
  void start() throws IOException {
    server = new AdminServer(folder);
    owner = server.key(Mandate.owner());
    ada = USERS + "/" + server.ada();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static List<String> all(Answered answer, String name) {
    assertThat(answer.status()).isEqualTo(200);
    return answer
        .json()
        .path("data")
        .valueStream()
        .map(one -> one.path(name).asString(""))
        .toList();
  }

  private SessionId session(String user) {
    var id = SessionId.generate(new SecureRandom());
    var hour = Duration.ofHours(1);
    var begun = Session.begin(id, ACME, new UserId(user), server.clock.instant(), hour, hour);
    server.open.store().sessions().start(ACME, begun, Optional.empty(), 10);
    return id;
  }

  @Test
  @DisplayName("sessions: lists them, ends one of the person's, and all of them")
  void sessions() throws Exception {
    var first = session(server.ada()).value();
    var second = session(server.ada()).value();
    var bob = server.user(owner, "acme", "bob@acme.test");

    assertThat(all(server.get(owner, ada + "/sessions"), "id"))
        .containsExactlyInAnyOrder(first, second);
    assertThat(server.delete(owner, USERS + "/" + bob + "/sessions/" + first).status())
        .as("another person's")
        .isEqualTo(404);
    assertThat(server.delete(owner, ada + "/sessions/" + first).status()).isEqualTo(204);
    assertThat(server.delete(owner, ada + "/sessions/" + first).status()).isEqualTo(404);
    assertThat(all(server.get(owner, ada + "/sessions"), "id")).containsExactly(second);
    assertThat(server.post(owner, ada + "/sign-out", "{}").status()).isEqualTo(204);
    assertThat(all(server.get(owner, ada + "/sessions"), "id")).isEmpty();
  }

  @Test
  @DisplayName("passwords: sets what was chosen, or makes one, and signs the person out")
  void passwords() throws Exception {
    session(server.ada());
    var before = server.open.store().users().passwordHash(ACME, new UserId(server.ada()));

    assertThat(server.post(owner, ada + "/password", "{}").text("reason"))
        .isEqualTo("admin.missing");
    var refused = server.post(owner, ada + "/password", "{\"password\":\"short\"}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("rule")).isEqualTo("too_short");
    var made = server.post(owner, ada + "/password", "{\"generate_password\":true}");
    assertThat(made.text("password")).hasSize(16);
    assertThat(all(server.get(owner, ada + "/sessions"), "id")).isEmpty();
    var chosen = server.post(owner, ada + "/password", "{\"password\":\"violet otters hum\"}");
    assertThat(chosen.status()).isEqualTo(200);
    assertThat(chosen.json().isEmpty()).isTrue();
    assertThat(server.open.store().users().passwordHash(ACME, new UserId(server.ada())))
        .isNotEqualTo(before);
  }

  @Test
  @DisplayName("factors: lists them without what proves, and takes them away with a mail")
  void factors() throws Exception {
    server.command(
        Request.of("user recovery-codes").with("issuer", "acme").with("email", "ada@acme.test"));

    var found = server.get(owner, ada + "/factors");
    assertThat(all(found, "method")).containsExactly("recovery_code");
    var id = all(found, "id").getFirst();
    assertThat(server.delete(owner, ada + "/factors/nothing").status()).isEqualTo(404);
    assertThat(server.delete(owner, ada + "/factors/" + id).status()).isEqualTo(204);
    assertThat(all(server.get(owner, ada + "/factors"), "id")).isEmpty();
    assertThat(server.delete(owner, ada + "/factors").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("clients: a new secret is in force when it is told, and a removed client is nobody")
  void clients() throws Exception {
    assertThat(all(server.get(owner, "/issuers/acme/clients"), "client_id"))
        .containsExactly("public", "web");
    var old = "web-secret-of-acme-0123456789abcdef";
    assertThat(introspect(old)).isEqualTo(200);

    var made = server.post(owner, "/issuers/acme/clients/web/secret", "{}").text("client_secret");
    assertThat(introspect(old)).isEqualTo(401);
    assertThat(introspect(made)).isEqualTo(200);
    assertThat(server.post(owner, "/issuers/acme/clients/public/secret", "{}").text("reason"))
        .isEqualTo("admin.no_secret");
    assertThat(server.delete(owner, "/issuers/acme/clients/web").status()).isEqualTo(204);
    assertThat(introspect(made)).isEqualTo(401);
    assertThat(server.get(owner, "/issuers/acme/clients/web").status()).isEqualTo(404);
  }

  private int introspect(String secret) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + server.port() + "/acme/oauth2/introspect"))
            .header("Authorization", AdminServer.basic("web", secret))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("token=x"))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  @Test
  @DisplayName("keys: the next one is listed beside those before it")
  void keys() throws Exception {
    var first = server.post(owner, "/issuers/acme/keys/rotate", "{\"alg\":\"ES256\"}");
    var second = server.post(owner, "/issuers/acme/keys/rotate", "{\"at_once\":true}");

    assertThat(second.text("kid")).isNotEqualTo(first.text("kid"));
    var listed = server.get(owner, "/issuers/acme/keys");
    assertThat(all(listed, "kid")).contains(first.text("kid"), second.text("kid"));
    assertThat(all(listed, "state")).contains("signing");
    assertThat(server.post(owner, "/issuers/acme/keys/rotate", "{\"alg\":\"HS256\"}").text("field"))
        .isEqualTo("alg");
  }

  @Test
  @DisplayName("PINs: makes one, tells its digits once, and stops it")
  void pins() throws Exception {
    var made =
        server.post(
            owner,
            "/issuers/acme/pins",
            "{\"label\":\"Door\",\"privileges\":[\"open\"],\"expires_in\":60}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text("expires_at"))
        .isEqualTo(server.clock.instant().plusSeconds(60).toString());
    assertThat(
            server.post(
                owner,
                "/issuers/acme/pins",
                "{\"label\":\"Gate\",\"digits\":\"" + made.text("digits") + "\"}"))
        .returns("admin.pin_taken", answer -> answer.text("reason"));

    var pin = "/issuers/acme/pins/" + made.text("id");
    assertThat(server.delete(owner, pin).status()).isEqualTo(204);
    assertThat(server.delete(owner, pin).status()).isEqualTo(404);
    var listed = server.get(owner, "/issuers/acme/pins").json().path("data").path(0);
    assertThat(listed.path("active").booleanValue()).isFalse();
  }

  @Test
  @DisplayName("events: whoever follows misses nothing, and the end leads on")
  void events() throws Exception {
    var first = server.get(owner, "/issuers/acme/events?cursor=0&limit=1");
    assertThat(first.json().path("has_more").booleanValue()).isTrue();
    assertThat(first.text("next_cursor")).isEqualTo("1");
    var end = server.get(owner, "/issuers/acme/events").text("next_cursor");
    var idle = server.get(owner, "/issuers/acme/events?cursor=" + end);
    assertThat(all(idle, "name")).isEmpty();
    assertThat(idle.text("next_cursor")).isEqualTo(end);

    server.patch(owner, ada, "{\"role\":\"clerk\"}");
    var news = server.get(owner, "/issuers/acme/events?cursor=" + end);
    assertThat(all(news, "name")).containsExactly("user.changed");
    assertThat(all(news, "subject")).containsExactly(server.ada());
  }

  @Test
  @DisplayName(
      "events: whoever knows some of after a backup that was put back is told where to go on, and meets ids that it does not know")
  void restored() throws Exception {
    var end = server.get(owner, "/issuers/acme/events").text("next_cursor");
    var last = Long.parseLong(end);
    server.restored(1_796_000_000, last - 1);

    var refused = server.get(owner, "/issuers/acme/events?cursor=" + end + "&wait=1");
    assertThat(refused.status()).isEqualTo(410);
    assertThat(refused.text("reason")).isEqualTo("admin.event_replaced");
    assertThat(refused.text("cursor")).isEqualTo(Long.toString(last - 1));
    assertThat(refused.text("detail")).contains("backup").contains("`cursor`");

    var on = server.get(owner, "/issuers/acme/events?cursor=" + refused.text("cursor"));
    assertThat(all(on, "id")).containsExactly("acme:" + last + ":1796000000");
    assertThat(on.text("next_cursor")).isEqualTo(last + ":1796000000");
    var idle = server.get(owner, "/issuers/acme/events?cursor=" + on.text("next_cursor"));
    assertThat(idle.status()).isEqualTo(200);
    assertThat(server.get(owner, "/issuers/acme/events?cursor=1:2").status()).isEqualTo(410);
    var unreadable = server.get(owner, "/issuers/acme/events?cursor=x");
    assertThat(unreadable.text("detail")).contains("0 begins with the first");
  }

  @Test
  @DisplayName("events: by name, person and time, with a cursor past what was not wanted")
  void filteredEvents() throws Exception {
    var path = "/issuers/acme/events?cursor=0&limit=100";
    var all = server.get(owner, path);
    var users = server.get(owner, path + "&name=user.");
    assertThat(all(users, "name")).isNotEmpty().allMatch(name -> name.startsWith("user."));
    assertThat(users.text("next_cursor")).isEqualTo(all.text("next_cursor"));
    assertThat(all(server.get(owner, path + "&name=nothing"), "name")).isEmpty();

    var ada = server.get(owner, path + "&subject=" + server.ada());
    assertThat(all(ada, "subject")).isNotEmpty().containsOnly(server.ada());
    assertThat(all(server.get(owner, "/issuers/globex/events?subject=" + server.ada()), "name"))
        .isEmpty();

    var now = server.clock.instant();
    assertThat(all(server.get(owner, path + "&since=" + now.plusSeconds(60)), "name")).isEmpty();
    assertThat(all(server.get(owner, path + "&until=" + now.minusSeconds(60)), "name")).isEmpty();
    var between = path + "&since=" + now.minusSeconds(60) + "&until=" + now.plusSeconds(60);
    assertThat(all(server.get(owner, between), "name")).isEqualTo(all(all, "name"));
    assertThat(server.get(owner, path + "&since=yesterday").text("reason"))
        .isEqualTo("admin.parameter");
  }

  @Test
  @DisplayName("events: whoever waits is answered when something happens, and a key has few waits")
  void waitingForEvents() throws Exception {
    var end = server.get(owner, "/issuers/acme/events").text("next_cursor");
    var path = "/issuers/acme/events?cursor=" + end + "&wait=20";
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting = new ArrayList<Future<Answered>>();
      for (var n = 0; n <= Waiters.OF_CALLER; n++) {
        waiting.add(threads.submit(() -> server.get(owner, path + "&name=user.changed")));
      }
      Patience.until("one has no room", () -> waiting.stream().anyMatch(Future::isDone));
      server.patch(owner, ada, "{\"role\":\"waiter\"}");

      var answers = new ArrayList<Answered>();
      for (var one : waiting) {
        answers.add(one.get());
      }
      assertThat(answers)
          .filteredOn(answer -> answer.status() == 503)
          .hasSize(1)
          .allMatch(answer -> answer.text("reason").equals("admin.busy"));
      assertThat(answers)
          .filteredOn(answer -> answer.status() == 200)
          .hasSize(Waiters.OF_CALLER)
          .allMatch(answer -> all(answer, "name").equals(List.of("user.changed")));
    }
    assertThat(all(server.get(owner, path.replace("=20", "=1")), "name")).isNotEmpty();
  }

  @Test
  @DisplayName("events: one a line, for whoever takes lines")
  void linesOfEvents() throws Exception {
    var path = "/issuers/acme/events?cursor=0&limit=3";
    var lines = Map.of("Accept", "application/x-ndjson");
    var answer = server.send("GET", owner, path, Optional.empty(), lines);
    assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
    assertThat(answer.header("Link")).isEqualTo("<?cursor=3>; rel=\"next\"");
    assertThat(answer.whole().body().lines())
        .hasSize(3)
        .first()
        .asString()
        .startsWith("{\"id\":\"acme:1\",\"number\":1,");
  }

  @Test
  @DisplayName("events: how far they are signed, with a key that is told, and nobody else's")
  void signedEvents() throws Exception {
    assertThat(server.get(owner, "/issuers/nobody/events/head").status()).isEqualTo(404);
    server.command(Request.of("audit head"));
    var head = server.get(owner, "/issuers/acme/events/head");
    assertThat(head.text("issuer")).isEqualTo("acme");
    var key = server.get(owner, "/issuers/globex/events/keys").json().path("keys").path(0);
    assertThat(key.path("kid").stringValue()).isEqualTo(head.text("kid"));
    assertThat(key.path("x").stringValue()).hasSize(43);
    assertThat(key.has("d")).isFalse();
  }

  @Test
  @DisplayName("invitations: mailed to whoever has no account, where people may make one")
  void invitations() throws Exception {
    assertThat(server.post(owner, USERS + "/invitations", "{\"email\":\"eve@acme.test\"}").status())
        .isEqualTo(204);
    assertThat(
            server
                .post(owner, USERS + "/invitations", "{\"email\":\"ada@acme.test\"}")
                .text("reason"))
        .isEqualTo("admin.address_taken");
    assertThat(
            server
                .post(owner, "/issuers/globex/users/invitations", "{\"email\":\"eve@acme.test\"}")
                .text("reason"))
        .isEqualTo("admin.signup_closed");
  }

  @Test
  @DisplayName("organizations: members are given places and taken out, people are asked for")
  void organizations() throws Exception {
    assertThat(all(server.get(owner, "/issuers/acme/organizations"), "id"))
        .containsExactly("org_west");
    var member = WEST + "/members/" + server.ada();
    assertThat(server.patch(owner, member, "{\"scopes\":[\"a\",\"b\"]}").status()).isEqualTo(204);
    assertThat(server.patch(owner, member, "{\"status\":\"suspended\"}").status()).isEqualTo(204);
    assertThat(server.patch(owner, member, "{\"status\":\"active\",\"scopes\":[]}").text("field"))
        .isEqualTo("status");
    assertThat(server.patch(owner, member, "{}").text("field")).isEqualTo("scopes");
    var shown = server.get(owner, WEST + "/members").json().path("data").path(0);
    assertThat(shown.path("scopes").toString()).isEqualTo("[\"a\",\"b\"]");
    assertThat(shown.path("status").asString("")).isEqualTo("suspended");
    assertThat(shown.has("title")).isFalse();
    assertThat(server.delete(owner, member).status()).isEqualTo(204);
    assertThat(server.delete(owner, member).status()).isEqualTo(404);

    assertThat(server.post(owner, WEST + "/invitations", "{\"email\":\"eve@a.test\"}").status())
        .isEqualTo(204);
    var invited = server.get(owner, WEST + "/invitations");
    assertThat(all(invited, "email")).containsExactly("eve@a.test");
    assertThat(
            server.delete(owner, WEST + "/invitations/" + all(invited, "id").getFirst()).status())
        .isEqualTo(204);
    assertThat(all(server.get(owner, WEST + "/invitations"), "id")).isEmpty();
  }

  @Test
  @DisplayName("domains: claimed with what the DNS has to say, and let go")
  void domains() throws Exception {
    var claimed = server.post(owner, WEST + "/domains", "{\"domain\":\"west.example\"}");
    assertThat(claimed.status()).isEqualTo(201);
    assertThat(claimed.text("record_name")).isEqualTo("_gatewright-challenge.west.example");
    assertThat(server.post(owner, WEST + "/domains", "{\"domain\":\"gmail.com\"}").text("reason"))
        .isEqualTo("admin.domain_public");
    assertThat(all(server.get(owner, WEST + "/domains"), "state")).containsExactly("pending");
    assertThat(server.delete(owner, WEST + "/domains/west.example").status()).isEqualTo(204);
    assertThat(server.delete(owner, WEST + "/domains/west.example").status()).isEqualTo(404);
  }

  @Test
  @DisplayName(
      "what is inside an organization that is not there, or is another issuer's, is not there")
  void nowhere() throws Exception {
    for (var organization :
        List.of("/issuers/acme/organizations/org_east", "/issuers/globex/organizations/org_west")) {
      for (var part : List.of("", "/members", "/invitations", "/domains")) {
        assertThat(server.get(owner, organization + part).status()).isEqualTo(404);
      }
      assertThat(
              server
                  .post(owner, organization + "/domains", "{\"domain\":\"west.example\"}")
                  .status())
          .isEqualTo(404);
      assertThat(
              server
                  .post(owner, organization + "/invitations", "{\"email\":\"e@a.test\"}")
                  .status())
          .isEqualTo(404);
    }
  }

  @Test
  @DisplayName("what was changed is served before it is told, and nobody who looks waits for that")
  void settling() throws Exception {
    var waited = new AtomicInteger();
    var routes = server.api(waited::incrementAndGet).routes();

    assertThat(handled(routes, "GET", "{}")).isEqualTo(200);
    assertThat(handled(routes, "POST", "{}")).isEqualTo(422);
    assertThat(waited).hasValue(0);
    assertThat(handled(routes, "POST", "{\"name\":\"a\",\"role\":\"owner\"}")).isEqualTo(201);
    assertThat(waited).hasValue(1);
  }

  private int handled(List<Route> routes, String method, String body) throws Exception {
    var headers = Headers.of("Authorization", owner, "Content-Type", "application/json");
    var request =
        dev.gatewright.server.http.HttpRequest.of(
            method, "/admin/v1/api-keys", Parameters.none(), headers, body.getBytes(UTF_8));
    return routes.stream()
        .filter(route -> route.method().equals(method))
        .filter(route -> route.pattern().equals("/admin/v1/api-keys"))
        .findFirst()
        .orElseThrow()
        .handler()
        .handle(request)
        .status();
  }

  @Test
  @DisplayName("API keys: nobody gives more than they hold, and a stopped one is nobody's")
  void apiKeys() throws Exception {
    var held =
        new Mandate(
            Role.ADMINISTRATOR,
            Optional.of(new IssuerId("acme")),
            Set.of(Permission.API_KEYS_READ, Permission.API_KEYS_WRITE, Permission.USERS_READ));
    var maker = server.key(held);

    var tooMuch = server.post(maker, "/api-keys", "{\"name\":\"a\",\"role\":\"administrator\"}");
    assertThat(tooMuch.status()).isEqualTo(403);
    assertThat(tooMuch.text("reason")).isEqualTo("admin.exceeds");
    assertThat(
            server.post(maker, "/api-keys", "{\"name\":\"a\",\"role\":\"owner\"}").text("reason"))
        .isEqualTo("admin.exceeds");
    assertThat(
            server.post(owner, "/api-keys", "{\"name\":\"a\",\"role\":\"support\"}").text("field"))
        .isEqualTo("issuer");
    assertThat(
            server
                .post(
                    maker,
                    "/api-keys",
                    "{\"name\":\"a\",\"role\":\"support\",\"scopes\":[\"clients:read\"]}")
                .text("field"))
        .isEqualTo("scopes");

    var made =
        server.post(
            maker,
            "/api-keys",
            "{\"name\":\"a\",\"role\":\"support\",\"scopes\":[\"users:read\"]}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text("issuer")).isEqualTo("acme");
    var key = AdminServer.basic(made.text("id"), made.text("secret"));
    assertThat(server.get(key, USERS).status()).isEqualTo(200);
    assertThat(all(server.get(maker, "/api-keys"), "id")).contains(made.text("id"));
    assertThat(server.get(maker, "/api-keys?issuer=globex").status()).isEqualTo(404);
    assertThat(server.delete(maker, "/api-keys/" + made.text("id")).status()).isEqualTo(204);
    assertThat(server.get(key, USERS).status()).isEqualTo(401);
  }
}
