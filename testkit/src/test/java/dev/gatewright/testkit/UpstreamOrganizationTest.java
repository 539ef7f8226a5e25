package dev.gatewright.testkit;

import static dev.gatewright.testkit.PlayedProviders.WORK;
import static dev.gatewright.testkit.PlayedProviders.somebody;
import static dev.gatewright.testkit.RelyingParty.success;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.DomainClaim;
import dev.gatewright.identity.MailHost;
import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.recovery.RecoveryCodes;
import dev.gatewright.identity.store.WaysIn;
import dev.gatewright.identity.upstream.UpstreamIdentity;
import dev.gatewright.server.config.upstream.ProviderOrganization;
import dev.gatewright.server.upstream.UpstreamResult;
import dev.gatewright.store.people.MemberTable;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A provider that belongs to an organization")
final class UpstreamOrganizationTest {
  private static final TestUser ADA = TestUser.of("ada@acme.test").name("Ada Lovelace");
  private static final TestUser BOB = TestUser.of("bob@west.test");
  private static final Map<String, String> BY_WORK = Map.of("provider", "work");
  private static final OrganizationId WEST = new OrganizationId("org_west");
  private static final TenantId TENANT = new TenantId(TestSetup.ISSUER);

  private final PlayedProviders providers = new PlayedProviders();
  private final TestGatewright gatewright =
      TestGatewright.start(TestSetup.of(issuer()), Optional.of(providers));
  private final RelyingParty app = new RelyingParty(gatewright.issuer(), RelyingParty.app());
  private final Browser browser = gatewright.browser();

  private static TestIssuer issuer() {
    return TestIssuer.of(TestSetup.ISSUER)
        .setting("signup", "closed")
        .setting("login", Map.of("ask", "identifier_first"))
        .with(
            TestClient.web("app")
                .redirectUri(RelyingParty.CALLBACK.toString())
                .setting("first_party", true)
                .setting("organizations", "all"),
            TestOrganization.of(WEST.value()),
            TestScope.of("work:read", "Read"),
            TestScope.of("work:write", "Write"),
            ADA,
            BOB);
  }

  @BeforeEach
  void verifyTheDomain() {
    providers.bind(
        WORK,
        new ProviderOrganization(
            WEST, true, List.of("work:read"), Map.of("leads", List.of("work:write"))));
    var now = gatewright.clock().instant();
    var claim =
        DomainClaim.of(WEST, MailHost.parse("west.test").orElseThrow(), new SecureRandom(), now);
    var domains = gatewright.tables().domains();
    var by = By.operator("a test", now);
    domains.claim(TENANT, claim, Optional.empty(), by);
    domains.proved(TENANT, claim, now.plus(Duration.ofDays(9)), by);
  }

  @AfterEach
  void stop() {
    gatewright.close();
  }

  @Test
  @DisplayName("makes accounts of people of its domain where nobody else makes any, and members")
  void joins() throws Exception {
    providers.vouchFor(nia(List.of("leads", "others")));
    var claims = claims(through(gatewright.browser()));
    assertThat(claims).containsEntry("email", "nia@west.test");
    assertThat(String.valueOf(claims.get("organizations")))
        .contains("org_west", "work:read", "work:write");

    providers.vouchFor(nia(List.of()));
    assertThat(String.valueOf(claims(through(gatewright.browser())).get("organizations")))
        .as("rights follow its groups")
        .contains("org_west", "work:read")
        .doesNotContain("work:write");

    providers.bind(WORK, new ProviderOrganization(WEST, false, List.of(), Map.of()));
    var after = claims(through(gatewright.browser()));
    assertThat(String.valueOf(after.get("organizations")))
        .as("and so does the place")
        .doesNotContain("org_west");
  }

  @Test
  @DisplayName("leaves a place alone that somebody else gave")
  void othersPlaces() throws Exception {
    providers.vouchFor(nia(List.of()));
    through(gatewright.browser());
    gatewright.apply(TestUser.of("bob@west.test").memberOf(WEST.value(), "Head", "work:write"));
    providers.vouchFor(somebody(WORK, "2", "bob@west.test", true));
    var asked = browser.submit(browser.open(app.authorizationUrl()), BY_WORK);
    browser.leave(asked, Map.of("password", TestUser.PASSWORD));
    var claims = claims(through(gatewright.browser()));
    assertThat(String.valueOf(claims.get("organizations"))).contains("Head", "work:write");
  }

  @Test
  @DisplayName(
      "says nothing of people of other domains: no account, no link, and not that there is one")
  void otherDomains() {
    providers.vouchFor(somebody(WORK, "3", "ada@acme.test", true));
    var taken = browser.submit(browser.open(app.authorizationUrl()), BY_WORK);
    providers.vouchFor(somebody(WORK, "4", "nobody@acme.test", true));
    var other = gatewright.browser();
    var free = other.submit(other.open(app.authorizationUrl()), BY_WORK);
    assertThat(taken.text()).isEqualTo(free.text()).contains("No account here is connected");

    providers.vouchFor(somebody(WORK, "5", "nia@sub.west.test", true));
    assertThat(other.submit(other.open(app.authorizationUrl()), BY_WORK).text())
        .as("nor of a domain below")
        .contains("No account here is connected");
  }

  @Test
  @DisplayName("is where an address of its domain leads at once, and not a second time")
  void homeRealm() {
    providers.vouchFor(nia(List.of()));
    var login = browser.open(app.authorizationUrl());
    var callback = browser.leave(login, Map.of("identify", "yes", "email", "Nia@WEST.test"));
    assertThat(callback.getQuery()).contains("code=");
    assertThat(providers.lastHints().loginHint()).contains("Nia@WEST.test");

    var stranger = gatewright.browser();
    var asked =
        stranger.submit(
            stranger.open(app.authorizationUrl()),
            Map.of("identify", "yes", "email", "ada@acme.test"));
    assertThat(asked.body()).contains("name=\"password\"");

    providers.answer(new UpstreamResult.Declined());
    var other = gatewright.browser();
    var back =
        other.submit(
            other.open(app.authorizationUrl()),
            Map.of("identify", "yes", "email", "bob@west.test"));
    assertThat(back.text()).contains("cancelled at Work");
    assertThat(other.submit(back, Map.of("identify", "yes", "email", "bob@west.test")).body())
        .as("who did not sign in there can use another way")
        .contains("name=\"password\"");
  }

  @Test
  @DisplayName("keeps out a member who is suspended, whether they leave or disconnect the provider")
  void suspended() throws Exception {
    gatewright.apply(TestUser.of("nia@west.test"));
    providers.vouchFor(nia(List.of()));
    var asked = browser.submit(browser.open(app.authorizationUrl()), BY_WORK);
    assertThat(claims(browser.leave(asked, Map.of("password", TestUser.PASSWORD))))
        .containsKey("sub");
    var claims = claims(through(gatewright.browser()));
    assertThat(String.valueOf(claims.get("organizations"))).contains("work:read");
    suspend(new UserId(String.valueOf(claims.get("sub"))));
    assertOut();

    var organizations = URI.create(gatewright.issuer() + "/account/organizations");
    var page = browser.open(organizations);
    assertThat(page.text()).contains("Suspended");
    assertThat(page.body()).doesNotContain("name=\"leave\"");

    var own = URI.create(gatewright.issuer() + "/account/security/providers");
    var linked = browser.open(own);
    var id = linked.body().split("name=\"remove\" value=\"", 2)[1].split("\"", 2)[0];
    browser.submit(linked, Map.of("remove", id));
    assertThat(browser.open(own).body()).doesNotContain("name=\"remove\"");
    browser.submit(browser.open(own), Map.of("connect", "work"));
    assertOut();
  }

  @Test
  @DisplayName("makes nobody a member whose account is shut")
  void gate() {
    var nia = newcomer();
    remove(nia);
    gatewright.apply(TestUser.of("nia@west.test").suspended());

    var refused = browser.submit(browser.open(app.authorizationUrl()), BY_WORK);
    assertThat(refused.status()).as(refused.text()).isEqualTo(403);
    assertThat(gatewright.members().find(TENANT, WEST, nia)).isEmpty();
  }

  @Test
  @DisplayName("SP 800-63B-4: makes nobody a member before their second factor passed")
  void secondFactor() throws Exception {
    var nia = newcomer();
    var code = secondFactor(nia);
    remove(nia);

    var asked = browser.submit(browser.open(app.authorizationUrl()), BY_WORK);
    assertThat(asked.text()).contains("Recovery code");
    var wrong = browser.submit(asked, Map.of("code", "AAAA-AAAA-AAAA-AAAA"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(gatewright.members().find(TENANT, WEST, nia)).isEmpty();
    assertThat(String.valueOf(claims(browser.leave(wrong, code)).get("organizations")))
        .contains("org_west", "work:read");
  }

  @Test
  @DisplayName("connects nobody anew whose connection ended while their second factor was asked")
  void endedMeanwhile() {
    var nia = newcomer();
    var code = secondFactor(nia);
    var asked = browser.submit(browser.open(app.authorizationUrl()), BY_WORK);
    var links = gatewright.tables().identities();
    var notice =
        new Mail(
            MailAddress.parse("nia@west.test").orElseThrow(),
            Optional.of(nia),
            "en",
            new Mail.Content.Notice(NoticeKind.PROVIDER_UNLINKED, Optional.of("Work")),
            Optional.empty());
    var link = links.list(TENANT, nia).getFirst();
    var byMail = new WaysIn(true, false, false, _ -> false, Set.of());
    assertThat(links.unlink(TENANT, nia, link.id(), byMail, notice, by()))
        .isEqualTo(WaysIn.Removal.DONE);

    browser.leave(asked, code);
    assertThat(links.list(TENANT, nia)).isEmpty();
    assertThat(gatewright.members().find(TENANT, WEST, nia)).isEmpty();
  }

  /// Somebody whose account the provider made, and who is a member by its word.
  private UserId newcomer() {
    providers.vouchFor(nia(List.of()));
    through(gatewright.browser());
    var members = gatewright.members().list(TENANT, WEST, Optional.empty(), 10);
    assertThat(members).hasSize(1);
    return members.getFirst().user().id();
  }

  private Map<String, String> secondFactor(UserId person) {
    var codes = new RecoveryCodes(gatewright.tables().credentials());
    var made = codes.make(TENANT, person, true, new SecureRandom(), Optional.empty(), by());
    return Map.of("code", made.getFirst().reveal());
  }

  private void remove(UserId member) {
    assertThat(gatewright.members().remove(TENANT, WEST, member, Optional.empty(), by())).isTrue();
  }

  private By by() {
    return By.operator("a test", gatewright.clock().instant());
  }

  private void suspend(UserId member) {
    var turn = new MemberTable.Change.Turn(MembershipStatus.SUSPENDED);
    assertThat(gatewright.members().change(TENANT, WEST, member, Optional.empty(), turn, by()))
        .isTrue();
  }

  private void assertOut() throws Exception {
    assertThat(String.valueOf(claims(through(gatewright.browser())).get("organizations")))
        .doesNotContain("org_west");
  }

  private static UpstreamIdentity nia(List<String> groups) {
    var nia = somebody(WORK, "1", "nia@west.test", true);
    return new UpstreamIdentity(
        nia.provider(),
        nia.issuer(),
        nia.subject(),
        nia.email(),
        true,
        nia.name(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        groups,
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty());
  }

  private URI through(Browser who) {
    return who.leave(who.open(app.authorizationUrl()), BY_WORK);
  }

  private Map<String, Object> claims(URI callback) throws Exception {
    return app.verified(success(app.redeem(callback)));
  }
}
