package dev.gatewright.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Role;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.console.ConsoleServer.Signed;
import dev.gatewright.store.events.KeptEvent;
import dev.gatewright.testing.Page;
import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.Visitor;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server with an issuer that lets administrators act as its people, one that does not, and an
/// administrator of the first.
final class ActingServer implements AutoCloseable {
  private static final String TENANTS =
      """
      issuers:
        - id: acme
          name: Acme
          impersonation: on
          signup: open
          clients:
            - id: web
              name: Web
              secret: "web-secret-of-acme-0123456789abcdef"
              redirect_uris: ["http://localhost:3000/callback"]
              client_uri: "https://web.test/"
              first_party: true
              refresh_token: always
              scopes: [openid, profile, email, offline_access, "account:read", "account:write"]
            - id: shop
              name: Shop
              secret: "shop-secret-of-acme-0123456789abcde"
              redirect_uris: ["http://localhost:3000/callback"]
          users:
            - { email: ada@acme.test, email_verified: true, password: "ada loves engines", name: Ada Lovelace }
            - { email: boss@acme.test, email_verified: true, password: "boss bakes bread", name: Boss }
            - { email: chief@acme.test, email_verified: true, password: "chief cuts cake", role: admin }
            - { email: both@acme.test, email_verified: true, password: "both bring boats" }
            - { email: away@acme.test, email_verified: true, password: "away all autumn", status: suspended }
          organizations:
            - id: org_west
              name: West Inc
              members:
                - { user: boss@acme.test, scopes: ["organization:admin"] }
                - { user: ada@acme.test }
        - id: globex
          name: Globex
          users:
            - { email: ada@globex.test, password: "ada likes both", name: Ada }
      """;

  static final IssuerId ACME = new IssuerId("acme");
  static final String REASON = "looking into ticket 4711";
  private static final String PATH = "/user/impersonation";
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  final ConsoleServer server;
  final RelyingParty web;
  final Signed admin;

  ActingServer(Path folder) throws Exception {
    server = new ConsoleServer(folder, "", TENANTS);
    web = party("web", "web-secret-of-acme-0123456789abcdef");
    admin = server.signed(Mandate.of(Role.ADMINISTRATOR, ACME));
  }

  @Override
  public void close() {
    server.close();
  }

  RelyingParty party(String id, String secret) {
    return new RelyingParty(
        URI.create(server.root() + "/acme"), id, secret, "http://localhost:3000/callback");
  }

  static Visitor visitor() {
    return new Visitor().stoppingAt("localhost:3000").stoppingAt("web.test");
  }

  String path(String issuer, String email) {
    var tenant = issuer.equals("acme") ? ConsoleServer.ACME : ConsoleServer.GLOBEX;
    return "/i/" + issuer + PATH + "?id=" + server.user(tenant, email).id().value();
  }

  HttpResponse<String> ask(Signed who, String email, Map<String, String> fields) throws Exception {
    return server.post(who, path("acme", email), fields);
  }

  String secret(Signed who) throws Exception {
    var answer = ask(who, "ada@acme.test", Map.of("reason", REASON, "application", "web"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var found = TOKEN.matcher(answer.body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  /// Brings a secret as the console's form does.
  Page bring(Visitor visitor, String secret) throws Exception {
    var none = HttpHeaders.of(Map.of(), (_, _) -> true);
    var from = new Page(server.root(), 200, none, "", List.of());
    return visitor.post(from, "/acme/impersonate", Map.of("token", secret));
  }

  Visitor acting() throws Exception {
    var visitor = visitor();
    assertThat(bring(visitor, secret(admin)).status()).isEqualTo(200);
    return visitor;
  }

  Page account(Visitor visitor, String path) throws Exception {
    return visitor.open(server.root() + "/acme/account" + path);
  }

  Visitor signedIn() throws Exception {
    var visitor = visitor();
    visitor.signIn(account(visitor, ""), "ada@acme.test", "ada loves engines");
    return visitor;
  }

  static JsonNode claims(String jwt) {
    return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]));
  }

  RelyingParty.Answer tokens(Visitor visitor, String scope) throws Exception {
    var page = visitor.open(web.authorize(Map.of("scope", scope)));
    return web.redeem(page.query().getOrDefault("code", "none"));
  }

  List<KeptEvent> events(String name) {
    return server.open.store().events().after("acme", 0, 10_000).stream()
        .filter(event -> event.name().equals(name))
        .toList();
  }

  void advance(Duration time) {
    server.clock.advance(time);
  }
}
