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

  /// What a member must be, and values of what it must not be.
  @SuppressWarnings("ImmutableEnumChecker") // Its lists are made by List.of.
  enum Type {
    TEXT(7, true, List.of("a"), Map.of("a", 1)),
    BOOL("true", 1, List.of(), Map.of()),
    NUMBER("soon", true, List.of(600), Map.of()),
    TIME("2026-01-01", true, List.of(1), Map.of(), 1e300),
    TEXTS(7, true, Map.of(), List.of("a", 1)),
    OBJECT("a", 7, List.of(), true),
    ARRAY("a", 7, Map.of(), true);

    private final List<Object> others;

    Type(Object... others) {
      this.others = List.of(others);
    }
  }

  /// Every document that a provider sends, with every member that the SDK acts on, and what follows
  /// from a wrong one.
  @SuppressWarnings("ImmutableEnumChecker") // Its maps are made by Map.of.
  enum Document {
    METADATA(
        Map.ofEntries(
            Map.entry("issuer", Type.TEXT),
            Map.entry("authorization_endpoint", Type.TEXT),
            Map.entry("token_endpoint", Type.TEXT),
            Map.entry("jwks_uri", Type.TEXT),
            Map.entry("userinfo_endpoint", Type.TEXT),
            Map.entry("revocation_endpoint", Type.TEXT),
            Map.entry("introspection_endpoint", Type.TEXT),
            Map.entry("end_session_endpoint", Type.TEXT),
            Map.entry("token_endpoint_auth_methods_supported", Type.TEXTS),
            Map.entry("id_token_signing_alg_values_supported", Type.TEXTS),
            Map.entry("authorization_response_iss_parameter_supported", Type.BOOL)),
        IdpException.Misconfigured.class,
        "metadata.malformed"),
    TOKENS(tokenAnswer(), IdpException.Refused.class, "provider.refused"),
    REFRESHED_TOKENS(tokenAnswer(), IdpException.Refused.class, "provider.refused"),
    MACHINE_TOKENS(
        Map.of(
            "access_token",
            Type.TEXT,
            "token_type",
            Type.TEXT,
            "expires_in",
            Type.NUMBER,
            "scope",
            Type.TEXTS),
        IdpException.Refused.class,
        "provider.refused"),
    ID_TOKEN(
        Map.ofEntries(
            Map.entry("iss", Type.TEXT),
            Map.entry("sub", Type.TEXT),
            Map.entry("azp", Type.TEXT),
            Map.entry("nonce", Type.TEXT),
            Map.entry("at_hash", Type.TEXT),
            Map.entry("sid", Type.TEXT),
            Map.entry("aud", Type.TEXTS),
            Map.entry("exp", Type.TIME),
            Map.entry("iat", Type.TIME),
            Map.entry("nbf", Type.TIME),
            Map.entry("auth_time", Type.TIME),
            Map.entry("_claim_names", Type.OBJECT),
            Map.entry("_claim_sources", Type.OBJECT)),
        IdpException.InvalidToken.class,
        "id_token.malformed"),
    USER_INFO(Map.of("sub", Type.TEXT), IdpException.Refused.class, "provider.refused"),
    PROFILE(
        Map.of(
            "name",
            Type.TEXT,
            "given_name",
            Type.TEXT,
            "family_name",
            Type.TEXT,
            "preferred_username",
            Type.TEXT,
            "email",
            Type.TEXT,
            "picture",
            Type.TEXT,
            "locale",
            Type.TEXT),
        IdpException.InvalidToken.class,
        "profile.malformed"),
    INTROSPECTION(
        Map.of(
            "active",
            Type.BOOL,
            "sub",
            Type.TEXT,
            "client_id",
            Type.TEXT,
            "exp",
            Type.TIME,
            "scope",
            Type.TEXTS),
        IdpException.Refused.class,
        "provider.refused"),
    LOGOUT_TOKEN(
        Map.of(
            "iss",
            Type.TEXT,
            "sub",
            Type.TEXT,
            "sid",
            Type.TEXT,
            "jti",
            Type.TEXT,
            "aud",
            Type.TEXTS,
            "exp",
            Type.TIME,
            "iat",
            Type.TIME,
            "events",
            Type.OBJECT),
        IdpException.InvalidToken.class,
        "logout_token.malformed"),
    ACCESS_TOKEN(
        Map.ofEntries(
            Map.entry("iss", Type.TEXT),
            Map.entry("sub", Type.TEXT),
            Map.entry("client_id", Type.TEXT),
            Map.entry("azp", Type.TEXT),
            Map.entry("cid", Type.TEXT),
            Map.entry("jti", Type.TEXT),
            Map.entry("token_type", Type.TEXT),
            Map.entry("aud", Type.TEXTS),
            Map.entry("scope", Type.TEXTS),
            Map.entry("scp", Type.TEXTS),
            Map.entry("exp", Type.TIME),
            Map.entry("nbf", Type.TIME),
            Map.entry("iat", Type.TIME),
            Map.entry("cnf", Type.OBJECT),
            Map.entry("_claim_names", Type.OBJECT),
            Map.entry("_claim_sources", Type.OBJECT)),
        IdpException.InvalidToken.class,
        "token.malformed"),
    HEADER(
        Map.of("alg", Type.TEXT, "kid", Type.TEXT, "typ", Type.TEXT),
        IdpException.InvalidToken.class,
        "token.malformed"),
    KEY_SET(Map.of("keys", Type.ARRAY), IdpException.Unavailable.class, "keys.invalid"),
    KEY(
        Map.of(
            "kty",
            Type.TEXT,
            "crv",
            Type.TEXT,
            "x",
            Type.TEXT,
            "y",
            Type.TEXT,
            "use",
            Type.TEXT,
            "alg",
            Type.TEXT,
            "kid",
            Type.TEXT,
            "key_ops",
            Type.TEXTS),
        IdpException.InvalidToken.class,
        "token.key_unknown"),
    ORGANIZATION_LIST(
        Map.of(
            "iss",
            Type.TEXT,
            "sub",
            Type.TEXT,
            "aud",
            Type.TEXTS,
            "exp",
            Type.TIME,
            "organizations",
            Type.ARRAY),
        IdpException.Unavailable.class,
        "organizations.unavailable"),
    ERROR(
        Map.of("error", Type.TEXT, "error_description", Type.TEXT),
        IdpException.Refused.class,
        "provider.refused");

    private final Map<String, Type> members;
    private final Class<? extends IdpException> kind;
    private final String reason;

    Document(Map<String, Type> members, Class<? extends IdpException> kind, String reason) {
      this.members = members;
      this.kind = kind;
      this.reason = reason;
    }

    private static Map<String, Type> tokenAnswer() {
      return Map.of(
          "access_token",
          Type.TEXT,
          "token_type",
          Type.TEXT,
          "refresh_token",
          Type.TEXT,
          "id_token",
          Type.TEXT,
          "expires_in",
          Type.NUMBER,
          "scope",
          Type.TEXTS);
    }
  }

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
    return Arrays.stream(Document.values())
        .flatMap(document ->
            document.members.entrySet().stream()
                .flatMap(member ->
                    member.getValue().others.stream()
                        .map(wrong -> Arguments.of(document, member.getKey(), wrong))));
  }

  static Stream<Document> everyDocument() {
    return Arrays.stream(Document.values()).filter(each -> each != Document.ERROR);
  }

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @MethodSource("everyWrongMember")
  @DisplayName("Each member of each document that a provider sends")
  void wrongType(Document document, String member, Object wrong) {
    var failure =
        catchThrowableOfType(
            document.kind, () -> read(document, change -> change.put(member, wrong)));
    assertThat(failure).isNotNull();
    assertThat(failure.reason()).isEqualTo(document.reason);
    if (failure instanceof IdpException.Refused refused && document != Document.ERROR) {
      assertThat(refused.error()).isEqualTo("invalid_response");
    }
  }

  @ParameterizedTest
  @MethodSource("everyDocument")
  @DisplayName("The same documents with nothing wrong are read")
  void right(Document document) {
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
        Arrays.stream(Document.values())
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

  private void read(Document document, Change change) {
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
