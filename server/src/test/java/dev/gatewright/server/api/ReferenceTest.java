package dev.gatewright.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The page that shows the administration's API")
@TestInstance(Lifecycle.PER_CLASS)
final class ReferenceTest {
  private static final Pattern CALL =
      Pattern.compile("<details class=\"call\" id=\"([^\"]+)\">(.*?)</details>", Pattern.DOTALL);
  private static final Pattern LOADED = Pattern.compile(" (?:src|href)=\"([^\"]+)\"");

  private AdminServer server;
  private AdminServer.Answered page;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    server = new AdminServer(folder);
    page = server.get("", "/");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  @DisplayName("has every address, with its permission, parameters, body, answer and problems")
  void addresses() {
    var calls = CALL.matcher(html()).results().toList();
    assertThat(calls.stream().map(call -> call.group(1)))
        .hasSameSizeAs(server.endpoints())
        .doesNotHaveDuplicates();
    for (var endpoint : server.endpoints()) {
      var call =
          calls.stream()
              .filter(it -> it.group(1).equals(OpenApi.id(endpoint)))
              .findFirst()
              .orElseThrow()
              .group(2);
      assertThat(call)
          .contains(">" + endpoint.method() + "</span> <code>" + endpoint.path() + "</code>")
          .contains("<code>" + endpoint.permission().key() + "</code>")
          .contains("<code>" + endpoint.told().status() + "</code>")
          .contains("curl -u");
      var named = new ArrayList<String>(endpoint.variables());
      endpoint.query().forEach(field -> named.add(field.name()));
      endpoint.body().forEach(field -> named.add(field.name()));
      OpenApi.headers(endpoint).forEach(field -> named.add(field.name()));
      assertThat(named).allMatch(name -> call.contains("<code>" + name + "</code> <span"));
      assertThat(endpoint.problems())
          .allMatch(problem ->
              call.contains("#problem-" + problem.reason())
                  || html().contains("<li><a href=\"#problem-" + problem.reason()));
    }
  }

  @Test
  @DisplayName("has every problem and object, once each, and every link on it leads somewhere")
  void links() {
    for (var problem : AdminProblem.values()) {
      assertThat(html()).containsOnlyOnce("id=\"problem-" + problem.reason() + "\"");
    }
    var ids = Pattern.compile(" id=\"([^\"]+)\"").matcher(html()).results().toList();
    var names = ids.stream().map(id -> id.group(1)).toList();
    assertThat(names).doesNotHaveDuplicates().contains("object-User", "object-ClientSettings");
    assertThat(loaded().stream().filter(to -> to.startsWith("#")).map(to -> to.substring(1)))
        .isNotEmpty()
        .isSubsetOf(names);
  }

  @Test
  @DisplayName("loads nothing but files of its own, which are there and may be kept for good")
  void files() throws Exception {
    var files = loaded().stream().filter(to -> !to.startsWith("#")).toList();
    assertThat(files)
        .contains("openapi.json")
        .allMatch(to -> to.matches("\\./assets/.*|openapi.json"));
    for (var file : files) {
      var answer = server.get("", "/" + file.replace("./", ""));
      assertThat(answer.status()).as(file).isEqualTo(200);
      if (file.contains("assets")) {
        assertThat(answer.header("Cache-Control")).contains("immutable");
      }
    }
    assertThat(server.get("", "/assets/other.css").status()).isEqualTo(404);
    assertThat(html()).doesNotContain("<style", " style=", "<script>");
  }

  @Test
  @DisplayName("RFC 9110 §13.1.2: needs no key, sets no cookie, and is not sent to whoever has it")
  void headers() throws Exception {
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(page.whole().headers().allValues("Set-Cookie")).isEmpty();
    var tag = page.header("ETag");
    assertThat(tag).matches("\"[0-9a-f]{32}\"");

    for (var known : List.of(tag, "W/" + tag, "\"other\", " + tag)) {
      var again = asked(known);
      assertThat(again.status()).as(known).isEqualTo(304);
      assertThat(again.whole().body()).isEmpty();
      assertThat(again.header("ETag")).isEqualTo(tag);
    }
    var other = asked("\"other\"");
    assertThat(other.status()).isEqualTo(200);
    assertThat(other.whole().body()).isEqualTo(html());
  }

  private AdminServer.Answered asked(String known) throws IOException, InterruptedException {
    return server.send("GET", "", "/", Optional.empty(), Map.of("If-None-Match", known));
  }

  @Test
  @DisplayName("is led to from the API's address without its last slash")
  void withoutSlash() throws Exception {
    var answer = server.get("", "");
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Location")).endsWith(AdminApi.PATH + "/");
  }

  @Test
  @DisplayName("RFC 9110 §8.8.3: what is said to tell an ETag tells one")
  void tags() throws Exception {
    var tagged =
        server.endpoints().stream()
            .filter(Endpoint::isTagged)
            .filter(it -> !it.isChange())
            .toList();
    assertThat(tagged.stream().map(Endpoint::path)).contains("/issuers/{issuer}");
    var owner = server.key(Mandate.owner());
    assertThat(server.get(owner, "/issuers/acme").header("ETag")).isNotEmpty();
    var operations = server.get("", "/openapi.json").json().path("paths");
    for (var endpoint : server.endpoints()) {
      var told =
          operations
              .path(endpoint.path())
              .path(endpoint.method().toLowerCase(Locale.ROOT))
              .path("responses")
              .path(Integer.toString(endpoint.told().status()));
      assertThat(told.path("headers").has("ETag"))
          .as("%s %s", endpoint.method(), endpoint.path())
          .isEqualTo(endpoint.isTagged());
    }
  }

  private String html() {
    return page.whole().body();
  }

  private List<String> loaded() {
    return LOADED.matcher(html()).results().map(it -> it.group(1)).toList();
  }
}
