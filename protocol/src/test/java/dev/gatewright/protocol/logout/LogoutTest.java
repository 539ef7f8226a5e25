package dev.gatewright.protocol.logout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.events.Actor;
import dev.gatewright.protocol.issuer.EndpointPaths;
import dev.gatewright.protocol.issuer.Issuer.ParameterlessLogout;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.Rotation;
import dev.gatewright.protocol.logout.LogoutOutcome.Confirm;
import dev.gatewright.protocol.logout.LogoutOutcome.ErrorPage;
import dev.gatewright.protocol.logout.LogoutOutcome.Redirect;
import dev.gatewright.protocol.logout.LogoutOutcome.SignedOut;
import dev.gatewright.protocol.logout.LogoutOutcome.Stayed;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Sessions.LoginSession;
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
        .isEqualTo(new SignedOut(Optional.empty(), Optional.of(web)));
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
  @DisplayName("OpenID Connect RP-Initiated Logout §2: a hint of another client_id counts as none")
  void clientIdMustMatch() {
    var params = to(HOME).with("id_token_hint", hint);
    var rival = acme.add(ClientBuilder.web("rival").postLogout(HOME));

    var outcome = acme.logOut(window, params.with("client_id", "rival"));
    assertAsks(outcome);
    assertThat(((Confirm) outcome).client()).contains(rival);
    assertThat(problem(outcome)).contains(Reason.LOGOUT_CLIENT_MISMATCH);
    assertThat(acme.logOut(window, params.with("client_id", "web"))).isEqualTo(new Redirect(HOME));
  }

  @Test
  @DisplayName("A hint that is modified, foreign or of another kind counts as none")
  void badHints() {
    var other = engine.tenant("other");
    other.addPerson("ada");
    var theirs = other.logIn(other.add(ClientBuilder.web("web").postLogout(HOME)), "ada", "openid");
    var access = acme.logIn(web, window, "openid").access();
    for (String bad :
        new String[] {"x", hint.substring(0, hint.length() - 8), theirs.id(), access}) {
      var params = to(HOME).with("id_token_hint", bad).with("client_id", "web");
      var outcome = acme.logOut(window, params);
      assertAsks(outcome);
      assertThat(problem(outcome)).contains(Reason.LOGOUT_HINT_INVALID);
      assertThat(acme.answerLogout(window, handle(outcome), false))
          .isEqualTo(new Stayed(Optional.of(web)));
      assertThat(acme.logOut(acme.window(), params))
          .as("the rest of the request is kept")
          .isEqualTo(new Redirect(HOME));
    }
  }

  private static Optional<Reason> problem(LogoutOutcome outcome) {
    return ((Confirm) outcome).problem().map(Refusal::reason);
  }

  @Test
  @DisplayName("A hint ends the session that it names and this browser holds, and no other")
  void hintOfAnotherSession() {
    var elsewhere = acme.window().logIn("ada");

    assertThat(acme.logOut(elsewhere, to(HOME).with("id_token_hint", hint)))
        .as("another session of the same person asks")
        .isInstanceOf(Confirm.class);
    assertThat(acme.logOut(acme.window(), to(HOME).with("id_token_hint", hint)))
        .as("a browser without a session is sent on at once")
        .isEqualTo(new Redirect(HOME));
    assertThat(isLoggedIn()).isTrue();
    assertThat(elsewhere.now().session()).isPresent();
  }

  @Test
  @DisplayName("A hint is read after its key was retired, as long as its session can live")
  void hintOfARetiredKey() {
    var keys = engine.server().signingKeys();
    keys.rotate(
        acme.issuer().id(),
        Algorithm.ES256,
        new Rotation(Duration.ofMinutes(1), Duration.ofMinutes(10)),
        new Actor.Server());
    engine.clock().advance(Duration.ofHours(20));
    keys.sweep(acme.issuer().id(), Duration.ofDays(1));

    assertThat(keys.published(acme.issuer().id())).as("nobody else is told of it").hasSize(1);
    assertThat(acme.logOut(window, to(HOME).with("id_token_hint", hint)))
        .isEqualTo(new Redirect(HOME));
    assertThat(isLoggedIn()).isFalse();
  }

  @Test
  @DisplayName("A hint of a key that was revoked counts as none")
  void hintOfARevokedKey() {
    engine
        .server()
        .signingKeys()
        .rotate(
            acme.issuer().id(),
            Algorithm.ES256,
            new Rotation(Duration.ZERO, Duration.ZERO),
            new Actor.Server());

    assertThat(problem(acme.logOut(window, to(HOME).with("id_token_hint", hint))))
        .contains(Reason.LOGOUT_HINT_INVALID);
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
    assertThat(acme.answerLogout(window, asked, true))
        .isEqualTo(new SignedOut(Optional.empty(), Optional.empty()));
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
    assertThat(((Confirm) question).client()).contains(web);
    assertThat(((Confirm) question).target()).contains(HOME + "?state=s");
    assertThat(question.toString()).contains("web").doesNotContain(handle(question));
    assertThat(acme.answerLogout(window, handle(question), true))
        .isEqualTo(new Redirect(HOME + "?state=s"));
    assertThat(isLoggedIn()).isFalse();
  }

  @Test
  @DisplayName("Where no client is named, signing out ends on our page with a link")
  void withoutClientNoRedirect() {
    var question = acme.logOut(window, to(HOME).with("state", "s"));

    assertAsks(question);
    assertThat(acme.answerLogout(window, handle(question), true))
        .isEqualTo(new SignedOut(Optional.of(HOME + "?state=s"), Optional.empty()));
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

    assertThat(ending.logOut(window, Params.none()))
        .isEqualTo(new SignedOut(Optional.empty(), Optional.empty()));
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

    acme.logIn(web, window.logIn("ada"), "openid");
    assertThat(acme.logOut(window, to(HOME).with("client_id", "web")))
        .as("it may say its name")
        .isEqualTo(new Redirect(HOME));
    assertThat(isLoggedIn()).isFalse();
  }

  @Test
  @DisplayName("A believed client lends its trust to no other, named or known by its URI")
  void trustIsNotLent() {
    acme.add(ClientBuilder.web("web").postLogout(HOME).logoutWithoutHint());
    acme.add(ClientBuilder.web("rival").postLogout(HOME, "https://rival.test/"));

    assertAsks(acme.logOut(window, to(HOME).with("client_id", "rival")));
    assertAsks(acme.logOut(window, to("https://rival.test/")));
  }

  @Test
  @DisplayName("A hint of another user than the one logged in asks")
  void hintOfAnotherUser() {
    window.logIn("bob");

    assertAsks(acme.logOut(window, to(HOME).with("id_token_hint", hint)));
  }

  @Test
  @DisplayName("A hint asks where a host's session outlived its user and is another's now")
  void hintOfTheFormerUser() {
    var ours = window.now().session().orElseThrow();
    var bobs =
        new LoginSession(
            ours.id(),
            new SubjectId("bob"),
            ours.authTime(),
            ours.amr(),
            ours.acr(),
            ours.expiresAt());
    var params = to(HOME).with("id_token_hint", hint).sent();

    assertAsks(engine.server().logout().logout(acme.issuer(), params, window.now().in(bobs), true));
  }

  @Test
  @DisplayName("Without a session a named client is followed, an unnamed one offered as a link")
  void nobodyLoggedIn() {
    assertThat(acme.logOut(acme.window(), to(HOME)))
        .isEqualTo(new SignedOut(Optional.of(HOME), Optional.empty()));
    assertThat(acme.logOut(acme.window(), to(HOME).with("client_id", "web")))
        .isEqualTo(new Redirect(HOME));
    assertThat(acme.logOut(acme.window(), Params.none()))
        .isEqualTo(new SignedOut(Optional.empty(), Optional.empty()));
    assertThat(acme.logOut(acme.window(), Params.of("client_id", "nobody")))
        .isInstanceOf(ErrorPage.class);
  }

  @Test
  @DisplayName("The answer counts in the browser that was asked, for half an hour, for its tenant")
  void answerIsBound() {
    var asked = handle(acme.logOut(window, to(HOME)));

    for (LogoutOutcome outcome :
        new LogoutOutcome[] {
          acme.answerLogout(acme.window().logIn("ada"), asked, true),
          engine.tenant("other").answerLogout(window, asked, true),
          acme.answerLogout(window, asked + "A", true)
        }) {
      assertThat(outcome).isInstanceOf(ErrorPage.class);
    }
    assertThat(acme.answerLogout(acme.window(), asked, true))
        .as("nobody is logged in there anyway")
        .isEqualTo(new SignedOut(Optional.empty(), Optional.empty()));
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
  @DisplayName("A state of 4096 encoded bytes comes back, and stands in no log")
  void longestState() {
    var params = to(HOME).with("id_token_hint", hint);

    assertThat(problem(acme.logOut(window, params.with("state", "x".repeat(4_097)))))
        .contains(Reason.REQUEST_TOO_LARGE);
    var redirect = acme.logOut(window, params.with("state", "x".repeat(4_096)));
    assertThat(redirect).isEqualTo(new Redirect(HOME + "?state=" + "x".repeat(4_096)));
    assertThat(redirect.toString()).startsWith("Redirect").doesNotContain("xxx");
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
