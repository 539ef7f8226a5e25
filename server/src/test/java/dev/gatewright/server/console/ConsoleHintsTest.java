package dev.gatewright.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.server.console.ConsoleServer.Signed;
import dev.gatewright.store.admin.KeptApiKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the console says before something goes wrong, and what it keeps where it did.
final class ConsoleHintsTest {
  private static final String TENANTS =
      """
      issuers:
        - id: acme
          name: Acme
          signup: invite
          impersonation: on
          clients:
            - id: web
              name: Web
              secret: "web-secret-of-acme-0123456789abcdef"
              redirect_uris: ["http://localhost:3000/callback"]
              initiate_login_uri: "https://web.test/login?from=idp"
              client_uri: "https://web.test/"
            - id: bare
              name: Bare
              secret: "bare-secret-of-acme-0123456789abcde"
              redirect_uris: ["http://localhost:3000/callback"]
          users:
            - { email: ada@acme.test, password: "ada loves engines", name: Ada Lovelace }
          organizations:
            - id: org_west
              name: West Inc
        - id: shut
          name: Shut
          organizations:
            - id: org_shut
              name: Shut Inc
      """;

  @TempDir private static Path folder = Path.of("");
  private static Optional<ConsoleServer> running = Optional.empty();

  @BeforeAll
  static void start() throws Exception {
    running = Optional.of(new ConsoleServer(folder, "", TENANTS));
  }

  @AfterAll
  static void stop() {
    running.ifPresent(ConsoleServer::close);
  }

  private static ConsoleServer server() {
    return running.orElseThrow();
  }

  private static String page(Signed who, String path) throws Exception {
    var answer = server().get(Optional.of(who), path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private static String wrong(Signed who, String path, Map<String, String> fields)
      throws Exception {
    var answer = server().post(who, path, fields);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    return answer.body();
  }

  private static String ada() {
    return server().user(ConsoleServer.ACME, "ada@acme.test").id().value();
  }

  @Test
  @DisplayName(
      "where sign-up is closed, whoever would invite somebody is told that it is of no use")
  void closed() throws Exception {
    var owner = server().signed(Mandate.owner());

    assertThat(page(owner, "/i/shut/users/add"))
        .contains("Nobody can be invited", "sign-up is closed")
        .doesNotContain("value=\"invite\"");
    assertThat(page(owner, "/i/acme/users/add"))
        .contains("value=\"invite\"")
        .doesNotContain("Nobody can be invited");
    assertThat(page(owner, "/i/shut/organization/invitations?id=org_shut"))
        .contains("Sign-up is closed here");
    assertThat(page(owner, "/i/acme/organization/invitations?id=org_west"))
        .doesNotContain("Sign-up is closed here");
  }

  @Test
  @DisplayName("each setting is told with what it does, a default as one, and a time with its unit")
  void settings() throws Exception {
    var owner = server().signed(Mandate.owner());

    assertThat(page(owner, "/i/acme/settings"))
        .contains("Fewest characters. 0 means 8", "0s asks every time", "How people sign in.")
        .contains("0 seconds", "12 hours", "7 days", "1 hour<")
        .doesNotContain(">12h<", ">0s<", ">[]<", ">none<", "[password]");
    assertThat(page(owner, "/i/acme/settings/change?group=sign_in"))
        .contains("Write a whole number from 0 to 64.", "Write a duration from 0s to 90d")
        .contains("Default: 0s.", "Which passwords people may set.");
    assertThat(page(owner, "/i/acme/settings/change?group=hooks"))
        .contains("Write YAML: a list, each item with the keys id, url, on (sign_up | sign_in");
    assertThat(page(owner, "/i/acme/settings/change?group=mail"))
        .contains("codes for telephones are handed (docs/senders.md). Sends them by SMS.");
  }

  @Test
  @DisplayName("a person's organizations are told by name, with a way there")
  void memberships() throws Exception {
    var owner = server().signed(Mandate.owner());
    var user = Map.of("email", "ada@acme.test", "title", "", "scopes", "");
    var added = server().post(owner, "/i/acme/organization/member?id=org_west", user);
    assertThat(added.statusCode()).as(added.body()).isEqualTo(303);

    assertThat(page(owner, "/i/acme/user?id=" + ada()))
        .contains("/i/acme/organization?id=org_west\"><bdi>West Inc<");
  }

  @Test
  @DisplayName(
      "whoever acts as somebody is told where they arrive, and what they chose is kept where their"
          + " reason will not do")
  void acting() throws Exception {
    var owner = server().signed(Mandate.owner());
    var path = "/i/acme/user/impersonation?id=" + ada();

    assertThat(page(owner, path))
        .contains("Web – web.test/login<", "/acme/account<")
        .doesNotContain("Bare", "from=idp");
    assertThat(wrong(owner, path, Map.of("reason", "short", "application", "web")))
        .contains("value=\"web\" dir=\"auto\" selected");
    var reason = "looking into ticket 4711";
    var ready = server().post(owner, path, Map.of("reason", reason, "application", "web")).body();
    assertThat(ready).contains("You arrive at", "web.test/login");
    assertThat(server().post(owner, path, Map.of("reason", reason)).body())
        .contains("/acme/account</bdi>");
  }

  @Test
  @DisplayName("a link for an organization's administrator names the organization and its issuer")
  void entrance() throws Exception {
    var owner = server().signed(Mandate.owner());
    var made =
        server()
            .post(
                owner,
                "/i/acme/organization/administrators/change?id=org_west",
                Map.of("act", "give", "role", "organization_administrator"));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
    var link = Pattern.compile("/console(/join\\?[^<\"\\s]+)").matcher(made.body());
    assertThat(link.find()).as(made.body()).isTrue();

    assertThat(server().get(Optional.empty(), link.group(1)).body())
        .contains("You are asked to look after", "West Inc", "an organization of", ">Acme<");
  }

  @Test
  @DisplayName("a key that would do what its role does not is refused with what the role may")
  void apiKey() throws Exception {
    var owner = server().signed(Mandate.owner());
    var fields =
        Map.of(
            "name",
            "nightly",
            "role",
            "auditor",
            "days",
            "365",
            "may_users:read",
            "yes",
            "may_users:write",
            "yes");

    assertThat(wrong(owner, "/i/acme/api-keys/create", fields))
        .contains("The role Auditor does not let a key do users:write.", "tick among")
        .contains("value=\"nightly\"", "id=\"may_users:write\" name=\"may_users:write\"")
        .contains("value=\"365\" selected")
        .containsPattern("id=\"may_users:read\"[^>]* checked");
    assertThat(keys()).doesNotContain("nightly");
  }

  private static List<String> keys() {
    return server().open.store().apiKeys().list(Optional.empty()).stream()
        .map(KeptApiKey::name)
        .toList();
  }

  @Test
  @DisplayName(
      "a key is for ever where that was chosen alone: what is no number of days makes none")
  void days() throws Exception {
    var owner = server().signed(Mandate.owner());
    var path = "/i/acme/api-keys/create";
    for (var days : List.of("x", " ", "-1", "1.5", "12345", "٣")) {
      assertThat(wrong(owner, path, Map.of("name", "daily", "role", "auditor", "days", days)))
          .as(days)
          .contains("The end must be after now", "value=\"daily\"");
    }
    assertThat(keys()).doesNotContain("daily");

    var whole = Map.of("name", "endless", "role", "auditor", "days", "");
    assertThat(server().post(owner, path, whole).statusCode()).isEqualTo(200);
    assertThat(server().open.store().apiKeys().list(Optional.empty()))
        .filteredOn(key -> key.name().equals("endless"))
        .singleElement()
        .satisfies(key -> assertThat(key.expiresAt()).isEmpty());
  }

  @Test
  @DisplayName("a PIN is for ever where that was chosen alone")
  void daysOfPin() throws Exception {
    var owner = server().signed(Mandate.owner());
    for (var days : List.of("x", " ", "-1", "0")) {
      assertThat(wrong(owner, "/i/acme/pins/add", Map.of("label", "door", "days", days)))
          .as(days)
          .contains("The end must be after now", "value=\"door\"");
    }
  }

  @Test
  @DisplayName("what was typed of a person stays in the form where their address is none")
  void person() throws Exception {
    var owner = server().signed(Mandate.owner());
    var path = "/i/acme/user/edit?id=" + ada();
    var seen = Pattern.compile("name=\"seen\" value=\"([0-9]+)\"").matcher(page(owner, path));
    assertThat(seen.find()).isTrue();

    var fields =
        Map.of(
            "seen",
            seen.group(1),
            "email",
            "no address",
            "role",
            "clerk",
            "claim_name",
            "Lady Ada");
    assertThat(wrong(owner, path, fields))
        .contains("This is not an e-mail address.", "value=\"no address\"", "value=\"clerk\"")
        .contains("value=\"Lady Ada\"");
  }
}
