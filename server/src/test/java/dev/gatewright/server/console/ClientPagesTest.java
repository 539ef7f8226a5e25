package dev.gatewright.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Role;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.console.ConsoleServer.Signed;
import dev.gatewright.store.tenants.KeptClient;
import dev.gatewright.testing.Page;
import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.Skip;
import dev.gatewright.testing.Visitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The console's pages of clients, of tokens, and of logins that are tried.
final class ClientPagesTest {
  /// Of the issuer acme; `other` administers globex.
  private static final String TABLE =
      """
                             owner admin support auditor other
      GET /clients             200   200     403     200   404
      GET /clients/add         200   200     403     403   404
      POST /clients/add        303   303     403     403   404
      GET /client              200   200     403     200   404
      GET /client/code         200   200     403     200   404
      GET /client/try          200   200     403     403   404
      POST /client/try         303   303     403     403   404
      GET /client/edit         200   200     403     403   404
      POST /client/edit        303   303     403     403   404
      GET /client/settings     200   200     403     403   404
      POST /client/settings    303   303     403     403   404
      GET /client/secret       200   200     403     403   404
      POST /client/secret      303   303     403     403   404
      GET /client/remove       200   200     403     403   404
      POST /client/remove      422   422     403     403   404
      GET /token               200   200     200     200   404
      POST /token              422   422     422     422   404
      """;

  private static final IssuerId ACME = new IssuerId("acme");
  private static final String WEB_SECRET = "web-secret-of-acme-0123456789abcdef";

  @TempDir private static Path folder = Path.of("");
  private static Optional<ConsoleServer> running = Optional.empty();

  @BeforeAll
  static void start() throws Exception {
    running = Optional.of(new ConsoleServer(folder, ""));
  }

  @AfterAll
  static void stop() {
    running.ifPresent(ConsoleServer::close);
  }

  private static ConsoleServer server() {
    return running.orElseThrow();
  }

  private static Signed admin() {
    return server().signed(Mandate.of(Role.ADMINISTRATOR, ACME));
  }

  private static String get(Signed who, String path) throws Exception {
    return server().get(Optional.of(who), "/i/acme" + path).body();
  }

  private static HttpResponse<String> post(Signed who, String path, Map<String, String> fields)
      throws Exception {
    return server().post(who, "/i/acme" + path, fields);
  }

  private static Optional<KeptClient> kept(String id) {
    return server().open.sealed().clients().find(ACME, new ClientId(id));
  }

  private static String document(String id) {
    return kept(id).orElseThrow().document();
  }

  /// As of when a form shows the client.
  private static String seen(String id) {
    return Long.toString(kept(id).orElseThrow().updatedAt().toEpochMilli());
  }

  /// What stands in an element of this page after the given label.
  private static String shown(String html, String label) {
    var found =
        Pattern.compile("<dt>" + label + "</dt><dd><code[^>]*>([^<]+)</code>").matcher(html);
    assertThat(found.find()).as(label + " in " + html).isTrue();
    return found.group(1);
  }

  private static String plain(String html) {
    return html.replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static String snippet(String html, String id) {
    var found =
        Pattern.compile("<pre id=\"code-" + id + "\"[^>]*><code>(.*?)</code>", Pattern.DOTALL)
            .matcher(html);
    assertThat(found.find()).as(id).isTrue();
    return plain(found.group(1));
  }

  /// Adds a client by the wizard; what the page shows then.
  private static String added(Signed who, String kind, Map<String, String> fields)
      throws Exception {
    var answer = post(who, "/clients/add?kind=" + kind, fields);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  @Test
  @DisplayName("every address lets in whom the table names")
  void table() throws Exception {
    var who = new LinkedHashMap<String, Signed>();
    who.put("owner", server().signed(Mandate.owner()));
    who.put("admin", admin());
    who.put("support", server().signed(Mandate.of(Role.SUPPORT, ACME)));
    who.put("auditor", server().signed(Mandate.of(Role.AUDITOR, ACME)));
    who.put("other", server().signed(Mandate.of(Role.ADMINISTRATOR, new IssuerId("globex"))));
    var found = new StringBuilder(TABLE.lines().findFirst().orElse("")).append('\n');
    for (var line : TABLE.lines().skip(1).toList()) {
      var request = line.substring(0, 22).strip();
      var path = "/i/acme" + request.substring(request.indexOf('/')) + "?id=web";
      found.append("%-22s".formatted(request));
      for (var one : who.entrySet()) {
        var answer =
            request.startsWith("GET")
                ? server().get(Optional.of(one.getValue()), path)
                : server().post(one.getValue(), path, Map.of());
        found.append(("%" + (one.getKey().length() + 1) + "s").formatted(answer.statusCode()));
      }
      found.append('\n');
    }

    assertThat(found.toString()).isEqualTo(TABLE);
  }

  @Test
  @DisplayName(
      "from nothing to an application that logs somebody in, by the values of the code that is"
          + " shown; the secret is told once and stands in no code")
  void wizard() throws Exception {
    var admin = admin();
    var page =
        added(
            admin,
            "web",
            Map.of(
                "name", "Küche & Söhne",
                "redirect_uris", "http://localhost:3000/callback",
                "first_party", "yes"));
    var secret = shown(page, "Client secret");
    var java = snippet(page, "java");
    for (var id : new String[] {"java", "spring", "express", "next", "go", "python", "curl"}) {
      assertThat(snippet(page, id))
          .as(id)
          .contains("kuche-sohne", "CLIENT_SECRET")
          .doesNotContain(secret, "{{", "?secret");
    }
    var client =
        new RelyingParty(
            URI.create(value(java, "issuer")),
            value(java, "clientId"),
            secret,
            value(java, "redirectUri"));
    var visitor = new Visitor().stoppingAt("localhost:3000");
    var login = visitor.open(client.authorize());
    var back = visitor.signIn(login, "ada@acme.test", "ada loves engines");

    assertThat(client.redeem(back.query().getOrDefault("code", "")).isOk()).isTrue();
    for (var path : new String[] {"", "/code", "/edit", "/settings"}) {
      assertThat(get(admin, "/client" + path + "?id=kuche-sohne")).doesNotContain(secret);
    }
    assertThat(get(admin, "/clients?text=k%C3%BCche")).contains("kuche-sohne");
    assertThat(get(admin, "/clients?text=k%C3%BCche")).doesNotContain("<code dir=\"ltr\">web<");
    assertThat(get(admin, "/clients?after=kuche-sohne")).doesNotContain(">kuche-sohne<");
  }

  private static String value(String java, String method) {
    var found = Pattern.compile("\\." + method + "\\(\"([^\"]+)\"\\)").matcher(java);
    assertThat(found.find()).as(method + " in " + java).isTrue();
    return found.group(1);
  }

  @Test
  @DisplayName("what cannot be a client is told with what helps, and nothing typed is lost")
  void wrongClient() throws Exception {
    var admin = admin();
    var wrong =
        post(
            admin,
            "/clients/add?kind=web",
            Map.of("name", "A \"<shop>", "redirect_uris", "http://shop.example.com/callback"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(plain(wrong.body()))
        .contains("/redirect_uris", "Write the exact https URI")
        .contains("http://shop.example.com/callback</textarea>", "A \"<shop>");
    assertThat(wrong.body()).doesNotContain("<shop>");
    var twice =
        post(
            admin,
            "/clients/add?kind=spa",
            Map.of("client", "web", "name", "Web", "redirect_uris", "http://localhost:3000/"));
    assertThat(twice.statusCode()).isEqualTo(422);
    assertThat(twice.body()).contains("There is a client with this id");
    var spa =
        added(admin, "spa", Map.of("name", "Page", "redirect_uris", "http://localhost:5173/"));
    assertThat(spa).doesNotContain("Client secret</dt>");
    assertThat(snippet(spa, "spa")).contains("authority: \"" + issuer(server()) + "\"");
    var authgear =
        added(
            admin,
            "authgear",
            Map.of("name", "Old", "redirect_uris", "http://localhost:3000/callback"));
    assertThat(authgear).contains("CLIENT_SECRET");
    assertThat(document("old")).contains("\"compat\":\"authgear\"");
  }

  private static String issuer(ConsoleServer server) {
    return server.root() + "/acme";
  }

  @Test
  @DisplayName(
      "what is edited is written, what is not goes on coming from the defaults, and who comes"
          + " second is told so and keeps what they typed")
  void edit() throws Exception {
    var admin = admin();
    added(
        admin, "web", Map.of("name", "Edited", "redirect_uris", "http://localhost:3000/callback"));
    var form = get(admin, "/client/edit?id=edited");
    assertThat(form).contains("value=\"7d\"", "http://localhost:3000/callback");
    var before = seen("edited");
    server().clock.advance(Duration.ofMillis(5));
    var fields = new LinkedHashMap<String, String>();
    fields.put("seen", before);
    fields.put("name", "Edited again");
    fields.put("redirect_uris", "http://localhost:3000/callback\nhttps://shop.example.com/cb");
    fields.put("post_logout_redirect_uris", "");
    fields.put("scopes", "openid profile email phone address organizations offline_access");
    fields.put("grant_authorization_code", "yes");
    fields.put("grant_refresh_token", "yes");
    fields.put("pkce", "required");
    fields.put("access_token_lifetime", "12m");
    fields.put("refresh_lifetime", "7d");
    fields.put("refresh_idle", "30d");
    var saved = post(admin, "/client/edit?id=edited", fields);

    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
    assertThat(document("edited"))
        .contains("\"Edited again\"", "https://shop.example.com/cb", "\"12m\"", "\"required\"")
        .doesNotContain("refresh_lifetime", "\"scopes\"", "\"grants\"");
    var late = post(admin, "/client/edit?id=edited", fields);
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("Somebody else changed it meanwhile", "Edited again");
    fields.put("seen", seen("edited"));
    fields.put("access_token_lifetime", "soon");
    var wrong = post(admin, "/client/edit?id=edited", fields);
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("/access_token/lifetime", "value=\"soon\"");
    assertThat(get(admin, "/client?id=edited")).contains("live 12 minutes");
  }

  @Test
  @DisplayName(
      "all settings are one text: what is taken out goes back to its default, the secret stays,"
          + " and each fault is told with its line or its key")
  void settings() throws Exception {
    var admin = admin();
    added(admin, "web", Map.of("name", "Texts", "redirect_uris", "http://localhost:3000/cb"));
    var path = "/client/settings?id=texts";
    assertThat(plain(get(admin, path))).contains("name: \"Texts\"", "redirect_uris");
    var text = "id: texts\nname: Texts\ntype: web\nredirect_uris: [";
    var broken = post(admin, path, Map.of("seen", seen("texts"), "settings", text));
    assertThat(broken.statusCode()).isEqualTo(422);
    assertThat(plain(broken.body())).contains("Line ", "is not valid YAML", "redirect_uris: [<");
    var unknown =
        post(
            admin,
            path,
            Map.of(
                "seen",
                seen("texts"),
                "settings",
                "id: texts\nredirect_uri: http://localhost:3000/cb"));
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(plain(unknown.body())).contains("/redirect_uri", "did you mean redirect_uris?");
    server().clock.advance(Duration.ofMillis(5));
    var saved =
        post(
            admin,
            path,
            Map.of(
                "seen",
                seen("texts"),
                "settings",
                "{\"id\": \"texts\", \"redirect_uris\": [\"http://localhost:3000/x\"]}"));
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
    assertThat(document("texts")).contains("/x").doesNotContain("Texts", "first_party");
    assertThat(kept("texts").orElseThrow().secrets()).isNotEmpty();
  }

  @Test
  @DisplayName(
      "a new secret is shown once, the one before works as long as was said and can be ended, and"
          + " a client is removed by whoever types its id")
  void secretAndEnd() throws Exception {
    var admin = admin();
    var page = added(admin, "machine", Map.of("name", "Robot"));
    var first = shown(page, "Client secret");
    server().clock.advance(Duration.ofMillis(5));
    var rotated = post(admin, "/client/secret?id=robot", Map.of("act", "rotate", "keep", "24"));
    assertThat(rotated.statusCode()).isEqualTo(200);
    var second = shown(rotated.body(), "Client secret");
    assertThat(token("robot", first).isOk()).isTrue();
    assertThat(token("robot", second).isOk()).isTrue();
    assertThat(get(admin, "/client?id=robot")).contains("The secret before");
    assertThat(post(admin, "/client/secret?id=robot", Map.of("act", "end")).statusCode())
        .isEqualTo(303);
    assertThat(token("robot", first).isOk()).isFalse();

    assertThat(post(admin, "/client/remove?id=robot", Map.of("confirm", "Robot")).statusCode())
        .isEqualTo(422);
    assertThat(post(admin, "/client/remove?id=robot", Map.of("confirm", "robot")).statusCode())
        .isEqualTo(303);
    assertThat(kept("robot")).isEmpty();
    assertThat(server().get(Optional.of(admin), "/i/acme/client?id=robot").statusCode())
        .isEqualTo(404);
  }

  private static RelyingParty.Answer token(String id, String secret) throws Exception {
    return new RelyingParty(URI.create(issuer(server())), id, secret, "")
        .token(Map.of("grant_type", "client_credentials"));
  }

  @Test
  @DisplayName("the code for a machine runs as it is shown, and the inspector knows its token")
  void machine() throws Exception {
    Skip.where(missing("curl"));
    var admin = admin();
    var page = added(admin, "machine", Map.of("name", "Night's $(job)", "client", "o'n$(x)"));
    var script = folder.resolve("machine.sh");
    Files.writeString(script, snippet(page, "curl"));
    var running = new ProcessBuilder("bash", script.toString());
    running.environment().put("CLIENT_SECRET", shown(page, "Client secret"));
    var process = running.redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    var found = Pattern.compile("\"access_token\" ?: ?\"([^\"]+)\"").matcher(said);
    assertThat(found.find()).as(said).isTrue();
    var token = found.group(1);

    var read = post(admin, "/token", Map.of("token", "\n" + token + " "));
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(plain(read.body()))
        .contains(
            "An access token",
            "A key of the issuer signed it",
            "introspection says that it is active")
        .contains("It was given to the client o'n$(x)", "It lives until")
        .doesNotContain(token);
    var forged = token.substring(0, token.length() - 8) + "AAAAAAAA";
    assertThat(post(admin, "/token", Map.of("token", forged)).body())
        .contains("The signature is wrong")
        .doesNotContain("introspection says");
    var globex = server().signed(Mandate.of(Role.ADMINISTRATOR, new IssuerId("globex")));
    var other = server().post(globex, "/i/globex/token", Map.of("token", token));
    assertThat(other.body())
        .as("of an issuer that is not theirs nothing is told")
        .contains("no issuer that you administer")
        .doesNotContain("introspection says", "signed it:");
    assertThat(
            post(admin, "/client/remove?id=o%27n%24%28x%29", Map.of("confirm", "o'n$(x)"))
                .statusCode())
        .isEqualTo(303);
    assertThat(post(admin, "/token", Map.of("token", token)).body())
        .contains("introspection says that it is not active");
    server().clock.advance(Duration.ofDays(1));
    assertThat(post(admin(), "/token", Map.of("token", token)).body())
        .contains("It expired")
        .doesNotContain("introspection says");
    assertThat(post(admin(), "/token", Map.of("token", "a".repeat(20_000))).statusCode())
        .isEqualTo(422);
    assertThat(post(admin(), "/token", Map.of("token", "e30.e30.")).body())
        .contains("It does not say who issued it");
  }

  private static Optional<String> missing(String program) {
    return Files.isExecutable(Path.of("/usr/bin", program))
        ? Optional.empty()
        : Optional.of(program + " is missing");
  }

  @Test
  @DisplayName(
      "a login is tried where the client has the console's address, which somebody put there and"
          + " takes away again; what the tokens say is shown, and they are ended")
  void tried() throws Exception {
    var admin = admin();
    var own = server().root() + "/console/tried";
    assertThat(document("web")).doesNotContain(own);
    assertThat(post(admin, "/client/try?id=web", Map.of("act", "allow")).statusCode())
        .isEqualTo(303);
    assertThat(document("web")).as("nobody ticked it").doesNotContain(own);
    server().clock.advance(Duration.ofMillis(5));
    post(admin, "/client/try?id=web", Map.of("act", "allow", "sure", "yes"));
    assertThat(document("web")).contains(own, "http://localhost:3000/callback");

    var visitor = new Visitor();
    visitor.keep(server().root().resolve("/console/"), admin.cookie() + "; Path=/console");
    var begin = visitor.open(server().root() + "/console/i/acme/client/try?id=web");
    var link = Pattern.compile("href=\"([^\"]*/oauth2/authorize[^\"]*)\"").matcher(begin.body());
    assertThat(link.find()).as(begin.body()).isTrue();
    var back = visitor.open(plain(link.group(1)));
    back = visitor.signIn(back, "ada@acme.test", "ada loves engines");
    if (!back.uri().getPath().equals("/console/tried")) {
      back = visitor.submit(back, Map.of("decision", "allow"));
    }
    assertThat(back.uri().getPath()).isEqualTo("/console/tried");
    assertThat(back.text()).contains("came back with a code");
    var again = server().get(Optional.of(admin()), "/tried?" + back.uri().getRawQuery());
    assertThat(again.statusCode()).as("somebody else's login").isEqualTo(404);
    var wrong = tokens(visitor, back, "not-the-secret");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.text()).contains("This is not the client’s secret", "invalid_client");
    assertThat(wrong.body()).contains("/client/secret?id=web", "/client/try?id=web");
    assertThat(wrong.body()).doesNotContain("not-the-secret");
    var done = tokens(visitor, wrong, WEB_SECRET);
    assertThat(done.text())
        .contains("The login works", "An ID token", "An access token", "A key of the issuer")
        .contains("the nonce is the same");
    assertThat(done.body()).doesNotContainPattern("eyJ[A-Za-z0-9_-]+\\.eyJ");
    var twice = tokens(visitor, back, WEB_SECRET);
    assertThat(twice.text()).contains("used up or too old", "invalid_grant", "Another login");
    server().clock.advance(Duration.ofMillis(5));
    post(admin, "/client/try?id=web", Map.of("act", "stop"));
    assertThat(document("web")).doesNotContain(own);
  }

  private static Page tokens(Visitor visitor, Page back, String secret) throws Exception {
    return visitor.submit(back, Map.of("client_secret", secret));
  }
}
