package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.Visitor;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Looking after the members of an organization. Kim administers it; Max holds more than Kim, Lea
/// holds less.
final class MembersTest {
  private static final String WEST = "/organizations/org_west";
  private static final String EAST = "/organizations/org_east";
  private static final String INNER = "/organizations/org_inner";

  @TempDir private static Path data;

  @RegisterExtension
  private static final TwoTenants TENANTS = new TwoTenants(() -> data, "account.yaml", Map.of());

  private final RelyingParty web = TENANTS.acme();
  private final Visitor kim = TwoTenants.visitor();

  private static Page open(Visitor visitor, String path) throws Exception {
    return visitor.open(TENANTS.at("/acme/account" + path));
  }

  private static Page enter(Visitor visitor, String who, String password, String path)
      throws Exception {
    return visitor.signIn(open(visitor, path), who + "@acme.test", password);
  }

  private Page west() throws Exception {
    return enterAsKim(WEST);
  }

  private Page enterAsKim(String organization) throws Exception {
    return enter(kim, "kim", "kim keeps keys", organization);
  }

  @Test
  @DisplayName("An administrator sees the members, and may change those who hold no more")
  void list() throws Exception {
    var page = west();
    assertThat(page.text()).contains("West Inc", "lea@acme.test", "max@acme.test", "Head");
    assertThat(page.body())
        .contains("Suspend: Lea", "Suspend: Ned")
        .doesNotContain("Suspend: Max", "Suspend: Kim");
    assertThat(open(kim, "/organizations").body()).contains("Members of West Inc");
  }

  @Test
  @DisplayName("What is changed is in the tokens at the next refresh, and in what the member reads")
  void change() throws Exception {
    var lea = TwoTenants.visitor();
    var login = lea.open(web.authorize(Map.of("scope", "openid organizations")));
    var code = TwoTenants.code(lea.signIn(login, "lea@acme.test", "lea likes lakes"));
    var tokens = web.redeem(code);

    var edit = kim.click(enterAsKim(EAST), editLink(EAST, "Lea"));
    var changed =
        kim.post(
            edit,
            edit.uri().getPath(),
            Map.of("form", form(edit), "title", "Guide", "right_0", "organization:admin"));
    assertThat(changed.text()).contains("The membership is changed", "Guide");
    var refreshed = web.refresh(tokens.text("refresh_token"));
    assertThat(web.userInfo(refreshed.text("access_token")).body())
        .contains("\"title\":\"Guide\",\"scopes\":[\"organization:admin\"]");
    assertThat(open(lea, "/activity").text()).contains("Your membership was set: East Co");

    var suspended = kim.submit(open(kim, EAST), Map.of("suspend", id("Ned")));
    assertThat(suspended.text()).contains("Suspended");
    var removed = kim.submit(suspended, Map.of("remove", id("Ned")));
    assertThat(removed.text()).contains("The member is removed").doesNotContain("ned@acme.test");
  }

  @Test
  @DisplayName("Nobody gives what they do not hold, nor changes who holds more, nor themselves")
  void beyond() throws Exception {
    var page = west();
    var edit = kim.click(page, editLink(WEST, "Lea"));
    var more = Map.of("form", form(edit), "title", "", "right_0", "projects:write");
    assertThat(kim.post(edit, edit.uri().getPath(), more).text()).contains("Nothing was changed");
    for (var name : new String[] {"Max", "Kim"}) {
      for (var act : new String[] {"suspend", "remove"}) {
        var fields = Map.of("form", form(page), act, id(name));
        assertThat(kim.post(page, page.uri().getPath(), fields).text())
            .contains("Nothing was changed");
      }
    }
    assertThat(open(kim, WEST).text()).contains("Max", "Lea").doesNotContain("Suspended");
  }

  @Test
  @DisplayName("To other members, strangers, and of other organizations there is no such page")
  void noAdministrator() throws Exception {
    var kims = west();
    var lea = TwoTenants.visitor();
    var hers = enter(lea, "lea", "lea likes lakes", WEST);
    assertThat(hers.uri().getPath()).isEqualTo("/acme/account/organizations");
    assertThat(hers.text()).doesNotContain("max@acme.test");
    var fields = Map.of("form", form(hers), "remove", id("Ned"));
    assertThat(lea.post(hers, kims.uri().getPath(), fields).text()).contains("Nothing was changed");
    var theirs = Map.of("form", form(kims), "remove", id("Ned"));
    for (var other : new String[] {"org_north", "org_nowhere"}) {
      var path = "/acme/account/organizations/" + other;
      assertThat(open(kim, "/organizations/" + other).uri().getPath())
          .isEqualTo("/acme/account/organizations");
      assertThat(kim.post(kims, path, theirs).text()).contains("Nothing was changed");
    }
    assertThat(open(kim, WEST).text()).contains("ned@acme.test");
  }

  @Test
  @DisplayName("Who is an administrator no more loses it at once")
  void demoted() throws Exception {
    var page = enterAsKim(INNER);
    var max = TwoTenants.visitor();
    var his = enter(max, "max", "max mends maps", INNER);
    assertThat(max.submit(his, Map.of("suspend", id("Kim"))).text()).contains("Suspended");
    assertThat(kim.submit(page, Map.of("remove", id("Ned"))).text())
        .contains("Nothing was changed");
    assertThat(open(max, INNER).text()).contains("ned@acme.test");
  }

  private static String form(Page page) {
    var found = Pattern.compile("name=\"form\" value=\"([^\"]+)\"").matcher(page.body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static String editLink(String organization, String name) throws Exception {
    return "/acme/account" + organization + "/members/" + id(name);
  }

  /// The account of this name, as the operator sees it.
  private static String id(String name) throws Exception {
    var shown =
        TENANTS
            .server()
            .run("user show", name.toLowerCase(Locale.ROOT) + "@acme.test", "--issuer", "acme");
    var found = Pattern.compile("usr_[A-Za-z0-9_-]{22}").matcher(shown);
    assertThat(found.find()).isTrue();
    return found.group();
  }
}
