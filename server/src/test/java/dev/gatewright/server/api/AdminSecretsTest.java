package dev.gatewright.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.identity.ApiKeyId;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.server.control.Request;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is kept so that nobody reads it stays unread through this door too.
final class AdminSecretsTest {
  /// Shorter ones are found anywhere.
  private static final int LEAST = 8;

  private static final Pattern LONG_TEXT = Pattern.compile("[^\"\\[\\]{},:]{20,}");

  /// Hashes and signatures that are there to be told.
  private static final Set<String> TOLD = Set.of("audit_chain", "audit_head", "event_chain");

  @TempDir private Path folder;

  @Test
  @DisplayName(
      "No answer to a GET holds a secret that was made, nor a hash or a sealed value of the store")
  void secrets() throws Exception {
    var answers = new ArrayList<String>();
    var secrets = new TreeSet<>(AdminServer.SECRETS);
    try (var server = new AdminServer(folder)) {
      var secret = "k".repeat(42) + "Q";
      var owner = server.key(Mandate.owner(), ApiKeyId.generate(new SecureRandom()), secret);
      secrets.add(secret);
      secrets.addAll(fill(server, owner));
      for (var endpoint : server.endpoints()) {
        if (endpoint.method().equals("GET")) {
          var answer = server.get(owner, path(server, owner, endpoint) + query(endpoint));
          assertThat(answer.status())
              .as(endpoint.path())
              .isEqualTo(endpoint.path().endsWith("/deletion") ? 404 : 200);
          answers.add(endpoint.path() + " " + answer.whole().body());
        }
      }
    }
    secrets.addAll(kept());

    assertThat(secrets).hasSizeGreaterThan(20);
    for (var answer : answers) {
      assertThat(secrets).as(answer).noneMatch(answer::contains);
    }
  }

  /// Has each list hold something, and answers with the secrets that were made for it.
  private static List<String> fill(AdminServer server, String owner) throws Exception {
    var ada = "/issuers/acme/users/" + server.ada();
    var organization = "/issuers/acme/organizations/org_west";
    var made = new ArrayList<String>();
    made.add(
        server.post(owner, ada + "/password", "{\"generate_password\":true}").text("password"));
    made.add(server.post(owner, "/issuers/acme/clients/web/secret", "{}").text("client_secret"));
    made.add(
        server
            .post(owner, "/issuers/acme/pins", "{\"label\":\"Door\",\"digits\":\"4821973650\"}")
            .text("digits"));
    made.add(
        server
            .post(owner, "/api-keys", "{\"name\":\"ci\",\"role\":\"auditor\",\"issuer\":\"acme\"}")
            .text("secret"));
    assertThat(made).doesNotContain("");
    assertThat(server.outside("/acme/oauth2/authorize?client_id=nobody").status()).isEqualTo(400);
    server.open.store().refusedRequests().flush();
    assertThat(server.post(owner, organization + "/invitations", "{\"email\":\"eve@a.test\"}"))
        .returns(204, answer -> answer.status());
    assertThat(server.post(owner, organization + "/domains", "{\"domain\":\"west.example\"}"))
        .returns(201, answer -> answer.status());
    var settings =
        """
        {"settings":{"scopes":["orders"],"providers":{"google":
          {"preset":"google","client_id":"g","client_secret":"what-google-gave-us-2036"}}}}
        """;
    assertThat(server.patch(owner, "/issuers/acme", settings))
        .returns(200, answer -> answer.status());
    made.add("what-google-gave-us-2036");
    assertThat(server.post(owner, "/issuers/acme/keys/rotate", "{}"))
        .returns(200, answer -> answer.status());
    server.command(
        Request.of("user recovery-codes").with("issuer", "acme").with("email", "ada@acme.test"));
    var tenant = new TenantId("acme");
    server
        .open
        .store()
        .sessions()
        .start(
            tenant,
            Session.begin(
                SessionId.generate(new SecureRandom()),
                tenant,
                new UserId(server.ada()),
                server.clock.instant(),
                Duration.ofHours(1),
                Duration.ofHours(1)),
            Optional.empty(),
            10);
    return made;
  }

  private static String path(AdminServer server, String owner, Endpoint endpoint) throws Exception {
    var path = endpoint.path();
    var there =
        Map.of(
            "issuer",
            "acme",
            "user",
            server.ada(),
            "client",
            "web",
            "organization",
            "org_west",
            "webhook",
            "crm",
            "provider",
            "google",
            "scope",
            "orders",
            "reference",
            server
                .get(owner, "/issuers/acme/refusals")
                .json()
                .path("data")
                .path(0)
                .path("reference")
                .asString());
    for (var variable : there.entrySet()) {
      path = path.replace("{" + variable.getKey() + "}", variable.getValue());
    }
    return path;
  }

  private static String query(Endpoint endpoint) {
    if (endpoint.path().endsWith("/grants")) {
      return "?client=web";
    }
    return endpoint.path().endsWith("/events") ? "?cursor=0&limit=100" : "";
  }

  /// Every value of the store that is bytes, as programs write bytes, and the texts that are
  /// hashes.
  private List<String> kept() throws SQLException {
    var kept = new ArrayList<String>();
    var url = "jdbc:sqlite:" + folder.resolve("gatewright.db");
    try (var connection = DriverManager.getConnection(url)) {
      for (var table : texts(connection, "SELECT name FROM sqlite_master WHERE type = 'table'")) {
        if (!TOLD.contains(table)) {
          kept.addAll(bytes(connection, table));
        }
      }
      kept.addAll(
          texts(
              connection,
              "SELECT password_hash FROM user_account WHERE password_hash IS NOT NULL"));
      for (var secrets : texts(connection, "SELECT secrets FROM client")) {
        LONG_TEXT.matcher(secrets).results().forEach(match -> kept.add(match.group()));
      }
    }
    return kept;
  }

  private static List<String> texts(Connection connection, String query) throws SQLException {
    var texts = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  private static List<String> bytes(Connection connection, String table) throws SQLException {
    var found = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT * FROM " + table)) {
      while (rows.next()) {
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          if (rows.getObject(column) instanceof byte[] value && value.length >= LEAST) {
            found.add(HexFormat.of().formatHex(value));
            found.add(Base64.getEncoder().withoutPadding().encodeToString(value));
            found.add(Base64.getUrlEncoder().withoutPadding().encodeToString(value));
          }
        }
      }
    }
    return found;
  }
}
