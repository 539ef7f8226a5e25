package dev.gatewright.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Role;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.api.AdminServer.Answered;
import dev.gatewright.server.http.Headers;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.store.admin.KeptAnswerTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests that come again.
@DisplayName("draft-ietf-httpapi-idempotency-key-header: a request with a key")
final class IdempotencyTest {
  private static final String PINS = "/issuers/acme/pins";
  private static final String USERS = "/issuers/acme/users";
  private static final String DOOR = "{\"label\":\"Door\"}";

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

  private Answered send(String key, String method, String path, String body, String name)
      throws Exception {
    return server.send(method, key, path, Optional.of(body), Map.of("Idempotency-Key", name));
  }

  private Answered post(String path, String body, String name) throws Exception {
    return send(owner, "POST", path, body, name);
  }

  private int pins() throws Exception {
    return server.get(owner, PINS).json().path("data").size();
  }

  @Test
  @DisplayName("is done once and answered the same: status, headers and body, secrets among it")
  void once() throws Exception {
    var first = post(PINS, DOOR, "a-1");
    var second = post(PINS, DOOR, "a-1");

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.whole().body()).isEqualTo(first.whole().body()).contains("digits");
    assertThat(second.header("Location")).isEqualTo(first.header("Location")).isNotEmpty();
    assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(second.header("Cache-Control")).isEqualTo("no-store");
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(pins()).isEqualTo(1);
    assertThat(post(PINS, DOOR, "\"a-1\"").whole().body())
        .as("as the draft writes it")
        .isEqualTo(first.whole().body());
    assertThat(post(PINS, DOOR, "a-2").status()).isEqualTo(201);
    assertThat(server.post(owner, PINS, DOOR).status()).isEqualTo(201);
    assertThat(pins()).isEqualTo(3);
  }

  @Test
  @DisplayName("is answered a refusal again too, and what changed nothing is nobody's key")
  void refusals() throws Exception {
    var taken = "{\"email\":\"ada@acme.test\"}";
    var first = post(USERS, taken, "b-1");
    assertThat(first.text("reason")).isEqualTo("admin.address_taken");
    server.delete(owner, USERS + "/" + server.ada());
    var again = post(USERS, taken, "b-1");
    assertThat(again.text("reason")).isEqualTo("admin.address_taken");
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");

    assertThat(post(USERS, "{}", "b-2").text("reason")).isEqualTo("admin.missing");
    assertThat(post(USERS, taken, "b-2").status()).isEqualTo(201);
  }

  @Test
  @DisplayName("is 422 where method, path, query, body or condition is another's")
  void another() throws Exception {
    var ada = USERS + "/" + server.ada();
    var role = "{\"role\":\"clerk\"}";
    assertThat(send(owner, "PATCH", ada, role, "c-1").status()).isEqualTo(200);

    assertReused(send(owner, "PATCH", ada, "{\"role\":\"chief\"}", "c-1"));
    assertReused(send(owner, "DELETE", ada, "", "c-1"));
    assertReused(post(PINS, DOOR, "c-1"));
    assertReused(
        server.send(
            "PATCH",
            owner,
            ada,
            Optional.of(role),
            Map.of("Idempotency-Key", "c-1", "If-Match", "\"m8x2k1c0\"")));
    assertThat(send(owner, "PATCH", ada, role, "c-1").status()).isEqualTo(200);
  }

  private static void assertReused(Answered answer) {
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("reason")).isEqualTo("admin.idempotency_reused");
  }

  @Test
  @DisplayName("is its caller's alone: another key of the API has its own")
  void callers() throws Exception {
    var other = server.key(Mandate.of(Role.ADMINISTRATOR, new IssuerId("acme")));

    var first = post(PINS, DOOR, "d-1");
    var second = send(other, "POST", PINS, DOOR, "d-1");

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.text("digits")).isNotEqualTo(first.text("digits"));
    assertThat(pins()).isEqualTo(2);
  }

  @Test
  @DisplayName("may be done anew after a day, and not before")
  void day() throws Exception {
    var first = post(PINS, DOOR, "e-1").text("digits");
    server.clock.advance(KeptAnswerTable.KEPT.minusSeconds(1));
    assertThat(post(PINS, DOOR, "e-1").text("digits")).isEqualTo(first);
    server.clock.advance(Duration.ofSeconds(1));
    assertThat(post(PINS, DOOR, "e-1").text("digits")).isNotEqualTo(first);
    assertThat(pins()).isEqualTo(2);
  }

  @Test
  @DisplayName("names itself in 1 to 200 visible ASCII characters, once")
  void names() throws Exception {
    for (var bad : List.of("", "a b", "x".repeat(201), "\"a\"b\"é")) {
      if (bad.chars().allMatch(c -> c < 128)) {
        assertThat(post(PINS, DOOR, bad).text("reason")).isEqualTo("admin.idempotency_key");
      }
    }
    assertThat(post(PINS, DOOR, "x".repeat(200)).status()).isEqualTo(201);
    assertThat(
            server
                .send("GET", owner, PINS, Optional.empty(), Map.of("Idempotency-Key", "a b"))
                .status())
        .as("what only looks needs none")
        .isEqualTo(200);
  }

  @Test
  @DisplayName(
      "of twenty at the same time is done once; the others hear so, or that it is going on")
  void race() throws Exception {
    try (var threads = Executors.newFixedThreadPool(20)) {
      Callable<Answered> one = () -> post(PINS, DOOR, "f-1");
      var answers = new ArrayList<Answered>();
      for (var future : threads.invokeAll(IntStream.range(0, 20).mapToObj(_ -> one).toList())) {
        answers.add(future.get());
      }
      assertThat(answers)
          .allSatisfy(answer -> assertThat(answer.status()).isIn(201, 409))
          .filteredOn(answer -> answer.status() == 409)
          .allSatisfy(
              answer -> assertThat(answer.text("reason")).isEqualTo("admin.idempotency_running"));
      assertThat(answers.stream().map(answer -> answer.text("digits")).filter(d -> !d.isEmpty()))
          .isNotEmpty()
          .containsOnly(post(PINS, DOOR, "f-1").text("digits"));
      assertThat(pins()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName(
      "that is being done is 409 with Retry-After; what fell over stays unknown and undone")
  void underWay() throws Exception {
    var inside = new ArrayList<HttpResponse>();
    var apis = new ArrayList<AdminApi>();
    apis.add(
        server.api(() -> {
          inside.add(handle(apis.getFirst(), "g-1"));
          throw new IllegalStateException("the machine breaks after the act");
        }));

    assertThatThrownBy(() -> handle(apis.getFirst(), "g-1")).hasMessageContaining("breaks");

    assertThat(inside.getFirst().status()).isEqualTo(409);
    assertThat(inside.getFirst().headers().first("Retry-After")).contains("1");
    assertThat(new String(inside.getFirst().body(), UTF_8)).contains("admin.idempotency_running");
    for (int again = 0; again < 2; again++) {
      var answer = post("/api-keys", "{\"name\":\"a\",\"role\":\"owner\"}", "g-1");
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.text("reason")).isEqualTo("admin.idempotency_unknown");
    }
  }

  private HttpResponse handle(AdminApi api, String name) {
    var headers =
        Headers.of(
            "Authorization", owner, "Content-Type", "application/json", "Idempotency-Key", name);
    var body = "{\"name\":\"a\",\"role\":\"owner\"}".getBytes(UTF_8);
    var request = HttpRequest.of("POST", "/admin/v1/api-keys", Parameters.none(), headers, body);
    try {
      return api.routes().stream()
          .filter(route -> route.method().equals("POST"))
          .filter(route -> route.pattern().equals("/admin/v1/api-keys"))
          .findFirst()
          .orElseThrow()
          .handler()
          .handle(request);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("that nobody could carry out may come again: 429 and 503 are not kept")
  void notKept() throws Exception {
    var domains = "/issuers/acme/organizations/org_west/domains";
    server.post(owner, domains, "{\"domain\":\"west.example\"}");
    var verify = domains + "/west.example/verify";
    var first = post(verify, "{}", "h-1");
    var second = post(verify, "{}", "h-2");
    assertThat(first.status()).isEqualTo(409);
    assertThat(second.status()).isEqualTo(429);
    server.clock.advance(Duration.ofMinutes(1));
    assertThat(post(verify, "{}", "h-2").text("reason")).isEqualTo("admin.domain_unanswered");
    assertThat(post(verify, "{}", "h-1").header("Idempotency-Replayed")).isEqualTo("true");
  }

  @Test
  @DisplayName("leaves nothing to read in the store: neither its key, nor what it made")
  void sealed() throws Exception {
    var digits = post(PINS, DOOR, "readable-key").text("digits");
    server.close();
    var found = new StringBuilder();
    try (var files = Files.list(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        found.append(HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    assertThat(found).doesNotContain(HexFormat.of().formatHex("readable-key".getBytes(UTF_8)));
    assertThat(found).doesNotContain(HexFormat.of().formatHex(digits.getBytes(UTF_8)));
  }

  @Test
  @DisplayName("forgets what it told of a person when they are removed, and is not done again")
  void removal() throws Exception {
    var eve = "{\"email\":\"eve@acme.test\"}";
    var id = post(USERS, eve, "i-1").text("id");
    assertThat(post(USERS, eve, "i-1").status()).isEqualTo(201);
    assertThat(send(owner, "DELETE", USERS + "/" + id, "", "i-2").status()).isEqualTo(204);
    assertThat(post(USERS, eve, "i-1").text("reason")).isEqualTo("admin.idempotency_unknown");
    assertThat(send(owner, "DELETE", USERS + "/" + id, "", "i-2").status()).isEqualTo(204);
  }
}
