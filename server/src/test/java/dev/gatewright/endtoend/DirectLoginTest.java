package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.CaughtMail;
import dev.gatewright.testing.ProjectClient;
import dev.gatewright.testing.ProjectClient.Reply;
import dev.gatewright.testing.ServedGatewright;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The addresses that clients of auth.beshoy.ai sign people in at: what is given, to whom, and what
/// is refused with which words.
final class DirectLoginTest {
  private static final Map<String, String> BROWSER =
      Map.of("Accept", "text/html,application/xhtml+xml", "Origin", "http://localhost:3000");
  private static final Pattern PIN =
      Pattern.compile("made (pin_\\S{22}) .*shown this once: ([0-9]{8})", Pattern.DOTALL);
  private static final Pattern RECOVERY =
      Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");

  @TempDir private static Path data;
  private static ServedGatewright server;

  @BeforeAll
  static void start() throws Exception {
    server =
        ServedGatewright.start(
            TwoTenants.file("direct-server.yaml"), TwoTenants.file("direct.yaml"), data, Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @DisplayName("JSON with the right password: 302 with code and state, no cookie and no session")
  void passwordByJson() throws Exception {
    var shop = shop();
    var given = shop.login("ada@acme.test", "ada loves engines");

    assertThat(given.status()).isEqualTo(302);
    assertThat(given.location().orElseThrow()).startsWith(ProjectClient.CALLBACK + "?");
    assertThat(given.parameter("state")).contains(ProjectClient.STATE);
    assertThat(given.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(given.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(given.body()).isEmpty();
    var tokens = shop.redeem(given.code());
    assertThat(tokens.status()).isEqualTo(200);
    var claims = ProjectClient.claims(tokens);
    assertThat(claims.path("sub").asString()).startsWith("usr_");
    assertThat(claims.path("email").asString()).isEqualTo("ada@acme.test");
    assertThat(claims.path("role").asString()).isEqualTo("member");
    assertThat(claims.has("sid")).as("no session").isFalse();
    assertThat(server.run("session list", "ada@acme.test", "--issuer", "acme"))
        .doesNotContain("ses_");
    assertThat(shop.refresh(tokens.json().path("refresh_token").asString()).status())
        .isEqualTo(200);
    assertThat(shop.redeem(given.code()).json().path("error").asString())
        .as("RFC 6749 §4.1.2: once")
        .isEqualTo("Invalid or expired code");
  }

  @Test
  @DisplayName("Whoever is suspended gets nothing more from the grant of such a login")
  void suspendedLater() throws Exception {
    var shop = shop();
    var tokens = shop.redeem(shop.login("cy@acme.test", "cy sails seas").code());
    var unspent = shop.login("cy@acme.test", "cy sails seas").code();
    var _ = server.run("user suspend", "cy@acme.test", "--issuer", "acme");

    assertThat(told(shop.refresh(tokens.json().path("refresh_token").asString())))
        .isEqualTo("403 Account blocked");
    assertThat(shop.redeem(unspent).status()).isNotEqualTo(200);
    assertThat(told(shop.login("cy@acme.test", "cy sails seas"))).isEqualTo("403 Account blocked");
  }

  @Test
  @DisplayName("A form of the application's own page is answered alike, and begins no session")
  void passwordByForm() throws Exception {
    var shop = shop();
    var fields = shop.fields(Map.of("email", "ada@acme.test", "password", "ada loves engines"));
    var given = shop.form("/auth/login-form", fields, BROWSER);

    assertThat(given.status()).isEqualTo(302);
    assertThat(given.parameter("state")).contains(ProjectClient.STATE);
    assertThat(String.join("; ", given.headers().allValues("Set-Cookie")))
        .doesNotContain("gw_session");
    assertThat(shop.redeem(given.code()).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("A PIN by JSON and by form: anon with its id, and a cookie that opens nothing")
  void pin() throws Exception {
    var shop = shop();
    var pin = make("acme", "Front desk");
    var given = shop.pin(pin.digits());
    var claims = ProjectClient.claims(shop.redeem(given.code()));

    assertThat(given.status()).isEqualTo(302);
    assertThat(given.parameter("state")).contains(ProjectClient.STATE);
    assertThat(claims.path("sub").asString()).isEqualTo("anon");
    assertThat(claims.path("role").asString()).isEqualTo("pin_member");
    assertThat(claims.path("pin_id").asString()).isEqualTo(pin.id());
    assertThat(String.join("; ", given.headers().allValues("Set-Cookie")))
        .contains("gw_pin_")
        .doesNotContain("gw_session");
    var form = shop.form("/auth/pin-form", shop.fields(Map.of("pin", pin.digits())), BROWSER);
    assertThat(shop.redeem(form.code()).status()).isEqualTo(200);

    var tokens = shop.redeem(shop.pin(pin.digits()).code());
    var _ = server.run("pin revoke", pin.id(), "--issuer", "acme");
    assertThat(told(shop.refresh(tokens.json().path("refresh_token").asString())))
        .isEqualTo("403 PIN revoked");
    assertThat(told(shop.pin(pin.digits()))).isEqualTo("401 Invalid PIN");
  }

  @ParameterizedTest(name = "{0}: {1} {2} -> {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /auth/login           | password           | wrong                         | 401 Invalid credentials
          /auth/login           | email              | nobody@acme.test              | 401 Invalid credentials
          /auth/login           | email              | no address at all             | 401 Invalid credentials
          /auth/login           | email              |                               | 400 Missing required fields
          /auth/login           | password           |                               | 400 Missing required fields
          /auth/login           | project_id         |                               | 400 Missing or invalid parameters
          /auth/login           | project_id         | proj_nobody                   | 400 Invalid client_id
          /auth/login           | project_id         | web                           | 400 Invalid client_id
          /auth/login           | project_id         | proj_globex                   | 400 Invalid client_id
          /auth/login           | project_id         | no client id                  | 400 Invalid client_id
          /auth/login           | redirect_uri       |                               | 400 Missing or invalid parameters
          /auth/login           | redirect_uri       | http://localhost:3000/other   | 400 Invalid redirect_uri
          /auth/login           | redirect_uri       | https://evil.test/callback    | 400 Invalid redirect_uri
          /auth/login           | code_challenge     |                               | 400 Missing or invalid parameters
          /auth/login           | code_challenge     | short                         | 400 Missing or invalid parameters
          /auth/login           | code_challenge_method | plain                      | 400 Only S256 code_challenge_method is supported
          /auth/login           | state              |                               | 400 Missing or invalid parameters
          /auth/login           | project_id         | proj_links                    | 403 Login method not enabled
          /auth/login-form      | password           | wrong                         | 401 Invalid credentials
          /auth/login-form      | email              |                               | 400 Missing required fields
          /auth/login-form      | state              |                               | 400 Missing or invalid parameters
          /auth/login-form      | redirect_uri       | https://evil.test/callback    | 400 Invalid redirect_uri
          /auth/pin             | pin                | 12345678901                   | 401 Invalid PIN
          /auth/pin             | pin                | letters                       | 401 Invalid PIN
          /auth/pin             | pin                |                               | 400 Missing required fields
          /auth/pin             | project_id         | proj_desk                     | 403 Login method not enabled
          /auth/pin             | state              |                               | 400 Missing or invalid parameters
          /auth/pin-form        | pin                | 12345678901                   | 401 Invalid PIN
          /auth/pin-form        | pin                |                               | 400 Missing required fields
          /auth/magic-link/send | email              |                               | 400 Missing required fields
          /auth/magic-link/send | project_id         | proj_desk                     | 403 Login method not enabled
          /auth/magic-link/send | project_id         | proj_nobody                   | 400 Invalid client_id
          /auth/magic-link/send | redirect_uri       | https://evil.test/callback    | 400 Invalid redirect_uri
          /auth/magic-link/send | code_challenge     |                               | 400 Missing or invalid parameters
          /auth/magic-link/send | state              |                               | 400 Missing or invalid parameters
          """)
  @DisplayName("Each error has its status and its sentence, and nothing else")
  void errors(String path, String field, String value, String told) throws Exception {
    var shop = shop();
    var proof = new HashMap<String, String>();
    proof.put("email", "ivy@acme.test");
    proof.put("password", "ivy irons icons");
    proof.put("pin", "00000000");
    proof.put(field, value == null ? "" : value);
    var fields = shop.fields(proof);
    var reply =
        path.endsWith("-form") ? shop.form(path, fields, Map.of()) : shop.json(path, fields);

    assertThat(told(reply)).isEqualTo(told);
    assertThat(reply.json().size()).isEqualTo(1);
    assertThat(reply.location()).isEmpty();
    assertThat(reply.headers().allValues("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest(name = "{0} as {1}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /auth/login           | application/x-www-form-urlencoded | email=a         | 415
          /auth/login           | text/plain                        | {"email":"a"}   | 415
          /auth/login           | application/json-patch+json       | {}              | 415
          /auth/login           | application/json; charset=utf-16  | {}              | 415
          /auth/login           | application/json                  | {"email":       | 400
          /auth/login           | application/json                  | []              | 400
          /auth/login           | application/json                  | {"state":{}}    | 400
          /auth/login           | application/json                  | {"a":1,"a":2}   | 400
          /auth/login-form      | application/json                  | {}              | 415
          /auth/login-form      | multipart/form-data               | x               | 415
          /auth/login-form      | application/x-www-form-urlencoded | pin=1&pin=2     | 400
          /auth/pin-form        | application/json                  | {}              | 415
          /auth/magic-link/send | application/x-www-form-urlencoded | email=a         | 415
          """)
  @DisplayName("Each address takes its own form of body: no page can send JSON without asking")
  void bodies(String path, String type, String body, int status) throws Exception {
    var reply = shop().post(path, body, Map.of("Content-Type", type));

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.json().path("error").asString()).isNotEmpty();
    assertThat(reply.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  @DisplayName("Fetch §4.8: a page of another origin that asks first is not allowed to send JSON")
  void noCors() throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var preflight =
          HttpRequest.newBuilder(shop().at("/auth/login"))
              .header("Origin", "http://localhost:3000")
              .header("Access-Control-Request-Method", "POST")
              .header("Access-Control-Request-Headers", "content-type")
              .method("OPTIONS", BodyPublishers.noBody())
              .build();
      var response = http.send(preflight, BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(405);
      assertThat(response.headers().firstValue("Access-Control-Allow-Headers")).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -                     | -            | 302
          http://localhost:3000 | cross-site   | 302
          https://shop.test     | cross-site   | 302
          https://shop.test     | -            | 302
          https://SHOP.test     | same-site    | 302
          -                     | same-origin  | 302
          http://localhost:3001 | same-site    | 403
          http://shop.test      | -            | 403
          https://evil.test     | cross-site   | 403
          https://evil.test     | -            | 403
          null                  | cross-site   | 403
          null                  | -            | 403
          -                     | cross-site   | 403
          """)
  @DisplayName("A form is taken from our origin and from those of the client's redirect URIs alone")
  void origins(String origin, String site, int status) throws Exception {
    var shop = shop();
    var headers = new LinkedHashMap<String, String>();
    if (!origin.equals("-")) {
      headers.put("Origin", origin);
    }
    if (!site.equals("-")) {
      headers.put("Sec-Fetch-Site", site);
    }
    var fields = shop.fields(Map.of("email", "ada@acme.test", "password", "ada loves engines"));
    var reply = shop.form("/auth/login-form", fields, headers);

    assertThat(reply.status()).isEqualTo(status);
    if (status == 403) {
      assertThat(told(reply)).isEqualTo("403 Origin not allowed");
    }
  }

  @Test
  @DisplayName("What is told without the secret is the same with and without an account")
  void noEnumeration() throws Exception {
    var shop = shop();
    var known = shop.login("gus@acme.test", "not this one");
    var blocked = shop.login("bob@acme.test", "not this one");
    var unknown = shop.login("nobody@acme.test", "not this one");

    assertThat(shape(blocked)).isEqualTo(shape(known));
    assertThat(shape(unknown)).isEqualTo(shape(known));
    assertThat(told(shop.login("bob@acme.test", "bob builds bridges")))
        .as("with the right one")
        .isEqualTo("403 Account blocked");

    var sent = shop.sendLink("gus@acme.test");
    assertThat(sent.status()).isEqualTo(200);
    assertThat(sent.body()).isEqualTo("{\"ok\":true}");
    assertThat(shape(shop.sendLink("bob@acme.test"))).isEqualTo(shape(sent));
    assertThat(shape(shop.sendLink("nobody@acme.test"))).isEqualTo(shape(sent));
    assertThat(shape(shop.sendLink("no address"))).isEqualTo(shape(sent));
    var _ = caught("gus@acme.test");
    assertThat(CaughtMail.all(server.at("/"), "bob@acme.test")).isEmpty();
    assertThat(CaughtMail.all(server.at("/"), "nobody@acme.test")).isEmpty();
  }

  @Test
  @DisplayName(
      "An account that demands a second factor gets no code: the answer leads to the login page")
  void secondFactor() throws Exception {
    var shop = shop();
    var codes = new ArrayList<String>();
    var made =
        RECOVERY.matcher(
            server.run("user recovery-codes", "dee@acme.test", "--issuer", "acme", "--demand"));
    while (made.find()) {
      codes.add(made.group());
    }
    assertThat(told(shop.login("dee@acme.test", "wrong"))).isEqualTo("401 Invalid credentials");

    var program = shop.login("dee@acme.test", "dee draws dunes");
    assertThat(program.status()).isEqualTo(302);
    assertThat(program.location()).contains(expected(shop));
    var visitor = TwoTenants.visitor();
    var login = visitor.open(program.location().orElseThrow());
    var asked = visitor.signIn(login, "dee@acme.test", "dee draws dunes");
    var done = visitor.submit(asked, Map.of("code", codes.getFirst()));
    assertThat(done.query()).containsEntry("state", ProjectClient.STATE);
    assertThat(shop.redeem(TwoTenants.code(done)).status()).isEqualTo(200);

    var browser = TwoTenants.visitor().saying("Accept", "text/html");
    var own = browser.open(shop.authorize());
    var fields = shop.fields(Map.of("email", "dee@acme.test", "password", "dee draws dunes"));
    var page = browser.post(own, "/acme/auth/login-form", fields);
    assertThat(page.text()).contains("Recovery code", "dee@acme.test");
    var after = browser.submit(page, Map.of("code", codes.get(1)));
    assertThat(after.query()).containsEntry("state", ProjectClient.STATE);
    assertThat(ProjectClient.claims(shop.redeem(TwoTenants.code(after))).path("amr").toString())
        .contains("otp");
  }

  private static String expected(ProjectClient client) {
    return client.at("/oauth2/authorize").toString()
        + "?client_id=proj_shop&response_type=code&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2F"
        + "callback&state="
        + ProjectClient.STATE
        + "&code_challenge="
        + ProjectClient.CHALLENGE
        + "&code_challenge_method=S256";
  }

  @Test
  @DisplayName("Consent is asked on the page alone, so a client that wants it gets no code here")
  void consent() throws Exception {
    var asks = client("acme", "proj_asks", "asks-secret-of-acme-0123456789abcdef");
    var led = asks.login("ada@acme.test", "ada loves engines");

    assertThat(led.status()).isEqualTo(302);
    assertThat(led.location().orElseThrow())
        .startsWith(asks.at("/oauth2/authorize").toString())
        .doesNotContain("code=");
  }

  @Test
  @DisplayName("An address that must be verified first is, on the page; the setting shuts it all")
  void notHere() throws Exception {
    var verify = client("initech", "proj_verify", "verify-secret-0123456789abcdef012345");
    var led = verify.login("una@initech.test", "una utters units");
    assertThat(led.status()).isEqualTo(302);
    assertThat(led.location().orElseThrow())
        .startsWith(verify.at("/oauth2/authorize").toString())
        .doesNotContain("code=");

    var page = client("initech", "proj_page", "page-secret-0123456789abcdef01234567");
    assertThat(told(page.login("una@initech.test", "una utters units")))
        .isEqualTo("400 Invalid client_id");
  }

  @Test
  @DisplayName("A browser whose sign-in fails is shown the login page, and goes on there")
  void pageInBrowser() throws Exception {
    var shop = shop();
    var browser = TwoTenants.visitor().saying("Accept", "text/html");
    var start = browser.open(shop.authorize());
    var wrong = shop.fields(Map.of("email", "ada@acme.test", "password", "wrong"));
    var page = browser.post(start, "/acme/auth/login-form", wrong);
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.text()).contains("Shop", "don’t match");
    assertThat(page.body()).contains("ada@acme.test");
    var done = browser.submit(page, Map.of("password", "ada loves engines"));
    assertThat(done.query()).containsEntry("state", ProjectClient.STATE).containsKey("code");

    var pin = browser.post(start, "/acme/auth/pin-form", shop.fields(Map.of("pin", "00000000")));
    assertThat(pin.status()).isEqualTo(422);
    assertThat(pin.text()).contains("Enter your PIN");
    var foreign =
        shop.form(
            "/auth/login-form",
            wrong,
            Map.of("Accept", "text/html", "Origin", "https://evil.test"));
    assertThat(foreign.status()).isEqualTo(403);
    assertThat(foreign.body()).contains("<html");
    var elsewhere =
        shop.form(
            "/auth/login-form", shop.fields(Map.of("redirect_uri", "https://evil.test/")), BROWSER);
    assertThat(elsewhere.status()).isEqualTo(400);
    assertThat(elsewhere.location()).isEmpty();
  }

  @Test
  @DisplayName("A code is of the project that asked, and of its issuer, whatever they share")
  void acrossClientsAndTenants() throws Exception {
    var shop = shop();
    var desk = client("acme", "proj_desk", "desk-secret-of-acme-0123456789abcdef");
    var globex = client("globex", "proj_globex", "globex-secret-0123456789abcdef012345");
    assertThat(desk.redeem(shop.login("ada@acme.test", "ada loves engines").code()).status())
        .isEqualTo(400);
    assertThat(globex.redeem(shop.login("ada@acme.test", "ada loves engines").code()).status())
        .isEqualTo(400);
    assertThat(told(globex.login("ada@acme.test", "ada loves engines")))
        .isEqualTo("401 Invalid credentials");

    var pin = make("acme", "Acme alone");
    assertThat(told(globex.pin(pin.digits()))).isEqualTo("401 Invalid PIN");
    var _ = server.run("pin revoke", pin.id(), "--issuer", "acme");

    var _ = shop.sendLink("eli@acme.test");
    var token = token(caught("eli@acme.test").link());
    assertThat(told(globex.get("/auth/magic-link/verify?token=" + token, Map.of())))
        .isEqualTo("400 Invalid or expired token");
    assertThat(TwoTenants.visitor().open(globex.at("/login/link?link=" + token)).status())
        .isEqualTo(410);
  }

  @Test
  @DisplayName("Guesses are counted as on the page: strangers share what PINs have, holders do not")
  void throttles() throws Exception {
    var hooli = client("hooli", "proj_hooli", "hooli-secret-0123456789abcdef0123456");
    var pin = make("hooli", "Stage door");
    var cookie =
        hooli.pin(pin.digits()).headers().allValues("Set-Cookie").stream()
            .filter(set -> set.startsWith("gw_pin_"))
            .map(set -> set.split(";", 2)[0])
            .findFirst()
            .orElseThrow();
    Reply last = hooli.pin("00000000");
    for (int guess = 1; guess < 10; guess++) {
      last = hooli.pin("1234567" + guess);
    }
    assertThat(told(last)).isEqualTo("429 Rate limited");
    assertThat(last.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    assertThat(told(hooli.pin(pin.digits()))).isEqualTo("429 Rate limited");
    var fields = hooli.fields(Map.of("pin", pin.digits()));
    assertThat(hooli.form("/auth/pin-form", fields, Map.of("Cookie", cookie)).status())
        .as("a browser in which it was right before")
        .isEqualTo(302);

    for (int guess = 0; guess < 10; guess++) {
      last = hooli.login("zoe@hooli.test", "wrong " + guess);
    }
    assertThat(told(last)).isEqualTo("429 Rate limited");
    assertThat(told(hooli.login("zoe@hooli.test", "zoe zips zones"))).isEqualTo("429 Rate limited");
    for (int guess = 0; guess < 10; guess++) {
      last = hooli.login("nobody@hooli.test", "wrong " + guess);
    }
    assertThat(told(last)).as("nobody's budget is spent alike").isEqualTo("429 Rate limited");
  }

  private record Made(String id, String digits) {}

  private static Made make(String issuer, String label) throws Exception {
    var made = PIN.matcher(server.run("pin create", label, "--issuer", issuer));
    assertThat(made.find()).isTrue();
    return new Made(made.group(1), made.group(2));
  }

  private static CaughtMail caught(String address) {
    return CaughtMail.await(server.at("/"), address, 1);
  }

  private static String token(URI link) {
    return link.getQuery().substring("link=".length());
  }

  private static String told(Reply reply) {
    return reply.status() + " " + reply.json().path("error").asString();
  }

  /// Everything but the time.
  private static String shape(Reply reply) {
    var headers = new TreeMap<String, List<String>>(reply.headers().map());
    headers.keySet().removeAll(List.of("date", "x-request-id")); // each answer has its own
    return reply.status() + " " + headers + " " + reply.body();
  }

  private static ProjectClient shop() {
    return client("acme", "proj_shop", TwoTenants.SECRET);
  }

  private static ProjectClient client(String issuer, String project, String secret) {
    return new ProjectClient(server.at("/" + issuer), project, secret);
  }
}
