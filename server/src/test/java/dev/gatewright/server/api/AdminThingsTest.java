package dev.gatewright.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.server.api.AdminServer.Answered;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What programs make, change and take away, and what they cannot write.
@DisplayName("Programs make and change")
final class AdminThingsTest {
  private static final String ORGANIZATIONS = "/issuers/acme/organizations";
  private static final String WEST = ORGANIZATIONS + "/org_west";
  private static final String USERS = "/issuers/acme/users";

  /// A character that turns around what stands behind it, as JSON writes it.
  private static final String TURNED = "\\u202eadmin";

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

  private Answered send(String method, String path, String body, String tag) throws Exception {
    return server.send(method, owner, path, Optional.of(body), Map.of("If-Match", tag));
  }

  private static void assertInvalid(Answered answer, String field) {
    assertThat(answer.status()).as(answer.whole().body()).isEqualTo(422);
    assertThat(answer.text("reason")).isEqualTo("admin.invalid");
    assertThat(answer.text("field")).isEqualTo(field);
  }

  @Test
  @DisplayName("organizations, each state of which has a tag of its own")
  void organizations() throws Exception {
    var made = server.post(owner, ORGANIZATIONS, "{\"id\":\"org_x\",\"name\":\"X\"}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Location")).endsWith(ORGANIZATIONS + "/org_x");
    assertThat(
            server.post(owner, ORGANIZATIONS, "{\"id\":\"org_x\",\"name\":\"Y\"}").text("reason"))
        .isEqualTo("admin.id_taken");
    assertThat(server.post(owner, ORGANIZATIONS, "{\"name\":\"Y\"}").text("id")).startsWith("org_");
    assertInvalid(server.post(owner, ORGANIZATIONS, "{\"id\":\"a b\",\"name\":\"Y\"}"), "id");
    for (var name : List.of("", " ", "x".repeat(201), TURNED, "a\\nb")) {
      assertInvalid(server.post(owner, ORGANIZATIONS, "{\"name\":\"%s\"}".formatted(name)), "name");
      assertInvalid(server.patch(owner, WEST, "{\"name\":\"%s\"}".formatted(name)), "name");
    }

    var path = ORGANIZATIONS + "/org_x";
    var first = made.header("ETag");
    assertThat(server.get(owner, path).header("ETag")).isEqualTo(first);
    var changed = send("PATCH", path, "{\"name\":\"X2\"}", first);
    assertThat(changed.text("name")).isEqualTo("X2");
    assertThat(changed.text("status")).isEqualTo("active");
    assertThat(changed.header("ETag")).as("at the same moment").isNotEqualTo(first);
    assertThat(send("PATCH", path, "{\"status\":\"suspended\"}", first).status()).isEqualTo(412);
    assertThat(send("DELETE", path, "", first).status()).isEqualTo(412);
    assertThat(server.get(owner, path).text("status")).isEqualTo("active");
    assertThat(send("DELETE", path, "", changed.header("ETag")).status()).isEqualTo(204);
    assertThat(server.get(owner, path).status()).isEqualTo(404);
    assertThat(server.patch(owner, path, "{\"name\":\"X3\"}").status()).isEqualTo(404);
    assertThat(server.delete(owner, path).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("members, once each, in places that can be shown and passed on")
  void members() throws Exception {
    var bob = server.user(owner, "acme", "bob@acme.test");
    var members = WEST + "/members";
    var body = "{\"user\":\"%s\",\"title\":\"Clerk\",\"scopes\":[\"desk:read\"]}".formatted(bob);
    var added = server.post(owner, members, body);
    assertThat(added.status()).isEqualTo(201);
    assertThat(added.text("email")).isEqualTo("bob@acme.test");
    assertThat(server.post(owner, members, body).text("reason")).isEqualTo("admin.member_already");
    assertThat(server.get(owner, members).json().path("data").size()).isEqualTo(2);
    var ofGlobex = server.user(owner, "globex", "ada@acme.test");
    assertInvalid(server.post(owner, members, "{\"user\":\"" + ofGlobex + "\"}"), "user");
    assertThat(server.post(owner, ORGANIZATIONS + "/org_none/members", body).status())
        .isEqualTo(404);

    for (var title : List.of("", "x".repeat(101), TURNED)) {
      var place = "{\"scopes\":[],\"title\":\"" + title + "\"}";
      assertInvalid(server.patch(owner, members + "/" + bob, place), "title");
      assertInvalid(
          server.post(
              owner, WEST + "/invitations", "{\"email\":\"e@a.test\",\"title\":\"" + title + "\"}"),
          "title");
    }
    for (var scope : List.of("", "a b", "é", "x".repeat(101), "\\u0000")) {
      assertInvalid(
          server.patch(owner, members + "/" + bob, "{\"scopes\":[\"" + scope + "\"]}"), "scopes");
    }
  }

  @Test
  @DisplayName("invitations, which can be mailed once more")
  void invitations() throws Exception {
    server.post(owner, WEST + "/invitations", "{\"email\":\"eve@a.test\"}");
    var first =
        server.get(owner, WEST + "/invitations").json().path("data").path(0).path("id").asString();

    assertThat(server.post(owner, WEST + "/invitations/" + first + "/resend", "{}").status())
        .isEqualTo(204);
    var second = server.get(owner, WEST + "/invitations").json().path("data");
    assertThat(second.size()).isEqualTo(1);
    assertThat(second.path(0).path("id").asString()).isNotEqualTo(first);
    assertThat(server.post(owner, WEST + "/invitations/" + first + "/resend", "{}").status())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("the names that people sign in with, and recovery codes")
  void names() throws Exception {
    assertThat(
            server
                .post(owner, ada + "/names", "{\"kind\":\"username\",\"name\":\"Ada.L\"}")
                .status())
        .isEqualTo(204);
    assertThat(server.get(owner, ada + "/names").whole().body()).contains("\"ada.l\"");
    var bob = USERS + "/" + server.user(owner, "acme", "bob@acme.test");
    assertThat(
            server
                .post(owner, bob + "/names", "{\"kind\":\"username\",\"name\":\"ada.l\"}")
                .text("reason"))
        .isEqualTo("admin.name_taken");
    assertInvalid(
        server.post(owner, bob + "/names", "{\"kind\":\"phone\",\"name\":\"x\"}"), "name");
    assertThat(server.delete(owner, ada + "/names/username").status()).isEqualTo(204);
    assertThat(server.get(owner, ada + "/names").json().path("data").size()).isZero();

    var codes = server.post(owner, ada + "/recovery-codes", "{\"demanded\":true}");
    assertThat(codes.json().path("codes").size()).isPositive();
    assertThat(codes.json().path("signed_out").booleanValue()).isTrue();
    assertThat(server.delete(owner, ada + "/recovery-codes").status()).isEqualTo(204);
    assertThat(server.delete(owner, ada + "/recovery-codes").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("a day on which somebody is deleted, and restore them before")
  void deletion() throws Exception {
    assertThat(server.get(owner, ada + "/deletion").status()).isEqualTo(404);
    for (var at : List.of("soon", "2001-01-01T00:00:00Z", "2999-01-01T00:00:00Z")) {
      assertInvalid(server.post(owner, ada + "/deletion", "{\"at\":\"" + at + "\"}"), "at");
    }
    var due = server.clock.instant().plus(Duration.ofDays(7));
    var asked = server.post(owner, ada + "/deletion", "{\"at\":\"" + due + "\"}");
    assertThat(asked.text("due_at")).isEqualTo(due.toString());
    assertThat(server.get(owner, ada).text("status")).isEqualTo("leaving");
    assertThat(server.get(owner, ada + "/deletion").text("due_at")).isEqualTo(due.toString());
    assertThat(server.delete(owner, ada + "/deletion").status()).isEqualTo(204);
    assertThat(server.get(owner, ada).text("status")).isEqualTo("active");

    server.post(owner, ada + "/deletion", "{\"at\":\"" + due + "\"}");
    server.clock.advance(Duration.ofDays(7));
    server.open.store().sweep(server.clock.instant(), 100_000);
    assertThat(server.get(owner, ada).status()).isEqualTo(404);
  }

  @Test
  @DisplayName("no role, claim or key that cannot be shown or kept")
  void bounds() throws Exception {
    for (var role : List.of(" ", "x".repeat(101), TURNED)) {
      assertInvalid(server.patch(owner, ada, "{\"role\":\"" + role + "\"}"), "role");
      assertInvalid(
          server.post(owner, USERS, "{\"email\":\"r@acme.test\",\"role\":\"" + role + "\"}"),
          "role");
    }
    for (var number : List.of("1e999999999", "-1e999999999")) {
      assertInvalid(server.patch(owner, ada, "{\"claims\":{\"n\":" + number + "}}"), "claims");
      assertInvalid(
          server.patch(owner, ada, "{\"claims\":{\"n\":[{\"m\":" + number + "}]}}"), "claims");
    }
    assertThat(server.patch(owner, ada, "{\"claims\":{\"n\":1.25}}").status()).isEqualTo(200);
    assertInvalid(
        server.post(owner, "/api-keys", "{\"name\":\"" + TURNED + "\",\"role\":\"owner\"}"),
        "name");
    assertInvalid(
        server.post(owner, "/issuers/acme/pins", "{\"label\":\"" + TURNED + "\"}"), "label");
    assertInvalid(
        server.post(
            owner,
            "/api-keys",
            "{\"name\":\"k\",\"role\":\"owner\",\"from\":[\"::ffff:192.0.2.0/24\"]}"),
        "from");
  }

  @Test
  @DisplayName("keys, and stop one with all that it made, and that those made")
  void keysWithMade() throws Exception {
    var root = made(owner);
    var child = made(root);
    var grandchild = made(child);
    var other = made(owner);

    assertThat(server.delete(owner, "/api-keys/" + id(child)).status()).isEqualTo(204);
    assertThat(server.get(grandchild, "/issuers").status()).as("its maker is gone").isEqualTo(401);
    assertThat(server.delete(owner, "/api-keys/" + id(root) + "?with_made=true").status())
        .isEqualTo(204);
    assertThat(server.get(root, "/issuers").status()).isEqualTo(401);
    assertThat(server.get(grandchild, "/issuers").status()).isEqualTo(401);
    assertThat(server.get(other, "/issuers").status()).isEqualTo(200);
    assertThat(server.delete(owner, "/api-keys/" + id(root) + "?with_made=true").status())
        .isEqualTo(404);
  }

  private String made(String maker) throws Exception {
    var made = server.post(maker, "/api-keys", "{\"name\":\"k\",\"role\":\"owner\"}");
    return AdminServer.basic(made.text("id"), made.text("secret"));
  }

  private static String id(String key) {
    var text = new String(Base64.getDecoder().decode(key.substring(6)), UTF_8);
    return text.substring(0, text.indexOf(':'));
  }

  @Test
  @DisplayName("RFC 9457: what is not there, and a method that is not taken, are problem documents")
  void nowhere() throws Exception {
    for (var path :
        List.of("/nothing", "/issuers/acme/nothing", "/issuers/acme/users/x/y/z", "/")) {
      var answer = server.get(owner, path);
      if (path.equals("/") && answer.status() == 200) {
        continue;
      }
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.header("Content-Type")).as(path).startsWith("application/problem+json");
      assertThat(answer.text("reason")).isEqualTo("http.not_found");
    }
    var method = server.send("PUT", owner, USERS, Optional.empty(), Map.of());
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.header("Content-Type")).startsWith("application/problem+json");
    assertThat(method.header("Allow")).isEqualTo("GET, POST, HEAD");
  }
}
