package dev.gatewright.server.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.gatewright.identity.upstream.UpstreamIdentity;
import dev.gatewright.server.config.Samples;
import dev.gatewright.server.config.upstream.PemKey;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Providers with habits of their own")
class PresetsTest {
  private static final String TENANT = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
  private static final String OTHER_TENANT = "11111111-2222-3333-4444-555555555555";

  private UpstreamWorld world;
  private FakeProvider provider;

  @BeforeEach
  void start() throws IOException {
    world = new UpstreamWorld();
    provider = new FakeProvider(() -> UpstreamWorld.NOW);
  }

  @AfterEach
  void end() {
    provider.close();
    world.close();
  }

  private UpstreamWorld openId(String settings) {
    return world.with("issuer: '" + provider.issuer() + "', client_secret: swordfish" + settings);
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1: any provider; PKCE, state and nonce are always sent")
  void any() {
    openId("");
    var sent = UpstreamWorld.sent(world.begin());

    assertThat(sent)
        .containsEntry("response_type", "code")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("scope", "openid email profile")
        .containsEntry("redirect_uri", "https://id.test/acme/upstream/p")
        .containsKeys("state", "nonce", "code_challenge");
    provider.idToken.putAll(
        Map.of("auth_time", UpstreamWorld.NOW.getEpochSecond(), "acr", "urn:x"));
    provider.idToken.putAll(Map.of("amr", List.of("pwd", "otp"), "groups", List.of("admins", 7)));
    provider.idToken.put("picture", "javascript:alert(1)");
    var ada = world.arrives(provider);
    assertThat(ada.provider()).isEqualTo(UpstreamWorld.NAME);
    assertThat(ada.issuer()).isEqualTo(provider.issuer());
    assertThat(ada.subject()).isEqualTo("ada");
    assertThat(ada.email()).contains("ada@acme.test");
    assertThat(ada.emailVerified()).isTrue();
    assertThat(ada.name()).contains("Ada Lovelace");
    assertThat(ada.amr()).containsExactlyInAnyOrder("pwd", "otp");
    assertThat(ada.acr()).contains("urn:x");
    assertThat(ada.authTime()).contains(UpstreamWorld.NOW);
    assertThat(ada.groups()).containsExactly("admins");
    assertThat(ada.picture()).as("no address of a picture").isEmpty();
  }

  @Test
  @DisplayName("What the login here knows is handed on, and max_age is held to")
  void hints() {
    openId("");
    var hints =
        new UpstreamHints(
            Optional.of("ada@acme.test"),
            Optional.of("login"),
            Optional.of(Duration.ofMinutes(5)),
            List.of("de", "en"));
    var start = world.begin(hints);
    var sent = UpstreamWorld.sent(start);
    assertThat(sent)
        .containsEntry("login_hint", "ada@acme.test")
        .containsEntry("prompt", "login")
        .containsEntry("max_age", "300")
        .containsEntry("ui_locales", "de en");

    var result = world.finish(start, "state", start.state(), "code", provider.code(sent));

    assertThat(result).as("no auth_time").isEqualTo(refused(UpstreamFault.ID_TOKEN));
  }

  @Test
  @DisplayName("OpenID Connect Core §5.3: an ID token that says no more than who it is is not all")
  void bareIdToken() {
    openId("");
    provider.metadata.put("userinfo_endpoint", provider.issuer() + "/userinfo");
    List.of("email", "email_verified", "name").forEach(provider.idToken::remove);
    provider.answer(
        "/userinfo", "{\"sub\":\"ada\",\"email\":\"ada@acme.test\",\"email_verified\":true}");

    assertThat(world.arrives(provider).emailVerified()).isTrue();

    provider.answer(
        "/userinfo", "{\"sub\":\"eve\",\"email\":\"ada@acme.test\",\"email_verified\":true}");
    assertThat(world.login(provider)).isEqualTo(refused(UpstreamFault.ID_TOKEN));
  }

  @Test
  @DisplayName("Whether an address is verified is told by the answer that has the address")
  void twoAddresses() {
    openId(", userinfo: true");
    provider.metadata.put("userinfo_endpoint", provider.issuer() + "/userinfo");
    provider.answer("/userinfo", "{\"sub\":\"ada\",\"email\":\"ceo@acme.test\"}");

    var ada = world.arrives(provider);

    assertThat(ada.email()).contains("ceo@acme.test");
    assertThat(ada.emailVerified()).isFalse();
  }

  @ParameterizedTest(name = "{0}, hd {1}, says verified {2}: counts {3}")
  @CsvSource({
    "ada@gmail.com, , true, true",
    "ada@gmail.com, , false, false",
    "ada@acme.test, acme.test, true, true",
    "ada@acme.test, acme.test, false, false",
    "ada@acme.test, , true, false"
  })
  @DisplayName(
      "Google vouches for its own addresses and for those of organizations it manages (hd)")
  void google(String email, String hd, boolean says, boolean counts) {
    google("");
    provider.idToken.putAll(Map.of("email", email, "email_verified", says));
    Optional.ofNullable(hd).ifPresent(it -> provider.idToken.put("hd", it));

    var ada = world.arrives(provider);

    assertThat(ada.emailVerified()).isEqualTo(counts);
    assertThat(ada.domain()).isEqualTo(Optional.ofNullable(hd));
  }

  private void google(String settings) {
    world.with(
        "preset: google, issuer: '" + provider.issuer() + "', client_secret: swordfish" + settings);
  }

  @ParameterizedTest(name = "{0}, hd {1}")
  @CsvSource({
    "ada@acme.test, acme.test, true",
    "ada@gmail.com, , false",
    "ada@acme.test, other.test, false",
    "ada@acme.test, , false"
  })
  @DisplayName("allowed_domains: whom the provider manages for one of them, and nobody else")
  void allowedDomains(String email, String hd, boolean in) {
    google(", allowed_domains: [acme.test], trust_email: managed");
    provider.idToken.put("email", email);
    // Another organization's: the address of ours in it is not managed for us.
    provider.idToken.put("email_verified", hd != null && hd.equals("acme.test"));
    Optional.ofNullable(hd).ifPresent(it -> provider.idToken.put("hd", it));

    var result = world.login(provider);

    if (in) {
      assertThat(result).isInstanceOf(UpstreamResult.Arrived.class);
    } else {
      assertThat(result).isEqualTo(refused(UpstreamFault.DOMAIN));
    }
  }

  @Test
  @DisplayName(
      "Entra: a person is known by the tenant's own issuer, of which the token has the tid")
  void entra() {
    microsoft("tenants: [" + TENANT + ", " + OTHER_TENANT + "]");
    var base = provider.issuer();
    provider.idToken.putAll(Map.of("iss", base + "/" + TENANT + "/v2.0", "tid", TENANT));
    provider.idToken.remove("email_verified");

    var ada = world.arrives(provider);

    assertThat(ada.issuer()).isEqualTo(base + "/" + TENANT + "/v2.0");
    assertThat(ada.domain()).contains(TENANT);
    assertThat(ada.email()).contains("ada@acme.test");
    assertThat(ada.emailVerified()).as("an administrator typed it in").isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "\"1\"", "1", "\"true\""})
  @DisplayName("Entra: xms_edov says that the address is of a domain which the tenant owns")
  void entraDomainOwned(String edov) {
    microsoft("tenants: [" + TENANT + ", " + OTHER_TENANT + "]");
    var base = provider.issuer();
    provider.idToken.putAll(Map.of("iss", base + "/" + TENANT + "/v2.0", "tid", TENANT));
    provider.idToken.put(
        "xms_edov",
        switch (edov) {
          case "true" -> true;
          case "1" -> 1;
          default -> edov.replace("\"", "");
        });

    assertThat(world.arrives(provider).emailVerified()).isTrue();
  }

  @Test
  @DisplayName("Entra: a tenant that is not named is let in by no trick with iss and tid")
  void entraOtherTenants() {
    microsoft("tenants: [" + TENANT + ", " + OTHER_TENANT + "]");
    var base = provider.issuer();
    var stranger = "99999999-2222-3333-4444-555555555555";
    for (var claims :
        List.of(
            Map.of("iss", base + "/" + stranger + "/v2.0", "tid", stranger),
            Map.of("iss", base + "/" + stranger + "/v2.0", "tid", TENANT),
            Map.of("iss", base + "/" + TENANT + "/v2.0", "tid", OTHER_TENANT),
            Map.of("iss", base + "/{tenantid}/v2.0", "tid", "{tenantid}"))) {
      provider.idToken.putAll(claims);
      assertThat(world.login(provider)).as("%s", claims).isEqualTo(refused(UpstreamFault.ID_TOKEN));
    }
  }

  private void microsoft(String settings) {
    provider.answer(
        "/organizations/v2.0/.well-known/openid-configuration",
        _ ->
            FakeProvider.Answer.json(
                200, dev.gatewright.client.json.JsonObject.of(provider.metadata).toJson()));
    provider.metadata.put("issuer", provider.issuer() + "/{tenantid}/v2.0");
    world.with(
        "preset: microsoft, issuer: '"
            + provider.issuer()
            + "/organizations/v2.0', client_secret: swordfish, "
            + settings);
  }

  @Test
  @DisplayName("Apple: the answer is posted, the client secret signed anew, the name sent once")
  void apple() throws ParseException {
    world.with(
        "preset: apple, issuer: '"
            + provider.issuer()
            + "', team_id: TEAM123456, key_id: KEY1234567, private_key: { file: apple.p8 }");
    provider.idToken.remove("name");
    provider.idToken.put("email_verified", "true");
    assertThat(UpstreamWorld.sent(world.begin()))
        .containsEntry("response_mode", "form_post")
        .containsEntry("scope", "openid email name");
    var user =
        "{\"name\":{\"firstName\":\"Ada\",\"lastName\":\"Lovelace\"},\"email\":\"ceo@acme.test\"}";

    var first = world.arrives(provider, "user", user);
    var second = world.arrives(provider);

    assertThat(first.name()).contains("Ada Lovelace");
    assertThat(first.givenName()).contains("Ada");
    assertThat(first.email()).as("what is signed, never what is posted").contains("ada@acme.test");
    assertThat(first.emailVerified()).isTrue();
    assertThat(second.name()).isEmpty();
    var secrets =
        provider.asked("/token").stream().map(it -> it.form().get("client_secret")).toList();
    var secret = SignedJWT.parse(secrets.getFirst());
    assertThat(secret.getHeader().getKeyID()).isEqualTo("KEY1234567");
    assertThat(secret.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
    assertThat(secret.getJWTClaimsSet().getIssuer()).isEqualTo("TEAM123456");
    assertThat(secret.getJWTClaimsSet().getSubject()).isEqualTo(FakeProvider.CLIENT);
    assertThat(secret.getJWTClaimsSet().getAudience()).containsExactly("https://appleid.apple.com");
    assertThat(secret.getJWTClaimsSet().getExpirationTime().toInstant())
        .isBetween(UpstreamWorld.NOW, UpstreamWorld.NOW.plus(Duration.ofDays(180)));
    assertThat(PemKey.parse(Samples.APPLE_KEY)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"name\":[]}",
        "{\"name\":{\"firstName\":{}}}",
        "{\"name\":{\"firstName\":\"a\",\"firstName\":\"b\"}}",
        "nonsense"
      })
  @DisplayName("Apple: a name that cannot be read is none, and the login goes on")
  void appleOddName(String user) {
    world.with(
        "preset: apple, issuer: '"
            + provider.issuer()
            + "', team_id: TEAM123456, key_id: KEY1234567, private_key: { file: apple.p8 }");
    provider.idToken.remove("name");

    assertThat(world.arrives(provider, "user", user).name()).isEmpty();
  }

  @Test
  @DisplayName("GitLab: groups stand in UserInfo, which is asked though the ID token has a name")
  void gitlab() {
    world.with("preset: gitlab, issuer: '" + provider.issuer() + "', client_secret: swordfish");
    provider.metadata.put("userinfo_endpoint", provider.issuer() + "/userinfo");
    provider.answer(
        "/userinfo",
        "{\"sub\":\"ada\",\"email\":\"ada@acme.test\",\"email_verified\":true,"
            + "\"groups\":[\"acme\",\"acme/admins\"]}");

    assertThat(world.arrives(provider).groups()).containsExactly("acme", "acme/admins");
  }

  @Test
  @DisplayName("trust_email: never and always, the latter in allowed domains alone")
  void trust() {
    openId(", trust_email: never");
    assertThat(world.arrives(provider).emailVerified()).isFalse();

    openId(", trust_email: always, allowed_domains: [acme.test]");
    provider.idToken.remove("email_verified");
    assertThat(world.arrives(provider).emailVerified()).isTrue();
    provider.idToken.put("email", "ada@sub.acme.test");
    assertThat(world.login(provider)).isEqualTo(refused(UpstreamFault.DOMAIN));
  }

  @ParameterizedTest
  @CsvSource({"xn--mller-kva.test, ada@Müller.test", "müller.test, ada@xn--mller-kva.test"})
  @DisplayName("RFC 5890 §2.3.2.1: allowed_domains hold in both spellings of a domain")
  void spellings(String allowed, String email) {
    openId(", allowed_domains: ['" + allowed + "']");
    provider.idToken.put("email", email);
    assertThat(world.arrives(provider).email()).contains(email);
    provider.idToken.put("email", "ada@muller.test");
    assertThat(world.login(provider)).isEqualTo(refused(UpstreamFault.DOMAIN));
  }

  @Test
  @DisplayName("RFC 7523 §2.2: private_key_jwt, and a public client by PKCE alone")
  void otherWays() throws ParseException {
    world.with("issuer: '" + provider.issuer() + "', key_id: k9, private_key: { file: apple.p8 }");
    world.arrives(provider);
    var assertion =
        SignedJWT.parse(provider.asked("/token").getLast().form().get("client_assertion"));
    assertThat(assertion.getHeader().getKeyID()).isEqualTo("k9");
    assertThat(assertion.getJWTClaimsSet().getAudience()).containsExactly(provider.issuer());

    world.with("issuer: '" + provider.issuer() + "', token_endpoint_auth: none");
    world.arrives(provider);
    assertThat(provider.asked("/token").getLast().form())
        .doesNotContainKeys("client_secret", "client_assertion");
  }

  @Test
  @DisplayName("RFC 6749 §2.3.1: a secret goes where the provider takes it")
  void secretPlace() {
    provider.metadata.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic"));
    openId("");
    UpstreamIdentity ada = world.arrives(provider);
    assertThat(ada.subject()).isEqualTo("ada");
    assertThat(provider.asked("/token").getLast().header("Authorization"))
        .contains(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString((FakeProvider.CLIENT + ":swordfish").getBytes(UTF_8)));
  }

  private static UpstreamResult refused(UpstreamFault fault) {
    return new UpstreamResult.Refused(fault);
  }
}
