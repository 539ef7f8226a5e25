package dev.gatewright.protocol.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tokens;
import dev.gatewright.protocol.token.CustomGrant;
import dev.gatewright.protocol.token.CustomGrant.Cause;
import dev.gatewright.protocol.token.CustomGrant.Decision;
import dev.gatewright.protocol.token.CustomGrant.Request;
import dev.gatewright.protocol.token.SupportedGrant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Grants of the host's own")
final class CustomGrantTest {
  private final List<Request> asked = new ArrayList<>();

  private Function<Request, Decision> decides =
      request -> request.forUser(new SubjectId("ada"), Set.of("hwk"));

  private record Scripted(GrantType type, Function<Request, Decision> decides)
      implements CustomGrant {
    @Override
    public Decision decide(Request request) {
      return decides.apply(request);
    }
  }

  private static final GrantType URN = new GrantType("urn:acme:params:oauth:grant-type:badge");

  private final Application application =
      new Application(b ->
          Application.usualGrants(b)
              .enable(
                  SupportedGrant.custom(new Scripted(BadgeGrant.BADGE, this::decide)),
                  Duration.ofMinutes(3))
              .enable(
                  SupportedGrant.custom(new Scripted(URN, this::decide)), Duration.ofMinutes(4)));

  private final Client web =
      application.add(
          Application.web("web")
              .grants(BadgeGrant.BADGE, URN, GrantType.REFRESH_TOKEN)
              .defaultScopes("openid", "profile"));

  CustomGrantTest() {
    application.addPerson("ada");
  }

  private Decision decide(Request request) {
    asked.add(request);
    return decides.apply(request);
  }

  private static Params badge() {
    return Params.of("grant_type", "custom:badge").with("badge", "ada");
  }

  private Tokens send(Params params) {
    return application.token(web, params);
  }

  @ParameterizedTest
  @CsvSource({"custom:badge, 180", "urn:acme:params:oauth:grant-type:badge, 240"})
  @DisplayName(
      "RFC 6749 §4.5: a grant is found by its absolute URI, custom: or a URN, and has its life")
  void byName(String name, long seconds) {
    var tokens = send(badge().with("grant_type", name).with("scope", "openid projects:read"));

    assertThat(tokens.accessClaims().path("sub").stringValue()).isEqualTo("ada");
    assertThat(tokens.accessClaims().path("amr").path(0).stringValue()).isEqualTo("hwk");
    assertThat(tokens.body().path("expires_in").longValue()).isEqualTo(seconds);
    assertThat(tokens.idClaims().path("sub").stringValue()).isEqualTo("ada");
    assertThat(application.refresh(web, tokens.refresh()).isIssued()).isTrue();
  }

  @Test
  @DisplayName("RFC 6749 §5.2: a grant that was not enabled is unsupported_grant_type")
  void notEnabled() {
    assertThat(send(badge().with("grant_type", "custom:other")).error())
        .isEqualTo("unsupported_grant_type");
    assertThat(send(badge().with("grant_type", "CUSTOM:BADGE")).error())
        .isEqualTo("unsupported_grant_type");
    assertThat(asked).isEmpty();
  }

  @Test
  @DisplayName(
      "RFC 6749 §5.2: a client that may not use it is unauthorized_client, and is not heard")
  void notAllowed() {
    var other = application.add(Application.web("other"));

    assertThat(application.token(other, badge()).error()).isEqualTo("unauthorized_client");
    assertThat(application.token(Application.post(badge().with("client_id", "web"))).error())
        .isEqualTo("invalid_client");
    assertThat(send(badge().again("badge", "bob")).error()).isEqualTo("invalid_request");
    assertThat(asked).isEmpty();
  }

  @Test
  @DisplayName("RFC 6749 §3.3: the grant is asked for what was sent, once it was looked at")
  void request() {
    send(badge().with("scope", "projects:read").with("resource", Application.PROJECTS_API));

    var request = asked.getLast();
    assertThat(request.issuer()).isEqualTo(application.issuer());
    assertThat(request.client()).isEqualTo(web);
    assertThat(request.scope()).isEqualTo(Scope.of("projects:read"));
    assertThat(request.resources()).containsExactly(Application.PROJECTS_API);
    assertThat(request.parameters().one("badge")).contains("ada");
    assertThat(request.now()).isEqualTo(application.now());
    assertThat(request.toString()).doesNotContain(Application.SECRET);
    send(badge());
    assertThat(asked.getLast().scope()).isEqualTo(Scope.of("openid", "profile"));
  }

  @ParameterizedTest
  @CsvSource({
    "scope, admin, invalid_scope",
    "scope, 'a\"', invalid_scope",
    "resource, https://unknown.test, invalid_target"
  })
  @DisplayName("RFC 6749 §5.2: what the client may not have is refused before the grant is asked")
  void checkedBefore(String name, String value, String error) {
    assertThat(send(badge().with(name, value)).error()).isEqualTo(error);
    assertThat(asked).isEmpty();
  }

  @Test
  @DisplayName("RFC 6749 §3.3: a decision beyond the client's scopes is refused")
  void scopeBeyondClient() {
    decides =
        request ->
            new Decision.ForUser(
                new SubjectId("ada"),
                Scope.of("projects:read", "admin"),
                List.of(),
                request.now(),
                Set.of());
    assertThat(send(badge()).reason()).isEqualTo(Reason.SCOPE_NOT_ALLOWED);
    decides = request -> new Decision.ForClient(Scope.of("admin"), List.of());
    assertThat(send(badge()).error()).isEqualTo("invalid_scope");
  }

  @Test
  @DisplayName("RFC 8707 §2: a decision for a resource that nobody declared is refused")
  void unknownResource() {
    decides =
        request ->
            new Decision.ForClient(Scope.of("projects:read"), List.of("https://unknown.test"));

    assertThat(send(badge()).error()).isEqualTo("invalid_target");
  }

  @Test
  @DisplayName("A user whom the host does not know, or who may not act, gets nothing")
  void unknownSubject() {
    decides = request -> request.forUser(new SubjectId("nobody"), Set.of());

    assertThat(send(badge()).reason()).isEqualTo(Reason.SUBJECT_INACTIVE);
    assertThat(application.memory().grants().size()).isZero();
  }

  @Test
  @DisplayName("RFC 6749 §3.3: a decision of less scope is told, and one of none is refused")
  void lessScope() {
    decides =
        request ->
            new Decision.ForUser(
                new SubjectId("ada"), Scope.of("profile"), List.of(), request.now(), Set.of());
    assertThat(send(badge().with("scope", "openid profile")).body().path("scope").stringValue())
        .isEqualTo("profile");

    decides =
        request ->
            new Decision.ForUser(
                new SubjectId("ada"),
                Scope.of("projects:read"),
                List.of(Application.NOTES_API),
                request.now(),
                Set.of());
    assertThat(send(badge()).error()).isEqualTo("invalid_scope");
  }

  @Test
  @DisplayName(
      "RFC 6749 §4.4.3: tokens for the client itself come without refresh token and people")
  void forClient() {
    decides = Request::forClient;

    var tokens = send(badge().with("scope", "openid projects:read"));

    assertThat(tokens.body().propertyNames())
        .containsExactlyInAnyOrder("access_token", "token_type", "expires_in", "scope");
    assertThat(tokens.body().path("scope").stringValue()).isEqualTo("projects:read");
    assertThat(tokens.accessClaims().path("sub").stringValue()).isEqualTo("web");
    assertThat(tokens.accessClaims().has("gid")).isFalse();
    assertThat(send(badge().with("scope", "openid")).error()).isEqualTo("invalid_scope");
  }

  @Test
  @DisplayName("RFC 6749 §5.2: a refusal is invalid_grant or invalid_request, in the host's words")
  void refused() {
    decides = request -> new Decision.Refused(Cause.INVALID_GRANT, "the badge was returned");
    var grant = send(badge());
    assertThat(grant.error()).isEqualTo("invalid_grant");
    assertThat(grant.body().path("error_description").stringValue())
        .isEqualTo("the badge was returned");
    assertThat(grant.reply().status()).isEqualTo(400);

    decides = request -> new Decision.Refused(Cause.INVALID_REQUEST, "badge is missing");
    assertThat(send(badge()).error()).isEqualTo("invalid_request");
  }

  @ParameterizedTest
  @CsvSource({
    "badge of Jürgen, badge of J?rgen",
    "'say \"friend\"', 'say ?friend?'",
    "'C:\\badge', 'C:?badge'",
    "'  spaced  ', spaced",
    "'\uD83D\uDE00 smile', '? smile'"
  })
  @DisplayName(
      "RFC 6749 §5.2: characters that error_description has no place for become question marks")
  void illegalCharacters(String said, String sent) {
    decides = request -> new Decision.Refused(Cause.INVALID_GRANT, said);

    assertThat(send(badge()).body().path("error_description").stringValue()).isEqualTo(sent);
  }

  @Test
  @DisplayName("RFC 6749 §5.2: words of the host split neither a header nor a log line")
  void noLineBreaks() {
    decides =
        request ->
            new Decision.Refused(Cause.INVALID_GRANT, "first\r\nSet-Cookie: x=1\u0000\u2028end");

    assertThat(send(badge()).body().path("error_description").stringValue())
        .isEqualTo("first??Set-Cookie: x=1??end");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t"})
  @DisplayName("RFC 6749 §5.2: words that say nothing leave the reason's own")
  void noWords(String nothing) {
    decides = request -> new Decision.Refused(Cause.INVALID_GRANT, nothing);

    assertThat(send(badge()).body().path("error_description").stringValue())
        .isEqualTo(Reason.CUSTOM_GRANT_REFUSED.description());
  }

  @Test
  @DisplayName("A description as long as a book is cut off")
  void longWords() {
    decides = request -> new Decision.Refused(Cause.INVALID_GRANT, "x".repeat(100_000));

    assertThat(send(badge()).body().path("error_description").stringValue())
        .isEqualTo("x".repeat(200));
  }

  @Test
  @DisplayName("RFC 6749 §3.2.1: a public client may be let in, and the grant sees that it is one")
  void publicClient() {
    var spa = application.add(Application.spa("spa").grants(BadgeGrant.BADGE));

    assertThat(application.token(spa, badge()).isIssued()).isTrue();
    assertThat(asked.getLast().client().isPublic()).isTrue();
  }
}
