package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.client.Agent;
import dev.gatewright.client.AuthorizationOptions;
import dev.gatewright.client.CallbackParameters;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.RefreshListener;
import dev.gatewright.testing.CaughtMail;
import dev.gatewright.testing.NameServer;
import dev.gatewright.testing.Page;
import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.Visitor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Organizations as an application sees them that uses the SDK: somebody is invited by mail, comes,
/// changes their place and goes. Kim looks after West Inc, Max after East Co.
final class OrganizationStoryTest {
  private static final String WEST = "/acme/account/organizations/org_west";
  private static final String EAST = "/acme/account/organizations/org_east";
  private static final String OWN = "/acme/account/organizations";
  private static final Pattern BACK = Pattern.compile("<a class=\"back\" href=\"([^\"]*)\"");
  private static final Pattern MEMBER = Pattern.compile("/members/(usr_[\\w-]{22})\"");

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

  /// One whose agents renew their tokens each time they are made.
  private static IdpClient idp() {
    return IdpClient.builder()
        .issuer(server.at("/acme"))
        .clientId("web")
        .clientSecret(TwoTenants.SECRET)
        .redirectUri(TwoTenants.CALLBACK)
        .refreshSkew(Duration.ofHours(12))
        .build();
  }

  private static Agent logIn(IdpClient idp, Visitor visitor, String email, String password)
      throws Exception {
    var login = idp.createAuthorizationUrl(AuthorizationOptions.of("openid", "email"));
    var page = visitor.open(login.url());
    var back = page.query().containsKey("code") ? page : visitor.signIn(page, email, password);
    return idp.exchangeCallback(CallbackParameters.of(back.uri()), login.pending());
  }

  private Page atWest(String below) throws Exception {
    var page = kim.open(server.at(WEST + below));
    return page.uri().getPath().endsWith("/login")
        ? kim.signIn(page, "kim@acme.test", "kim keeps keys")
        : page;
  }

  @Test
  @DisplayName("Every page below an organization's leads back to it, and it to the organizations")
  void back() throws Exception {
    var west = atWest("");
    assertThat(backOf(west)).containsExactly(OWN);
    var below =
        Pattern.compile("href=\"(" + WEST + "/[^\"?]+)\"")
            .matcher(west.body())
            .results()
            .map(link -> link.group(1))
            .distinct()
            .toList();
    assertThat(below)
        .contains(WEST + "/invitations", WEST + "/domains", WEST + "/activity")
        .anyMatch(path -> path.startsWith(WEST + "/members/"));
    for (var path : below) {
      assertThat(backOf(kim.open(server.at(path)))).as(path).containsExactly(WEST);
    }
  }

  private static List<String> backOf(Page page) {
    return BACK.matcher(page.body()).results().map(link -> link.group(1)).toList();
  }

  private static URI mailed(String to, int count) {
    return CaughtMail.await(server.at("/"), to, count).link();
  }

  private Page invite(String email, String title, String... rights) throws Exception {
    var page = atWest("/invitations");
    var fields = new HashMap<>(Map.of("form", form(page), "email", email, "title", title));
    for (int i = 0; i < rights.length; i++) {
      fields.put("right_" + i, rights[i]);
    }
    return kim.post(page, page.uri().getPath(), fields);
  }

  private static String memberOf(Page page, String after) {
    var found = MEMBER.matcher(page.body().substring(page.body().indexOf(after)));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  @Test
  @DisplayName(
      "Invited by mail, accepted, in the tokens; changed, suspended and removed at the next refresh")
  void story() throws Exception {
    assertThat(invite("zoe@new.test", "Guide", "projects:read").text())
        .contains("The invitation is on its way", "zoe@new.test", "Guide");
    assertThat(atWest("").text()).contains("Invited", "zoe@new.test");
    var mail = CaughtMail.await(server.at("/"), "zoe@new.test", 1);
    assertThat(mail.text()).contains("West Inc", "Kim (kim@acme.test)", "7 days");

    var zoe = TwoTenants.visitor();
    var shown = zoe.open(mail.link());
    assertThat(shown.text()).contains("West Inc", "Kim (kim@acme.test)", "zoe@new.test");
    assertThat(zoe.open(mail.link()).status()).as("looking uses nothing up").isEqualTo(200);
    var form = zoe.open(mail.link() + "&new=1");
    var done = zoe.submit(form, Map.of("name", "Zoe", "password", "zoe zooms zephyrs"));
    assertThat(done.text()).contains("Your account is ready");
    assertThat(zoe.open(mail.link()).status()).as("good for once").isEqualTo(410);

    var idp = idp();
    var agent = logIn(idp, zoe, "zoe@new.test", "zoe zooms zephyrs");
    assertThat(agent.profile().email()).contains("zoe@new.test");
    assertThat(agent.hasAccessIn("org_west", "read", "projects")).isTrue();
    assertThat(agent.hasAccessIn("org_west", "admin", "organization")).isFalse();

    var members = atWest("");
    var id = memberOf(members, "zoe@new.test");
    var edit = kim.open(server.at(WEST + "/members/" + id));
    kim.post(
        edit,
        edit.uri().getPath(),
        Map.of("form", form(edit), "title", "Head", "right_0", "organization:admin"));
    agent = idp.createAgent(agent.tokens(), RefreshListener.none());
    assertThat(agent.hasAccessIn("org_west", "admin", "organization")).isTrue();
    assertThat(agent.hasAccessIn("org_west", "read", "projects")).isFalse();
    assertThat(agent.organizations().getFirst().title()).contains("Head");

    kim.post(
        edit,
        edit.uri().getPath(),
        Map.of("form", form(edit), "title", "Guide", "right_0", "projects:read"));
    assertThat(kim.submit(atWest(""), Map.of("suspend", id)).text()).contains("Suspended");
    agent = idp.createAgent(agent.tokens(), RefreshListener.none());
    assertThat(agent.organizations()).isEmpty();
    assertThat(zoe.open(server.at(WEST)).uri().getPath()).isEqualTo(OWN);

    kim.submit(atWest(""), Map.of("activate", id));
    agent = idp.createAgent(agent.tokens(), RefreshListener.none());
    assertThat(agent.hasAccessIn("org_west", "read", "projects")).isTrue();
    assertThat(kim.submit(atWest(""), Map.of("remove", id)).text())
        .contains("The member is removed")
        .doesNotContain("zoe@new.test");
    agent = idp.createAgent(agent.tokens(), RefreshListener.none());
    assertThat(agent.organizations()).isEmpty();
    assertThat(atWest("/activity").text())
        .contains(
            "Somebody was invited",
            "An invitation was accepted",
            "Member gone: -",
            "by an administrator of the organization")
        .as("what became of the address of somebody who left is not for those whom they left")
        .doesNotContain("zoe@new.test");
    assertThat(zoe.open(server.at(WEST + "/activity")).uri().getPath()).isEqualTo(OWN);
    assertThat(server.run("audit", "--issuer", "acme"))
        .contains("organization.invited", "organization.invitation_accepted", "member.removed");
  }

  @Test
  @DisplayName("Whoever has an account signs in, sees who asks, and says yes there; others cannot")
  void account() throws Exception {
    invite("ned@acme.test", "");
    var link = mailed("ned@acme.test", 1);
    var lea = TwoTenants.visitor();
    var hers = lea.signIn(lea.open(server.at(OWN)), "lea@acme.test", "lea likes lakes");
    var arrived = lea.submit(lea.open(link), Map.of());
    assertThat(arrived.text()).as("the link signs nobody in").doesNotContain("Asks for you");
    var id = link.toString().replaceAll(".*link=([^.]+)\\..*", "$1");
    assertThat(lea.post(hers, OWN, Map.of("form", form(hers), "accept", id)).text())
        .contains("Nothing was changed");

    var ned = TwoTenants.visitor();
    var asked = ned.signIn(ned.submit(ned.open(link), Map.of()), "ned@acme.test", "ned nets newts");
    assertThat(asked.text()).contains("West Inc", "Asks for you", "Kim (kim@acme.test)");
    assertThat(ned.submit(asked, Map.of("accept", id)).text()).contains("You are a member now");
    assertThat(ned.open(link).status()).isEqualTo(410);
    assertThat(invite("ned@acme.test", "").text()).contains("is a member already");
  }

  @Test
  @DisplayName(
      "A second mail ends the first one's link, a revoked one opens nothing, five is enough")
  void again() throws Exception {
    invite("abe@new.test", "");
    var first = mailed("abe@new.test", 1);
    invite("abe@new.test", "Guide");
    var second = mailed("abe@new.test", 2);
    var abe = TwoTenants.visitor();
    assertThat(abe.open(first).status()).isEqualTo(410);
    assertThat(abe.open(second).status()).isEqualTo(200);
    invite("abe@new.test", "");
    invite("abe@new.test", "");
    invite("abe@new.test", "");
    assertThat(invite("abe@new.test", "").text()).contains("enough invitations");

    var last = mailed("abe@new.test", 5);
    var id = last.toString().replaceAll(".*link=([^.]+)\\..*", "$1");
    assertThat(kim.submit(atWest("/invitations"), Map.of("revoke", id)).text())
        .contains("worthless now");
    assertThat(invite("abe@new.test", "").text())
        .as("mails of a revoked one count on, or the address were mailed without end")
        .contains("enough invitations");
    assertThat(abe.open(last).status()).isEqualTo(410);
    assertThat(abe.post(abe.open(second), "/acme/invitation", Map.of("link", id)).status())
        .isEqualTo(410);
  }

  @Test
  @DisplayName("Nobody gives by an invitation what they do not hold, nor asks into another's place")
  void beyond() throws Exception {
    var page = atWest("/invitations");
    for (var right : new String[] {"projects:write", "anything"}) {
      var fields = Map.of("form", form(page), "email", "eve@new.test", "right_0", right);
      assertThat(kim.post(page, WEST + "/invitations", fields).text())
          .contains("Nothing was changed");
    }
    var theirs = Map.of("form", form(page), "email", "eve@new.test");
    assertThat(kim.post(page, EAST + "/invitations", theirs).uri().getPath()).isEqualTo(OWN);
    assertThat(CaughtMail.all(server.at("/"), "eve@new.test")).isEmpty();
    assertThat(invite("nobody", "").text()).contains("Write an email address");
  }

  @Test
  @DisplayName("An invitation is worthless once whoever sent it does not hold what it gives")
  void demoted() throws Exception {
    invite("pat@new.test", "", "organization:admin");
    var pat = TwoTenants.visitor();
    var admin = mailed("pat@new.test", 1);
    var form = pat.open(admin + "&new=1");
    assertThat(pat.submit(form, Map.of("name", "Pat", "password", "pat paints pines")).text())
        .contains("Your account is ready");
    var his =
        pat.signIn(pat.open(server.at(WEST + "/invitations")), "pat@new.test", "pat paints pines");
    pat.submit(his, Map.of("email", "quin@new.test"));
    var link = mailed("quin@new.test", 1);
    var quin = TwoTenants.visitor();
    assertThat(quin.open(link).status()).isEqualTo(200);

    kim.submit(atWest(""), Map.of("suspend", memberOf(atWest(""), "pat@new.test")));
    assertThat(quin.open(link).status()).isEqualTo(410);
  }

  @Test
  @DisplayName("Whoever looks after others alone cannot leave them")
  void last() throws Exception {
    var max = TwoTenants.visitor();
    var alone =
        max.signIn(max.open(server.at(EAST + "/invitations")), "max@acme.test", "max mends maps");
    var fields = Map.of("form", form(alone), "email", "sam@new.test");
    assertThat(max.post(alone, EAST + "/invitations", fields).text()).contains("on its way");
    var sam = TwoTenants.visitor();
    var done =
        sam.submit(
            sam.open(mailed("sam@new.test", 1) + "&new=1"),
            Map.of("name", "Sam", "password", "sam sows summer seeds"));
    assertThat(done.text()).contains("Your account is ready");
    var left = max.submit(max.open(server.at(OWN)), Map.of("leave", "org_east"));
    assertThat(left.text()).contains("Nobody else looks after", "East Co");
  }

  private static String form(Page page) {
    var found = Pattern.compile("name=\"form\" value=\"([^\"]+)\"").matcher(page.body());
    return Optional.of(found).filter(f -> f.find()).map(f -> f.group(1)).orElseThrow();
  }
}
