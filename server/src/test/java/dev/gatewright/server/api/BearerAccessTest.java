package dev.gatewright.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Role;
import dev.gatewright.adminclient.AdminClient;
import dev.gatewright.adminclient.call.AdminException;
import dev.gatewright.adminclient.call.RetryPolicy;
import dev.gatewright.adminclient.call.Secret;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.control.Request;
import dev.gatewright.server.control.TenantsRequest;
import dev.gatewright.server.control.Wire;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.events.KeptEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("An access token of those who administer opens the administration")
final class BearerAccessTest {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final IssuerId GLOBEX = new IssuerId("globex");
  private static final OrganizationId WEST = new OrganizationId("org_west");
  private static final List<SignInMethod> TWO = List.of(SignInMethod.PASSWORD, SignInMethod.TOTP);

  static final String EVERYTHING =
      Arrays.stream(Permission.values()).map(Permission::key).collect(Collectors.joining(" "));

  @TempDir private Path folder;
  private AdminServer server;
  private SystemPeople people;

  @BeforeEach
  void start() throws Exception {
    server = new AdminServer(folder, "limits: { api_key_per_address: 1000/15m }");
    people = new SystemPeople(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName("by the mandate as the store has it at that moment, narrowed by the token's scope")
  void narrowed() throws Exception {
    var who = people.signed(TWO, Mandate.of(Role.ADMINISTRATOR, ACME));
    var token = people.bearer(who, "users:read clients:write issuers:write");

    assertThat(server.get(token, "/issuers/acme/users").status()).isEqualTo(200);
    var refused = server.get(token, "/issuers/acme/clients");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("permission")).isEqualTo("clients:read");
    assertThat(refused.header("WWW-Authenticate"))
        .isEqualTo("Bearer error=\"insufficient_scope\", scope=\"clients:read\"");
    assertThat(server.post(token, "/issuers", "{\"settings\":{\"id\":\"mine\"}}").status())
        .as("a scope that the mandate has not")
        .isEqualTo(403);
    assertThat(server.get(token, "/issuers/globex/users").status()).isEqualTo(404);
    assertThat(server.get(token, "/issuers/system/users").status()).isEqualTo(404);
    var table = server.open.store().administrators();
    var by = By.operator("command line", server.clock.instant());
    table.grant(who.user().id(), Mandate.of(Role.SUPPORT, GLOBEX).reach(), "support", by);
    assertThat(server.get(token, "/issuers/globex/users").status()).isEqualTo(200);
    table.revoke(who.user().id(), Mandate.of(Role.ADMINISTRATOR, ACME).reach(), by);
    assertThat(server.get(token, "/issuers/acme/users").status()).isEqualTo(404);
    table.revoke(who.user().id(), Mandate.of(Role.SUPPORT, GLOBEX).reach(), by);
    assertThat(server.get(token, "/issuers/globex/users").status()).isEqualTo(401);
  }

  @Test
  @DisplayName("a plan by a token without the right to change secrets calls each secret replaced")
  void narrowedPlan() throws Exception {
    var who = people.signed(TWO, Mandate.owner());
    var reads =
        Arrays.stream(Permission.values())
            .filter(Permission::isRead)
            .map(Permission::key)
            .collect(Collectors.joining(" "));
    var file =
        """
        issuers:
          - id: acme
            hooks: [{ id: crm, url: "https://h.test/", on: token, on_failure: allow, secret: %1$s }]
            webhooks: [{ id: crm, url: "https://w.test/", events: [user.*], secret: %1$s }]
            clients: [{ id: own, type: machine, secret: "own-secret-of-acme-0123456789abcdef" }]
        """
            .formatted("whsec_" + "A".repeat(32));
    var arguments = Map.of("name", "t.yaml", "text", file);
    assertThat(told(people.bearer(who, EVERYTHING), new Request("apply", arguments)))
        .contains("+ client acme/own");

    assertThat(told(people.bearer(who, EVERYTHING), new Request("plan", arguments)))
        .isEqualTo("nothing to change");
    assertThat(told(people.bearer(who, reads), new Request("plan", arguments)))
        .contains(
            "~ hook acme/crm\n    secret: replaced",
            "~ client acme/own\n    secret: replaced",
            "~ webhook acme/crm\n    secret: replaced");
  }

  private String told(String token, Request request) throws Exception {
    var answered = server.post(token, "/commands", new String(Wire.bytes(request), UTF_8));
    return Wire.answer(answered.whole().body().getBytes(UTF_8)).orElseThrow().text();
  }

  @Test
  @DisplayName("the issuer of those who administer is nowhere for keys and tokens, owners' too")
  void systemIsHidden() throws Exception {
    var client =
        "{\"settings\":{\"id\":\"mine\",\"type\":\"machine\",\"scopes\":[\"users:read\"]}}";
    for (var who :
        List.of(server.key(Mandate.owner()), people.bearer(EVERYTHING, Mandate.owner()))) {
      assertThat(server.post(who, "/issuers/system/clients", client).status()).isEqualTo(404);
      assertThat(patch(who, "/issuers/system/clients/gatewright-cli")).isEqualTo(404);
      assertThat(patch(who, "/issuers/system")).isEqualTo(404);
      assertThat(server.get(who, "/issuers/system").status()).isEqualTo(404);
      assertThat(server.get(who, "/issuers/system/history").status()).isEqualTo(404);
      assertThat(server.post(who, "/issuers/system/history/1/restore", "{}").status())
          .isEqualTo(404);
    }
    assertThat(server.ask(Request.of("why").with("issuer", "system")).exitCode()).isZero();
    assertThat(server.ask(Request.of("stats").with("issuer", "system")).exitCode()).isZero();
    assertThat(server.ask(Request.of("keys list").with("issuer", "system")).exitCode()).isZero();
  }

  private int patch(String who, String path) throws Exception {
    return server
        .send("PATCH", who, path, Optional.of("{\"settings\":{\"name\":\"Mine\"}}"), Map.of())
        .status();
  }

  @Test
  @DisplayName(
      "by each of somebody's mandates where it counts; lists are of all, and events name the person")
  void several() throws Exception {
    var who =
        people.signed(TWO, Mandate.of(Role.ADMINISTRATOR, ACME), Mandate.of(Role.AUDITOR, GLOBEX));
    var token = people.bearer(who, EVERYTHING);

    assertThat(server.get(token, "/issuers").json().path("data").findValuesAsString("id"))
        .containsExactly("acme", "globex");
    var key = "{\"name\":\"ci\",\"role\":\"support\",\"issuer\":\"acme\"}";
    var made = server.post(token, "/api-keys", key);
    assertThat(made.status()).isEqualTo(201);
    assertThat(server.post(token, "/api-keys", key.replace("acme", "globex")).status())
        .isEqualTo(404);
    assertThat(server.delete(token, "/api-keys/" + made.text("id")).status()).isEqualTo(204);
    assertThat(server.open.store().events().after("acme", 0, 1000))
        .filteredOn(event -> event.name().equals("api_key.made"))
        .extracting(KeptEvent::actor)
        .containsExactly("operator:administrator " + who.user().id());
  }

  @Test
  @DisplayName("with Idempotency-Key done once for the person, whichever of their tokens comes")
  void idempotent() throws Exception {
    var who = people.signed(TWO, Mandate.of(Role.ADMINISTRATOR, ACME));
    var body = Optional.of("{\"email\":\"eve@acme.test\"}");
    var once = Map.of("Idempotency-Key", "one");

    var first =
        server.send("POST", people.bearer(who, EVERYTHING), "/issuers/acme/users", body, once);
    var again =
        server.send("POST", people.bearer(who, EVERYTHING), "/issuers/acme/users", body, once);
    var other =
        server.send(
            "POST",
            people.bearer(EVERYTHING, Mandate.of(Role.ADMINISTRATOR, ACME)),
            "/issuers/acme/users",
            body,
            once);
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.text("id")).isEqualTo(first.text("id"));
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(other.status()).as("somebody else's key of the same name").isEqualTo(409);
  }

  @Test
  @DisplayName(
      "until its session ends, its grant or itself is revoked, its person is suspended or it"
          + " expires: each at once")
  void dead() throws Exception {
    var owner = Mandate.owner();
    var now = server.clock.instant();
    var signedOut = people.signed(TWO, owner);
    var token = people.bearer(signedOut, EVERYTHING);
    assertThat(server.get(token, "/issuers").status()).isEqualTo(200);
    server
        .open
        .store()
        .sessions()
        .end(
            SystemPeople.SYSTEM,
            signedOut.session().id(),
            dev.gatewright.identity.events.By.server(now));
    assertThat(server.get(token, "/issuers").status()).as("session").isEqualTo(401);

    var suspended = people.signed(TWO, owner);
    token = people.bearer(suspended, EVERYTHING);
    server
        .open
        .store()
        .users()
        .update(
            SystemPeople.SYSTEM,
            suspended.user().id(),
            UserChange.NONE.withStatus(UserStatus.SUSPENDED),
            Optional.empty(),
            dev.gatewright.identity.events.By.server(now));
    assertThat(server.get(token, "/issuers").status()).as("suspended").isEqualTo(401);

    var tokens = people.tokens(people.signed(TWO, owner), EVERYTHING, people.resource());
    token = "Bearer " + tokens.path("access_token").asString();
    assertThat(server.get(token, "/issuers").status()).isEqualTo(200);
    people.revoke(tokens.path("refresh_token").asString());
    assertThat(server.get(token, "/issuers").status()).as("grant").isEqualTo(401);

    token = people.bearer(EVERYTHING, owner);
    server.clock.advance(Duration.ofMinutes(10).minusSeconds(1));
    assertThat(server.get(token, "/issuers").status()).isEqualTo(200);
    server.clock.advance(Duration.ofSeconds(1));
    assertThat(server.get(token, "/issuers").status()).as("expired").isEqualTo(401);
  }

  @Test
  @DisplayName("and none that is for another audience, of one factor, or of another issuer")
  void others() throws Exception {
    var who = people.signed(TWO, Mandate.owner());
    var own = people.tokens(who, "openid " + EVERYTHING, "").path("access_token").asString();
    var weak = people.signed(List.of(SignInMethod.PASSWORD), Mandate.owner());
    var refused = server.get("Bearer " + own, "/issuers");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text("reason")).isEqualTo("admin.unauthenticated");
    assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer error=\"invalid_token\"");
    var oneFactor = server.get(people.bearer(weak, EVERYTHING), "/issuers");
    assertThat(oneFactor.status()).isEqualTo(401);
    assertThat(oneFactor.header("WWW-Authenticate"))
        .contains("insufficient_user_authentication", "acr_values=\"urn:gatewright:acr:mfa\"");
    var passkey = people.signed(List.of(SignInMethod.PASSKEY), Mandate.owner());
    assertThat(server.get(people.bearer(passkey, EVERYTHING), "/issuers").status()).isEqualTo(200);
    assertThat(server.get("Bearer", "/issuers").status()).isEqualTo(401);
    assertThat(server.get("Bearer x.y.z", "/issuers").status()).isEqualTo(401);
    assertThat(server.get("", "/issuers").whole().headers().allValues("WWW-Authenticate"))
        .containsExactly("Basic realm=\"gatewright\"", "Bearer");
    assertThat(
            server.open.store().events().after(EventTable.SERVER.value(), 0, 1000).stream()
                .filter(event -> event.name().equals("request.refused"))
                .map(event -> event.details().get("reason")))
        .contains("token.audience", "token.factors", "token.invalid");
  }

  @Test
  @DisplayName("An issuer that somebody declared makes no token for this audience that counts")
  void foreignIssuer() throws Exception {
    var key = server.key(Mandate.owner());
    var id = people.resource().replace(":", "%3A").replace("/", "%2F");
    var put =
        server.send(
            "PUT",
            key,
            "/issuers/acme/resources?id=" + id,
            Optional.of("{\"settings\":{\"scopes\":[\"users:read\"]}}"),
            Map.of());
    var client =
        server.post(
            key,
            "/issuers/acme/clients",
            "{\"settings\":{\"id\":\"job\",\"type\":\"machine\",\"scopes\":[\"users:read\"],"
                + "\"access_token\":{\"audience\":[\""
                + people.resource()
                + "\"]}}}");
    assertThat(put.status()).as(put.whole().body()).isEqualTo(200);
    assertThat(client.status()).as(client.whole().body()).isEqualTo(201);
    var basic = AdminServer.basic("job", client.text("client_secret"));
    var own = Map.of("grant_type", "client_credentials", "scope", "users:read");
    var token = server.form("/acme/oauth2/token", basic, SystemPeople.form(own));
    assertThat(token.status()).isEqualTo(200);
    assertThat(server.get("Bearer " + token.text("access_token"), "/issuers/acme/users").status())
        .as("of another issuer, with this audience")
        .isEqualTo(401);
    var named = Map.of("grant_type", "client_credentials", "resource", people.resource());
    var refused = server.form("/acme/oauth2/token", basic, SystemPeople.form(named));
    assertThat(refused.text("error")).isEqualTo("invalid_target");
  }

  @Test
  @DisplayName(
      "A client of the issuer of those who administer comes in its own right, once it has a role,"
          + " and as long as it is there")
  void program() throws Exception {
    var added =
        server.ask(
            Request.of("client add")
                .with("issuer", "system")
                .with("client", "nightly")
                .with("type", "machine")
                .with("scope", "users:read\nclients:read")
                .with(Request.JSON, "true"));
    var secret = new JsonMapper().readTree(added.text()).path("secret").asString();
    assertThat(secret).as(added.text()).isNotEmpty();
    var token = programToken(secret, "users:read clients:read");
    assertThat(server.get(token, "/issuers/acme/users").status()).as("no role yet").isEqualTo(401);

    server.command(mandate("support", "acme"));
    assertThat(server.get(token, "/issuers/acme/users").status()).isEqualTo(200);
    assertThat(server.get(token, "/issuers/acme/clients").status())
        .as("more than the role")
        .isEqualTo(403);
    assertThat(server.get(token, "/issuers/globex/users").status()).isEqualTo(404);
    assertThat(server.get(token, "/issuers/acme/sessions").status())
        .as("more than the scope")
        .isEqualTo(403);
    assertThat(server.ask(mandate("support", "system")).exitCode()).isNotZero();
    assertThat(server.ask(mandate("owner", "acme")).exitCode()).as("of every issuer").isNotZero();
    server.command(Request.of("client remove").with("issuer", "system").with("client", "nightly"));
    assertThat(server.get(token, "/issuers/acme/users").status()).as("removed").isEqualTo(401);
    assertThat(server.open.store().events().after("acme", 0, 1000))
        .extracting(KeptEvent::name)
        .contains("program.granted");
  }

  private static Request mandate(String role, String issuer) {
    return Request.of("client mandate")
        .with("client", "nightly")
        .with("role", role)
        .with("issuer", issuer);
  }

  private String programToken(String secret, String scope) throws Exception {
    var form =
        Map.of("grant_type", "client_credentials", "scope", scope, "resource", people.resource());
    var basic = AdminServer.basic("nightly", secret);
    return "Bearer "
        + server.form("/console/oauth2/token", basic, SystemPeople.form(form)).text("access_token");
  }

  @Test
  @DisplayName("It opens the projects of another system's programs to owners, as their keys do")
  void projects() throws Exception {
    var owner = people.bearer(EVERYTHING, Mandate.owner());
    var other = people.bearer(EVERYTHING, Mandate.of(Role.ADMINISTRATOR, ACME));
    assertThat(people.status(owner, "/acme/admin/projects")).isEqualTo(200);
    assertThat(people.status(other, "/acme/admin/projects")).isEqualTo(403);
    assertThat(people.status("Bearer x.y.z", "/acme/admin/projects")).isEqualTo(401);
  }

  @Test
  @DisplayName("The administration's client asks for the token of the moment at each request")
  void adminClient() throws Exception {
    var supplied = new AtomicReference<>("no.to.ken");
    var client =
        AdminClient.builder()
            .server(server.at("/"))
            .token(() -> Secret.of(supplied.get()))
            .retries(RetryPolicy.none())
            .build();
    assertThatThrownBy(() -> client.issuers().list().iterator().hasNext())
        .isInstanceOf(AdminException.class);
    var bearer = people.bearer(EVERYTHING, Mandate.owner());
    supplied.set(bearer.substring("Bearer ".length()));
    assertThat(client.issuers().list()).hasSize(2);
    supplied.set("one\r\nX: two");
    assertThatThrownBy(() -> client.issuers().list().iterator().hasNext())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("Who has too many wrong ones waits, and a right one is never kept out")
  void throttled() throws Exception {
    server.close();
    server = new AdminServer(folder.resolve("small"), "limits: { api_key_per_address: 3/15m }");
    people = new SystemPeople(server);
    var right = people.bearer(EVERYTHING, Mandate.owner());
    for (int guess = 0; guess < 3; guess++) {
      assertThat(server.get("Bearer x.y." + guess, "/issuers").status()).isEqualTo(401);
    }
    var waits = server.get("Bearer x.y.z", "/issuers");
    assertThat(waits.status()).isEqualTo(429);
    assertThat(waits.header("Retry-After")).isNotEmpty();
    assertThat(server.get(right, "/issuers").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("Whoever administers one organization sees it, what is inside it, and nothing else")
  void ofOrganization() throws Exception {
    server.command(
        TenantsRequest.of(
            "apply",
            "tenants.yaml",
            AdminServer.TENANTS.replace(
                "  - id: globex", "      - id: org_east\n        name: East\n  - id: globex"),
            folder,
            Map.of()));
    var token = people.bearer(EVERYTHING, Mandate.of(ACME, WEST));
    var west = "/issuers/acme/organizations/org_west";
    var list = server.get(token, "/issuers/acme/organizations");
    assertThat(list.json().path("data").findValuesAsString("id")).containsExactly("org_west");
    for (var path : List.of("", "/members", "/invitations", "/domains")) {
      assertThat(server.get(token, west + path).status()).as(path).isEqualTo(200);
      assertThat(server.get(token, "/issuers/acme/organizations/org_east" + path).status())
          .as("another: " + path)
          .isEqualTo(404);
      assertThat(server.get(token, "/issuers/globex/organizations/org_west" + path).status())
          .isEqualTo(404);
    }
    assertThat(
            server
                .patch(
                    token, west + "/members/" + server.ada(), "{\"title\":\"Chief\",\"scopes\":[]}")
                .status())
        .isEqualTo(204);
    assertThat(server.post(token, west + "/invitations", "{\"email\":\"eve@acme.test\"}").status())
        .isEqualTo(204);
    rightsOfOrganization(token, west);
    assertThat(server.patch(token, west, "{\"name\":\"Mine\"}").status()).isEqualTo(403);
    assertThat(server.delete(token, west).status()).isEqualTo(403);
    assertThat(
            server.post(token, west + "/members", "{\"user\":\"" + server.ada() + "\"}").status())
        .as("accounts are not theirs to look for")
        .isEqualTo(403);
    assertThat(server.post(token, "/issuers/acme/organizations", "{\"name\":\"New\"}").status())
        .isEqualTo(404);
    for (var path :
        List.of("/issuers", "/issuers/acme", "/issuers/acme/users", "/issuers/acme/events")) {
      assertThat(server.get(token, path).status()).as(path).isEqualTo(403);
    }
  }

  /// They give what somebody there has already, and to look after it.
  private void rightsOfOrganization(String token, String west) throws Exception {
    var member = west + "/members/" + server.ada();
    var billing = "{\"scopes\":[\"billing\"]}";
    var invitation = "{\"email\":\"mia@acme.test\",\"scopes\":[\"billing\"]}";

    var refused = server.patch(token, member, billing);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("reason")).isEqualTo("admin.exceeds");
    assertThat(server.post(token, west + "/invitations", invitation).status()).isEqualTo(403);
    assertThat(server.patch(token, member, "{\"scopes\":[\"organization:admin\"]}").status())
        .isEqualTo(204);

    var administrator = server.key(Mandate.of(Role.ADMINISTRATOR, ACME));
    assertThat(server.patch(administrator, member, billing).status()).isEqualTo(204);
    assertThat(server.patch(token, member, billing).status()).isEqualTo(204);
    assertThat(server.post(token, west + "/invitations", invitation).status()).isEqualTo(204);
  }
}
