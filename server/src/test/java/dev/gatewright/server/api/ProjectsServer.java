package dev.gatewright.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.testing.ProjectClient;
import dev.gatewright.testing.ProjectClient.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A server with projects, and whoever comes to their administration.
final class ProjectsServer implements AutoCloseable {
  static final String KEY = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  private static final String TENANTS =
      """
      issuers:
        - id: acme
          name: Acme
          login: { methods: [password, magic_link], tell_new_browsers: false }
          clients:
            - id: proj_shop
              name: Shop
              compat: beshoy
              secret: "shop-secret-0123456789abcdef01234567"
              signing_key: "%s"
              redirect_uris: ["http://localhost:3000/callback"]
              login_methods: [password, pin]
            - id: proj_desk
              name: Desk
              compat: beshoy
              secret: "shop-secret-0123456789abcdef01234567"
              signing_key: "8e86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
              redirect_uris: ["http://localhost:3000/callback"]
            - id: proj_off
              name: Off
              compat: beshoy
              project_admins: false
              secret: "shop-secret-0123456789abcdef01234567"
              signing_key: "7d86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
              redirect_uris: ["http://localhost:3000/callback"]
            - id: web
              secret: "shop-secret-0123456789abcdef01234567"
              redirect_uris: ["http://localhost:3000/callback"]
          users:
            - { email: ada@acme.test, email_verified: true, password: "some long words", role: admin }
            - { email: bea@acme.test, email_verified: true, password: "some long words", role: admin }
            - { email: cy@acme.test, email_verified: true, password: "some long words" }
            - { email: dan@acme.test, email_verified: true, password: "some long words", role: admin }
        - id: globex
          name: Globex
          login: { methods: [password], tell_new_browsers: false }
          clients:
            - id: proj_shop
              name: Shop
              compat: beshoy
              secret: "shop-secret-0123456789abcdef01234567"
              signing_key: "6c86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
              redirect_uris: ["http://localhost:3000/callback"]
          users:
            - { email: ada@globex.test, email_verified: true, password: "some long words", role: admin }
      """
          .formatted(KEY);

  private static final TenantId ACME = new TenantId("acme");

  final AdminServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  ProjectsServer(Path folder, String more) throws IOException {
    this.server = new AdminServer(folder, more, TENANTS);
  }

  ProjectClient client(String issuer, String project) {
    return new ProjectClient(
        URI.create("http://localhost:" + server.port() + "/" + issuer),
        project,
        "shop-secret-0123456789abcdef01234567");
  }

  /// What somebody's login at the project brings.
  Reply tokens(String issuer, String project, String name) throws Exception {
    var client = client(issuer, project);
    return client.redeem(client.login(name + "@" + issuer + ".test", "some long words").code());
  }

  /// An access token, as the `Authorization` field has it.
  String bearer(String project, String name) throws Exception {
    return bearer(tokens("acme", project, name));
  }

  static String bearer(Reply tokens) {
    return "Bearer " + tokens.json().path("access_token").asString();
  }

  /// A token as the application itself can make one, with the key that it shares.
  static String minted(ObjectNode claims) throws GeneralSecurityException {
    var head = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(UTF_8));
    var content = head + "." + base64(JsonMapper.shared().writeValueAsBytes(claims));
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY.getBytes(UTF_8), "HmacSHA256"));
    return "Bearer " + content + "." + base64(mac.doFinal(content.getBytes(UTF_8)));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  User user(String name) {
    return server
        .open
        .store()
        .users()
        .findByEmail(ACME, new CanonicalEmail(name + "@acme.test"))
        .orElseThrow();
  }

  void change(String name, String role, UserStatus status) {
    server
        .open
        .store()
        .users()
        .update(
            ACME,
            user(name).id(),
            UserChange.NONE.withRole(role).withStatus(status),
            By.operator("command line", server.clock.instant()));
  }

  /// Asks at the issuer acme. An empty `credential` or `body` is not sent.
  Reply ask(String method, String path, String credential, String body)
      throws IOException, InterruptedException {
    return ask(method, path, credential, body, Map.of());
  }

  Reply ask(String method, String path, String credential, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + server.port() + "/acme/admin/projects" + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!credential.isEmpty()) {
      request.header("Authorization", credential);
    }
    if (!body.isEmpty() && !headers.containsKey("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::header);
    var answer = http.send(request.build(), BodyHandlers.ofString());
    return new Reply(answer.statusCode(), answer.headers(), answer.body());
  }

  @Override
  public void close() {
    http.close();
    server.close();
  }
}
