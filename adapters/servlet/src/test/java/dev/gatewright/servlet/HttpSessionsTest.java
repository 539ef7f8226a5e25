package dev.gatewright.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.client.CallbackParameters;
import dev.gatewright.client.json.JsonObject;
import dev.gatewright.client.logout.LogoutToken;
import dev.gatewright.client.web.WebExchange;
import dev.gatewright.testkit.GatewrightExtension;
import dev.gatewright.testkit.TestScope;
import dev.gatewright.testkit.TestUser;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Logins in the HTTP session")
final class HttpSessionsTest {
  private static final TestUser ADA = TestUser.of("ada@acme.test");
  private static final TestUser BOB = TestUser.of("bob@acme.test");
  private static final String SESSION = "JSESSIONID";

  @RegisterExtension
  static final GatewrightExtension GATEWRIGHT =
      GatewrightExtension.with(TestScope.of("notes:read", "See your notes"), ADA, BOB);

  private final HttpSessions sessions = new HttpSessions();

  @AutoClose
  private final Notebook app =
      Notebook.start(GATEWRIGHT.server(), "", login -> login.sessions(sessions));

  private Visitor loggedIn(TestUser user) {
    var visitor = new Visitor();
    visitor.logIn(GATEWRIGHT.server(), app.url("/notes"), user);
    return visitor;
  }

  private String nameOf(Visitor visitor) {
    return visitor.open(app.url("/open")).body().split(" ", 2)[0];
  }

  @Test
  @DisplayName("A session identifier that somebody knew before the login is worth nothing after it")
  void noFixation() {
    var attacker = new Visitor();
    attacker.open(app.url("/cart?add=apple"));
    var victim = new Visitor();
    victim.takeCookiesOf(attacker);
    var planted = victim.cookie(SESSION);

    victim.logIn(GATEWRIGHT.server(), app.url("/notes"), ADA);

    assertThat(planted).isPresent();
    assertThat(victim.cookie(SESSION)).isPresent().isNotEqualTo(planted);
    assertThat(nameOf(victim)).isEqualTo("ada@acme.test");
    assertThat(nameOf(attacker)).isEqualTo("nobody");
  }

  @Test
  @DisplayName("What a visitor left in the session before the login is there after it")
  void cartSurvivesLogin() {
    var visitor = new Visitor();
    visitor.open(app.url("/cart?add=apple"));
    visitor.logIn(GATEWRIGHT.server(), app.url("/notes"), ADA);

    assertThat(visitor.open(app.url("/cart")).body()).isEqualTo("apple");
  }

  @Test
  @DisplayName("What one person left in the session is gone when another logs in, or they log out")
  void nothingIsLeftToOthers() {
    var visitor = loggedIn(ADA);
    visitor.open(app.url("/cart?add=diary"));
    var callback =
        GATEWRIGHT.browser().logIn(Visitor.location(visitor.open(app.url("/login"))), BOB);
    visitor.open(callback);

    assertThat(nameOf(visitor)).isEqualTo("bob@acme.test");
    assertThat(visitor.open(app.url("/cart")).body()).isEqualTo("empty");

    visitor.open(app.url("/cart?add=letter"));
    visitor.post(app.url("/logout"), "");
    assertThat(visitor.open(app.url("/cart")).body()).isEqualTo("empty");
  }

  @Test
  @DisplayName(
      "OpenID Connect Back-Channel Logout §2.7: a logout token of a person ends their sessions, and"
          + " no others")
  void endsAllOfAPerson() {
    var one = loggedIn(ADA);
    var other = loggedIn(ADA);
    var bob = loggedIn(BOB);
    var subject = one.open(app.url("/subject")).body();

    sessions.endAll(logout(GATEWRIGHT.issuer(), Optional.of(subject), Optional.empty()));

    assertThat(nameOf(one)).isEqualTo("nobody");
    assertThat(nameOf(other)).isEqualTo("nobody");
    assertThat(nameOf(bob)).isEqualTo("bob@acme.test");
  }

  @Test
  @DisplayName("OpenID Connect Back-Channel Logout §2.7: one of a session ends that session alone")
  void endsOneSession() {
    var one = loggedIn(ADA);
    var other = loggedIn(ADA);
    var sid = one.open(app.url("/sid")).body();

    sessions.endAll(
        logout(URI.create("https://other.example"), Optional.empty(), Optional.of(sid)));
    assertThat(nameOf(one)).isEqualTo("ada@acme.test");

    sessions.endAll(logout(GATEWRIGHT.issuer(), Optional.empty(), Optional.of(sid)));
    assertThat(nameOf(one)).isEqualTo("nobody");
    assertThat(nameOf(other)).isEqualTo("ada@acme.test");
  }

  @Test
  @DisplayName("The index of sessions holds those that are logged in, however they end")
  void indexFollows() {
    var index = SessionIndex.of(app.container().context().getServletContext());
    var visitor = loggedIn(ADA);
    loggedIn(BOB);
    GATEWRIGHT.clock().advance(Duration.ofHours(1));
    nameOf(visitor); // Renewed: another set in the same session.
    assertThat(index.size()).isEqualTo(2);

    visitor.post(app.url("/logout"), "");
    assertThat(index.size()).isEqualTo(1);
  }

  @Test
  @DisplayName("An exchange of another kind is refused with the cure")
  void needsServletExchange() {
    assertThatThrownBy(() -> sessions.end(new Foreign()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ServletExchange");
  }

  private static LogoutToken logout(
      URI issuer, Optional<String> subject, Optional<String> sessionId) {
    return LogoutToken.of(
        JsonObject.of(
            Map.of(
                "iss",
                issuer.toString(),
                "sub",
                subject.orElse(""),
                "sid",
                sessionId.orElse(""),
                "jti",
                "one")));
  }

  private static final class Foreign implements WebExchange {
    @Override
    public String method() {
      return "GET";
    }

    @Override
    public String path() {
      return "/";
    }

    @Override
    public String rawQuery() {
      return "";
    }

    @Override
    public List<String> headers(String name) {
      return List.of();
    }

    @Override
    public CallbackParameters form(int maxLength) {
      return CallbackParameters.parse("");
    }

    @Override
    public void addHeader(String name, String value) {}

    @Override
    public void redirect(URI target) {}

    @Override
    public void respond(int status, String contentType, String body) {}
  }
}
