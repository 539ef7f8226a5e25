package dev.gatewright.client.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatewright.client.IdpClient;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.testing.LoopbackIssuer;
import dev.gatewright.client.testing.SettableClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The provider is asked about opaque tokens")
class OpaqueTokensTest {
  private static final String API = "https://api.acme.test";

  private final SettableClock clock = new SettableClock();
  private final LoopbackIssuer issuer = new LoopbackIssuer();
  private final IdpClient client =
      IdpClient.builder()
          .issuer(issuer.url())
          .clientId("api")
          .clientSecret("secret")
          .clock(clock)
          .build();
  private final TokenVerifier tokens =
      TokenVerifier.builder()
          .issuer(issuer.url())
          .audience(API)
          .clock(clock)
          .introspectOpaqueWith(client)
          .build();

  @AfterEach
  void close() {
    issuer.close();
  }

  @Test
  @DisplayName("RFC 7662 §2.2: an active token of this API is good, for ten seconds without asking")
  void active() {
    answer(Map.of("token_type", "Bearer"));

    assertThat(tokens.verify("opaque").subject()).isEqualTo("usr_ada");
    assertThat(tokens.verify("opaque").hasScope("a")).isTrue();
    assertThat(asked()).isEqualTo(1);

    clock.advance(OpaqueTokens.MEMORY);
    issuer.introspection(Map.of("active", false));
    assertReason("opaque", "token.inactive");
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  @DisplayName("A kept answer does not outlive its token")
  void keptUntilExpiry() {
    answer(Map.of("token_type", "Bearer", "exp", clock.instant().getEpochSecond() - 55));
    tokens.verify("opaque");

    clock.advance(Duration.ofSeconds(5));

    assertReason("opaque", "token.expired");
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  @DisplayName("A bad answer is kept too")
  void inactive() {
    issuer.introspection(Map.of("active", false));
    for (var count = 0; count < 3; count++) {
      assertReason("opaque", "token.inactive");
    }
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  @DisplayName("What the answer says is checked: issuer, audience, times, binding")
  void claims() {
    answer(Map.of("token_type", "Bearer", "iss", "https://evil.test"));
    assertReason("t1", "token.iss");
    answer(Map.of("token_type", "Bearer", "aud", "https://other.acme.test"));
    assertReason("t2", "token.aud");
    answer(Map.of("token_type", "Bearer", "nbf", clock.instant().getEpochSecond() + 600));
    assertReason("t3", "token.nbf");
    answer(Map.of("token_type", "DPoP", "cnf", Map.of("jkt", "thumb")));
    assertReason("t4", "token.sender_constrained");
    assertThat(tokens.verifyBound("t4", Confirmation.ofDpopKey("thumb")).subject())
        .isEqualTo("usr_ada");
    answer(Map.of("aud", API));
    assertThat(tokens.verify("t5").subject()).isEqualTo("usr_ada");
  }

  @Test
  @DisplayName("A refresh token is active too, and no access token")
  void refreshToken() {
    answer(Map.of());
    assertReason("t1", "token.kind");
    answer(Map.of("token_type", "refresh_token"));
    assertReason("t2", "token.kind");
    answer(Map.of("token_type", "Bearer", "token_use", "refresh_token"));
    assertReason("t3", "token.kind");
    answer(Map.of("token_type", "Bearer", "typ", "Refresh"));
    assertReason("t4", "token.kind");
  }

  @Test
  @DisplayName("A forged JWT is refused here and never asked about")
  void forgedJwt() {
    answer(Map.of("token_type", "Bearer"));

    assertReason("a.b.c", "token.malformed");
    assertReason("no token", "token.malformed");
    assertReason("a".repeat(10_000), "token.malformed");
    assertThat(asked()).isZero();
  }

  @Test
  @DisplayName("A provider that does not answer makes no token good, and none bad")
  void away() {
    issuer.answerWith(503);

    assertThatThrownBy(() -> tokens.verify("opaque")).isInstanceOf(IdpException.Unavailable.class);
  }

  @Test
  @DisplayName("Answers are kept up to a number: the oldest goes, bad ones push out no good one")
  void bounded() {
    answer(Map.of("token_type", "Bearer"));
    tokens.verify("good");
    issuer.introspection(Map.of("active", false));
    for (var count = 0; count <= OpaqueTokens.MAX_ANSWERS; count++) {
      assertReason("bad" + count, "token.inactive");
    }
    var asked = asked();

    tokens.verify("good");
    assertReason("bad1", "token.inactive");
    assertThat(asked()).isEqualTo(asked);
    assertReason("bad0", "token.inactive");
    assertThat(asked()).isEqualTo(asked + 1);
  }

  private void answer(Map<String, ?> more) {
    var answer = new HashMap<String, Object>();
    answer.putAll(Map.of("active", true, "sub", "usr_ada", "scope", "a b"));
    answer.putAll(more);
    issuer.introspection(answer);
  }

  private int asked() {
    return issuer.count("/introspect");
  }

  private void assertReason(String token, String reason) {
    var refused = catchThrowableOfType(IdpException.InvalidToken.class, () -> tokens.verify(token));
    assertThat(refused).as(reason).isNotNull();
    assertThat(refused.reason()).isEqualTo(reason);
  }
}
