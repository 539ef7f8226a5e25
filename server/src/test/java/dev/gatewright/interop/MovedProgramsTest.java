package dev.gatewright.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.CaughtMail;
import dev.gatewright.testing.Page;
import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.Skip;
import dev.gatewright.testing.Visitor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The client code of programs written for other providers keeps working when only its environment
/// values change. The programs believe to be at `http://localhost:3000`; the visitor reaches them
/// where they are.
class MovedProgramsTest {
  private static final String APP = "localhost:3000";
  private static final String HOME = "http://localhost:3000";
  private static final Duration AN_ACCESS_TOKEN = Duration.ofMinutes(31);

  private static final String HARBOUR_SECRET =
      "5d41402abc4b2a76b9719d911017c5925d41402abc4b2a76b9719d911017c592";
  private static final String SECRET = "\"client_secret\":\"" + HARBOUR_SECRET + "\"";

  @TempDir private static Path data = Path.of("");
  private static Optional<ServedGatewright> running = Optional.empty();

  @BeforeAll
  static void start() throws Exception {
    Skip.where(NodeProgram.missing());
    NodeProgram.install();
    running =
        Optional.of(
            ServedGatewright.start(
                NodeProgram.FOLDER.resolve("server.yaml"),
                NodeProgram.FOLDER.resolve("tenants.yaml"),
                data,
                Map.of()));
  }

  @AfterAll
  static void stop() {
    running.ifPresent(ServedGatewright::close);
  }

  @Test
  @DisplayName(
      "Authgear: without state or PKCE, with the first refresh token for ever, and a logout that says"
          + " only where to go")
  void authgear() throws Exception {
    try (var app = authgearProgram()) {
      var visitor = new Visitor().forwarding(APP, app.port());
      var login = visitor.click(visitor.open(HOME), "/login");

      assertThat(login.queryOf("/oauth2/authorize"))
          .containsOnlyKeys("client_id", "redirect_uri", "response_type", "scope");
      var wrong = visitor.signIn(login, "bob@meadow.test", "bob burns bridges");
      assertThat(wrong.text()).contains("Meadow Express", "don’t match");
      var home = visitor.signIn(wrong, "bob@meadow.test", "bob builds bridges");

      assertThat(home.queryOf("/auth-redirect")).containsKey("code").doesNotContainKey("state");
      assertThat(home.uri()).hasToString(HOME + "/");
      assertThat(home.text()).contains("Welcome bob@meadow.test", "Refreshed 0 times");

      for (int time = 1; time <= 3; time++) {
        app.goForward(AN_ACCESS_TOKEN);
        assertThat(visitor.open(HOME).text())
            .contains("Welcome bob@meadow.test", "Refreshed " + time + " times");
      }

      var out = visitor.click(visitor.open(HOME), "/logout");
      assertThat(out.queryOf("/oauth2/end_session")).containsOnlyKeys("post_logout_redirect_uri");
      assertThat(out.uri()).hasToString(HOME);
      assertThat(out.text()).contains("Nobody is logged in.");

      var again = visitor.click(out, "/login");
      assertThat(again.forms())
          .anySatisfy(form -> assertThat(form.fields()).containsKey("password"));
    }
  }

  @Test
  @DisplayName(
      "Authgear: a second login in the same browser needs no password, and a logout from elsewhere"
          + " does not end the session unasked")
  void authgearSession() throws Exception {
    try (var app = authgearProgram()) {
      var visitor = new Visitor().forwarding(APP, app.port());
      visitor.signIn(visitor.open(HOME + "/login"), "bob@meadow.test", "bob builds bridges");
      visitor.forget("connect.sid");

      var home = visitor.open(HOME + "/login");
      assertThat(home.text()).contains("Welcome bob@meadow.test");

      var stranger =
          visitor.open(
              server().at("/oauth2/end_session?post_logout_redirect_uri=http://evil.test"));
      assertThat(stranger.uri().getHost()).isEqualTo("localhost");
      visitor.forget("connect.sid");
      assertThat(visitor.open(HOME + "/login").text()).contains("Welcome bob@meadow.test");
    }
  }

  @Test
  @DisplayName(
      "auth.beshoy.ai: JSON token requests without scope, HS256 with the key's text, and a revocation"
          + " without secret")
  void beshoy() throws Exception {
    try (var app = beshoyProgram()) {
      var visitor = new Visitor().forwarding(APP, app.port());
      var login = visitor.open(HOME + "/");

      var asked = login.queryOf("/oauth/authorize");
      assertThat(asked).doesNotContainKeys("scope", "nonce").containsKey("state");
      var home = visitor.signIn(login, "cleo@harbour.test", "cleo charts coasts");
      assertThat(home.queryOf("/api/auth/callback")).containsEntry("state", asked.get("state"));
      assertThat(home.uri()).hasToString(HOME + "/");
      assertThat(home.text())
          .contains(
              "Signed in", "cleo@harbour.test", "\"role\":\"member\"", "\"status\":\"active\"");

      var tab = visitor.twin();
      visitor.forget("access_token");
      tab.forget("access_token");
      assertThat(visitor.open(HOME + "/").text()).contains("Signed in");
      assertThat(tab.open(HOME + "/").text()).contains("Signed in");
      assertThat(tab.cookie(home.uri(), "refresh_token"))
          .as("the second tab came with the old token within the grace, and got the same successor")
          .isEqualTo(visitor.cookie(home.uri(), "refresh_token"));

      var out = visitor.open(HOME + "/logout");
      assertThat(out.text()).contains("Logged out: 200 {\"ok\":true}");
      tab.forget("access_token");
      var refused = tab.open(HOME + "/");
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.body()).contains("{\"error\":\"Invalid refresh token\"}");

      assertThat(visitor.open(HOME + "/").forms())
          .as("no single sign-on: every login shows the login page")
          .anySatisfy(form -> assertThat(form.fields()).containsKey("password"));
    }
  }

  @Test
  @DisplayName(
      "auth.beshoy.ai: forms of the application's own and its scripts sign people in, with a"
          + " password and with a PIN, and no session is left")
  void beshoyWithoutPage() throws Exception {
    var pin = beshoyPin();
    try (var app = beshoyProgram()) {
      for (var way : List.of("form", "script")) {
        var person = new Visitor().forwarding(APP, app.port());
        var typed = Map.of("email", "cleo@harbour.test", "password", "cleo charts coasts");
        var home = beshoySignIn(person, way, "login", typed);
        assertThat(home.uri()).as(way).hasToString(HOME + "/");
        assertThat(home.text()).contains("Signed in", "cleo@harbour.test", "\"role\":\"member\"");
        assertThat(person.open("http://127.0.0.1:" + server().port() + "/account").text())
            .as("no session")
            .contains("Password");

        var guest = new Visitor().forwarding(APP, app.port());
        assertThat(beshoySignIn(guest, way, "pin", Map.of("pin", pin)).text())
            .contains("Signed in", "\"userId\":\"anon\"", "\"role\":\"pin_member\"", "berth");
        guest.forget("access_token");
        assertThat(guest.open(HOME + "/").text()).as("refreshed").contains("pin_member");
      }
      var refused = new Visitor().forwarding(APP, app.port());
      var wrong = Map.of("email", "cleo@harbour.test", "password", "no");
      assertThat(beshoySignIn(refused, "script", "login", wrong).body())
          .isEqualTo("{\"error\":\"Invalid credentials\"}");
      assertThat(beshoySignIn(refused, "script", "pin", Map.of("pin", "11111")).body())
          .isEqualTo("{\"error\":\"Invalid PIN\"}");
      assertThat(beshoySignIn(refused, "form", "login", wrong).text())
          .as("a person sees the login page")
          .contains("Harbour", "don’t match");
    }
  }

  private static Page beshoySignIn(
      Visitor visitor, String way, String what, Map<String, String> typed) throws Exception {
    var page = visitor.open(HOME + "/own-" + (what.equals("pin") ? "pin" : "login"));
    return way.equals("form")
        ? visitor.submit(page, typed)
        : visitor.post(page, "/script-" + what, typed);
  }

  private static String beshoyPin() throws Exception {
    var said = server().run("pin create", "Pier", "--issuer", "harbour", "--privilege", "berth");
    return said.replaceAll("(?s).*shown this once: ([0-9]{8}).*", "$1");
  }

  @Test
  @DisplayName(
      "auth.beshoy.ai: a magic link that a script asks for signs in whichever browser confirms it,"
          + " by the application's state alone")
  void beshoyLink() throws Exception {
    try (var app = beshoyProgram()) {
      var asking = new Visitor().forwarding(APP, app.port());
      var sent = beshoySignIn(asking, "script", "link", Map.of("email", "cleo@harbour.test"));
      assertThat(sent.body()).isEqualTo("{\"ok\":true}");
      var origin = URI.create("http://127.0.0.1:" + server().port() + "/");
      var token = CaughtMail.awaitLink(origin, "cleo@harbour.test").link().getQuery().substring(5);

      var other = new Visitor().forwarding(APP, app.port());
      var page = other.open(origin + "auth/magic-link/verify?token=" + token);
      assertThat(page.text()).contains("cleo@harbour.test", "Harbour");
      var home = other.submit(page, Map.of());
      assertThat(home.uri()).hasToString(HOME + "/");
      assertThat(home.text()).contains("Signed in", "cleo@harbour.test");
      assertThat(asking.open(HOME + "/").forms())
          .as("whoever asked is not signed in")
          .anySatisfy(form -> assertThat(form.fields()).containsKey("password"));
    }
  }

  @Test
  @DisplayName("auth.beshoy.ai: a refused token request is answered with one plain sentence")
  void beshoyErrors() throws Exception {
    var client = "\"client_id\":\"proj_harbour\"";
    var code = "\"grant_type\":\"authorization_code\",\"code\":\"made up\",\"code_verifier\":\"v\"";
    var where = ",\"redirect_uri\":\"" + HOME + "/api/auth/callback\"";

    assertThat(tokenRequest("{" + code + where + "," + client + ",\"client_secret\":\"no\"}"))
        .isEqualTo("401 {\"error\":\"Invalid client_secret\"}");
    assertThat(tokenRequest("{" + code + where + "," + client + "," + SECRET + "}"))
        .isEqualTo("400 {\"error\":\"Invalid or expired code\"}");
    assertThat(tokenRequest("{\"grant_type\":\"password\"," + client + "," + SECRET + "}"))
        .isEqualTo("400 {\"error\":\"Unsupported grant_type\"}");
  }

  @Test
  @DisplayName(
      "A generic guide: a query made by querystring, one state for everybody, consent, and UserInfo at the"
          + " root")
  void generic() throws Exception {
    try (var app = genericProgram()) {
      var visitor = new Visitor().forwarding(APP, app.port());
      var login = visitor.open(HOME + "/profile");

      assertThat(login.queryOf("/oauth2/authorize"))
          .containsEntry("scope", "openid profile email")
          .containsEntry("state", "random_state_string")
          .doesNotContainKey("code_challenge");
      var consent = visitor.signIn(login, "bob@meadow.test", "bob builds bridges");
      assertThat(consent.text()).contains("Meadow Guide");
      var profile = visitor.submit(consent, Map.of("decision", "allow"));

      assertThat(profile.queryOf("/callback")).containsEntry("state", "random_state_string");
      assertThat(profile.uri()).hasToString(HOME + "/profile");
      assertThat(profile.text())
          .contains("\"sub\":", "\"name\":\"Bob Builder\"", "\"email\":\"bob@meadow.test\"");

      assertThat(visitor.open(HOME + "/logout").text()).contains("Logged out");
      assertThat(visitor.open(HOME + "/profile").text())
          .as("the provider's session and the consent are still there")
          .contains("Bob Builder");
    }
  }

  @Test
  @DisplayName(
      "A generic guide: who refuses consent comes back without a code, and the exchange fails")
  void genericDenied() throws Exception {
    try (var app = genericProgram()) {
      var visitor = new Visitor().forwarding(APP, app.port());
      var consent =
          visitor.signIn(visitor.open(HOME + "/login"), "eve@meadow.test", "eve erases evidence");
      var back = visitor.submit(consent, Map.of("decision", "deny"));

      assertThat(back.queryOf("/callback"))
          .containsEntry("error", "access_denied")
          .containsEntry("state", "random_state_string")
          .doesNotContainKey("code");
      assertThat(back.status()).isEqualTo(500);
      assertThat(back.text()).isEqualTo("Token exchange failed");
    }
  }

  @Test
  @DisplayName(
      "AuthPI: PKCE, state and nonce; each refresh token once; organizations decide what a member"
          + " may do")
  void authpi() throws Exception {
    try (var app = authpiProgram()) {
      var visitor = new Visitor().forwarding(APP, app.port());
      var login = visitor.open(HOME + "/login");
      assertThat(login.queryOf("/authpi/authorize")).containsKeys("state", "nonce");
      var home = visitor.signIn(login, "ada@orchard.test", "ada loves engines");

      assertThat(home.queryOf("/callback")).containsKeys("code", "state");
      assertThat(home.uri()).hasToString(HOME + "/dashboard");
      assertThat(home.body())
          .contains("\"email\":\"ada@orchard.test\"", "\"id\":\"org_acme\"", "\"refreshes\":0")
          .doesNotContain("org_closed");
      assertThat(project(visitor, home, "org_acme")).isEqualTo("201 {\"created\":true}");
      assertThat(project(visitor, home, "org_globex"))
          .isEqualTo("403 {\"error\":\"insufficient_scope\"}");
      assertThat(project(visitor, home, "org_unknown"))
          .isEqualTo("403 {\"error\":\"insufficient_scope\"}");

      app.goForward(AN_ACCESS_TOKEN);
      assertThat(visitor.open(HOME + "/dashboard").body())
          .contains("\"refreshes\":1", "\"rotated\":true", "ada@orchard.test");
      app.goForward(AN_ACCESS_TOKEN);
      assertThat(visitor.open(HOME + "/dashboard").body()).contains("\"refreshes\":2");

      var out = visitor.open(HOME + "/logout");
      assertThat(out.queryOf("/authpi/logout")).containsKey("id_token_hint");
      assertThat(out.text()).contains("Nobody is logged in.");
      assertThat(visitor.click(out, "/login").forms())
          .anySatisfy(form -> assertThat(form.fields()).containsKey("password"));
    }
  }

  @Test
  @DisplayName("AuthPI: org= keeps the tokens to one organization through login and refresh")
  void authpiOneOrganization() throws Exception {
    try (var app = authpiProgram()) {
      var visitor = new Visitor().forwarding(APP, app.port());
      var login = visitor.open(HOME + "/login?org=org_globex");
      var home = visitor.signIn(login, "ada@orchard.test", "ada loves engines");
      assertThat(home.body()).contains("org_globex").doesNotContain("org_acme");

      app.goForward(AN_ACCESS_TOKEN);
      assertThat(visitor.open(HOME + "/dashboard").body())
          .contains("\"refreshes\":1", "org_globex")
          .doesNotContain("org_acme");
    }
  }

  @Test
  @DisplayName("AuthPI: a machine gets a token by client_credentials and no refresh token")
  void authpiMachine() throws Exception {
    try (var app = authpiProgram()) {
      var visitor = new Visitor().forwarding(APP, app.port());
      assertThat(visitor.open(HOME + "/nightly-job").body())
          .isEqualTo("{\"scope\":\"projects:read\",\"refreshToken\":null}");
    }
  }

  private static String tokenRequest(String json) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server().port() + "/oauth/token"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var response = http.send(request, BodyHandlers.ofString());
      return response.statusCode() + " " + response.body();
    }
  }

  private static String project(Visitor visitor, Page from, String organization) throws Exception {
    var page = visitor.post(from, "/orgs/" + organization + "/projects", Map.of("name", "Engine"));
    return page.status() + " " + page.body();
  }

  private static NodeProgram authgearProgram() throws Exception {
    return NodeProgram.start(
        "authgear/app.js",
        Map.of(
            "AUTHGEAR_ENDPOINT",
            server().at("").toString(),
            "AUTHGEAR_CLIENT_ID",
            "meadow-express",
            "AUTHGEAR_CLIENT_SECRET",
            "meadow-secret-0123456789abcdef01234",
            "AUTHGEAR_REDIRECT_URL",
            HOME + "/auth-redirect"));
  }

  private static NodeProgram beshoyProgram() throws Exception {
    return NodeProgram.start(
        "beshoy/app.mjs",
        Map.of(
            "APP_URL",
            HOME,
            "AUTH_URL",
            "http://127.0.0.1:" + server().port(),
            "AUTH_CLIENT_ID",
            "proj_harbour",
            "AUTH_CLIENT_SECRET",
            HARBOUR_SECRET,
            "JWT_SECRET",
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"));
  }

  private static NodeProgram genericProgram() throws Exception {
    return NodeProgram.start(
        "generic/app.js",
        Map.of(
            "OAUTH_SERVER", server().at("").toString(),
            "CLIENT_ID", "meadow-guide",
            "CLIENT_SECRET", "guide-secret-0123456789abcdef012345"));
  }

  private static NodeProgram authpiProgram() throws Exception {
    return NodeProgram.start(
        "authpi/app.js",
        Map.of(
            "AUTHPI_ISSUER_URL", server().at("/authpi").toString(),
            "AUTHPI_CLIENT_ID", "c_orchard",
            "AUTHPI_CLIENT_SECRET", "orchard-secret-0123456789abcdef0123"));
  }

  private static ServedGatewright server() {
    return running.orElseThrow();
  }
}
