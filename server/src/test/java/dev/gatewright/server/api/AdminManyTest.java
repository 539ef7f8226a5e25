package dev.gatewright.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.server.api.AdminServer.Answered;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is an issuer's and many people's: sessions, grants, webhooks and mails.
@DisplayName("Programs look after")
final class AdminManyTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final String SESSIONS = "/issuers/acme/sessions";
  private static final String GRANTS = "/issuers/acme/grants";
  private static final String WEBHOOKS = "/issuers/acme/webhooks";
  private static final String MAILS = "/issuers/acme/mails";

  @TempDir private Path folder;
  private AdminServer server;
  private String owner;
  private String ada;

  @BeforeEach
  void start() throws IOException {
    server = new AdminServer(folder);
    owner = server.key(Mandate.owner());
    ada = server.ada();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private List<String> all(String path, String name) throws Exception {
    var answer = server.get(owner, path);
    assertThat(answer.status()).as(answer.whole().body()).isEqualTo(200);
    return answer
        .json()
        .path("data")
        .valueStream()
        .map(one -> one.path(name).asString(""))
        .toList();
  }

  private String session(TenantId tenant, String user) {
    var id = SessionId.generate(new SecureRandom());
    var hour = Duration.ofHours(1);
    var begun = Session.begin(id, tenant, new UserId(user), server.clock.instant(), hour, hour);
    server.open.store().sessions().start(tenant, begun, Optional.empty(), 1_000);
    server.clock.advance(Duration.ofSeconds(1));
    return id.value();
  }

  /// A grant of web's, or of another client's.
  private void grant(String issuer, String id, String client, String user, String session)
      throws Exception {
    long now = server.clock.instant().toEpochMilli();
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("gatewright.db"));
        var insert =
            connection.prepareStatement(
                """
                INSERT INTO authorization_grant (
                  issuer, handle, code_id, id, client_id, user_id, session_id, session_bond,
                  auth_time, document, epoch, created_at, expires_at, keep_hour, generation,
                  rotated_at, grace_used, grace_run, outcome)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'NONE', ?, '{"v":1,"scope":"openid"}', 1, ?, ?, 0, 0, ?, 0, 0, '')
                """)) {
      insert.setString(1, issuer);
      insert.setBytes(2, id.getBytes(UTF_8));
      insert.setBytes(3, id.getBytes(UTF_8));
      insert.setString(4, id);
      insert.setString(5, client);
      insert.setString(6, user);
      insert.setString(7, session);
      insert.setLong(8, now);
      insert.setLong(9, now);
      insert.setLong(10, now + 86_400_000L * 3_000);
      insert.setLong(11, now);
      insert.executeUpdate();
    }
    server.clock.advance(Duration.ofSeconds(1));
  }

  private Answered end(String body) throws Exception {
    return server.post(owner, SESSIONS + "/end", body);
  }

  @Test
  @DisplayName("sessions of an issuer: by person, client and time, and many ended at once")
  void sessions() throws Exception {
    var bob = server.user(owner, "acme", "bob@acme.test");
    var globex = new TenantId("globex");
    var elsewhere = session(globex, server.user(owner, "globex", "ada@acme.test"));
    var first = session(ACME, ada);
    var between = server.clock.instant();
    var second = session(ACME, bob);
    var third = session(ACME, ada);
    grant("acme", "g1", "web", ada, first);
    grant("acme", "g2", "web", ada, first);
    grant("acme", "g3", "public", bob, second);

    assertThat(all(SESSIONS, "id")).containsExactly(third, second, first);
    assertThat(all(SESSIONS + "?user=" + ada, "id")).containsExactly(third, first);
    assertThat(all(SESSIONS + "?client=web", "id")).as("once").containsExactly(first);
    assertThat(all(SESSIONS + "?client=web&user=" + bob, "id")).isEmpty();
    assertThat(all(SESSIONS + "?since=" + between, "id")).containsExactly(third, second);
    assertThat(all(SESSIONS + "?until=" + between, "id")).containsExactly(first);
    assertThat(all(SESSIONS + "?limit=1", "user")).containsExactly(ada);
    assertThat(server.get(owner, SESSIONS + "?since=soon").status()).isEqualTo(400);

    assertThat(end("{}").status()).isEqualTo(422);
    assertThat(end("{\"everybody\":false}").status()).isEqualTo(422);
    assertThat(end("{\"user\":\"" + ada + "\",\"client\":\"web\"}").status()).isEqualTo(422);
    assertThat(end("{\"client\":\"web\"}").json().path("count").intValue()).isEqualTo(1);
    assertThat(all(SESSIONS, "id")).containsExactly(third, second);
    assertThat(end("{\"organization\":\"org_west\"}").json().path("count").intValue()).isEqualTo(1);
    assertThat(all(SESSIONS, "id")).containsExactly(second);
    assertThat(end("{\"organization\":\"org_none\"}").status()).isEqualTo(404);
    for (int number = 0; number < 450; number++) {
      session(ACME, ada);
    }
    var everybody = end("{\"everybody\":true}");
    assertThat(everybody.json().path("count").intValue()).isEqualTo(451);
    assertThat(everybody.json().path("has_more").booleanValue()).isFalse();
    assertThat(all(SESSIONS, "id")).isEmpty();
    assertThat(all("/issuers/globex/sessions", "id")).containsExactly(elsewhere);
    var told = server.get(owner, "/issuers/acme/events").whole().body();
    assertThat(told).contains("session.ended");
  }

  @Test
  @DisplayName("grants: by person and client, one revoked, and all of a client or an issuer")
  void grants() throws Exception {
    var bob = server.user(owner, "acme", "bob@acme.test");
    server.patch(owner, "/issuers/acme/users/" + bob, "{\"status\":\"active\"}");
    var session = session(ACME, ada);
    grant("acme", "g1", "web", ada, session);
    grant("acme", "g2", "public", ada, session);
    grant("acme", "g3", "web", bob, session);
    grant("globex", "g4", "web", ada, session);

    assertThat(server.get(owner, GRANTS).text("parameter")).isEqualTo("user");
    assertThat(all(GRANTS + "?user=" + ada, "id")).containsExactly("g2", "g1");
    assertThat(all(GRANTS + "?client=web", "id")).containsExactly("g3", "g1");
    assertThat(all(GRANTS + "?client=web&user=" + bob, "id")).containsExactly("g3");
    assertThat(server.delete(owner, GRANTS + "/g4").status()).as("another's").isEqualTo(404);
    assertThat(server.delete(owner, GRANTS + "/g1").status()).isEqualTo(204);
    assertThat(all(GRANTS + "?client=web", "id")).containsExactly("g3");
    var ofClient = server.post(owner, GRANTS + "/revoke", "{\"client\":\"web\"}");
    assertThat(ofClient.json().path("count").intValue()).isEqualTo(1);
    assertThat(all(GRANTS + "?user=" + ada, "id")).containsExactly("g2");
    for (int number = 0; number < 250; number++) {
      grant("acme", "more" + number, "web", ada, session);
    }
    var all = server.post(owner, GRANTS + "/revoke", "{\"everybody\":true}");
    assertThat(all.json().path("count").intValue()).isEqualTo(251);
    assertThat(all(GRANTS + "?user=" + ada, "id")).isEmpty();
    assertThat(all(GRANTS + "?client=web", "id")).isEmpty();
  }

  @Test
  @DisplayName("webhooks: declared with a secret told once, changed, replayed and removed")
  void webhooks() throws Exception {
    var body = "{\"id\":\"one\",\"url\":\"https://a.test/h\",\"events\":[\"user.*\"]}";
    var made = server.post(owner, WEBHOOKS, body);
    assertThat(made.status()).as(made.whole().body()).isEqualTo(201);
    assertThat(made.text("secret")).startsWith("whsec_");
    assertThat(server.post(owner, WEBHOOKS, body).text("reason")).isEqualTo("admin.id_taken");
    assertThat(server.get(owner, WEBHOOKS).whole().body()).doesNotContain("whsec_");
    for (var wrong :
        List.of(
            "{\"id\":\"A B\",\"url\":\"https://a.test/\",\"events\":[\"*\"]}",
            "{\"id\":\"two\",\"url\":\"http://a.test/\",\"events\":[\"*\"]}",
            "{\"id\":\"two\",\"url\":\"https://a.test/\",\"events\":[]}",
            "{\"id\":\"two\",\"url\":\"https://a.test/\",\"events\":[\"no event\"]}")) {
      assertThat(server.post(owner, WEBHOOKS, wrong).status()).as(wrong).isEqualTo(422);
    }
    var one = WEBHOOKS + "/one";
    var changed = server.patch(owner, one, "{\"active\":false}");
    assertThat(changed.json().path("active").booleanValue()).isFalse();
    assertThat(changed.text("url")).isEqualTo("https://a.test/h");
    var rotated = server.post(owner, one + "/secret", "{}").text("secret");
    assertThat(rotated).startsWith("whsec_").isNotEqualTo(made.text("secret"));
    assertThat(server.post(owner, one + "/replay", "{\"after\":0}").status()).isEqualTo(204);
    assertThat(server.get(owner, one + "/deliveries").status()).isEqualTo(200);
    assertThat(server.delete(owner, one).status()).isEqualTo(204);
    assertThat(server.get(owner, one).status()).isEqualTo(404);
    assertThat(server.get(owner, one + "/deliveries").status()).isEqualTo(404);
  }

  @Test
  @DisplayName(
      "hooks and senders: listed as the issuer's settings have them, and whether there is a secret, which is told once")
  void hooksAndSenders() throws Exception {
    var hooks = "/issuers/acme/hooks";
    var senders = "/issuers/acme/senders";
    assertThat(server.get(owner, hooks).json().path("data")).isEmpty();
    var settings =
        """
        {"settings":{
          "hooks":[{"id":"crm","url":"https://a.test/h","on":"sign_in","on_failure":"refuse","active":false}],
          "senders":{"sms":{"url":"https://a.test/s","countries":["+49"]}}}}
        """;
    assertThat(server.patch(owner, "/issuers/acme", settings).status()).isEqualTo(200);

    var hook = server.get(owner, hooks).json().path("data").path(0);
    assertThat(hook.toString())
        .isEqualTo(
            "{\"id\":\"crm\",\"url\":\"https://a.test/h\",\"on\":\"sign_in\",\"timeout\":\"2s\","
                + "\"on_failure\":\"refuse\",\"active\":false,\"has_secret\":false}");
    var sender = server.get(owner, senders).json().path("data").path(0);
    assertThat(sender.toString())
        .isEqualTo(
            "{\"channel\":\"sms\",\"url\":\"https://a.test/s\",\"countries\":[\"+49\"],\"has_secret\":false}");
    for (var one : List.of(hooks + "/crm", senders + "/sms")) {
      assertThat(server.post(owner, one + "/secret", "{}").text("secret")).startsWith("whsec_");
    }
    assertThat(server.get(owner, hooks).json().path("data").path(0).has("former_secret_until"))
        .isFalse();
    for (var list : List.of(hooks, senders)) {
      var one = list + (list.equals(hooks) ? "/crm" : "/sms");
      server.post(owner, one + "/secret", "{}");
      var told = server.get(owner, list);
      assertThat(told.whole().body()).contains("\"has_secret\":true").doesNotContain("whsec_");
      assertThat(told.json().path("data").path(0).path("former_secret_until").asString())
          .isEqualTo(server.clock.instant().plus(Duration.ofDays(1)).toString());
    }
    assertThat(server.post(owner, senders + "/pigeon/secret", "{}").status()).isEqualTo(404);
    server.clock.advance(Duration.ofDays(1));
    assertThat(server.get(owner, hooks).whole().body()).doesNotContain("former_secret_until");
  }

  @Test
  @DisplayName("mails: what waits is seen without what it says, and none of another issuer")
  void mails() throws Exception {
    server.post(owner, "/issuers/acme/users/invitations", "{\"email\":\"eve@acme.test\"}");
    var mails = server.get(owner, MAILS);
    var mail = mails.json().path("data").path(0);
    assertThat(mail.path("kind").asString("")).isEqualTo("invitation");
    assertThat(mails.whole().body()).doesNotContain("http", "token", "lease");
    var path = MAILS + "/" + mail.path("id").asString("");
    assertThat(server.get(owner, "/issuers/globex/mails").json().path("data").size()).isZero();
    assertThat(server.delete(owner, path.replace("acme", "globex")).status()).isEqualTo(404);
    assertThat(server.delete(owner, MAILS + "/nothing").status()).isEqualTo(404);
    assertThat(server.post(owner, MAILS + "/nothing/retry", "{}").status()).isEqualTo(404);
  }
}
