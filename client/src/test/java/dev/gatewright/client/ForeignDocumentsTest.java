package dev.gatewright.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.http.HttpTransport;
import dev.gatewright.client.json.JsonObject;
import dev.gatewright.client.resource.TokenVerifier;
import dev.gatewright.client.testing.LoopbackIssuer;
import dev.gatewright.client.testing.ScriptedProvider;
import dev.gatewright.client.testing.SettableClock;
import dev.gatewright.client.token.TokenSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A member of the wrong type is an error in every document, never an absent member")
class ForeignDocumentsTest {
  private static final String API = "https://api.acme.test";
  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

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

  static Stream<Arguments> everyWrongMember() {
    return Arrays.stream(ForeignDocument.values())
        .flatMap(document ->
            document.members.entrySet().stream()
                .flatMap(member ->
                    member.getValue().others.stream()
                        .map(wrong -> Arguments.of(document, member.getKey(), wrong))));
  }

  static Stream<ForeignDocument> everyDocument() {
    return Arrays.stream(ForeignDocument.values()).filter(each -> each != ForeignDocument.ERROR);
  }

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @MethodSource("everyWrongMember")
  @DisplayName("Each member of each document that a provider sends")
  void wrongType(ForeignDocument document, String member, Object wrong) {
    var failure =
        catchThrowableOfType(
            document.kind, () -> read(document, change -> change.put(member, wrong)));
    assertThat(failure).isNotNull();
    assertThat(failure.reason()).isEqualTo(document.reason);
    if (failure instanceof IdpException.Refused refused && document != ForeignDocument.ERROR) {
      assertThat(refused.error()).isEqualTo("invalid_response");
    }
  }

  @ParameterizedTest
  @MethodSource("everyDocument")
  @DisplayName("The same documents with nothing wrong are read")
  void right(ForeignDocument document) {
    assertThatCode(() -> read(document, unchanged -> {})).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("RFC 6749 §5.1: a scope that is an array grants what is in it and nothing else")
  void scopes() {
    provider.tokenAnswer().put("scope", List.of("openid"));
    assertThat(logIn().scopes()).containsExactly("openid");
    provider.tokenAnswer().put("scope", null);
    assertThat(logIn().scopes()).isEmpty();
    provider.tokenAnswer().remove("scope");
    assertThat(logIn().scopes()).containsExactlyInAnyOrder("openid", "email");
  }

  @Test
  @DisplayName("Documented leniencies: expires_in and email_verified as texts, null as absent")
  void leniencies() {
    provider.tokenAnswer().put("expires_in", "600");
    provider.tokenAnswer().put("refresh_token", null);
    provider.idTokenClaims().put("email_verified", "true");
    var agent = logIn();
    assertThat(agent.tokens().expiresAt()).contains(clock.instant().plusSeconds(600));
    assertThat(agent.tokens().refreshToken()).isEmpty();
    assertThat(agent.profile().emailVerified()).isTrue();
    provider.idTokenClaims().put("email_verified", "yes");
    assertThat(logIn().profile().emailVerified()).isFalse();
  }

  @Test
  @DisplayName("Another provider's organizations claim gives no membership and stops no login")
  void foreignOrganizations() {
    for (var foreign : List.of(List.of("org_1"), Map.of("org_1", Map.of()), "org_1", 7)) {
      provider.idTokenClaims().put("organizations", foreign);
      assertThat(logIn().organizations()).isEmpty();
    }
    provider
        .idTokenClaims()
        .put(
            "organizations",
            List.of(
                Map.of("id", "org_1", "scopes", 7),
                Map.of("id", 7),
                Map.of("id", "org_2", "scopes", List.of("a:b"))));
    assertThat(logIn().organizations()).extracting(Organization::id).containsExactly("org_2");
  }

  @Test
  @DisplayName("Every member that the code reads by name has its row here, or is the SDK's own")
  void complete() throws IOException {
    // Of pending logins, token sets, session cookies, and the inside of claims tested above.
    var own =
        Set.of(
            "state",
            "code_verifier",
            "started_at",
            "resources",
            "return_to",
            "max_age",
            "expires_at",
            "began",
            "seen",
            "id",
            "tokens",
            "key",
            "title",
            "scopes",
            "joined_at",
            "tid",
            "endpoint",
            "version",
            "typ",
            "token_use",
            "email_verified");
    var tested =
        Arrays.stream(ForeignDocument.values())
            .flatMap(document -> document.members.keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    tested.addAll(own);
    assertThat(tested).containsAll(membersReadByName());
  }

  private static Set<String> membersReadByName() throws IOException {
    var reading =
        Pattern.compile("\\.(?:text|texts|bool|integer|instant|object|objects)\\(\"([^\"]+)\"\\)");
    var names = new TreeSet<String>();
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        reading.matcher(Files.readString(file)).results().forEach(it -> names.add(it.group(1)));
      }
    }
    return names;
  }

  /// A change of the members of a document.
  private interface Change {
    void to(Map<String, Object> members);
  }

  private void read(ForeignDocument document, Change change) {
    switch (document) {
      case METADATA -> {
        change.to(provider.metadata());
        idp.metadata();
      }
      case TOKENS -> {
        change.to(provider.tokenAnswer());
        logIn();
      }
      case REFRESHED_TOKENS -> {
        provider.idTokenClaims().clear();
        change.to(provider.tokenAnswer());
        idp.createAgent(
            TokenSet.of("old").refreshToken("rt").expiresAt(clock.instant()).build(),
            RefreshListener.none());
      }
      case MACHINE_TOKENS -> {
        provider.idTokenClaims().clear();
        change.to(provider.tokenAnswer());
        idp.clientCredentials(Set.of("a"));
      }
      case ID_TOKEN -> {
        change.to(provider.idTokenClaims());
        logIn();
      }
      case USER_INFO -> {
        var claims = new HashMap<String, Object>(Map.of("sub", "ada"));
        change.to(claims);
        provider.answer("/userinfo", _ -> ScriptedProvider.json(200, claims));
        logIn().userInfo();
      }
      case PROFILE -> {
        change.to(provider.idTokenClaims());
        everythingOf(logIn().profile());
      }
      case INTROSPECTION -> {
        var answer = new HashMap<String, Object>(Map.of("active", true, "sub", "ada"));
        change.to(answer);
        provider.answer("/introspection", _ -> ScriptedProvider.json(200, answer));
        idp.introspect("token");
      }
      case LOGOUT_TOKEN -> idp.logoutTokens().verify(signed("logout+jwt", logout(), change));
      case ACCESS_TOKEN -> verifier().verify(signed("at+jwt", accessToken(), change));
      case HEADER -> verifier().verify(withHeader(change));
      case KEY_SET -> {
        var set = new HashMap<String, Object>();
        set.put("keys", List.of(provider.key().toPublicJWK().toJSONObject()));
        change.to(set);
        provider.answer("/jwks", _ -> ScriptedProvider.json(200, set));
        verifier().verify(signed("at+jwt", accessToken(), _ -> {}));
      }
      case KEY -> {
        var key = new HashMap<>(provider.key().toPublicJWK().toJSONObject());
        change.to(key);
        // Beside another one: a set in which no key has a name tells none apart.
        var other = ScriptedProvider.newKey("other").toPublicJWK().toJSONObject();
        provider.answer(
            "/jwks", _ -> ScriptedProvider.json(200, Map.of("keys", List.of(other, key))));
        verifier().verify(signed("at+jwt", accessToken(), _ -> {}));
      }
      case ORGANIZATION_LIST -> {
        var list = signed("organizations+jwt", organizations(), change);
        provider.answer("/organizations", _ -> text(list));
        provider.idTokenClaims().putAll(reference());
        logIn();
      }
      case ERROR -> {
        var error = new HashMap<String, Object>(Map.of("error", "invalid_client"));
        change.to(error);
        provider.answer("/token", _ -> ScriptedProvider.json(400, error));
        idp.clientCredentials(Set.of("a"));
      }
    }
  }

  private static void everythingOf(Profile profile) {
    profile.name();
    profile.givenName();
    profile.familyName();
    profile.preferredUsername();
    profile.email();
    profile.picture();
    profile.locale();
  }

  private Agent logIn() {
    var login = idp.createAuthorizationUrl(AuthorizationOptions.of("openid", "email")).pending();
    var claims = new LinkedHashMap<>(provider.idTokenClaims());
    claims.putIfAbsent("nonce", login.nonce());
    var answer = new LinkedHashMap<>(provider.tokenAnswer());
    answer.putIfAbsent("id_token", sign(Map.of("alg", "ES256", "kid", "k1"), claims));
    provider.answer("/token", _ -> ScriptedProvider.json(200, answer));
    return idp.exchangeCallback(
        CallbackParameters.of(
            Map.of(
                "code", List.of("c"),
                "state", List.of(login.state()),
                "iss", List.of(ScriptedProvider.ISSUER))),
        login);
  }

  private TokenVerifier verifier() {
    return TokenVerifier.builder()
        .issuer(ScriptedProvider.ISSUER)
        .audience(API)
        .transport(provider)
        .clock(clock)
        .build();
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  private Map<String, Object> accessToken() {
    return Map.of(
        "iss", ScriptedProvider.ISSUER, "sub", "ada", "aud", API, "exp", now() + 60, "iat", now());
  }

  private Map<String, Object> logout() {
    return Map.of(
        "iss",
        ScriptedProvider.ISSUER,
        "sub",
        "ada",
        "aud",
        "web",
        "jti",
        "j",
        "iat",
        now(),
        "exp",
        now() + 60,
        "events",
        Map.of(EVENT, Map.of()));
  }

  private Map<String, Object> organizations() {
    return Map.of(
        "iss",
        ScriptedProvider.ISSUER,
        "sub",
        "ada",
        "aud",
        "web",
        "exp",
        now() + 60,
        "organizations",
        List.of());
  }

  private static Map<String, Object> reference() {
    var source = Map.of("endpoint", ScriptedProvider.ISSUER + "/organizations", "version", "v1");
    return Map.of(
        "_claim_names", Map.of("organizations", "o"), "_claim_sources", Map.of("o", source));
  }

  private String signed(String typ, Map<String, Object> claims, Change change) {
    var changed = new HashMap<>(claims);
    change.to(changed);
    return sign(Map.of("alg", "ES256", "kid", "k1", "typ", typ), changed);
  }

  private String sign(Map<String, Object> header, Map<String, Object> claims) {
    return LoopbackIssuer.sign(provider.key(), header, claims);
  }

  private String withHeader(Change change) {
    var header = new HashMap<String, Object>(Map.of("alg", "ES256", "kid", "k1", "typ", "at+jwt"));
    var before = new HashMap<>(header);
    change.to(header);
    var token = signed("at+jwt", accessToken(), _ -> {});
    return header.equals(before)
        ? token
        : Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(JsonObject.of(header).toJson().getBytes(StandardCharsets.UTF_8))
            + token.substring(token.indexOf('.'));
  }

  private static HttpTransport.Response text(String jwt) {
    return HttpTransport.Response.of(
        200, Map.of("content-type", "application/jwt"), jwt.getBytes(StandardCharsets.UTF_8));
  }
}
