package dev.gatewright.testkit;

import static dev.gatewright.testkit.RelyingParty.error;
import static dev.gatewright.testkit.RelyingParty.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A test's server")
final class TestGatewrightTest {
  private static final TestUser ADA =
      TestUser.of("ada@acme.test")
          .name("Ada Lovelace")
          .memberOf("org_acme", "owner", "projects:write");

  private TestGatewright gatewright = TestGatewright.start();
  private RelyingParty app = new RelyingParty(gatewright.issuer(), RelyingParty.app());

  @BeforeEach
  void declare() {
    gatewright.apply(app.client(), ADA);
  }

  @AfterEach
  void stop() {
    gatewright.close();
  }

  @Test
  @DisplayName("logs a declared user in at a declared client through the hosted pages")
  void logsIn() throws Exception {
    var callback = gatewright.browser().logIn(app.authorizationUrl(), ADA);
    var tokens = success(app.redeem(callback));

    assertThat(callback).hasHost("127.0.0.1").hasPort(1).hasPath("/callback");
    assertThat(RelyingParty.query(callback))
        .containsEntry("state", "a-state")
        .containsEntry("iss", gatewright.issuer().toString());
    assertThat(app.verified(tokens))
        .contains(entry("email", "ada@acme.test"), entry("name", "Ada Lovelace"));
    assertThat(app.userInfoStatus(tokens)).isEqualTo(200);
  }

  private static URI with(URI address, String parameter) {
    return URI.create(address + "&" + parameter);
  }

  @Test
  @DisplayName("returns a code that is to be posted as it returns one in a query")
  void formPost() throws Exception {
    var callback =
        gatewright.browser().logIn(with(app.authorizationUrl(), "response_mode=form_post"), ADA);

    assertThat(callback).hasPath("/callback").hasParameter("state", "a-state");
    assertThat(app.verified(success(app.redeem(callback)))).containsKey("sub");
  }

  @Test
  @DisplayName("takes a declaration of every kind")
  void everyKind() {
    gatewright.apply(
        TestClient.spa("spa").redirectUri("http://localhost:3/callback").scopes("openid", "orders"),
        TestClient.installed("phone")
            .redirectUri("com.acme.phone:/callback")
            .postLogoutRedirectUri("com.acme.phone:/bye")
            .refreshGrace(Duration.ofSeconds(5))
            .refreshLifetime(Duration.ofDays(1))
            .refreshTokenAlways(),
        TestScope.of("orders", "See your orders"),
        TestResource.of("https://api.acme.test").scopes("orders").introspectionClients("app"),
        TestOrganization.of("org_acme").name("Acme"),
        TestUser.of("eve@acme.test").role("admin").unverified().setting("locale", "en"));
    var spa = new RelyingParty(gatewright.issuer(), TestClient.spa("spa"));
    var address =
        spa.authorizationUrl(URI.create("http://localhost:3/callback"))
            .toString()
            .replaceFirst("scope=[^&]*", "scope=openid%20orders");
    var browser = gatewright.browser();
    var login = browser.open(URI.create(address));
    var consent = browser.submit(login, Map.of("email", ADA.email(), "password", ADA.password()));

    assertThat(consent.text()).contains("See your orders");
  }

  @Test
  @DisplayName("says what stands on the page where a login gets no further")
  void wrongPassword() {
    var browser = gatewright.browser();

    assertThatThrownBy(() -> browser.logIn(app.authorizationUrl(), ADA.email(), "not hers, ever"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("/login, 422");
    assertThat(gatewright.requests("/login")).isEqualTo(2);
  }

  @Test
  @DisplayName("remembers a browser that is logged in, and no other")
  void remembersBrowsers() {
    var browser = gatewright.browser();
    var first = browser.logIn(app.authorizationUrl(), ADA);
    var second = browser.logIn(app.authorizationUrl(), "nobody@acme.test", "unneeded");

    assertThat(RelyingParty.query(first)).containsKey("code");
    assertThat(RelyingParty.query(second)).containsKey("code");
    assertThat(browser.logIn(with(app.authorizationUrl(), "prompt=select_account"), ADA))
        .hasParameter("code");
    browser.forgetCookies();
    assertThat(browser.open(app.authorizationUrl()).form(Map.of("email", ""))).isPresent();
  }

  @Test
  @DisplayName("has tokens expire when the test moves the clock, and not before")
  void expires() throws Exception {
    var tokens = app.logIn(gatewright, ADA);
    var lifetime = Duration.ofSeconds(tokens.getTokens().getAccessToken().getLifetime());

    gatewright.clock().advance(lifetime.minusSeconds(1));
    assertThat(app.userInfoStatus(tokens)).isEqualTo(200);

    gatewright.clock().advance(Duration.ofSeconds(1));
    assertThat(app.userInfoStatus(tokens)).isEqualTo(401);
    assertThat(app.userInfoStatus(success(app.refresh(tokens)))).isEqualTo(200);

    gatewright.clock().advance(Duration.ofDays(31));
    assertThat(error(app.refresh(tokens))).isEqualTo("invalid_grant");
  }

  @Test
  @DisplayName("lives at the time the test sets")
  void ownTime() throws Exception {
    var start = Instant.parse("2001-02-03T04:05:06Z");
    var setup = TestSetup.of(app.client(), ADA).withClock(TestClock.frozenAt(start));
    try (var past = TestGatewright.start(setup)) {
      var there = new RelyingParty(past.issuer(), app.client());
      var tokens = there.logIn(past, ADA);

      assertThat(tokens.getOIDCTokens().getIDToken().getJWTClaimsSet().getIssueTime().toInstant())
          .isEqualTo(start);
    }
  }

  @Test
  @DisplayName("takes a redirect URI that is known only after the start")
  void laterRedirectUri() {
    var late = URI.create("http://127.0.0.1:2/later");

    assertThat(gatewright.browser().open(app.authorizationUrl(late)).status()).isEqualTo(400);
    gatewright.apply(app.client().redirectUri(late.toString()));

    assertThat(gatewright.browser().logIn(app.authorizationUrl(late), ADA)).hasPath("/later");
  }

  @Test
  @DisplayName("drops a membership from the next tokens once the user is declared without it")
  void endsMembership() throws Exception {
    var tokens = app.logIn(gatewright, ADA);
    assertThat(organizations(tokens)).contains("org_acme").contains("projects:write");

    gatewright.apply(ADA.notMemberOf("org_acme"));

    assertThat(organizations(success(app.refresh(tokens)))).doesNotContain("org_acme");
  }

  @Test
  @DisplayName("drops a suspended organization from the next tokens")
  void suspendsOrganization() throws Exception {
    var tokens = app.logIn(gatewright, ADA);
    gatewright.apply(TestOrganization.of("org_acme").suspended());

    assertThat(organizations(success(app.refresh(tokens)))).doesNotContain("org_acme");
  }

  private String organizations(OIDCTokenResponse tokens) throws Exception {
    return String.valueOf(app.verified(tokens).get("organizations"));
  }

  @Test
  @DisplayName("ends what a user has who is suspended, signed out or removed")
  void endsUsers() throws Exception {
    var grace = TestUser.of("grace@acme.test");
    var alan = TestUser.of("alan@acme.test");
    gatewright.apply(grace, alan);
    var adas = app.logIn(gatewright, ADA);
    var graces = app.logIn(gatewright, grace);
    var alans = app.logIn(gatewright, alan);

    gatewright.apply(ADA.suspended());
    gatewright.signOut(grace.email());
    gatewright.apply(alan.absent());

    assertThat(error(app.refresh(adas))).isEqualTo("invalid_grant");
    assertThat(error(app.refresh(graces))).isEqualTo("invalid_grant");
    assertThat(error(app.refresh(alans))).isEqualTo("invalid_grant");
    assertThat(app.logIn(gatewright, grace).indicatesSuccess()).isTrue();
  }

  @Test
  @DisplayName("gives a user another password")
  void changesPassword() {
    gatewright.changePassword(ADA.email(), "quite another one");

    assertThat(
            gatewright.browser().logIn(app.authorizationUrl(), ADA.password("quite another one")))
        .hasParameter("code");
  }

  @Test
  @DisplayName("signs with new keys after a rotation, and still publishes those before it")
  void rotatesKeys() throws Exception {
    var before = app.logIn(gatewright, ADA);
    gatewright.rotateKeys();
    var after = app.logIn(gatewright, ADA);

    assertThat(kid(after)).isNotEqualTo(kid(before));
    assertThat(app.verified(before)).isNotEmpty();
    assertThat(app.verified(after)).isNotEmpty();

    gatewright.replaceKeys();
    assertThat(app.keys().getKeyByKeyId(kid(before))).isNull();
    assertThat(app.verified(app.logIn(gatewright, ADA))).isNotEmpty();
  }

  private static String kid(OIDCTokenResponse tokens) {
    return ((com.nimbusds.jwt.SignedJWT) tokens.getOIDCTokens().getIDToken())
        .getHeader()
        .getKeyID();
  }

  @Test
  @DisplayName("gives a machine tokens of its own")
  void machine() throws Exception {
    var job = TestClient.machine("job").scopes("jobs:run");
    gatewright.apply(job);
    var answer = new RelyingParty(gatewright.issuer(), job).clientCredentials();

    assertThat(TokenResponse.parse(answer).indicatesSuccess()).isTrue();
  }

  @Test
  @DisplayName("refuses what does not fit together, and names the key and the cure")
  void misdeclared() {
    var typo = app.client().setting("refresh_grase", "10s");

    assertThatThrownBy(() -> gatewright.apply(typo))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("refresh_grase is not a known key; did you mean refresh_grace?");
    assertThatThrownBy(() -> gatewright.issuer("nowhere"))
        .hasMessage("There is no issuer nowhere. Name one of test.");
  }

  @Test
  @DisplayName("takes a whole tenants.yaml, and what looks like an environment value as it stands")
  void tenantsYaml() throws Exception {
    var setup =
        TestSetup.ofTenantsYaml(
            """
            issuers:
              - id: acme
                clients:
                  - { id: app, secret: "a secret for tests alone, that of app", redirect_uris: ["%s"] }
            """
                .formatted(RelyingParty.CALLBACK));
    try (var other = TestGatewright.start(setup)) {
      other.apply(ADA.name("${HOME} \"Ada\"\n\u00e9"));
      var there = new RelyingParty(other.issuer(), app.client());

      assertThat(other.issuer()).hasPath("/acme");
      assertThat(there.verified(there.logIn(other, ADA)))
          .containsEntry("name", "${HOME} \"Ada\"\n\u00e9");
    }
  }

  @Test
  @DisplayName("serves several issuers that share nothing")
  void severalIssuers() throws Exception {
    gatewright.apply(TestIssuer.of("other").with(app.client()));
    var other = new RelyingParty(gatewright.issuer("other"), app.client());

    assertThatThrownBy(() -> gatewright.browser().logIn(other.authorizationUrl(), ADA))
        .isInstanceOf(AssertionError.class);
    assertThat(other.keys().getKeys()).doesNotContainAnyElementsOf(app.keys().getKeys());
  }

  @Test
  @DisplayName("knows nothing of the server beside it")
  void serversAreApart() throws Exception {
    try (var other = TestGatewright.start(app.client(), ADA)) {
      var there = new RelyingParty(other.issuer(), app.client());
      var tokens = app.logIn(gatewright, ADA);

      assertThat(other.issuer()).isNotEqualTo(gatewright.issuer());
      assertThat(there.userInfoStatus(tokens)).isEqualTo(401);
      assertThat(error(there.refresh(tokens))).isEqualTo("invalid_grant");
      assertThat(other.requests("/login")).isZero();
      other.clock().advance(Duration.ofDays(1));
      assertThat(app.userInfoStatus(tokens)).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("lets every account of a test be wrong, though all come from one address")
  void noLimitForTheAddress() {
    for (var user = 0; user < 110; user++) {
      var email = "user-" + user + "@acme.test";
      assertThatThrownBy(
              () -> gatewright.browser().logIn(app.authorizationUrl(), email, "wrong for sure"))
          .hasMessageContaining("422");
    }
    assertThat(gatewright.browser().logIn(app.authorizationUrl(), ADA)).hasParameter("code");
  }

  @Test
  @DisplayName("keeps secrets out of what it prints")
  void printsNoSecrets() {
    assertThat(ADA + " " + app.client()).isEqualTo("TestUser[ada@acme.test] TestClient[app]");
  }
}
