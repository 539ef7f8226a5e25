package dev.gatewright.protocol.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.AuthorizationServerBuilder;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.internal.issue.SubjectClaims;
import dev.gatewright.protocol.issue.ReservedClaims;
import dev.gatewright.protocol.issue.TokenHook;
import dev.gatewright.protocol.issue.TokenHook.Advice;
import dev.gatewright.protocol.issue.TokenHook.Question;
import dev.gatewright.protocol.issuer.IssuerBuilder;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Race;
import dev.gatewright.protocol.testing.Tokens;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A hook on tokens")
final class TokenHookTest {
  private static final SubjectId ADA = new SubjectId("ada");
  private static final Client WEB = Application.web("web").build();
  private static final Advice.Go TIER =
      new Advice.Go(Map.of("tier", "gold"), Map.of("plan", Map.of("seats", 5)));

  private final AtomicReference<Advice> advice = new AtomicReference<>(Advice.NOTHING);
  private final ConcurrentLinkedQueue<Question> asked = new ConcurrentLinkedQueue<>();
  private final TokenHook hook =
      question -> {
        asked.add(question);
        return advice.get();
      };
  private final Application application = application(issuer -> issuer);

  private Application application(UnaryOperator<IssuerBuilder> of) {
    var made = new Application(this::grants, of);
    made.add(Application.web("web"));
    made.addPerson("ada");
    return made;
  }

  private AuthorizationServerBuilder grants(AuthorizationServerBuilder builder) {
    return Application.usualGrants(builder).tokenHook(hook);
  }

  private String code() {
    var request = Application.codeRequest(WEB, "openid profile offline_access");
    return application.authorize(request, ADA).code();
  }

  private Tokens redeem(String code) {
    return application.token(WEB, Application.codeGrant(code));
  }

  private static Advice advice(String word) {
    return word.equals("refuse") ? new Advice.Refuse() : new Advice.Fail();
  }

  private static Reason reason(String word) {
    return word.equals("refuse") ? Reason.HOOK_REFUSED : Reason.HOOK_FAILED;
  }

  @Test
  @DisplayName(
      "adds claims to both tokens, of a code as of a refresh token and of the client's own")
  void adds() {
    advice.set(TIER);
    var first = redeem(code());

    for (var tokens : List.of(first, application.refresh(WEB, first.refresh()))) {
      assertThat(tokens.accessClaims().path("tier").asString()).isEqualTo("gold");
      assertThat(tokens.accessClaims().has("plan")).isFalse();
      assertThat(tokens.idClaims().path("plan").path("seats").asInt()).isEqualTo(5);
      assertThat(tokens.idClaims().has("tier")).isFalse();
    }
    var own = application.token(WEB, Params.of("grant_type", "client_credentials"));
    assertThat(own.accessClaims().path("tier").asString()).isEqualTo("gold");
  }

  @Test
  @DisplayName("is told the claims as they will be, and whose they are")
  void isTold() {
    var tokens = redeem(code());
    var question = asked.remove();

    var access = question.accessToken();
    assertThat(access.has("jti")).isFalse();
    for (var name : List.of("iss", "sub", "aud", "exp", "scope", "gid", "client_id", "auth_time")) {
      assertThat(access.path(name).toString())
          .as(name)
          .isEqualTo(tokens.accessClaims().path(name).toString());
    }
    var id = question.idToken().orElseThrow();
    assertThat(id.path("name").asString()).isEqualTo("Name of ada");
    assertThat(id.has("at_hash")).isFalse();
    assertThat(tokens.idClaims().has("at_hash")).isTrue();
    assertThat(question.context().person().orElseThrow().subject().id()).isEqualTo(ADA);
    assertThat(question.context().grantType().value()).isEqualTo("authorization_code");
  }

  @ParameterizedTest
  @ValueSource(strings = {"refuse", "fail"})
  @DisplayName("RFC 6749 §4.1.2: a code that it does not let pass is as good as before")
  void burnsNoCode(String word) {
    var code = code();
    advice.set(advice(word));

    assertThat(redeem(code).reason()).isEqualTo(reason(word));
    assertThat(redeem(code).reason()).isEqualTo(reason(word));

    advice.set(Advice.NOTHING);
    assertThat(redeem(code).isIssued()).isTrue();
    assertThat(redeem(code).reason()).isEqualTo(Reason.CODE_REPLAYED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"refuse", "fail"})
  @DisplayName("RFC 9700 §4.14.2: a refresh token that it does not let pass has not moved on")
  void rotatesNothing(String word) {
    var refresh = redeem(code()).refresh();
    advice.set(advice(word));

    assertThat(application.refresh(WEB, refresh).reason()).isEqualTo(reason(word));

    advice.set(Advice.NOTHING);
    assertThat(application.isActive(WEB, refresh)).isTrue();
    assertThat(application.refresh(WEB, refresh).isIssued()).isTrue();
    assertThat(application.isActive(WEB, refresh)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"refuse", "fail"})
  @DisplayName("RFC 9700 §4.14.2: what it says of a stolen refresh token hides no theft")
  void hidesNoTheft(String word) {
    var first = redeem(code()).refresh();
    var second = application.refresh(WEB, first).refresh();
    application.clock().advance(Duration.ofHours(1));
    advice.set(advice(word));

    assertThat(application.refresh(WEB, first).reason()).isEqualTo(Reason.REFRESH_THEFT);
    assertThat(application.refresh(WEB, second).reason()).isEqualTo(Reason.REFRESH_REVOKED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"refuse", "fail"})
  @DisplayName("RFC 6749 §4.1.2: what it says of a code used twice does not keep its tokens alive")
  void hidesNoReplay(String word) {
    var code = code();
    var refresh = redeem(code).refresh();
    advice.set(advice(word));

    assertThat(redeem(code).reason()).isEqualTo(Reason.CODE_REPLAYED);

    assertThat(application.isActive(WEB, refresh)).isFalse();
    assertThat(application.refresh(WEB, refresh).reason()).isEqualTo(Reason.REFRESH_REVOKED);
  }

  @Test
  @DisplayName("RFC 6749 §5.2: a refusal is access_denied, which costs no client its tokens")
  void errors() {
    advice.set(new Advice.Refuse());
    var own = Params.of("grant_type", "client_credentials");

    assertThat(application.token(WEB, own).reply().status()).isEqualTo(400);
    assertThat(application.token(WEB, own).error()).isEqualTo("access_denied");

    advice.set(new Advice.Fail());
    assertThat(application.token(WEB, own).reply().status()).isEqualTo(503);
    assertThat(application.token(WEB, own).error()).isEqualTo("temporarily_unavailable");
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2: of 12 uses of a code that wait for it together one succeeds")
  void race() {
    var code = code();

    var answers = Race.of(12, () -> redeem(code));

    assertThat(answers.stream().filter(Tokens::isIssued)).hasSize(1);
    assertThat(answers.stream().filter(it -> !it.isIssued()).map(Tokens::reason))
        .containsOnly(Reason.CODE_REPLAYED);
  }

  @Test
  @DisplayName("RFC 9068 §2.2: replaces no claim that is reserved, nor any that is there")
  void replacesNothing() {
    var forged = new HashMap<String, Object>();
    for (var name : List.of("sub", "aud", "scope", "act", "cnf", "email", "organizations", "jti")) {
      forged.put(name, "forged");
    }
    forged.put("tier", "gold");
    advice.set(new Advice.Go(forged, forged));

    var tokens = redeem(code());

    assertThat(tokens.accessClaims().toString()).doesNotContain("forged").contains("gold");
    assertThat(tokens.idClaims().toString()).doesNotContain("forged").contains("gold");
  }

  @Test
  @DisplayName("OpenID Connect Core §5.1: what is known of people is reserved")
  void reservesStandardClaims() {
    assertThat(SubjectClaims.supported()).allMatch(ReservedClaims::has);
  }

  @Test
  @DisplayName("is not asked for an issuer that has none")
  void notAsked() {
    var other = application(issuer -> issuer.tokenHook(false));
    advice.set(new Advice.Refuse());

    assertThat(other.logIn(WEB, ADA, "openid").isIssued()).isTrue();
    assertThat(asked).isEmpty();
  }
}
