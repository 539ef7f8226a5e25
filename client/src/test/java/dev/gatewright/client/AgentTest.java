package dev.gatewright.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.http.HttpTransport;
import dev.gatewright.client.internal.discovery.Discovery;
import dev.gatewright.client.testing.KeptTokens;
import dev.gatewright.client.testing.ScriptedProvider;
import dev.gatewright.client.testing.SettableClock;
import dev.gatewright.client.token.TokenSet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An agent answers from its tokens who somebody is and what they may do")
class AgentTest {
  private static final List<Map<String, Object>> ACME =
      List.of(
          Map.of(
              "id",
              "org_acme",
              "title",
              "Founder",
              "scopes",
              List.of("owner", "projects:write"),
              "joined_at",
              1_700_000_000),
          Map.of("id", "org_other", "scopes", List.of()));

  private final SettableClock clock = new SettableClock();
  private final ScriptedProvider provider = new ScriptedProvider(clock);
  private final IdpClient idp =
      IdpClient.builder()
          .issuer(ScriptedProvider.ISSUER)
          .clientId("web")
          .redirectUri("https://app.test/callback")
          .transport(provider)
          .clock(clock)
          .build();

  private Agent agent() {
    return idp.createAgent(
        TokenSet.of("at-1").idToken(provider.sign(provider.key())).scope("openid email").build(),
        RefreshListener.none());
  }

  @ParameterizedTest
  @CsvSource({
    "org_acme, write, projects, true",
    "org_acme, read, projects, false",
    "org_acme, write, project, false",
    "org_acme, projects, write, false",
    "org_acme, '', owner, false",
    "org_other, write, projects, false",
    "ORG_ACME, write, projects, false",
    "org_unknown, write, projects, false",
    "'', '', '', false",
  })
  @DisplayName(
      "AuthPI: hasAccessIn is true for resource:action in that organization and nothing else")
  void hasAccessIn(String organization, String action, String resource, boolean allowed) {
    provider.idTokenClaims().put("organizations", ACME);
    assertThat(agent().hasAccessIn(organization, action, resource)).isEqualTo(allowed);
  }

  @Test
  @DisplayName("AuthPI: deciding asks nobody")
  void local() {
    provider.idTokenClaims().put("organizations", ACME);
    var agent = agent();
    agent.hasAccessIn("org_acme", "write", "projects");
    agent.profile();
    agent.organizations();
    assertThat(provider.count("")).isZero();
  }

  @Test
  @DisplayName("The organizations claim is read with title, scopes and time of joining")
  void organizations() {
    provider.idTokenClaims().put("organizations", ACME);
    var acme = agent().organizations().get(0);
    assertThat(acme.id()).isEqualTo("org_acme");
    assertThat(acme.title()).contains("Founder");
    assertThat(acme.scopes()).containsExactlyInAnyOrder("owner", "projects:write");
    assertThat(acme.joinedAt()).contains(Instant.ofEpochSecond(1_700_000_000));
  }

  @Test
  @DisplayName("Memberships of a newer access token win over those of the ID token of the login")
  void newerAccessToken() {
    provider.idTokenClaims().put("organizations", ACME);
    var accessToken =
        "e30."
            + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                    ("{\"iss\":\"" + ScriptedProvider.ISSUER + "\",\"organizations\":[]}")
                        .getBytes(StandardCharsets.UTF_8))
            + ".sig";
    var agent =
        idp.createAgent(
            TokenSet.of(accessToken).idToken(provider.sign(provider.key())).build(),
            RefreshListener.none());
    assertThat(agent.organizations()).isEmpty();
  }

  @Test
  @DisplayName("A claim of an odd shape gives no access and no failure")
  void oddClaims() {
    for (var odd :
        List.of(
            "org_acme",
            7,
            Map.of("id", "org_acme"),
            List.of("org_acme", Map.of("scopes", "projects:write")))) {
      provider.idTokenClaims().put("organizations", odd);
      assertThat(agent().hasAccessIn("org_acme", "write", "projects")).isFalse();
    }
  }

  @Test
  @DisplayName("RFC 6749 §3.3: hasScope compares whole scope values")
  void scopes() {
    assertThat(agent().hasScope("email")).isTrue();
    assertThat(agent().hasScope("mail")).isFalse();
    assertThat(agent().hasScope("openid email")).isFalse();
  }

  @Test
  @DisplayName("OpenID Connect Core §5.3.2: claims of another person are refused")
  void userInfoOfAnother() {
    provider.answer("/userinfo", _ -> ScriptedProvider.json(200, Map.of("sub", "eve")));
    assertThatThrownBy(() -> agent().userInfo())
        .isInstanceOfSatisfying(
            IdpException.InvalidToken.class,
            wrong -> assertThat(wrong.reason()).isEqualTo("userinfo.sub"));
    provider.answer(
        "/userinfo", _ -> ScriptedProvider.json(200, Map.of("sub", "ada", "email", "a@b.test")));
    assertThat(agent().userInfo().text("email")).contains("a@b.test");
    assertThat(provider.last("/userinfo").headers()).containsEntry("Authorization", "Bearer at-1");
  }

  @Test
  @DisplayName("RFC 6750 §3.1: an access token that the provider refuses means to log in again")
  void userInfoRefused() {
    provider.answer("/userinfo", _ -> ScriptedProvider.json(401, Map.of("error", "invalid_token")));
    assertThatThrownBy(() -> agent().userInfo()).isInstanceOf(IdpException.LoginRequired.class);
  }

  @Test
  @DisplayName(
      "OpenID Connect RP-Initiated Logout §2: the logout URL has hint, client and return address")
  void logoutUrl() {
    var agent = agent();
    var url = agent.logoutUrl(URI.create("https://app.test/bye?x=1"), "s1").orElseThrow();
    var sent = CallbackParameters.of(url);
    assertThat(url.toString()).startsWith(ScriptedProvider.ISSUER + "/end_session?");
    assertThat(sent.one("id_token_hint")).isEqualTo(agent.tokens().idToken());
    assertThat(sent.one("client_id")).contains("web");
    assertThat(sent.one("post_logout_redirect_uri")).contains("https://app.test/bye?x=1");
    assertThat(sent.one("state")).contains("s1");
  }

  @Test
  @DisplayName(
      "A provider without a logout page has no logout URL, and one without revocation is not asked")
  void providerWithLess() {
    provider.metadata().remove("end_session_endpoint");
    provider.metadata().remove("revocation_endpoint");
    assertThat(agent().logoutUrl(URI.create("https://app.test/"))).isEmpty();
    agent().revoke();
    assertThat(provider.count("/revocation")).isZero();
  }

  @Test
  @DisplayName("RFC 7009 §2.1: the refresh token is what is revoked, else the access token")
  void revoke() {
    agent().revoke();
    assertThat(provider.lastForm("/revocation", "token")).contains("at-1");
    idp.createAgent(TokenSet.of("at").refreshToken("rt").build(), RefreshListener.none()).revoke();
    assertThat(provider.lastForm("/revocation", "token")).contains("rt");
  }

  @Test
  @DisplayName("Without an ID token there is no profile, and the message says what to ask for")
  void noProfile() {
    var agent = idp.createAgent(TokenSet.of("at").build(), RefreshListener.none());
    assertThatThrownBy(agent::profile)
        .isInstanceOf(IdpException.Misconfigured.class)
        .hasMessageContaining("openid");
    assertThat(agent.organizations()).isEmpty();
  }

  @Test
  @DisplayName("RFC 7662 §2.2: introspection is active only if the answer says true")
  void introspect() {
    provider.answer(
        "/introspection",
        _ -> ScriptedProvider.json(200, Map.of("active", true, "sub", "ada", "scope", "a b")));
    assertThat(idp.introspect("t").scopes()).containsExactlyInAnyOrder("a", "b");
    provider.answer("/introspection", _ -> ScriptedProvider.json(200, Map.of("active", false)));
    assertThat(idp.introspect("t").active()).isFalse();
    assertThat(provider.lastForm("/introspection", "token_type_hint")).isEmpty();
    assertThat(idp.introspect("t", "refresh_token").active()).isFalse();
    assertThat(provider.lastForm("/introspection", "token_type_hint")).contains("refresh_token");
  }

  @Test
  @DisplayName("A token set survives its JSON and Java serialization, and only its own")
  void tokenSet() throws IOException, ClassNotFoundException {
    var whole =
        TokenSet.of("at")
            .refreshToken("rt")
            .idToken("id")
            .scope("a")
            .expiresAt(clock.instant())
            .build();
    for (var tokens : List.of(whole, TokenSet.of("at").build())) {
      assertThat(TokenSet.fromJson(tokens.toJson())).contains(tokens);
      var bytes = new ByteArrayOutputStream();
      new ObjectOutputStream(bytes).writeObject(tokens);
      assertThat(new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject())
          .isEqualTo(tokens);
    }
    assertThat(TokenSet.fromJson("{\"access_token\":\"\"}")).isEmpty();
    assertThat(TokenSet.fromJson("x")).isEmpty();
  }

  @Test
  @DisplayName("A profile is about the person: what the token says of itself is not in it")
  void profileWithoutProtocol() {
    provider
        .idTokenClaims()
        .putAll(
            Map.of(
                "name",
                "Ada",
                "nonce",
                "n",
                "sid",
                "s",
                "auth_time",
                1_700_000_000,
                "amr",
                List.of("pwd"),
                "organizations",
                ACME));
    var agent = agent();
    assertThat(agent.profile().asMap()).containsOnlyKeys("sub", "name", "email");
    assertThat(agent.profile().toJson()).contains("\"name\":\"Ada\"").doesNotContain("nonce");
    assertThat(agent.profile().issuer()).contains(ScriptedProvider.ISSUER);
    assertThat(agent.tokens().idTokenClaims().orElseThrow().text("sid")).contains("s");
  }

  @Test
  @DisplayName("OpenID Connect Core §5.4: a profile that is not in the ID token is UserInfo's")
  void minimalIdToken() {
    provider.idTokenClaims().remove("email");
    provider.answer(
        "/userinfo",
        _ -> ScriptedProvider.json(200, Map.of("sub", "ada", "email", "ada@acme.test")));
    var tokens =
        TokenSet.of("at-1").idToken(provider.sign(provider.key())).scope("openid email").build();
    var agent = idp.createAgent(tokens, RefreshListener.none());

    assertThat(agent.profile().email()).contains("ada@acme.test");
    assertThat(idp.createAgent(tokens, RefreshListener.none()).profile().email())
        .contains("ada@acme.test");
    assertThat(provider.count("/userinfo")).as("once an access token").isEqualTo(1);
    idp.createAgent(tokens.toBuilder().scope("openid").build(), RefreshListener.none()).profile();
    assertThat(provider.count("/userinfo")).as("nothing more was granted").isEqualTo(1);
    assertThat(agent.subject()).as("asks nobody").isEqualTo("ada");

    provider.metadata().remove("userinfo_endpoint");
    clock.advance(Discovery.FRESH);
    assertThat(idp.createAgent(tokens("at-2"), RefreshListener.none()).profile().asMap())
        .as("there is nowhere to ask")
        .containsOnlyKeys("sub");
  }

  private TokenSet tokens(String accessToken) {
    return TokenSet.of(accessToken)
        .idToken(provider.sign(provider.key()))
        .scope("openid email")
        .build();
  }

  @Test
  @DisplayName("A UserInfo about another person is nobody's profile")
  void minimalIdTokenOfAnother() {
    provider.idTokenClaims().remove("email");
    provider.answer(
        "/userinfo", _ -> ScriptedProvider.json(200, Map.of("sub", "eve", "email", "e@x.test")));
    assertThatThrownBy(() -> agent().profile())
        .isInstanceOfSatisfying(
            IdpException.InvalidToken.class,
            wrong -> assertThat(wrong.reason()).isEqualTo("userinfo.sub"));
  }

  @Test
  @DisplayName("A 401 at UserInfo is answered with one renewal, before anybody must log in again")
  void userInfoRenewsOnce() {
    provider.answer(
        "/userinfo",
        request ->
            "Bearer at-1".equals(request.headers().get("Authorization"))
                ? ScriptedProvider.json(200, Map.of("sub", "ada"))
                : HttpTransport.Response.of(401, Map.of(), new byte[0]));
    var kept = new KeptTokens();
    var agent =
        idp.createAgent(
            TokenSet.of("revoked")
                .refreshToken("rt-0")
                .expiresAt(clock.instant().plusSeconds(600))
                .idToken(provider.sign(provider.key()))
                .build(),
            kept);

    assertThat(agent.userInfo().text("sub")).contains("ada");
    assertThat(kept.sets()).hasSize(1);
    assertThat(agent.tokens().accessToken()).isEqualTo("at-1");

    provider.answer("/userinfo", _ -> HttpTransport.Response.of(401, Map.of(), new byte[0]));
    assertThatThrownBy(agent::userInfo)
        .isInstanceOfSatisfying(
            IdpException.LoginRequired.class,
            over -> assertThat(over.reason()).isEqualTo("access_token.refused"));
    assertThat(provider.count("/token")).isEqualTo(2);
  }

  @Test
  @DisplayName("A 401 at UserInfo while no renewal can be had says that, not that it is over")
  void userInfoCannotRenew() {
    provider.answer("/userinfo", _ -> HttpTransport.Response.of(401, Map.of(), new byte[0]));
    provider.answer("/token", _ -> HttpTransport.Response.of(503, Map.of(), new byte[0]));
    var set =
        TokenSet.of("revoked")
            .refreshToken("rt-0")
            .expiresAt(clock.instant().plusSeconds(600))
            .build();
    var agent = idp.createAgent(set, RefreshListener.none());
    assertThatThrownBy(agent::userInfo).isInstanceOf(IdpException.Unavailable.class);
  }
}
