package dev.gatewright.protocol.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.internal.jose.JwtSigner;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.issue.AccessToken;
import dev.gatewright.protocol.issuer.AccessTokenPolicy;
import dev.gatewright.protocol.issuer.AccessTokenPolicy.Format;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.keys.HmacKey;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tokens;
import dev.gatewright.protocol.token.SupportedGrant;
import dev.gatewright.protocol.token.TokenExchangeProcessor;
import dev.gatewright.protocol.token.TokenExchangeProcessor.Decision;
import dev.gatewright.protocol.token.TokenExchangeProcessor.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Token exchange")
final class TokenExchangeTest {
  private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
  private static final String JWT = "urn:ietf:params:oauth:token-type:jwt";
  private static final String SIGNING_KEY =
      "a key of sixty-four characters, shared with the client ...";

  /// What the processor was asked, in order.
  private final List<Exchange> asked = new ArrayList<>();

  /// What the processor does; by default it exchanges tokens of ours for their own users.
  private TokenExchangeProcessor processor =
      exchange ->
          exchange
              .subjectToken()
              .ours()
              .<Decision>map(
                  token -> exchange.forUser(token.subject(), token.authTime().orElseThrow()))
              .orElseGet(() -> new Decision.Refused("the subject token is not known here"));

  private final Application application =
      new Application(b ->
          Application.usualGrants(b)
              .enable(
                  SupportedGrant.tokenExchange(exchange -> {
                    asked.add(exchange);
                    return processor.process(exchange);
                  }),
                  Duration.ofMinutes(2)));

  private final Client web = application.add(Application.web("web"));
  private final Client service =
      application.add(
          Application.web("service").grants(GrantType.TOKEN_EXCHANGE, GrantType.REFRESH_TOKEN));
  private final SubjectId ada = application.addPerson("ada");
  private final Instant loggedIn = application.now();
  private final Tokens tokens = application.logIn(web, ada, "openid projects:read projects:write");

  private Params exchangeOf(String token) {
    return Params.of("grant_type", GrantType.TOKEN_EXCHANGE.value())
        .with("subject_token", token)
        .with("subject_token_type", ACCESS_TOKEN)
        .with("scope", "projects:read");
  }

  private Tokens exchange(Params params) {
    return application.token(service, params);
  }

  private Exchange lastAsked() {
    return asked.getLast();
  }

  @Test
  @DisplayName("RFC 8693 §2.2.1: an access token for the user, its type named, and nothing else")
  void exchanged() {
    application.clock().advance(Duration.ofMinutes(7));
    var answer = exchange(exchangeOf(tokens.access()).with("scope", "openid projects:read"));

    assertThat(answer.body().propertyNames())
        .containsExactlyInAnyOrder(
            "access_token", "issued_token_type", "token_type", "expires_in", "scope");
    assertThat(answer.body().path("issued_token_type").stringValue()).isEqualTo(ACCESS_TOKEN);
    assertThat(answer.body().path("token_type").stringValue()).isEqualTo("Bearer");
    assertThat(answer.body().path("expires_in").longValue()).isEqualTo(120);
    assertThat(answer.body().path("scope").stringValue()).isEqualTo("openid projects:read");
    var claims = answer.accessClaims();
    assertThat(claims.path("sub").stringValue()).isEqualTo("ada");
    assertThat(claims.path("client_id").stringValue()).isEqualTo("service");
    assertThat(claims.has("act")).isFalse();
    assertThat(application.isActive(service, answer.access())).isTrue();
  }

  @Test
  @DisplayName("OpenID Connect Core §2: an exchange is no login, so auth_time stays what it was")
  void authTime() {
    application.clock().advance(Duration.ofMinutes(30));

    var claims = exchange(exchangeOf(tokens.access())).accessClaims();

    assertThat(claims.path("auth_time").longValue()).isEqualTo(loggedIn.getEpochSecond());
    assertThat(claims.path("iat").longValue()).isEqualTo(application.now().getEpochSecond());
  }

  @Test
  @DisplayName("RFC 8693 §2.1: the processor sees what was sent, and what the engine made of it")
  void processorSees() {
    exchange(
        exchangeOf(tokens.access())
            .with("requested_token_type", JWT)
            .with("actor_token", "an actor's token")
            .with("actor_token_type", "urn:acme:badge")
            .with("resource", Application.PROJECTS_API)
            .with("audience", "billing")
            .again("audience", Application.NOTES_API)
            .again("audience", "billing"));

    assertThat(lastAsked().client()).isEqualTo(service);
    assertThat(lastAsked().issuer()).isEqualTo(application.issuer());
    assertThat(lastAsked().subjectToken().token().reveal()).isEqualTo(tokens.access());
    assertThat(lastAsked().subjectToken().tokenType()).isEqualTo(ACCESS_TOKEN);
    assertThat(lastAsked().subjectToken().ours().map(AccessToken::subject)).contains(ada);
    assertThat(lastAsked().actorToken().orElseThrow().token().reveal())
        .isEqualTo("an actor's token");
    assertThat(lastAsked().actorToken().orElseThrow().ours()).isEmpty();
    assertThat(lastAsked().requestedTokenType()).contains(JWT);
    assertThat(lastAsked().scope()).isEqualTo(Scope.of("projects:read"));
    assertThat(lastAsked().resources())
        .containsExactly(Application.PROJECTS_API, Application.NOTES_API);
    assertThat(lastAsked().audience()).containsExactly("billing");
    assertThat(lastAsked().toString()).doesNotContain(tokens.access(), "an actor's token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"subject_token", "subject_token_type"})
  @DisplayName("RFC 8693 §2.1: subject_token and its type are required")
  void subjectTokenRequired(String name) {
    var answer = exchange(exchangeOf(tokens.access()).without(name));

    assertThat(answer.reason()).isEqualTo(Reason.EXCHANGE_SUBJECT_TOKEN_MISSING);
    assertThat(answer.error()).isEqualTo("invalid_request");
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"actor_token", "actor_token_type"})
  @DisplayName("RFC 8693 §2.1: actor_token and its type come together or not at all")
  void actorTokenTogether(String name) {
    var answer = exchange(exchangeOf(tokens.access()).with(name, "x"));

    assertThat(answer.reason()).isEqualTo(Reason.EXCHANGE_ACTOR_TOKEN);
    assertThat(answer.error()).isEqualTo("invalid_request");
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:ietf:params:oauth:token-type:refresh_token",
        "urn:ietf:params:oauth:token-type:id_token",
        "urn:ietf:params:oauth:token-type:saml2",
        "access_token"
      })
  @DisplayName("RFC 8693 §2.2.2: a token of a type that is not issued here is invalid_request")
  void otherTypes(String type) {
    var answer = exchange(exchangeOf(tokens.access()).with("requested_token_type", type));

    assertThat(answer.reason()).isEqualTo(Reason.EXCHANGE_TOKEN_TYPE);
    assertThat(answer.error()).isEqualTo("invalid_request");
  }

  @Test
  @DisplayName("RFC 8693 §3: who asks for a JWT gets none that is opaque")
  void jwtOfOpaqueClient() {
    var params = exchangeOf(tokens.access()).with("requested_token_type", JWT);
    assertThat(exchange(params).isIssued()).isTrue();

    application.add(
        Application.web("service")
            .grants(GrantType.TOKEN_EXCHANGE)
            .accessToken(policy(new Format.Opaque())));

    assertThat(exchange(params).reason()).isEqualTo(Reason.EXCHANGE_TOKEN_TYPE);
    assertThat(exchange(params.with("requested_token_type", ACCESS_TOKEN)).isIssued()).isTrue();
  }

  private static AccessTokenPolicy policy(Format format) {
    return AccessTokenPolicy.builder().format(format).typ("JWT").build();
  }

  @Test
  @DisplayName("RFC 8693 §2.1: a token of ours is ours while it is live, and not a moment longer")
  void oursWhileLive() {
    assertThat(exchange(exchangeOf(tokens.access())).isIssued()).isTrue();
    var revoked = application.logIn(web, ada, "projects:read");
    application.revoke(web, revoked.access());
    assertThat(isOurs(revoked.access())).isFalse();
    var ended = application.logIn(web, ada, "projects:read");
    application.revoke(web, ended.refresh());
    assertThat(isOurs(ended.access())).isFalse();

    application.clock().advance(Application.HOUR.minusMillis(1));
    assertThat(isOurs(tokens.access())).isTrue();
    application.clock().advance(Duration.ofMillis(1));
    assertThat(isOurs(tokens.access())).isFalse();
    assertThat(exchange(exchangeOf(tokens.access())).reason()).isEqualTo(Reason.EXCHANGE_REFUSED);
  }

  private boolean isOurs(String token) {
    exchange(exchangeOf(token));
    return lastAsked().subjectToken().ours().isPresent();
  }

  @Test
  @DisplayName("RFC 8693 §2.1: another issuer's token is not ours, nor is any but an access token")
  void notOurs() {
    var other = new Application(Application::usualGrants, issuer -> issuer.id("other"));
    other.add(Application.web("web"));
    other.addPerson("ada");

    assertThat(isOurs(other.logIn(web, ada, "projects:read").access())).isFalse();
    assertThat(isOurs(tokens.id())).isFalse();
    assertThat(isOurs(tokens.refresh())).isFalse();
    assertThat(isOurs("not a token at all")).isFalse();
    exchange(
        exchangeOf(tokens.access())
            .with("subject_token_type", "urn:ietf:params:oauth:token-type:id_token"));
    assertThat(lastAsked().subjectToken().ours()).isEmpty();
    exchange(exchangeOf(tokens.access()).with("subject_token_type", JWT));
    assertThat(lastAsked().subjectToken().ours()).isPresent();
  }

  @Test
  @DisplayName("RFC 8693 §4.4: a token that its client can have made is not ours, whatever it says")
  void mintedByClient() {
    application.add(
        Application.web("web").accessToken(policy(new Format.HmacJwt(HmacKey.of(SIGNING_KEY)))));
    var issued = application.logIn(web, ada, "projects:read").access();
    var claims = (ObjectNode) Tokens.claims(issued);
    claims.putObject("may_act").put("sub", "mallory");
    var minted =
        new JwtSigner(CryptoProvider.probe())
            .sign(HmacKey.of(SIGNING_KEY), "JWT", Json.bytes(claims));

    assertThat(application.isActive(web, minted)).isTrue();
    assertThat(isOurs(minted)).isFalse();
    assertThat(isOurs(issued)).isFalse();
  }

  @Test
  @DisplayName("RFC 8693 §2.1: by itself an exchange gives no scope that the subject token has not")
  void noMoreThanSubjectToken() {
    var less = application.logIn(web, ada, "openid projects:read").access();

    assertThat(
            exchange(exchangeOf(less).with("scope", "projects:read projects:write"))
                .body()
                .path("scope")
                .stringValue())
        .isEqualTo("projects:read");
    assertThat(exchange(exchangeOf(less).with("scope", "projects:write")).error())
        .isEqualTo("invalid_scope");
  }

  @Test
  @DisplayName("RFC 6749 §3.3: nothing that the processor decides goes beyond the client's scopes")
  void notBeyondClient() {
    processor =
        exchange ->
            new Decision.Exchanged(
                ada, Scope.of("admin"), List.of(), loggedIn, Set.of(), Optional.empty());
    assertThat(exchange(exchangeOf("x")).reason()).isEqualTo(Reason.SCOPE_NOT_ALLOWED);
    assertThat(exchange(exchangeOf("x").with("scope", "admin")).error()).isEqualTo("invalid_scope");
  }

  @Test
  @DisplayName("RFC 8693 §2.2.2: an unknown user, client or resource is refused")
  void unknowns() {
    processor = exchange -> exchange.forUser(new SubjectId("nobody"), loggedIn);
    assertThat(exchange(exchangeOf("x")).reason()).isEqualTo(Reason.SUBJECT_INACTIVE);
    processor = exchange -> exchange.forUser(ada, loggedIn).at(List.of("https://unknown.test"));
    assertThat(exchange(exchangeOf("x")).error()).isEqualTo("invalid_target");
    assertThat(application.token(web, exchangeOf("x")).error()).isEqualTo("unauthorized_client");
    assertThat(
            application
                .token(Application.post(exchangeOf("x").with("client_id", "service")))
                .error())
        .isEqualTo("invalid_client");
  }

  @Test
  @DisplayName("RFC 8693 §2.1: resource and audience name where the token is for")
  void targets() {
    var params = exchangeOf(tokens.access());

    assertThat(audience(params.with("resource", Application.PROJECTS_API)))
        .containsExactly(Application.PROJECTS_API);
    assertThat(audience(params.with("audience", Application.PROJECTS_API)))
        .containsExactly(Application.PROJECTS_API);
    assertThat(
            audience(
                params
                    .with("audience", Application.PROJECTS_API)
                    .with("resource", Application.PROJECTS_API)))
        .containsExactly(Application.PROJECTS_API);
    assertThat(audience(params)).containsExactly("service");
    assertThat(exchange(params.with("resource", "https://unknown.test")).error())
        .isEqualTo("invalid_target");
  }

  private List<String> audience(Params params) {
    var aud = exchange(params).accessClaims().path("aud");
    return aud.isString()
        ? List.of(aud.stringValue())
        : aud.valueStream().map(JsonNode::stringValue).toList();
  }

  @Test
  @DisplayName("RFC 8693 §2.2.2: a name that the processor makes nothing of is invalid_target")
  void audienceOfTheHost() {
    var params = exchangeOf(tokens.access()).with("audience", "project service");
    assertThat(exchange(params).error()).isEqualTo("invalid_target");

    var usual = processor;
    processor =
        exchange ->
            ((Decision.Exchanged) usual.process(exchange)).at(List.of(Application.PROJECTS_API));
    assertThat(audience(params)).containsExactly(Application.PROJECTS_API);

    var many = params;
    for (int i = 1; i < 20; i++) {
      many = many.again("audience", "service " + i);
    }
    assertThat(exchange(many).isIssued()).as("twenty names").isTrue();
    assertThat(lastAsked().now()).isEqualTo(application.now());
    many = many.again("audience", "one more");
    assertThat(exchange(many).error()).isEqualTo("invalid_target");
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_token", "//host/path", "urn:", "urn:with space", "1urn:x"})
  @DisplayName("RFC 8693 §3: the type of a token is an absolute URI")
  void typesAreUris(String type) {
    var params = exchangeOf(tokens.access());

    assertThat(exchange(params.with("subject_token_type", type)).reason())
        .isEqualTo(Reason.EXCHANGE_TOKEN_TYPE_MALFORMED);
    assertThat(exchange(params.with("actor_token", "x").with("actor_token_type", type)).reason())
        .isEqualTo(Reason.EXCHANGE_TOKEN_TYPE_MALFORMED);
  }

  @Test
  @DisplayName("RFC 8693 §4.4: what may_act allows, and to whom, is for the processor to say")
  void mayActIsTheProcessors() {
    processor =
        exchange ->
            exchange
                    .subjectToken()
                    .ours()
                    .filter(token -> token.claims().path("may_act").isObject())
                    .isPresent()
                ? exchange.forUser(ada, loggedIn)
                : new Decision.Refused("the user allowed nobody to act");

    var refused = exchange(exchangeOf(tokens.access()));

    assertThat(refused.error()).isEqualTo("invalid_request");
    assertThat(refused.body().path("error_description").stringValue())
        .isEqualTo("the user allowed nobody to act");
  }

  @Test
  @DisplayName("RFC 8693 §2.2.1: the processor may answer with a token for the client itself")
  void forClient() {
    processor = exchange -> new Decision.ForClient(Scope.of("openid", "projects:read"), List.of());

    var answer = exchange(exchangeOf("a ticket"));

    assertThat(answer.accessClaims().path("sub").stringValue()).isEqualTo("service");
    assertThat(answer.accessClaims().has("gid")).isFalse();
    assertThat(answer.body().path("scope").stringValue()).isEqualTo("projects:read");
    assertThat(answer.body().path("issued_token_type").stringValue()).isEqualTo(ACCESS_TOKEN);
  }

  @Test
  @DisplayName("RFC 7009 §2: an exchanged token is revoked like any other, and ends with its user")
  void revoked() {
    var first = exchange(exchangeOf(tokens.access())).access();
    var second = exchange(exchangeOf(tokens.access())).access();

    application.revoke(service, first);
    assertThat(application.isActive(service, first)).isFalse();
    assertThat(application.isActive(service, second)).isTrue();
    application.memory().subjects().remove(application.id(), ada);
    assertThat(application.isActive(service, second)).isFalse();
  }
}
