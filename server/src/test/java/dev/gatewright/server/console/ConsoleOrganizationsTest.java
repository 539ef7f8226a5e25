package dev.gatewright.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Role;
import dev.gatewright.identity.Organization;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.OrganizationStatus;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.events.By;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.console.ConsoleServer.Signed;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Organizations in the console, from the first name to the last member.
final class ConsoleOrganizationsTest {
  private static final String WEST = "/i/acme/organization?id=org_west";
  private static final String MEMBER = "/i/acme/organization/member?id=org_west";
  private static final String INVITATIONS = "/i/acme/organization/invitations?id=org_west";
  private static final String DOMAINS = "/i/acme/organization/domains?id=org_west";
  private static final String REMOVAL = "/i/acme/organization/remove?id=org_west";

  @TempDir private Path folder;
  private ConsoleServer server;
  private Signed admin;

  @BeforeEach
  void start() throws Exception {
    server = new ConsoleServer(folder, "");
    admin = server.signed(Mandate.of(Role.ADMINISTRATOR, new IssuerId("acme")));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String page(String path) throws Exception {
    var answer = server.get(Optional.of(admin), path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private HttpResponse<String> send(int status, String path, Map<String, String> fields)
      throws Exception {
    var answer = server.post(admin, path, fields);
    assertThat(answer.statusCode()).as(path + " " + fields).isEqualTo(status);
    return answer;
  }

  @Test
  @DisplayName(
      "an organization is made with an id of its name, is found by how its name or id begins, and"
          + " no id is given twice")
  void made() throws Exception {
    var made = send(303, "/i/acme/organizations/add", Map.of("name", "Éast & Söns", "id", ""));

    assertThat(made.headers().firstValue("location").orElse(""))
        .endsWith("/i/acme/organization?id=org_east-sons");
    assertThat(page("/i/acme/organization?id=org_east-sons")).contains("Éast &amp; Söns");
    assertThat(page("/i/acme/organizations?text=%C3%A9as")).contains("org_east-sons");
    assertThat(page("/i/acme/organizations?text=ORG_EA"))
        .contains("org_east-sons")
        .doesNotContain("West Inc");
    assertThat(
            send(422, "/i/acme/organizations/add", Map.of("name", "<i>x", "id", "org_west")).body())
        .contains("There is one with this id.", "value=\"&lt;i>x\"", "value=\"org_west\"");
    assertThat(send(422, "/i/acme/organizations/add", Map.of("name", "日本", "id", "")).body())
        .contains("An id has 1 to 128");
    assertThat(send(422, "/i/acme/organizations/add", Map.of("name", "", "id", "a")).body())
        .contains("Give it a name");
  }

  @Test
  @DisplayName("a list of more than a page goes on where it ended")
  void pages() throws Exception {
    for (int one = 10; one < 61; one++) {
      send(303, "/i/acme/organizations/add", Map.of("name", "Part " + one, "id", "a" + one));
    }

    assertThat(page("/i/acme/organizations"))
        .contains("organizations?after=a59")
        .contains("Part 10")
        .doesNotContain("West Inc");
    assertThat(page("/i/acme/organizations?after=a59"))
        .contains("Part 60", "West Inc")
        .doesNotContain("Part 59");
  }

  @Test
  @DisplayName(
      "one is found by how its name or id begins however many there are, here and by search; of"
          + " many it is said that there are more")
  void amongMany() throws Exception {
    var organizations = server.open.store().organizations();
    var by = By.server(server.clock.instant());
    for (int one = 0; one < 120; one++) {
      var id = OrganizationId.parse("a" + one).orElseThrow();
      organizations.declare(
          new TenantId("acme"), new Organization(id, "Part", OrganizationStatus.ACTIVE), by);
    }

    for (var text : new String[] {"wEST", "org_w", "org_west"}) {
      assertThat(page("/i/acme/organizations?text=" + text))
          .contains("West Inc")
          .doesNotContain("There are more");
      assertThat(page("/search?issuer=acme&q=" + text)).contains("West Inc");
    }
    assertThat(page("/i/acme/organizations?text=part")).contains("There are more");
    assertThat(page("/i/acme/organizations?text=est")).doesNotContain("West Inc");
  }

  @Test
  @DisplayName("it is renamed, suspended and counts again, and what is no name stays in the form")
  void changed() throws Exception {
    send(303, WEST, Map.of("act", "rename", "name", "Far West"));
    assertThat(page(WEST)).contains("Far West");
    assertThat(send(422, WEST, Map.of("act", "rename", "name", "")).body()).contains("Far West");
    send(303, WEST, Map.of("act", "suspend"));
    assertThat(page(WEST)).contains("Suspended", "value=\"activate\"");
    send(303, WEST, Map.of("act", "activate"));
    assertThat(page(WEST)).contains("value=\"suspend\"");
  }

  @Test
  @DisplayName(
      "somebody with an account becomes a member with a title and rights, which are changed, made"
          + " to count no more, and taken away")
  void members() throws Exception {
    var ada = server.user(ConsoleServer.ACME, "ada@acme.test").id().value();
    send(
        303,
        MEMBER,
        Map.of("email", "Ada@acme.test", "title", "Buyer", "scopes", "orders:read  x:y"));

    assertThat(page(WEST)).contains("Ada Lovelace", "Buyer", "orders:read", "x:y");
    assertThat(send(422, MEMBER, Map.of("email", "ada@acme.test")).body())
        .contains("a member already", "value=\"ada@acme.test\"");
    assertThat(send(422, MEMBER, Map.of("email", "who@acme.test")).body())
        .contains("Nobody here has this address");
    assertThat(send(422, MEMBER, Map.of("email", "bob@acme.test", "scopes", "a\"b")).body())
        .contains("Rights are at most 50");
    assertThat(page(MEMBER + "&user=" + ada)).contains("value=\"orders:read x:y\"");
    send(303, MEMBER + "&user=" + ada, Map.of("title", "", "scopes", "stock:write"));
    assertThat(page(WEST)).contains("stock:write").doesNotContain("Buyer", "x:y");
    send(303, WEST, Map.of("suspend", ada));
    assertThat(page(MEMBER + "&user=" + ada)).contains("value=\"stock:write\"");
    assertThat(page(WEST)).contains("name=\"activate\"");
    send(303, WEST, Map.of("activate", ada));
    send(303, WEST, Map.of("remove", ada));
    assertThat(page(WEST)).contains("Nobody belongs to it yet.");
    assertThat(server.get(Optional.of(admin), MEMBER + "&user=" + ada).statusCode()).isEqualTo(404);
    send(404, WEST, Map.of("remove", ada));
  }

  @Test
  @DisplayName("nobody of another issuer becomes a member, and no organization of one is seen")
  void apart() throws Exception {
    var foreign = server.user(ConsoleServer.GLOBEX, "ada@globex.test").id().value();

    send(422, MEMBER, Map.of("email", "ada@globex.test"));
    send(404, MEMBER + "&user=" + foreign, Map.of("scopes", "x"));
    var owner = server.signed(Mandate.owner());
    assertThat(server.get(Optional.of(owner), WEST.replace("/acme/", "/globex/")).statusCode())
        .isEqualTo(404);
    assertThat(
            server
                .post(owner, WEST.replace("/acme/", "/globex/"), Map.of("act", "suspend"))
                .statusCode())
        .isEqualTo(404);
    assertThat(page(WEST)).contains("value=\"suspend\"");
  }

  @Test
  @DisplayName("whoever is invited waits in the list, is mailed once more, or is asked no more")
  void invitations() throws Exception {
    send(303, INVITATIONS, Map.of("email", "eve@else.test", "title", "Guest", "scopes", "a:b"));

    var waiting = page(INVITATIONS);
    assertThat(waiting).contains("eve@else.test", "Guest", "a:b");
    send(303, INVITATIONS, Map.of("resend", id(waiting, "resend")));
    var again = page(INVITATIONS);
    assertThat(again).contains("eve@else.test");
    send(303, INVITATIONS, Map.of("revoke", id(again, "revoke")));
    assertThat(page(INVITATIONS)).contains("Nobody is invited at the moment.");
    assertThat(send(422, INVITATIONS, Map.of("email", "no address", "title", "Kept")).body())
        .contains("value=\"no address\"", "value=\"Kept\"");
    assertThat(server.happened(new IssuerId("acme"))).contains("organization.invited");
  }

  private static String id(String page, String field) {
    var begin = "name=\"" + field + "\" value=\"";
    int at = page.indexOf(begin) + begin.length();
    return page.substring(at, page.indexOf('"', at));
  }

  @Test
  @DisplayName("a claimed domain says what the DNS has to say, and is given up again")
  void domains() throws Exception {
    send(303, DOMAINS, Map.of("domain", "west.example"));

    assertThat(page(DOMAINS))
        .contains("_gatewright-challenge.west.example", "gatewright-domain=", "Not verified yet");
    assertThat(send(422, DOMAINS, Map.of("domain", "gmail.com")).body())
        .contains("Anybody can have an address there", "value=\"gmail.com\"");
    send(303, DOMAINS, Map.of("remove", "west.example"));
    assertThat(page(DOMAINS)).contains("No domains yet.");
  }

  @Test
  @DisplayName("it is deleted once its id was typed, and not by its name")
  void removed() throws Exception {
    assertThat(send(422, REMOVAL, Map.of("confirm", "West Inc")).body())
        .contains("not what has to be typed");
    send(303, REMOVAL, Map.of("confirm", " org_west "));

    assertThat(
            server
                .open
                .store()
                .organizations()
                .find(ConsoleServer.ACME, new OrganizationId("org_west")))
        .isEmpty();
    assertThat(server.get(Optional.of(admin), WEST).statusCode()).isEqualTo(404);
  }
}
