package dev.gatewright.protocol.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.testing.AuthorizationAnswer;
import dev.gatewright.protocol.testing.AuthorizationAnswer.Step;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tenant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("PKCE in the authorization request")
final class PkceRequestTest {
  private final Tenant acme = new EngineInMemory().tenant("acme");

  private Reason refused(Params params) {
    return acme.authorize(acme.window(), params).reason();
  }

  private static Params withoutPkce(Params params) {
    return params.without("code_challenge").without("code_challenge_method");
  }

  @Test
  @DisplayName("RFC 9700 §2.1.1: a public client must use PKCE, whatever its setting")
  void publicClientsMustUseIt() {
    var spa = acme.add(ClientBuilder.spa("spa").pkceOptional());

    assertThat(refused(withoutPkce(Tenant.request(spa)))).isEqualTo(Reason.PKCE_CHALLENGE_MISSING);
  }

  @Test
  @DisplayName("A confidential client must use PKCE unless it is set optional")
  void confidentialClientsUseItUnlessOptional() {
    var strict = acme.add(ClientBuilder.web("strict"));
    var lax = acme.add(ClientBuilder.web("lax").pkceOptional());

    assertThat(refused(withoutPkce(Tenant.request(strict))))
        .isEqualTo(Reason.PKCE_CHALLENGE_MISSING);
    assertThat(acme.authorize(acme.window(), withoutPkce(Tenant.request(lax))).step())
        .isEqualTo(Step.LOGIN);
  }

  @Test
  @DisplayName("RFC 7636 §4.3: a missing method means plain, which is refused")
  void refusesPlain() {
    var request = Tenant.request(acme.add(ClientBuilder.web("web")));

    assertThat(refused(request.without("code_challenge_method"))).isEqualTo(Reason.PKCE_METHOD);
    for (String method : new String[] {"plain", "s256", "S512"}) {
      assertThat(refused(request.with("code_challenge_method", method)))
          .isEqualTo(Reason.PKCE_METHOD);
    }
  }

  @Test
  @DisplayName("RFC 7636 §4.4.1: a method without a challenge is a mistake, not a downgrade")
  void refusesMethodAlone() {
    var lax = acme.add(ClientBuilder.web("lax").pkceOptional());

    assertThat(refused(Tenant.request(lax).without("code_challenge")))
        .isEqualTo(Reason.PKCE_CHALLENGE_MISSING);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 42, 44, 86, 128})
  @DisplayName("RFC 7636 §4.2: an S256 challenge has 43 characters")
  void checksLength(int length) {
    var request = Tenant.request(acme.add(ClientBuilder.web("web")));

    assertThat(refused(request.with("code_challenge", "a".repeat(length))))
        .isEqualTo(Reason.PKCE_CHALLENGE_MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+", "/", "=", "~", "é", " "})
  @DisplayName("RFC 7636 §4.2: an S256 challenge is base64url without padding")
  void checksAlphabet(String wrong) {
    var request = Tenant.request(acme.add(ClientBuilder.web("web")));

    assertThat(refused(request.with("code_challenge", "a".repeat(42) + wrong)))
        .isEqualTo(Reason.PKCE_CHALLENGE_MALFORMED);
  }

  @Test
  @DisplayName("RFC 9700 §4.5: a code that neither a challenge nor a nonce binds is marked")
  void unboundCodes() {
    var optional = acme.add(ClientBuilder.web("optional").pkceOptional());
    acme.addPerson("ada");
    var window = acme.window().logIn("ada");
    var bound = Tenant.request(optional);
    var withNonce = bound.without("code_challenge").without("code_challenge_method");

    assertThat(isUnbound(acme.authorize(window, bound.without("nonce")))).isFalse();
    assertThat(isUnbound(acme.authorize(window, withNonce))).isFalse();
    assertThat(isUnbound(acme.authorize(window, withNonce.without("nonce")))).isTrue();
    assertThat(isUnbound(acme.authorize(window, withNonce.without("nonce").with("prompt", "x"))))
        .as("an error has no code")
        .isFalse();
  }

  private static boolean isUnbound(AuthorizationAnswer answer) {
    return ((AuthorizationOutcome.Redirect) answer.outcome()).unbound();
  }
}
