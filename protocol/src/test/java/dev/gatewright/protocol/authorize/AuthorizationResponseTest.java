package dev.gatewright.protocol.authorize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.authorize.AuthorizationOutcome.FormPost;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.SystemClaims;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tenant;
import dev.gatewright.protocol.testing.Window;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Authorization responses")
final class AuthorizationResponseTest {
  private final Tenant acme = new EngineInMemory().tenant("acme");
  private final Client web = acme.add(ClientBuilder.web("web"));
  private final Params good = Tenant.request(web);
  private final Window ada;

  AuthorizationResponseTest() {
    acme.addPerson("ada");
    ada = acme.window().logIn("ada");
  }

  @Test
  @DisplayName("RFC 9207 §2: a response has code, state and iss, and nothing else")
  void codeStateIss() {
    var answer = acme.authorize(ada, good);

    assertThat(answer.uri()).isEqualTo("https://web.test/cb");
    assertThat(answer.fields()).containsOnlyKeys("code", "state", "iss");
    assertThat(answer.fields()).containsEntry("iss", "https://id.test/acme");
    assertThat(answer.outcome()).hasToString("Redirect[***, Optional.empty]");
  }

  @Test
  @DisplayName("OpenID Connect Session Management §3.2: authpi sends session_state with the code")
  void sessionState() throws NoSuchAlgorithmException {
    var authpi = acme.add(ClientBuilder.web("authpi").systemClaims(SystemClaims.AUTHPI));

    var state =
        acme.authorize(ada, Tenant.request(authpi)).fields().getOrDefault("session_state", "");

    assertThat(state).matches("[A-Za-z0-9_-]{43}\\.[A-Za-z0-9_-]{16}");
    var salt = state.substring(44);
    var text = "authpi https://authpi.test " + ada.session().value() + " " + salt;
    var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(hash))
        .isEqualTo(state.substring(0, 43));
  }

  @ParameterizedTest
  @ValueSource(strings = {"query", "fragment", "form_post"})
  @DisplayName("RFC 9207 §2: an error response has iss and state in every response mode")
  void errorsCarryIss(String mode) {
    var params = good.with("response_mode", mode).with("prompt", "none");

    var answer = acme.authorize(acme.window(), params);

    assertThat(answer.error()).isEqualTo("login_required");
    assertThat(answer.fields())
        .containsEntry("iss", "https://id.test/acme")
        .containsEntry("state", "the state")
        .containsKey("error_description");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a+b c%20d",
        "&code=evil&iss=x",
        "#?=&;",
        "\u00e4\u20ac\ud83d\ude80",
        "\"'<>\\`",
        "\r\nSet-Cookie: a=b",
        " ",
        "0"
      })
  @DisplayName("RFC 6749 §4.1.2: state comes back byte for byte in every response mode")
  void echoesState(String state) {
    for (String mode : new String[] {"query", "fragment", "form_post"}) {
      var answer = acme.authorize(ada, good.with("state", state).with("response_mode", mode));

      assertThat(answer.fields()).as(mode).containsEntry("state", state);
      assertThat(answer.code()).isNotEqualTo("evil");
      if (!(answer.outcome() instanceof FormPost)) {
        assertThat(answer.location()).doesNotContain("\r", "\n", "\"", "<", "\u00e4");
      }
    }
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2: without state none comes back")
  void noStateNoEcho() {
    assertThat(acme.authorize(ada, good.without("state")).fields()).doesNotContainKey("state");
  }

  @Test
  @DisplayName(
      "OAuth 2.0 Multiple Response Types §2.1: fragment mode keeps the code out of queries")
  void fragmentMode() {
    var location = acme.authorize(ada, good.with("response_mode", "fragment")).location();

    assertThat(location).startsWith("https://web.test/cb#code=");
  }

  @Test
  @DisplayName("OAuth 2.0 Form Post Response Mode §2: the fields are posted to the bare URI")
  void formPostMode() {
    var answer = acme.authorize(ada, good.with("response_mode", "form_post"));

    assertThat(answer.outcome()).isInstanceOf(FormPost.class);
    assertThat(answer.uri()).isEqualTo("https://web.test/cb");
    assertThat(answer.fields()).containsOnlyKeys("code", "state", "iss");
    assertThat(answer.outcome()).hasToString("FormPost[https://web.test/cb, ***, Optional.empty]");
  }
}
