package dev.gatewright.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.http.HttpTransport;
import dev.gatewright.client.resource.TokenVerifier;
import dev.gatewright.client.testing.LoopbackIssuer;
import dev.gatewright.client.testing.ScriptedProvider;
import dev.gatewright.client.testing.SettableClock;
import dev.gatewright.client.token.TokenSet;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("OpenID Connect Core §5.6.2: memberships that a token only refers to")
class OrganizationsByReferenceTest {
  private static final String LIST = "/organizations";
  private static final String API = "https://api.acme.test";
  private static final int MANY = 3_000;

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

  private void refer(String endpoint, String version) {
    provider.idTokenClaims().put("_claim_names", Map.of("organizations", "o"));
    provider
        .idTokenClaims()
        .put("_claim_sources", Map.of("o", Map.of("endpoint", endpoint, "version", version)));
  }

  private void refer(String version) {
    refer(ScriptedProvider.ISSUER + LIST, version);
  }

  private Map<String, Object> list(int count) {
    var now = clock.instant().getEpochSecond();
    var list = new HashMap<String, Object>();
    list.put("iss", ScriptedProvider.ISSUER);
    list.put("sub", "ada");
    list.put("aud", "web");
    list.put("iat", now);
    list.put("exp", now + 600);
    list.put("version", "v1");
    list.put(
        "organizations",
        IntStream.range(0, count)
            .mapToObj(n ->
                Map.of(
                    "id",
                    "org_" + n,
                    "title",
                    "Organization number " + n,
                    "scopes",
                    List.of("projects:read", "projects:write"),
                    "joined_at",
                    now))
            .toList());
    return list;
  }

  private void answer(String typ, Map<String, Object> claims) {
    var jwt =
        LoopbackIssuer.sign(
            provider.key(), Map.of("alg", "ES256", "kid", "k1", "typ", typ), claims);
    provider.answer(
        LIST,
        _ ->
            HttpTransport.Response.of(
                200,
                Map.of("content-type", "application/jwt"),
                jwt.getBytes(StandardCharsets.UTF_8)));
  }

  private void answer(int count) {
    answer("organizations+jwt", list(count));
  }

  private TokenSet tokens() {
    return TokenSet.of("at-1").idToken(provider.sign(provider.key())).scope("openid").build();
  }

  private Agent agent() {
    return idp.createAgent(tokens(), RefreshListener.none());
  }

  @Test
  @DisplayName("A person in 3,000 organizations: fetched with the access token, once a version")
  void many() {
    refer("v1");
    answer(MANY);
    var agent = agent();

    assertThat(agent.organizations()).hasSize(MANY);
    assertThat(agent.hasAccessIn("org_2999", "write", "projects")).isTrue();
    assertThat(agent.hasAccessIn("org_3000", "write", "projects")).isFalse();
    assertThat(provider.last(LIST).headers())
        .containsEntry("Authorization", "Bearer at-1")
        .containsEntry("Accept", "application/jwt");
    agent();
    assertThat(provider.count(LIST)).isEqualTo(1);
    refer("v2");
    agent();
    assertThat(provider.count(LIST)).isEqualTo(2);
    assertThat(agent.tokens().toJson()).doesNotContain("org_2999");
  }

  @Test
  @DisplayName("A list that cannot be had makes the agent fail, to be tried again")
  void away() {
    refer("v1");
    provider.answer(LIST, _ -> HttpTransport.Response.of(503, Map.of(), new byte[0]));
    assertThatThrownBy(this::agent)
        .isInstanceOfSatisfying(
            IdpException.Unavailable.class,
            away -> assertThat(away.reason()).isEqualTo("organizations.unavailable"));
    answer(1);
    assertThat(agent().organizations()).hasSize(1);
  }

  @Test
  @DisplayName("A login whose list could not be had goes on with the same code")
  void loginTriedAgain() {
    refer("v1");
    provider.answer(LIST, _ -> HttpTransport.Response.of(503, Map.of(), new byte[0]));
    var login = idp.createAuthorizationUrl(AuthorizationOptions.of("openid")).pending();
    provider.idTokenClaims().put("nonce", login.nonce());
    var callback =
        CallbackParameters.of(
            Map.of(
                "code", List.of("c"),
                "state", List.of(login.state()),
                "iss", List.of(ScriptedProvider.ISSUER)));
    assertThatThrownBy(() -> idp.exchangeCallback(callback, login))
        .isInstanceOf(IdpException.Unavailable.class);
    provider.answer("/token", _ -> ScriptedProvider.json(400, Map.of("error", "invalid_grant")));
    answer(1);
    assertThat(idp.exchangeCallback(callback, login).organizations()).hasSize(1);
    assertThatThrownBy(() -> idp.exchangeCallback(callback, login))
        .as("a third time")
        .isInstanceOf(IdpException.InvalidCallback.class);
  }

  @Test
  @DisplayName("What is not this person's list, for this client, by this provider, is none")
  void forged() {
    refer("v1");
    for (var change :
        List.of(
            Map.of("iss", "https://evil.test"),
            Map.of("sub", "eve"),
            Map.of("aud", "other"),
            Map.of("exp", clock.instant().getEpochSecond() - 61),
            Map.of("organizations", "all"))) {
      var list = list(1);
      list.putAll(change);
      answer("organizations+jwt", list);
      assertThatThrownBy(this::agent)
          .as(change.toString())
          .isInstanceOf(IdpException.Unavailable.class);
    }
    answer("at+jwt", list(1));
    assertThatThrownBy(this::agent).isInstanceOf(IdpException.Unavailable.class);
    answer("organizations+jwt", list(1));
    var stranger = ScriptedProvider.newKey("k1");
    var jwt =
        LoopbackIssuer.sign(
            stranger, Map.of("alg", "ES256", "kid", "k1", "typ", "organizations+jwt"), list(1));
    provider.answer(
        LIST, _ -> HttpTransport.Response.of(200, Map.of(), jwt.getBytes(StandardCharsets.UTF_8)));
    assertThatThrownBy(this::agent).isInstanceOf(IdpException.Unavailable.class);
  }

  @Test
  @DisplayName("A reference that leads away from the provider is followed by nobody")
  void elsewhere() {
    for (var endpoint :
        List.of(
            "https://evil.test/organizations",
            "http://idp.test/organizations",
            "https://idp.test:444/organizations",
            "https://idp.test.evil.test/organizations",
            "/organizations",
            "not an address")) {
      refer(endpoint, "v1");
      assertThat(agent().organizations()).isEmpty();
    }
    assertThat(provider.count("organizations")).isZero();
  }

  @Test
  @DisplayName("Deciding never calls out, also when another request has renewed the tokens")
  void deciding() {
    refer("v1");
    answer(2);
    var agent = agent();
    var before = provider.count("");
    assertThat(agent.hasAccessIn("org_1", "read", "projects")).isTrue();
    assertThat(provider.count("")).isEqualTo(before);
  }

  @Test
  @DisplayName("An API fetches the list with the token it was given, for the token's client")
  void api() {
    var now = clock.instant().getEpochSecond();
    var claims = new HashMap<String, Object>();
    claims.put("iss", ScriptedProvider.ISSUER);
    claims.put("sub", "ada");
    claims.put("aud", API);
    claims.put("client_id", "web");
    claims.put("exp", now + 600);
    claims.put("_claim_names", Map.of("organizations", "o"));
    claims.put(
        "_claim_sources",
        Map.of("o", Map.of("endpoint", ScriptedProvider.ISSUER + LIST, "version", "v1")));
    var token =
        LoopbackIssuer.sign(
            provider.key(), Map.of("alg", "ES256", "kid", "k1", "typ", "at+jwt"), claims);
    var tokens =
        TokenVerifier.builder()
            .issuer(ScriptedProvider.ISSUER)
            .audience(API)
            .transport(provider)
            .clock(clock)
            .build();
    answer(MANY);
    assertThat(tokens.verify(token).hasAccessIn("org_2999", "write", "projects")).isTrue();
    tokens.verify(token);
    assertThat(provider.count(LIST)).isEqualTo(1);
    assertThat(Optional.ofNullable(provider.last(LIST).headers().get("Authorization")))
        .contains("Bearer " + token);
  }
}
