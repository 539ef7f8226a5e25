package dev.gatewright.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Role;
import dev.gatewright.identity.ApiKeyId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.api.AdminServer.Answered;
import dev.gatewright.testing.RawHttp;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole server, over HTTP, on a store in a file.
@DisplayName("The administration for programs")
final class AdminApiTest {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final String USERS = "/issuers/acme/users";

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
  @DisplayName("RFC 7617 §2: lets in whoever shows a key, and nobody who shows another")
  void door() throws Exception {
    var id = ApiKeyId.generate(new SecureRandom());
    var own = server.key(Mandate.of(Role.AUDITOR, ACME), id, "t".repeat(43));

    assertThat(server.get(own, "/issuers").status()).isEqualTo(200);
    for (var wrong :
        List.of(
            "",
            "Bearer x",
            "Basic",
            "Basic !!!",
            "Basic " + "YTpi".repeat(400),
            AdminServer.basic("", "t".repeat(43)),
            AdminServer.basic(id.value(), ""),
            AdminServer.basic(id.value(), "u".repeat(43)),
            AdminServer.basic(ApiKeyId.generate(new SecureRandom()).value(), "t".repeat(43)))) {
      var answer = server.get(wrong, "/issuers");
      assertThat(answer.status()).as(wrong).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate"))
          .startsWith(wrong.startsWith("Bearer") ? "Bearer error=" : "Basic realm=\"gatewright\"");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.whole().body())
          .isEqualTo(
              "{\"type\":\"urn:gatewright:problem:admin.unauthenticated\",\"status\":401,"
                  + "\"reason\":\"admin.unauthenticated\","
                  + "\"detail\":\"an API key that counts is needed, by HTTP Basic, or an access token for this API\"}");
    }
  }

  @Test
  @DisplayName(
      "takes no two keys at once, no cookie, and nothing that a page of another origin asks")
  void noBrowser() throws Exception {
    var twice =
        RawHttp.send(
            server.port(),
            "GET /admin/v1/issuers HTTP/1.1\nHost: localhost\nAuthorization: %1$s\nAuthorization: %1$s"
                .formatted(owner),
            new byte[0]);
    assertThat(twice.status()).isEqualTo(401);
    assertThat(twice.header("WWW-Authenticate")).contains("Basic realm=\"gatewright\"");

    var preflight =
        server.send(
            "OPTIONS",
            "",
            "/issuers",
            Optional.empty(),
            Map.of("Access-Control-Request-Method", "GET"));
    assertThat(preflight.status()).isEqualTo(405);
    assertThat(preflight.whole().headers().map().keySet())
        .noneMatch(name -> name.startsWith("access-control"));
    var cookie =
        server.send(
            "GET", "", "/issuers", Optional.empty(), Map.of("Cookie", "Authorization=" + owner));
    assertThat(cookie.status()).isEqualTo(401);
  }

  @Test
  @DisplayName(
      "does nothing for a page, of whatever site, that rides on a key which a browser keeps")
  void noPage() throws Exception {
    for (var headers :
        List.of(
            Map.of("Sec-Fetch-Site", "cross-site"),
            Map.of("Sec-Fetch-Site", "same-site"),
            Map.of("Origin", "https://evil.test"),
            Map.of("Origin", "null"))) {
      var answer =
          server.send("POST", owner, "/issuers/acme/keys/rotate", Optional.empty(), headers);
      assertThat(answer.status()).as("%s", headers).isEqualTo(403);
      assertThat(answer.whole().body()).contains("admin.cross_site");
    }
    assertThat(
            server
                .send("GET", owner, "/issuers", Optional.empty(), Map.of("Sec-Fetch-Site", "none"))
                .status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName(
      "an address that sent too many wrong keys waits with wrong ones, and never with a right one")
  void throttle() throws Exception {
    var wrong = AdminServer.basic(ApiKeyId.generate(new SecureRandom()).value(), "wrong");
    for (int i = 0; i < 20; i++) {
      assertThat(server.get(wrong, "/issuers").status()).isEqualTo(401);
    }
    var oneTooMany = server.get(wrong, "/issuers");
    assertThat(oneTooMany.status()).isEqualTo(429);
    assertThat(oneTooMany.header("Retry-After")).isEqualTo("900");
    assertThat(server.get(owner, "/issuers").status()).as("a right key").isEqualTo(200);

    server.clock.advance(Duration.ofMinutes(15));
    assertThat(server.get(wrong, "/issuers").status()).isEqualTo(401);
  }

  @Test
  @DisplayName(
      "says which permission is missing, and of an issuer out of reach no more than of none")
  void mandates() throws Exception {
    var support = server.key(Mandate.of(Role.SUPPORT, ACME));

    var missing = server.post(support, USERS, "{\"email\":\"eve@acme.test\"}");
    assertThat(missing.status()).isEqualTo(403);
    assertThat(missing.text("reason")).isEqualTo("admin.forbidden");
    assertThat(missing.text("permission")).isEqualTo("users:write");

    var bodies =
        List.of(
            server.get(support, "/issuers/globex/users").whole().body(),
            server.get(support, "/issuers/nowhere/users").whole().body(),
            server.get(support, "/issuers/nowhere/users?limit=0").whole().body(),
            server.get(owner, "/issuers/nowhere/users").whole().body());
    assertThat(Set.copyOf(bodies)).hasSize(1);
    assertThat(bodies.getFirst()).contains("\"reason\":\"admin.not_found\"");
    assertThat(server.get(support, USERS).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("lists the issuers that a key reaches, at the URLs at which they are served")
  void issuers() throws Exception {
    var auditor = server.key(Mandate.of(Role.AUDITOR, ACME));

    assertThat(ids(server.get(owner, "/issuers"))).containsExactly("acme", "globex");
    assertThat(ids(server.get(auditor, "/issuers"))).containsExactly("acme");
    assertThat(server.get(auditor, "/issuers/acme").text("url"))
        .isEqualTo("http://localhost:" + server.port() + "/acme");
  }

  private static List<String> ids(Answered answer) {
    return texts(answer, "id");
  }

  private static List<String> texts(Answered answer, String name) {
    return answer
        .json()
        .path("data")
        .valueStream()
        .map(one -> one.path(name).asString(""))
        .toList();
  }

  @Test
  @DisplayName(
      "lists people by address, a part after the other, and those of one status or address")
  void lists() throws Exception {
    var found = new ArrayList<String>();
    var path = USERS + "?limit=1";
    for (var next = Optional.of(path); next.isPresent(); ) {
      var answer = server.get(owner, next.get());
      assertThat(answer.status()).isEqualTo(200);
      found.addAll(texts(answer, "email"));
      next =
          answer.json().path("has_more").booleanValue()
              ? Optional.of(path + "&cursor=" + answer.text("next_cursor"))
              : Optional.empty();
    }
    assertThat(found).containsExactly("ada@acme.test", "bob@acme.test");
    assertThat(texts(server.get(owner, USERS + "?status=suspended"), "email"))
        .containsExactly("bob@acme.test");
    assertThat(texts(server.get(owner, USERS + "?status=active"), "email"))
        .containsExactly("ada@acme.test");
    assertThat(texts(server.get(owner, USERS + "?email=BOB@acme.test"), "email"))
        .containsExactly("bob@acme.test");
    assertThat(texts(server.get(owner, USERS + "?email=bob@acme.test&status=active"), "email"))
        .isEmpty();
    assertThat(texts(server.get(owner, USERS + "?email=nobody@acme.test"), "email")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit, a whole number from 1 to 100",
    "limit=101, limit, a whole number from 1 to 100",
    "limit=x, limit, a whole number from 1 to 100",
    "limit=1&limit=2, limit, taken once",
    "cursor=!, cursor, the `next_cursor` of the part before",
    "cursor=YWJj, cursor, the `next_cursor` of the part before",
    "status=gone, status, 'one of active, suspended,'",
    "sort=age, sort, 'one of email, created_at, name'",
    "q=, q, 1 to 64 characters",
    "q=a&sort=name, q, without `email` and `sort`",
    "email=a@b.test&q=a, email, without `q` and `sort`",
    "name=Ada, name, '`email`, `q`, `status`, `sort`, `limit`, `cursor`'"
  })
  @DisplayName(
      "refuses a parameter that is not taken or cannot be so, by its name, and says what can be")
  void parameters(String query, String parameter, String allowed) throws Exception {
    var answer = server.get(owner, USERS + "?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("reason")).isEqualTo("admin.parameter");
    assertThat(answer.text("parameter")).isEqualTo(parameter);
    assertThat(answer.text("detail")).contains(allowed);
  }

  @Test
  @DisplayName("makes an account, tells of it, changes it and removes it")
  void accounts() throws Exception {
    var made =
        server.post(
            owner,
            USERS,
            """
            {"email": "Eve@acme.test", "email_verified": true, "role": "clerk",
             "claims": {"name": "Eve", "locale": "de"}, "generate_password": true}
            """);
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text("password")).hasSize(16);
    var at = made.header("Location");
    assertThat(at)
        .isEqualTo(
            "http://localhost:" + server.port() + "/admin/v1" + USERS + "/" + made.text("id"));

    var eve = USERS + "/" + made.text("id");
    var shown = server.get(owner, eve);
    assertThat(shown.json().path("email").asString("")).isEqualTo("Eve@acme.test");
    assertThat(shown.json().path("has_password").booleanValue()).isTrue();
    assertThat(shown.json().path("claims").path("name").asString("")).isEqualTo("Eve");
    assertThat(shown.whole().body()).doesNotContain(made.text("password"));

    var changed =
        server.patch(
            owner,
            eve,
            """
            {"role": null, "status": "suspended", "claims": {"locale": null, "nickname": "E"}}
            """);
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().has("role")).isFalse();
    assertThat(changed.text("status")).isEqualTo("suspended");
    assertThat(changed.json().path("claims").propertyNames())
        .containsExactlyInAnyOrder("name", "nickname");
    assertThat(changed.json().path("email_verified").booleanValue()).isTrue();

    assertThat(server.delete(owner, eve).status()).isEqualTo(204);
    assertThat(server.get(owner, eve).status()).isEqualTo(404);
    assertThat(server.delete(owner, eve).status()).isEqualTo(404);
    assertThat(texts(server.get(owner, "/issuers/acme/events?cursor=0&limit=100"), "by"))
        .anyMatch(by -> by.startsWith("operator:api key key_"));
  }

  @Test
  @DisplayName("an id of another issuer's is nobody's")
  void otherIssuers() throws Exception {
    var there = server.user(owner, "globex", "ada@acme.test");

    assertThat(there).isNotEmpty();
    for (var path : List.of("", "/sessions", "/factors")) {
      assertThat(server.get(owner, USERS + "/" + there + path).status()).isEqualTo(404);
    }
    assertThat(server.delete(owner, USERS + "/" + there).status()).isEqualTo(404);
    assertThat(server.post(owner, USERS + "/" + there + "/sign-out", "{}").status()).isEqualTo(404);
    assertThat(server.get(owner, "/issuers/globex/users/" + there).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "422|admin.missing|email|{}",
        "422|admin.invalid|email|{\"email\": 1}",
        "422|admin.invalid|email|{\"email\": \"nobody\"}",
        "422|admin.invalid|email_verified|{\"email\":\"e@a.test\",\"email_verified\":\"yes\"}",
        "422|admin.invalid|status|{\"email\":\"e@a.test\",\"status\":\"leaving\"}",
        "422|admin.invalid|claims|{\"email\":\"e@a.test\",\"claims\":[]}",
        "422|admin.invalid|claims|{\"email\":\"e@a.test\",\"claims\":{\"sub\":\"x\"}}",
        "422|admin.invalid|claims|{\"email\":\"e@a.test\",\"claims\":{\"name\":null}}",
        "422|admin.invalid|claims|{\"email\":\"e@a.test\",\"claims\":{\"a\":{\"b\":null}}}",
        "422|admin.invalid|claims|{\"email\":\"e@a.test\",\"claims\":{\"n\":12345678901234567890}}",
        "422|admin.invalid|role|{\"email\":\"e@a.test\",\"role\":null}",
        "422|admin.invalid|password_hash|{\"email\":\"e@a.test\",\"password\":\"a\","
            + "\"password_hash\":\"b\"}",
        "422|admin.invalid|generate_password|{\"email\":\"e@a.test\",\"password\":\"a\","
            + "\"generate_password\":true}",
        "422|admin.hash_unusable|password_hash|{\"email\":\"e@a.test\",\"password_hash\":\"b\"}",
        "422|admin.password_refused||{\"email\":\"e@a.test\",\"password\":\"short\"}",
        "409|admin.address_taken|email|{\"email\":\"ADA@acme.test\"}",
        "400|admin.unknown_member|name|{\"email\":\"e@a.test\",\"name\":\"E\"}",
        "400|admin.body||{\"email\":\"e@a.test\",\"email\":\"e@a.test\"}",
        "400|admin.body||[]",
        "400|admin.body||",
      })
  @DisplayName("refuses a body by the member that is wrong, and makes nothing")
  void bodies(String sample) throws Exception {
    var parts = sample.split("\\|", 4);
    var answer =
        server.send(
            "POST",
            owner,
            USERS,
            Optional.of(parts[3]),
            Map.of("Content-Type", "application/json; charset=utf-8"));

    assertThat(answer.whole().body()).contains("\"reason\":\"" + parts[1] + "\"");
    assertThat(answer.status()).isEqualTo(Integer.parseInt(parts[0]));
    assertThat(answer.text("field")).isEqualTo(parts[2]);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(ids(server.get(owner, USERS))).hasSize(2);
  }

  @Test
  @DisplayName("takes JSON alone, and nothing where nothing is taken")
  void contentTypes() throws Exception {
    var form =
        server.send(
            "POST",
            owner,
            USERS,
            Optional.of("email=e@a.test"),
            Map.of("Content-Type", "application/x-www-form-urlencoded"));
    assertThat(form.status()).isEqualTo(415);
    var ada = USERS + "/" + server.user(owner, "acme", "ada@acme.test");
    var unknown = server.post(owner, ada + "/sign-out", "{\"why\":\"x\"}");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.text("field")).isEqualTo("why");
    assertThat(server.send("POST", owner, ada + "/sign-out", Optional.empty(), Map.of()).status())
        .isEqualTo(204);
  }

  @Test
  @DisplayName("RFC 9110 §13.1.1: a change of what somebody saw is refused once it is another")
  void conditions() throws Exception {
    var ada = USERS + "/" + server.user(owner, "acme", "ada@acme.test");
    var tag = server.get(owner, ada).header("ETag");
    assertThat(tag).matches("\"[0-9a-z]+\"");

    var first = change(ada, tag, "Ada L");
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.header("ETag")).isNotEqualTo(tag);
    var stale = change(ada, tag, "Ada K");
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.text("reason")).isEqualTo("admin.stale");
    assertThat(change(ada, first.header("ETag"), "Ada M").status()).isEqualTo(200);
    assertThat(change(ada, "*", "Ada N").status()).isEqualTo(200);
    for (var wrong : List.of("W/" + tag, "x", tag + ", " + tag)) {
      assertThat(change(ada, wrong, "Ada O").text("reason")).isEqualTo("admin.precondition");
    }
    assertThat(server.get(owner, ada).json().path("claims").path("name").asString(""))
        .isEqualTo("Ada N");
    var removal = server.send("DELETE", owner, ada, Optional.empty(), Map.of("If-Match", tag));
    assertThat(removal.text("reason")).isEqualTo("admin.stale");
    assertThat(server.get(owner, ada).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("a change that names nothing, or what is so already, is no change and no event")
  void nothingChanged() throws Exception {
    var ada = USERS + "/" + server.user(owner, "acme", "ada@acme.test");
    var before = server.get(owner, ada);
    var last = server.get(owner, "/issuers/acme/events").text("next_cursor");

    for (var body : List.of("{}", "{\"claims\":{\"name\":\"Ada\",\"nickname\":null}}")) {
      var answer = server.patch(owner, ada, body);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.whole().body()).isEqualTo(before.whole().body());
      assertThat(answer.header("ETag")).isEqualTo(before.header("ETag"));
    }
    assertThat(server.get(owner, "/issuers/acme/events").text("next_cursor")).isEqualTo(last);
  }

  private Answered change(String path, String tag, String name) throws Exception {
    return server.send(
        "PATCH",
        owner,
        path,
        Optional.of("{\"claims\":{\"name\":\"" + name + "\"}}"),
        Map.of("If-Match", tag));
  }

  @Test
  @DisplayName("of many who make an account for one address at once, one does")
  void races() throws Exception {
    int many = 12;
    try (var threads = Executors.newFixedThreadPool(many)) {
      Callable<Integer> make =
          () -> server.post(owner, USERS, "{\"email\":\"eve@acme.test\"}").status();
      var statuses = new ArrayList<Integer>();
      for (var task : threads.invokeAll(Collections.nCopies(many, make))) {
        statuses.add(task.get());
      }
      assertThat(statuses).containsOnly(201, 409);
      assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
    }
    assertThat(texts(server.get(owner, USERS), "email"))
        .filteredOn("eve@acme.test"::equals)
        .hasSize(1);
  }

  @Test
  @DisplayName("lets nobody do by scopes what the role does not")
  void scopes() throws Exception {
    var reader =
        server.key(
            new Mandate(Role.ADMINISTRATOR, Optional.of(ACME), Set.of(Permission.USERS_READ)));

    assertThat(server.get(reader, USERS).status()).isEqualTo(200);
    assertThat(server.get(reader, "/issuers/acme/clients").text("permission"))
        .isEqualTo("clients:read");
  }
}
