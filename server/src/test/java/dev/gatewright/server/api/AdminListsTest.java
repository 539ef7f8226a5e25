package dev.gatewright.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists, part after part.
@DisplayName("A list of the administration's API")
final class AdminListsTest {
  private static final String ACME = "/issuers/acme";
  private static final String USERS = ACME + "/users";
  private static final String WEST = ACME + "/organizations/org_west";

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

  private List<String> all(String path, String name, int limit) throws Exception {
    var found = new ArrayList<String>();
    var ask = path + (path.contains("?") ? "&" : "?") + "limit=" + limit;
    for (var cursor = ""; ; ) {
      var answer = server.get(owner, ask + cursor);
      assertThat(answer.status()).as(answer.whole().body()).isEqualTo(200);
      var data = answer.json().path("data");
      assertThat(data.size()).isLessThanOrEqualTo(limit);
      data.valueStream().forEach(one -> found.add(one.path(name).asString("")));
      if (!answer.json().path("has_more").booleanValue()) {
        assertThat(answer.json().has("next_cursor")).isFalse();
        return found;
      }
      cursor = "&cursor=" + answer.text("next_cursor");
    }
  }

  private void assertSame(String path, String name, int size) throws Exception {
    var whole = all(path, name, 100);
    assertThat(whole).as(path).hasSize(size).doesNotHaveDuplicates().doesNotContain("");
    for (int limit = 1; limit <= 3; limit++) {
      assertThat(all(path, name, limit)).as(path + " by " + limit).isEqualTo(whole);
    }
  }

  @Test
  @DisplayName("has each thing once, in one order, whatever the size of its parts")
  void parts() throws Exception {
    for (int number = 0; number < 4; number++) {
      assertThat(server.post(owner, ACME + "/pins", "{\"label\":\"Door\"}").status())
          .isEqualTo(201);
      server.post(owner, "/api-keys", "{\"name\":\"k\",\"role\":\"auditor\",\"issuer\":\"acme\"}");
      server.post(owner, WEST + "/domains", "{\"domain\":\"w%s.example\"}".formatted(number));
      server.post(owner, WEST + "/invitations", "{\"email\":\"p%s@a.test\"}".formatted(number));
      server.clock.advance(Duration.ofSeconds(number % 2));
    }
    assertSame(ACME + "/pins", "id", 4);
    assertSame("/api-keys", "id", 5);
    assertSame("/api-keys?issuer=acme", "id", 4);
    assertSame(ACME + "/clients", "client_id", 2);
    assertSame(ACME + "/organizations", "id", 1);
    assertSame(WEST + "/domains", "domain", 4);
    assertSame(WEST + "/invitations", "id", 4);
    assertSame(USERS, "id", 2);
    assertSame(USERS + "?sort=created_at", "id", 2);
    assertSame(USERS + "?sort=name", "id", 1);
    assertSame(USERS + "?q=ada", "id", 1);
  }

  @Test
  @DisplayName("of people is found by a beginning, in one issuer, and combines with a status")
  void beginnings() throws Exception {
    assertThat(all(USERS + "?q=ADA", "email", 10)).containsExactly("ada@acme.test");
    assertThat(all(USERS + "?q=b&status=suspended", "email", 10)).containsExactly("bob@acme.test");
    assertThat(all(USERS + "?q=b&status=active", "email", 10)).isEmpty();
    for (var wrong :
        List.of(
            "q=", "q=" + "x".repeat(65), "q=a&sort=name", "q=a&email=ada@acme.test", "sort=id")) {
      var answer = server.get(owner, USERS + "?" + wrong);
      assertThat(answer.status()).as(wrong).isEqualTo(400);
      assertThat(answer.text("reason")).isEqualTo("admin.parameter");
    }
  }

  @Test
  @DisplayName("takes no cursor that is not its own")
  void cursors() throws Exception {
    server.post(owner, ACME + "/pins", "{\"label\":\"Door\"}");
    server.post(owner, ACME + "/pins", "{\"label\":\"Door\"}");
    var ofPins = server.get(owner, ACME + "/pins?limit=1").text("next_cursor");
    assertThat(ofPins).isNotEmpty();
    for (var path : List.of(ACME + "/clients", "/api-keys", WEST + "/domains", USERS + "?q=a")) {
      for (var cursor :
          List.of(ofPins, "x", "", "%00", made("pins zzzzzzzzzzzz x"), made("pins 0 "))) {
        var answer =
            server.get(owner, path + (path.contains("?") ? "&" : "?") + "cursor=" + cursor);
        assertThat(answer.status()).as(path + " " + cursor).isEqualTo(400);
      }
    }
  }

  private static String made(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
