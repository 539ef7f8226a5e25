package dev.gatewright.protocol.logout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issuer.EndpointPaths;
import dev.gatewright.protocol.issuer.Issuer.ParameterlessLogout;
import dev.gatewright.protocol.logout.LogoutOutcome.Confirm;
import dev.gatewright.protocol.logout.LogoutOutcome.ErrorPage;
import dev.gatewright.protocol.logout.LogoutOutcome.Redirect;
import dev.gatewright.protocol.logout.LogoutOutcome.SignedOut;
import dev.gatewright.protocol.logout.LogoutOutcome.Stayed;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tenant;
import dev.gatewright.protocol.testing.Window;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Logout")
final class LogoutTest {
  private static final String HOME = "https://web.test/";

  private final EngineInMemory engine = new EngineInMemory();
  private final Tenant acme = engine.tenant("acme");
  private final Client web = acme.add(ClientBuilder.web("web").postLogout(HOME));
  private final Window window;
  private final String hint;

  LogoutTest() {
    acme.addPerson("ada");
    acme.addPerson("bob");
    window = acme.window().logIn("ada");
    hint = acme.logIn(web, window, "openid").id();
  }

  private boolean isLoggedIn() {
    return window.now().session().isPresent();
  }

  private static Params to(String uri) {
    return Params.of("post_logout_redirect_uri", uri);
  }

  private static String handle(LogoutOutcome outcome) {
    return outcome instanceof Confirm confirm ? confirm.handle() : fail(outcome);
  }

  private static String fail(LogoutOutcome outcome) {
    throw new AssertionError("no question: " + outcome);
  }

  private void assertAsks(LogoutOutcome outcome) {
    assertThat(outcome).isInstanceOf(Confirm.class);
    assertThat(isLoggedIn()).isTrue();
  }

  @Test
  @DisplayName("OpenID Connect RP-Initiated Logout §2: with a valid hint the session ends")
  void withHint() {
    assertThat(acme.logOut(window, to(HOME).with("id_token_hint", hint).with("state", "a b&c")))
        .isEqualTo(new Redirect(HOME + "?state=a+b%26c"));
    assertThat(isLoggedIn()).isFalse();
  }

  @Test
  @DisplayName(
      "OpenID Connect RP-Initiated Logout §2: a hint alone ends the session without redirect")
  void hintAlone() {
    assertThat(acme.logOut(window, Params.of("id_token_hint", hint).with("state", "x")))
        .isEqualTo(new SignedOut(Optional.empty()));
    assertThat(isLoggedIn()).isFalse();
  }

  @Test
  @DisplayName("OpenID Connect RP-Initiated Logout §4: an expired hint still counts")
  void expiredHint() {
    engine.clock().advance(Duration.ofHours(2));

    assertThat(acme.logOut(window, to(HOME).with("id_token_hint", hint)))
        .isEqualTo(new Redirect(HOME));
    assertThat(isLoggedIn()).isFalse();
  }

  @Test
  @DisplayName("OpenID Connect RP-Initiated Logout §2: client_id must be the hint's audience")
  void clientIdMustMatch() {
    var params = to(HOME).with("id_token_hint", hint);
    acme.add(ClientBuilder.web("rival").postLogout(HOME));

    assertAsks(acme.logOut(window, params.with("client_id", "rival")));
    assertThat(acme.logOut(window, params.with("client_id", "web"))).isEqualTo(new Redirect(HOME));
  }

  @Test
  @DisplayName("A hint that is modified, foreign or of another kind ends nothing and goes nowhere")
  void badHints() {
    var other = engine.tenant("other");
    other.addPerson("ada");
    var theirs = other.logIn(other.add(ClientBuilder.web("web").postLogout(HOME)), "ada", "openid");
    var access = acme.logIn(web, window, "openid").access();
    for (String bad :
        new String[] {"x", hint.substring(0, hint.length() - 8), theirs.id(), access}) {
      var outcome = acme.logOut(window, to(HOME).with("id_token_hint", bad));
      assertAsks(outcome);
      assertThat(acme.answerLogout(window, handle(outcome), false)).isEqualTo(new Stayed());
      var nobody = acme.logOut(acme.window(), to(HOME).with("id_token_hint", bad));
      assertThat(nobody).isInstanceOf(ErrorPage.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://web.test", "https://web.test/?", "https://web.test/?x=1", "https://web.test/#",
        "https://web.test//", "https://WEB.test/", "http://web.test/",
            "https://web.test.evil.test/",
        "https://web.test@evil.test/", "//evil.test", "javascript:alert(1)", "https://web.test/cb"
      })
  @DisplayName("OpenID Connect RP-Initiated Logout §3: no redirect to a URI that is not registered")
  void noOpenRedirect(String uri) {
    for (Params params :
        new Params[] {
          to(uri), to(uri).with("id_token_hint", hint), to(uri).with("client_id", "web")
        }) {
      var outcome = acme.logOut(window, params);
      assertAsks(outcome);
      var problem = outcome instanceof Confirm confirm ? confirm.problem() : Optional.empty();
      assertThat(problem).isPresent();
      assertThat(acme.logOut(acme.window(), params)).isInstanceOf(ErrorPage.class);
    }
    var asked = handle(acme.logOut(window, to(uri)));
    assertThat(acme.answerLogout(window, asked, true)).isEqualTo(new SignedOut(Optional.empty()));
  }

  @Test
  @DisplayName("OpenID Connect RP-Initiated Logout §3: another client's URI is not the hint's")
  void uriOfAnotherClient() {
    acme.add(ClientBuilder.web("rival").postLogout("https://rival.test/"));
    var params = to("https://rival.test/").with("id_token_hint", hint);

    assertAsks(acme.logOut(window, params));
    engine.ports().clients().remove(acme.issuer().id(), web.id());
    assertAsks(acme.logOut(window, params));
  }

  @Test
  @DisplayName("OpenID Connect RP-Initiated Logout §2: without a hint the user is asked")
  void withoutHintAsks() {
    var question = acme.logOut(window, to(HOME).with("client_id", "web").with("state", "s"));

    assertAsks(question);
    assertThat(question.toString()).doesNotContain(handle(question));
    assertThat(acme.answerLogout(window, handle(question), true))
        .isEqualTo(new Redirect(HOME + "?state=s"));
    assertThat(isLoggedIn()).isFalse();
  }

  @Test
  @DisplayName("A bare request asks; it ends the session where the issuer is set so")
  void parameterless() {
    assertAsks(acme.logOut(window, Params.none()));
    var ending =
        engine.tenant(
            EngineInMemory.issuer("acme", ParameterlessLogout.END, EndpointPaths.CANONICAL));
    assertAsks(ending.logOutEmbedded(window, Params.none()));
    assertAsks(ending.logOut(window, Params.of("client_id", "web")));

    assertThat(ending.logOut(window, Params.none())).isEqualTo(new SignedOut(Optional.empty()));
    assertThat(isLoggedIn()).isFalse();
  }

  @Test
  @DisplayName("A client set to be believed may end its own session without a hint, as a page")
  void withoutHintAllowed() {
    acme.add(ClientBuilder.web("web").postLogout(HOME).logoutWithoutHint());
    var strangers = acme.window().logIn("bob");

    assertThat(acme.logOut(strangers, to(HOME)))
        .as("no grant of the client began in this session")
        .isInstanceOf(Confirm.class);
    assertAsks(acme.logOutEmbedded(window, to(HOME)));
    assertThat(acme.logOut(window, to(HOME))).isEqualTo(new Redirect(HOME));
    assertThat(isLoggedIn()).isFalse();
  }

  @Test
  @DisplayName("A believed client does not lend its trust to another one that is named")
  void trustIsNotLent() {
    acme.add(ClientBuilder.web("web").postLogout(HOME).logoutWithoutHint());
    acme.add(ClientBuilder.web("rival").postLogout(HOME));

    assertAsks(acme.logOut(window, to(HOME).with("client_id", "rival")));
  }

  @Test
  @DisplayName("A hint of another user than the one logged in asks")
  void hintOfAnotherUser() {
    window.logIn("bob");

    assertAsks(acme.logOut(window, to(HOME).with("id_token_hint", hint)));
  }

  @Test
  @DisplayName("Without a session a named client is followed, an unnamed one offered as a link")
  void nobodyLoggedIn() {
    assertThat(acme.logOut(acme.window(), to(HOME))).isEqualTo(new SignedOut(Optional.of(HOME)));
    assertThat(acme.logOut(acme.window(), to(HOME).with("client_id", "web")))
        .isEqualTo(new Redirect(HOME));
    assertThat(acme.logOut(acme.window(), Params.none()))
        .isEqualTo(new SignedOut(Optional.empty()));
    assertThat(acme.logOut(acme.window(), Params.of("client_id", "nobody")))
        .isInstanceOf(ErrorPage.class);
  }

  @Test
  @DisplayName("The answer counts in the browser that was asked, for half an hour, for its tenant")
  void answerIsBound() {
    var asked = handle(acme.logOut(window, to(HOME)));

    for (LogoutOutcome outcome :
        new LogoutOutcome[] {
          acme.answerLogout(acme.window(), asked, true),
          engine.tenant("other").answerLogout(window, asked, true),
          acme.answerLogout(window, asked + "A", true)
        }) {
      assertThat(outcome).isInstanceOf(ErrorPage.class);
    }
    engine.clock().advance(Duration.ofMinutes(30));
    assertThat(acme.answerLogout(window, asked, true)).isInstanceOf(ErrorPage.class);
    assertThat(isLoggedIn()).isTrue();
  }

  @Test
  @DisplayName("A repeated parameter or an endless state is refused, and never fails the server")
  void badRequests() {
    assertAsks(acme.logOut(window, to(HOME).again("post_logout_redirect_uri", HOME)));
    for (int length : new int[] {5_000, 60_000}) {
      var outcome = acme.logOut(window, to(HOME).with("state", "\u20ac".repeat(length)));
      assertAsks(outcome);
      assertThat(
              outcome instanceof Confirm c
                  ? c.problem().orElseThrow().reason()
                  : Reason.SERVER_ERROR)
          .isEqualTo(Reason.REQUEST_TOO_LARGE);
    }
  }

  @Test
  @DisplayName("Logout ends the tokens of the session")
  void endsTokens() {
    var tokens = acme.logIn(web, window, "openid");

    acme.logOut(window, Params.of("id_token_hint", hint));

    assertThat(acme.isActive(web, tokens.access())).isFalse();
    assertThat(acme.refresh(web, tokens.refresh()).reason()).isEqualTo(Reason.SESSION_ENDED);
  }
}
