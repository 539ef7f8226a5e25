package dev.gatewright.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.tenants.SettingPermissions;
import dev.gatewright.server.tenants.SettingSections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What is said of the API: by `docs/administration-api.md`, and by the document that the server
/// tells. Run with `-Dgatewright.write-docs=true` to write the page's tables anew.
final class AdminApiPageTest {
  private static final boolean WRITE = Boolean.getBoolean("gatewright.write-docs");
  private static final Path PAGE =
      (Files.exists(Path.of("docs")) ? Path.of("") : Path.of(".."))
          .resolve("docs/administration-api.md");

  @TempDir private Path folder;
  private AdminServer server;

  @BeforeEach
  void start() throws IOException {
    server = new AdminServer(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName("docs/administration-api.md has the table of every address, as the descriptors say")
  void addresses() throws IOException {
    var rows =
        server.endpoints().stream()
            .map(endpoint ->
                "| `%s %s%s` | `%s` | %s | %s |\n"
                    .formatted(
                        endpoint.method(),
                        endpoint.path(),
                        query(endpoint),
                        endpoint.permission().key(),
                        takes(endpoint),
                        endpoint.summary()))
            .collect(Collectors.joining());
    compare(
        "addresses",
        "| request below `/admin/v1` | permission | body | what it does |\n| --- | --- | --- | --- |\n"
            + rows);
  }

  private static String query(Endpoint endpoint) {
    var names = endpoint.query().stream().map(field -> field.name() + "=").toList();
    return names.isEmpty() ? "" : "?" + String.join("&", names);
  }

  /// What has to be there comes in bold.
  private static String takes(Endpoint endpoint) {
    return endpoint.body().stream()
        .map(field ->
            field.need() == Field.Need.REQUIRED
                ? "**`" + field.name() + "`**"
                : "`" + field.name() + "`")
        .collect(Collectors.joining(", "));
  }

  @Test
  @DisplayName("RFC 9457 §4: it has the table of every problem, with its status")
  void problems() throws IOException {
    var rows =
        Arrays.stream(AdminProblem.values())
            .map(problem ->
                "| `%s` | %s | %s |\n"
                    .formatted(problem.reason(), problem.status(), problem.detail()))
            .collect(Collectors.joining());
    compare("problems", "| reason | status | what it says |\n| --- | --- | --- |\n" + rows);
  }

  @Test
  @DisplayName("it has the table of what one needs to change which setting of an issuer")
  void settings() throws IOException {
    var rows =
        SettingSections.ISSUER.keys().stream()
            .filter(key -> !key.name().equals("id"))
            .collect(
                Collectors.groupingBy(
                    key -> SettingPermissions.of(key.name()),
                    TreeMap::new,
                    Collectors.mapping(key -> "`" + key.name() + "`", Collectors.joining(", "))))
            .entrySet()
            .stream()
            .map(row -> "| %s | `%s` |\n".formatted(row.getValue(), row.getKey().key()))
            .collect(Collectors.joining());
    compare("settings", "| settings | what one needs |\n| --- | --- |\n" + rows);
  }

  private static void compare(String marker, String table) throws IOException {
    var page = Files.readString(PAGE);
    var begin = "<!-- " + marker + " -->\n";
    int from = page.indexOf(begin) + begin.length();
    int to = page.indexOf("<!-- end -->", from);
    var wanted = page.substring(0, from) + table + page.substring(to);
    if (WRITE) {
      Files.writeString(PAGE, wanted);
    }
    assertThat(Files.readString(PAGE))
        .as("run this test with -Dgatewright.write-docs=true")
        .isEqualTo(wanted);
  }

  @Test
  @DisplayName("the document names every address, with its permission and all that it may refuse")
  void document() throws Exception {
    var answer = server.get("", "/openapi.json");
    assertThat(answer.status()).isEqualTo(200);
    var paths = answer.json().path("paths");
    var named = new TreeSet<String>();
    paths
        .properties()
        .forEach(path ->
            path.getValue().propertyNames().stream()
                .filter(method -> !method.equals("parameters"))
                .forEach(
                    method -> named.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(
            server.endpoints().stream().map(one -> one.method() + " " + one.path()).toList());
    for (var endpoint : server.endpoints()) {
      var operation = paths.path(endpoint.path()).path(endpoint.method().toLowerCase(Locale.ROOT));
      assertThat(operation.path("x-gatewright-permission").asString(""))
          .isEqualTo(endpoint.permission().key());
      for (var problem : endpoint.refusals()) {
        var refused = operation.path("responses").path(Integer.toString(problem.status()));
        assertThat(refused.path("description").asString(""))
            .as("%s %s", endpoint.method(), endpoint.path())
            .contains("`" + problem.reason() + "`");
      }
    }
    assertThat(server.get("", "/openapi.json").whole().body())
        .as("in the same order each time")
        .isEqualTo(answer.whole().body());
  }

  @Test
  @DisplayName("no two operations have one id, and every reference leads somewhere")
  void references() throws Exception {
    var document = server.get("", "/openapi.json").json();

    var ids = document.findValuesAsString("operationId");
    assertThat(ids).doesNotHaveDuplicates().hasSize(server.endpoints().size());
    var schemas = document.path("components").path("schemas");
    assertThat(
            document.findValuesAsString("$ref").stream()
                .map(reference -> reference.replace("#/components/schemas/", ""))
                .filter(name -> !schemas.has(name)))
        .isEmpty();
    assertThat(reasons(schemas.path("Problem")))
        .containsExactlyElementsOf(
            Arrays.stream(AdminProblem.values()).map(AdminProblem::reason).toList());
  }

  private static List<String> reasons(JsonNode problem) {
    Stream<JsonNode> all = problem.path("x-gatewright-reasons").valueStream();
    return all.map(JsonNode::stringValue).toList();
  }

  @Test
  @DisplayName("every problem is one that some address may refuse with")
  void noIdleProblems() {
    var told =
        server.endpoints().stream()
            .flatMap(endpoint -> endpoint.refusals().stream())
            .collect(Collectors.toSet());
    assertThat(told).containsExactlyInAnyOrder(AdminProblem.values());
  }
}
