package dev.gatewright.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Role;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.api.AdminServer.Answered;
import dev.gatewright.server.control.Request;
import dev.gatewright.store.events.EventTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("An issuer's history at the administration's API")
final class HistoryApiTest {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final String HISTORY = "/issuers/acme/history";
  private static final String CLIENTS = "/issuers/acme/clients";
  private static final String SECRET = "another-secret-of-job-0123456789abcdef";

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

  private static Mandate with(Set<Permission> permissions) {
    return new Mandate(Role.ADMINISTRATOR, Optional.of(ACME), permissions);
  }

  private JsonNode latest(String key) throws Exception {
    return server.get(key, HISTORY + "?limit=1").json().path("data").path(0);
  }

  private long number() throws Exception {
    return latest(owner).path("number").longValue();
  }

  private Answered back(String key, long number, String body) throws Exception {
    return server.post(key, HISTORY + "/" + number + "/rollback", body);
  }

  private void rename(String name) throws Exception {
    var patch = "{\"settings\":{\"name\":\"" + name + "\"}}";
    assertThat(server.patch(owner, "/issuers/acme", patch).status()).isEqualTo(200);
  }

  private String name() throws Exception {
    return server.get(owner, "/issuers/acme").json().path("settings").path("name").asString();
  }

  @Test
  @DisplayName("tells who changed what by which means, from which value to which, and no secret")
  void told() throws Exception {
    rename("Acme Ltd");
    var renamed = latest(owner);
    assertThat(renamed.path("by").asString()).startsWith("api key key_");
    assertThat(renamed.path("face").asString()).isEqualTo("api");
    assertThat(renamed.path("what").asString()).isEqualTo("issuer acme");
    assertThat(renamed.path("at").asString()).isEqualTo(server.clock.instant().toString());
    var difference = renamed.path("differences").path(0);
    assertThat(difference.path("key").asString()).isEqualTo("name");
    assertThat(difference.path("before").asString()).isEqualTo("\"Acme\"");
    assertThat(difference.path("after").asString()).isEqualTo("\"Acme Ltd\"");

    var body = "{\"settings\":{\"id\":\"job\",\"type\":\"machine\",\"secret\":\"" + SECRET + "\"}}";
    assertThat(server.post(owner, CLIENTS, body).status()).isEqualTo(201);
    assertThat(latest(owner).path("action").asString()).isEqualTo("add");
    assertThat(latest(owner).path("what").asString()).isEqualTo("client acme/job");
    var other = body.replace(SECRET, "y" + SECRET).replace("\"id\":\"job\",", "");
    assertThat(server.patch(owner, CLIENTS + "/job", other).status()).isEqualTo(200);
    var replaced = latest(owner).path("differences").path(0);
    assertThat(replaced.path("key").asString()).isEqualTo("secret");
    assertThat(replaced.has("before") || replaced.has("after")).isFalse();
    server.command(Request.of("client remove").with("issuer", "acme").with("client", "job"));
    assertThat(latest(owner).path("face").asString()).isEqualTo("command_line");

    var whole = server.get(owner, HISTORY + "?limit=100").whole().body();
    assertThat(whole).doesNotContain(SECRET).doesNotContain("web-secret-of-acme");
    assertThat(server.get(owner, "/issuers/globex/history").whole().body())
        .doesNotContain("acme")
        .contains("\"applied\":1");
  }

  @Test
  @DisplayName("is read in parts, and what somebody may not see is not in it")
  void parts() throws Exception {
    rename("Acme Ltd");
    var first = server.get(owner, HISTORY + "?limit=2");
    var second = server.get(owner, HISTORY + "?limit=2&cursor=" + first.text("next_cursor"));
    assertThat(first.json().path("data").size()).isEqualTo(2);
    assertThat(second.json().path("data").path(0).path("number").longValue())
        .isEqualTo(number() - 2);
    var narrow = server.key(with(EnumSet.of(Permission.ISSUERS_READ)));
    var seen = server.get(narrow, HISTORY);
    assertThat(seen.whole().body()).contains("issuer acme").doesNotContain("client acme/", "crm");
  }

  @Test
  @DisplayName("leads back, which is told before it is done, and is a change like any other")
  void back() throws Exception {
    rename("Acme Ltd");
    var then = number();
    rename("Acme Inc");
    var removed = server.send("DELETE", owner, CLIENTS + "/web", Optional.empty(), Map.of());
    assertThat(removed.status()).isEqualTo(204);

    var planned = back(owner, then, "{\"dry_run\":true}");
    assertThat(planned.status()).as(planned.whole().body()).isEqualTo(200);
    assertThat(planned.json().path("changes").size()).isEqualTo(2);
    assertThat(name()).isEqualTo("Acme Inc");
    var seen = planned.json().path("latest").longValue();
    rename("Acme GmbH");
    assertThat(back(owner, then, "{\"latest\":" + seen + "}").text("reason"))
        .isEqualTo("admin.changed_meanwhile");
    assertThat(name()).isEqualTo("Acme GmbH");

    var done = back(owner, then, "{\"latest\":" + (seen + 1) + "}");
    assertThat(done.status()).as(done.whole().body()).isEqualTo(200);
    assertThat(name()).isEqualTo("Acme Ltd");
    assertThat(server.get(owner, CLIENTS + "/web").status()).isEqualTo(200);
    var secret = done.json().path("secrets").path(0);
    assertThat(secret.path("of").asString()).isEqualTo("client acme/web");
    assertThat(secret.path("secret").asString()).hasSize(43);
    assertThat(number()).isEqualTo(seen + 3);
    assertThat(back(owner, then, "{}").json().path("changes").size()).isZero();
    assertThat(back(owner, seen + 99, "{}").status()).isEqualTo(404);
    assertThat(back(owner, 0, "{}").status()).as("when there was no issuer").isEqualTo(404);
    assertThat(
            back(server.key(Mandate.of(Role.ADMINISTRATOR, new IssuerId("globex"))), 1, "{}")
                .status())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("leads nobody back over what they may not change, and then changes nothing")
  void beyond() throws Exception {
    var then = number();
    rename("Acme Ltd");
    var login = "{\"settings\":{\"login\":{\"methods\":[\"password\"]}}}";
    assertThat(server.patch(owner, "/issuers/acme", login).status()).isEqualTo(200);
    var names = server.key(with(EnumSet.of(Permission.ISSUERS_READ, Permission.SETTINGS_WRITE)));

    for (var body : new String[] {"{}", "{\"dry_run\":true}"}) {
      var refused = back(names, then, body);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.text("permission")).isEqualTo("credentials:write");
    }
    assertThat(name()).isEqualTo("Acme Ltd");
    assertThat(back(names, number(), "{}").status()).isEqualTo(200);

    var wide = server.key(Mandate.of(Role.ADMINISTRATOR, ACME));
    assertThat(back(wide, then, "{}").status()).isEqualTo(200);
    assertThat(name()).isEqualTo("Acme");
  }

  @Test
  @DisplayName("an issuer that is removed stands in the server's own log, with the key that did it")
  void removal() throws Exception {
    var removed = server.send("DELETE", owner, "/issuers/globex", Optional.empty(), Map.of());
    assertThat(removed.status()).isEqualTo(204);
    var last = server.open.store().events().after(EventTable.SERVER.value(), 0, 100).getLast();
    assertThat(last.name()).isEqualTo("issuer.removed");
    assertThat(last.details()).containsEntry("issuer", "globex");
    assertThat(last.actor()).startsWith("operator:api key key_");
  }
}
