package dev.gatewright.testkit;

import static dev.gatewright.testkit.RelyingParty.success;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The default of several organizations")
final class DefaultOrganizationTest {
  private static final TestUser ADA =
      TestUser.of("ada@acme.test").memberOf("org_east").memberOf("org_north").memberOf("org_west");
  private static final TestUser BOB = TestUser.of("bob@acme.test").memberOf("org_east");
  private static final String ASKED =
      "&claims=" + URLEncoder.encode("{\"id_token\":{\"default_organization\":null}}", UTF_8);

  private final TestGatewright gatewright = TestGatewright.start(TestSetup.of(issuer()));
  private final RelyingParty app = new RelyingParty(gatewright.issuer(), RelyingParty.app());
  private final Browser browser = gatewright.browser();

  private static TestIssuer issuer() {
    return TestIssuer.of(TestSetup.ISSUER)
        .with(
            RelyingParty.app()
                .setting("first_party", true)
                .setting("organizations", "all")
                .setting("access_token", Map.of("claims", List.of("default_organization"))),
            ADA,
            BOB,
            TestOrganization.of("org_east").name("East"),
            TestOrganization.of("org_north").name("North"),
            TestOrganization.of("org_west").name("West"));
  }

  @AfterEach
  void stop() {
    gatewright.close();
  }

  @Test
  @DisplayName("is chosen by the person, stands first, and is in tokens from the next refresh on")
  void chosen() throws Exception {
    var page = browser.submit(browser.open(own()), typed(ADA));
    assertThat(page.values("default")).isEmpty();
    assertThat(page.body()).contains("value=\"org_west\" aria-label=\"Make default: West\"");
    var tokens = tokens(ASKED);
    assertThat(inIdToken(tokens)).isEqualTo("none");

    var chosen = browser.submit(page, Map.of("default", "org_west"));
    assertThat(chosen.text()).contains("comes first from now on", "West Default");
    assertThat(chosen.text().indexOf("West")).isLessThan(chosen.text().indexOf("East"));
    assertThat(chosen.body()).doesNotContain("Make default: West");
    var refreshed = success(app.refresh(tokens));
    assertThat(inIdToken(refreshed)).isEqualTo("org_west");
    assertThat(inAccessToken(refreshed)).isEqualTo("org_west");
    assertThat(inIdToken(tokens(""))).as("asked for by name").isEqualTo("none");

    browser.submit(browser.open(own()), Map.of("default", "org_east"));
    assertThat(inIdToken(tokens(ASKED))).as("one at a time").isEqualTo("org_east");
    assertThat(inIdToken(tokens(ASKED + "&org=org_north")))
        .as("where another one is asked for")
        .isEqualTo("none");
  }

  @Test
  @DisplayName("ends with the membership, and does not count while that is suspended")
  void ends() throws Exception {
    var page = browser.submit(browser.open(own()), typed(ADA));
    browser.submit(page, Map.of("default", "org_west"));
    gatewright.apply(TestOrganization.of("org_west").suspended());
    assertThat(inIdToken(tokens(ASKED))).isEqualTo("none");
    assertThat(browser.open(own()).text()).doesNotContain("Default");
    gatewright.apply(TestOrganization.of("org_west").name("West"));
    assertThat(inIdToken(tokens(ASKED))).isEqualTo("org_west");

    browser.submit(browser.open(own()), Map.of("leave", "org_west"));
    assertThat(inIdToken(tokens(ASKED))).isEqualTo("none");
    gatewright.apply(ADA);
    assertThat(inIdToken(tokens(ASKED))).as("a member anew").isEqualTo("none");
  }

  @Test
  @DisplayName("is one of the person's own, and not asked of whoever belongs to one alone")
  void ownAlone() throws Exception {
    var bob = gatewright.browser();
    var page = bob.submit(bob.open(own()), typed(BOB));
    assertThat(page.text()).contains("East").doesNotContain("Make default");

    var ada = browser.submit(browser.open(own()), typed(ADA));
    gatewright.apply(ADA.notMemberOf("org_west"));
    assertThat(browser.submit(ada, Map.of("default", "org_west")).text())
        .contains("Nothing was changed");
    assertThat(inIdToken(tokens(ASKED))).isEqualTo("none");
  }

  private URI own() {
    return URI.create(gatewright.issuer() + "/account/organizations");
  }

  private static Map<String, String> typed(TestUser user) {
    return Map.of("email", user.email(), "password", user.password());
  }

  private OIDCTokenResponse tokens(String more) throws Exception {
    var callback = gatewright.browser().logIn(URI.create(app.authorizationUrl() + more), ADA);
    return success(app.redeem(callback));
  }

  private String inIdToken(OIDCTokenResponse tokens) throws Exception {
    return String.valueOf(app.verified(tokens).getOrDefault("default_organization", "none"));
  }

  private static String inAccessToken(OIDCTokenResponse tokens) throws Exception {
    var token = tokens.getOIDCTokens().getAccessToken().getValue();
    return SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("default_organization");
  }
}
