package dev.gatewright.examples.embedded;

import static dev.gatewright.examples.embedded.Caller.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The login page")
final class LoginPageTest {
  private static final String PASSWORD = "correct horse battery";

  private final Application app = Application.setup().asking().start();
  private final Visitor visitor = new Visitor(app);

  @AfterEach
  void stop() {
    app.close();
  }

  /// Where an authorization request leads a stranger.
  private String loginAddress(String... changes) {
    return app.authorize(WEB, changes).location().toString();
  }

  private Reply logIn(Visitor person, String address, String username, String password) {
    return person.follow(person.logIn(address, person.open(address), username, password));
  }

  @Test
  @DisplayName(
      "RFC 6749 §4.1: nothing goes to the client before the user is logged in; then it gets its code")
  void comesFirst() {
    var first = app.authorize(WEB, "state", "a b&c");
    assertThat(first.status()).isEqualTo(303);
    assertThat(first.location().toString()).startsWith("/login?").contains("state=a+b%26c");

    var back = logIn(visitor, first.location().toString(), "ada", PASSWORD);

    assertThat(back.location().toString()).startsWith(WEB.callback() + "?");
    assertThat(back.query()).containsEntry("state", "a b&c");
    var tokens = app.redeem(WEB, back.code());
    var claims = Jwts.claims(tokens.member("access_token"));
    assertThat(claims.path("sub").asString()).isEqualTo(People.ADA.value());
    assertThat(claims.path("amr").path(0).asString()).isEqualTo("pwd");
  }

  @Test
  @DisplayName("Whoever is logged in is not asked again, until the session is over")
  void session() {
    var address = loginAddress();
    logIn(visitor, address, "ada", PASSWORD);
    var request = address.replaceFirst("/login", "/authorize");
    assertThat(visitor.open(request).query()).containsKey("code");

    app.clock().advance(Duration.ofHours(8));
    assertThat(visitor.open(request).location().toString()).startsWith("/login?");
  }

  @Test
  @DisplayName("OpenID Connect Core §2: the session's id in tokens is not what the cookie holds")
  void sessionId() {
    var code = logIn(visitor, loginAddress("scope", "openid"), "ada", PASSWORD).code();
    var claims = Jwts.claims(app.redeem(WEB, code).member("id_token"));

    assertThat(claims.path("sid").asString()).isNotBlank();
    assertThat(visitor.cookies().values()).doesNotContain(claims.path("sid").asString());
  }

  @Test
  @DisplayName(
      "OpenID Connect Core §3.1.2.1: prompt and max_age ask for one more login, and only one")
  void again() {
    logIn(visitor, loginAddress(), "ada", PASSWORD);
    app.clock().advance(Duration.ofMinutes(2));
    for (var demand : new String[][] {{"prompt", "login"}, {"max_age", "60"}, {"max_age", "0"}}) {
      var address = loginAddress(demand);
      var request = address.replaceFirst("/login", "/authorize");
      assertThat(visitor.open(request).location().toString()).isEqualTo(address);

      var back = logIn(visitor, address, "ada", PASSWORD);
      var claims = Jwts.claims(app.redeem(WEB, back.code()).member("access_token"));
      assertThat(claims.path("auth_time").asLong())
          .isEqualTo(app.clock().instant().getEpochSecond());
      app.clock().advance(Duration.ofMinutes(2));
    }
    var enough = loginAddress("max_age", "3600").replaceFirst("/login", "/authorize");
    assertThat(visitor.open(enough).query()).containsKey("code");
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.6: with prompt=none nobody is asked")
  void silent() {
    assertThat(app.authorize(WEB, "prompt", "none").query())
        .containsEntry("error", "login_required");

    var address = loginAddress();
    logIn(visitor, address, "ada", PASSWORD);
    var request = address.replaceFirst("/login", "/authorize") + "&prompt=none";
    assertThat(visitor.open(request).query()).containsKey("code");
  }

  @Test
  @DisplayName("A wrong password and a wrong name look alike, and nobody is logged in")
  void wrong() {
    var address = loginAddress();
    var wrongPassword = logIn(visitor, address, "ada", "wrong");
    var wrongName = logIn(visitor, address, "nobody", PASSWORD);

    assertThat(wrongPassword.status()).isEqualTo(403);
    assertThat(wrongPassword.body()).contains("Name and password do not match.");
    assertThat(wrongName.body()).isEqualTo(wrongPassword.body().replace("ada", "nobody"));
    assertThat(visitor.open(address.replaceFirst("/login", "/authorize")).location().toString())
        .startsWith("/login?");
  }

  @Test
  @DisplayName("RFC 6749 §10.10: whoever guesses has to wait after five wrong passwords")
  void guessing() {
    var address = loginAddress();
    for (var guess = 0; guess < 5; guess++) {
      logIn(visitor, address, "ada", "guess " + guess);
    }
    assertThat(logIn(visitor, address, "ada", PASSWORD).status()).isEqualTo(403);

    app.clock().advance(Duration.ofMinutes(1));
    assertThat(logIn(visitor, address, "ada", PASSWORD).query()).containsKey("code");
  }

  @Test
  @DisplayName("RFC 6749 §10.12: a form that another site sends logs nobody in")
  void foreignForm() {
    var address = loginAddress();
    var stranger = new Visitor(app);
    var form = stranger.open(address);

    assertThat(visitor.submit(address, "username", "ada", "password", PASSWORD).status())
        .as("no value, no cookie")
        .isEqualTo(403);
    assertThat(
            visitor.submit(address, "form", "", "username", "ada", "password", PASSWORD).status())
        .isEqualTo(403);
    var planted = new Visitor(app);
    var refused = planted.logIn(address, form, "ada", PASSWORD);
    assertThat(refused.status()).as("another browser's value").isEqualTo(403);
    assertThat(planted.cookies()).doesNotContainKey("embedded_session");
    assertThat(stranger.logIn(address, form, "ada", PASSWORD).status()).isEqualTo(303);
  }

  @Test
  @DisplayName("RFC 6749 §10.15: the page leads nowhere but to the authorization endpoint")
  void leadsNowhereElse() {
    for (var address :
        new String[] {"/login?https://evil.example/", "/login?next=//evil.example", "/login"}) {
      var reply = visitor.logIn(address, visitor.open(address), "ada", PASSWORD);
      assertThat(reply.location().toString()).startsWith("/authorize?");
    }
  }

  @Test
  @DisplayName(
      "RFC 6749 §10.13: the page cannot be framed, and holds nothing that was sent as HTML")
  void page() {
    var address = loginAddress();
    var page = visitor.logIn(address, visitor.open(address), "\"><script>alert(1)</script>", "x");

    assertThat(page.body()).doesNotContain("<script").contains("&quot;&gt;&lt;script");
    assertThat(page.header("X-Frame-Options")).contains("DENY");
    assertThat(page.header("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors 'none'");
    assertThat(page.header("Cache-Control")).contains("no-store");
    assertThat(app.get("/login.css").header("Content-Type")).contains("text/css; charset=utf-8");
  }

  @Test
  @DisplayName("RFC 6265 §5.2: no script can read the cookies; a planted one never becomes a login")
  void cookies() {
    var address = loginAddress();
    visitor.cookies().put("embedded_session", "planted");
    var page = visitor.open(address);
    var reply = visitor.logIn(address, page, "ada", PASSWORD);

    assertThat(page.header("Set-Cookie").orElse(""))
        .contains("HttpOnly", "SameSite=Lax", "Path=/login");
    assertThat(reply.header("Set-Cookie").orElse(""))
        .contains("HttpOnly", "SameSite=Lax", "Path=/;")
        .doesNotContain("planted");
  }

  @Test
  @DisplayName("RFC 9110 §15.5: another address below is 404, another method 405")
  void elsewhere() {
    assertThat(app.get("/loginx").status()).isEqualTo(404);
    assertThat(app.send(app.request("/login").PUT(BodyPublishers.noBody())).status())
        .isEqualTo(405);
  }
}
