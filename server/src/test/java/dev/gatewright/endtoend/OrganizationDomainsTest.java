package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.NameServer;
import dev.gatewright.testing.Page;
import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.Visitor;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Mail domains of an organization, from the administrator's page and the command line, with a name
/// server that says what it is told to.
final class OrganizationDomainsTest {
  private static final String WEST = "/acme/account/organizations/org_west/domains";
  private static final String EAST = "/acme/account/organizations/org_east/domains";
  private static final Pattern RECORD =
      Pattern.compile("(_gatewright-challenge\\.[a-z0-9.-]+).*?(gatewright-domain=[\\w-]{32})");

  @TempDir private static Path data;

  private static final NameServer DNS = new NameServer();
  private static ServedGatewright server;

  private final Visitor kim = TwoTenants.visitor();

  @BeforeAll
  static void start() throws Exception {
    server =
        ServedGatewright.start(
            TwoTenants.file("organizations-server.yaml"),
            TwoTenants.file("organizations.yaml"),
            data,
            Map.of("GATEWRIGHT_DNS", Integer.toString(DNS.port())));
  }

  @AfterAll
  static void stop() {
    server.close();
    DNS.close();
  }

  private Page domains() throws Exception {
    return kim.signIn(kim.open(server.at(WEST)), "kim@acme.test", "kim keeps keys");
  }

  private static void publish(String page) {
    var found = RECORD.matcher(page);
    assertThat(found.find()).as(page).isTrue();
    DNS.put(found.group(1), "v=spf1 -all", found.group(2));
  }

  @Test
  @DisplayName("A domain is the organization's once its own record stands in the DNS, not before")
  void proved() throws Exception {
    var claimed = kim.submit(domains(), Map.of("domain", " West.Test. "));
    assertThat(claimed.text()).contains("west.test", "Not verified yet");
    DNS.put("_gatewright-challenge.west.test", "gatewright-domain=" + "A".repeat(32));
    var early = kim.submit(claimed, Map.of("verify", "west.test"));
    assertThat(early.status()).isEqualTo(422);
    assertThat(early.text()).contains("The record is not there yet");

    assertThat(kim.submit(early, Map.of("verify", "west.test")).text())
        .as("asked without pause")
        .contains("That was looked at a moment ago");
    publish(claimed.text());
    assertThat(server.run("organization domain list", "org_west", "--issuer", "acme"))
        .contains("west.test", "pending", "_gatewright-challenge.west.test");
  }

  @Test
  @DisplayName("The command line claims, verifies, lists and gives up; a domain is one's alone")
  void commandLine() throws Exception {
    var tenant = new String[] {"--issuer", "acme"};
    publish(server.run("organization domain add", with(tenant, "org_west", "cli.test")));
    assertThat(server.run("organization domain verify", with(tenant, "org_west", "cli.test")))
        .contains("cli.test is the domain of org_west");
    assertThat(server.run("organization domain list", with(tenant, "org_west")))
        .containsPattern("cli\\.test +verified");

    publish(server.run("organization domain add", with(tenant, "org_east", "cli.test")));
    assertThat(refused("verify", with(tenant, "org_east", "cli.test")))
        .contains("is another organization's");
    server.run("organization domain remove", with(tenant, "org_west", "cli.test"));
    assertThat(server.run("organization domain list", with(tenant, "org_west")))
        .doesNotContain("cli.test");
    assertThat(server.run("audit", tenant))
        .contains("organization.domain_claimed", "organization.domain_verified");
  }

  private static String refused(String command, String... arguments) {
    try {
      return server.run("organization domain " + command, arguments);
    } catch (AssertionError e) {
      return String.valueOf(e.getMessage());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String[] with(String[] tenant, String... words) {
    var all = new java.util.ArrayList<>(java.util.List.of(words));
    all.addAll(java.util.List.of(tenant));
    return all.toArray(String[]::new);
  }

  @Test
  @DisplayName("Where anybody can have an address, and what is no domain, cannot be claimed")
  void nobodys() throws Exception {
    var page = domains();
    for (var typed : new String[] {"gmail.com", "mail.YAHOO.co.uk", "acme.onmicrosoft.com"}) {
      var refused = kim.submit(page, Map.of("domain", typed));
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.text()).contains("Anybody can have an address there");
    }
    for (var typed : new String[] {"test", "a b.test", "http://west.test/", "@west.test", ""}) {
      var refused = kim.submit(page, Map.of("domain", typed));
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.text()).contains("Write a domain");
    }
  }

  @Test
  @DisplayName("Only who looks after the organization sees or changes its domains")
  void others() throws Exception {
    var page = domains();
    assertThat(kim.open(server.at(EAST)).uri().getPath()).isEqualTo("/acme/account/organizations");
    assertThat(kim.post(page, EAST, Map.of("form", form(page), "domain", "east.test")).text())
        .contains("Nothing was changed");
    var lea = TwoTenants.visitor();
    var hers = lea.signIn(lea.open(server.at(WEST)), "lea@acme.test", "lea likes lakes");
    assertThat(hers.uri().getPath()).isEqualTo("/acme/account/organizations");
    assertThat(server.run("organization domain list", "org_east", "--issuer", "acme"))
        .doesNotContain("east.test");
    assertThat(server.run("organization domain list", "org_west", "--issuer", "globex"))
        .contains("no domains");
  }

  private static String form(Page page) {
    var found = Pattern.compile("name=\"form\" value=\"([^\"]+)\"").matcher(page.body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
