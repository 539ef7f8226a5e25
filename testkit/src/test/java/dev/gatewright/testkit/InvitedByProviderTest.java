package dev.gatewright.testkit;

import static dev.gatewright.testkit.PlayedProviders.GOOGLE;
import static dev.gatewright.testkit.PlayedProviders.WORK;
import static dev.gatewright.testkit.PlayedProviders.somebody;
import static dev.gatewright.testkit.RelyingParty.success;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.MemberInvitation;
import dev.gatewright.identity.store.Invitations.Inviting;
import dev.gatewright.identity.upstream.UpstreamIdentity;
import dev.gatewright.server.config.upstream.ProviderOrganization;
import dev.gatewright.server.upstream.UpstreamResult;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An invitation to an organization, accepted by a provider's word")
final class InvitedByProviderTest {
  private static final OrganizationId WEST = new OrganizationId("org_west");
  private static final TenantId TENANT = new TenantId(TestSetup.ISSUER);
  private static final Map<String, String> BY_GOOGLE = Map.of("provider", "google");
  private static final UpstreamIdentity NIA = somebody("1", "Nia@new.test");
  private static final String OWN = "/account/organizations";

  private final PlayedProviders providers = new PlayedProviders();
  private final TestGatewright gatewright =
      TestGatewright.start(TestSetup.of(issuer()), Optional.of(providers));
  private final RelyingParty app = new RelyingParty(gatewright.issuer(), RelyingParty.app());
  private final Browser browser = gatewright.browser();

  private static TestIssuer issuer() {
    return TestIssuer.of(TestSetup.ISSUER)
        .setting("signup", "invite")
        .with(
            RelyingParty.app().setting("first_party", true).setting("organizations", "all"),
            TestOrganization.of(WEST.value()).name("West Inc"),
            TestScope.of("work:read", "Read"));
  }

  @AfterEach
  void stop() {
    gatewright.close();
  }

  @Test
  @DisplayName("makes the account and the membership, and signs the person in; once")
  void accepted() throws Exception {
    var link = invite();
    var page = browser.open(link);
    assertThat(page.text()).contains("West Inc", "nia@new.test", "Continue with Google");
    providers.vouchFor(NIA);
    var own = browser.submit(page, BY_GOOGLE);
    assertThat(own.address().getPath()).as(own.text()).endsWith(OWN);
    assertThat(own.text()).contains("West Inc", "Guide", "work:read");
    assertThat(providers.lastHints().loginHint()).contains("nia@new.test");
    assertThat(browser.open(link).status()).isEqualTo(410);

    var other = gatewright.browser();
    var callback = other.leave(other.open(app.authorizationUrl()), BY_GOOGLE);
    var claims = app.verified(success(app.redeem(callback)));
    assertThat(claims).containsEntry("email", "Nia@new.test").containsEntry("email_verified", true);
    assertThat(String.valueOf(claims.get("organizations"))).contains("org_west", "work:read");
  }

  @Test
  @DisplayName("does nothing with another address, says so, and waits for the right one")
  void otherAddress() {
    var link = invite();
    for (var other :
        List.of(
            somebody("2", "noa@new.test"),
            somebody(GOOGLE, "3", "nia@new.test", false),
            somebody("4", ""))) {
      providers.vouchFor(other);
      var told = browser.submit(browser.open(link), BY_GOOGLE);
      assertThat(told.status()).isEqualTo(403);
      assertThat(told.text())
          .contains("Google didn’t confirm the address", "Create account and accept");
      assertThat(browser.open(URI.create(gatewright.issuer() + OWN)).text())
          .as("nobody is signed in")
          .contains("Password");
    }
    providers.vouchFor(NIA);
    var told = browser.submit(browser.open(link), BY_GOOGLE);
    assertThat(told.address().getPath()).endsWith(OWN);
    assertThat(gatewright.members().list(TENANT, WEST, Optional.empty(), 10)).hasSize(1);
  }

  @Test
  @DisplayName("leads back to the invitation where the provider led no further")
  void declined() {
    providers.answer(new UpstreamResult.Declined());
    var page = browser.submit(browser.open(invite()), BY_GOOGLE);
    assertThat(page.text()).contains("cancelled at Google", "West Inc", "Continue with Google");
    providers.vouchFor(NIA);
    assertThat(browser.submit(page, BY_GOOGLE).address().getPath()).endsWith(OWN);
  }

  @Test
  @DisplayName("asks for the terms first, and makes nothing before")
  void terms() {
    gatewright.apply(
        TestIssuer.of(TestSetup.ISSUER)
            .setting(
                "terms", Map.of("version", "7", "terms_of_service", "https://acme.test/terms")));
    providers.vouchFor(NIA);
    var terms = browser.submit(browser.open(invite()), BY_GOOGLE);
    assertThat(terms.text()).contains("Google", "Nia@new.test");
    assertThat(gatewright.members().list(TENANT, WEST, Optional.empty(), 10)).isEmpty();
    var own = browser.submit(terms, Map.of("terms", "accepted"));
    assertThat(own.address().getPath()).as(own.text()).endsWith(OWN);
    assertThat(own.text()).contains("West Inc", "Guide");
  }

  @Test
  @DisplayName("takes the account that was made meanwhile, once it is signed in to")
  void accountMeanwhile() {
    providers.ask(URI.create("https://google.test/authorize"));
    browser.leave(browser.open(invite()), BY_GOOGLE);
    gatewright.apply(TestUser.of("nia@new.test"));
    providers.vouchFor(NIA);
    var asked = browser.open(providers.lastCallback());
    assertThat(asked.text()).contains("There is already an account");
    var own = browser.submit(asked, Map.of("password", TestUser.PASSWORD));
    assertThat(own.address().getPath()).endsWith(OWN);
    assertThat(own.text()).as("it waits for an answer").contains("West Inc", "Accept", "Decline");
    assertThat(gatewright.members().list(TENANT, WEST, Optional.empty(), 10)).isEmpty();
  }

  @Test
  @DisplayName("is gone where it was taken back while the person was away")
  void goneMeanwhile() {
    providers.ask(URI.create("https://google.test/authorize"));
    browser.leave(browser.open(invite()), BY_GOOGLE);
    var pending =
        gatewright.tables().invitations().pending(TENANT, WEST, gatewright.clock().instant());
    gatewright
        .tables()
        .invitations()
        .revoke(TENANT, WEST, pending.getFirst().id(), Optional.empty(), by());
    providers.vouchFor(NIA);
    assertThat(browser.open(providers.lastCallback()).status()).isEqualTo(410);
    assertThat(gatewright.members().list(TENANT, WEST, Optional.empty(), 10)).isEmpty();
  }

  @Test
  @DisplayName(
      "is offered by those alone whose word for the address counts, where anybody may join")
  void offered() {
    providers.bind(WORK, new ProviderOrganization(WEST, true, List.of(), Map.of()));
    var page = browser.open(invite());
    assertThat(page.body()).contains("value=\"google\"").doesNotContain("value=\"work\"");
    var forged = browser.submit(page, BY_GOOGLE);
    assertThat(forged.status()).isEqualTo(200);

    gatewright.apply(TestIssuer.of(TestSetup.ISSUER).setting("signup", "closed"));
    var link = invite();
    assertThat(browser.open(link).body()).doesNotContain("value=\"google\"");
  }

  private URI invite() {
    var now = gatewright.clock().instant();
    var until = now.plus(Duration.ofDays(7));
    var token = LinkToken.generate(new SecureRandom());
    var address = MailAddress.parse("nia@new.test").orElseThrow();
    var invitation =
        new MemberInvitation(
            token.id(),
            WEST,
            address,
            Optional.of("Guide"),
            List.of("work:read"),
            Optional.empty(),
            Optional.empty(),
            Optional.of("command line"),
            now,
            until);
    var url = Optional.of(new Secret("https://acme.test"));
    var content =
        new Mail.Content.Link(
            LinkPurpose.MEMBERSHIP, url, Optional.empty(), until, Optional.of("West Inc"));
    var mail = new Mail(address, Optional.empty(), "en", content, Optional.empty());
    var invitations = gatewright.tables().invitations();
    assertThat(invitations.invite(TENANT, invitation, token.secretHash(), mail, by()))
        .isEqualTo(Inviting.INVITED);
    return URI.create(gatewright.issuer() + "/invitation?link=" + token.text().reveal());
  }

  private By by() {
    return By.operator("a test", gatewright.clock().instant());
  }
}
