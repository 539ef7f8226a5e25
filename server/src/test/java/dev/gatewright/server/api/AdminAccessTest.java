package dev.gatewright.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Role;
import dev.gatewright.identity.ApiKeyId;
import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.api.AdminServer.Answered;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is let do what, address by address, as a table that somebody wrote.
final class AdminAccessTest {
  /// Each row is an address at the issuer acme, with things that are there and a body that it takes
  /// where one is given below. `other` is the administrator of another issuer.
  private static final String TABLE =
      """
                                                                                     none wrong owner admin support auditor other
      GET /issuers                                                                    401   401   200   200     403     200   200
      POST /issuers                                                                   401   401   201   403     403     403   403
      GET /issuers/{issuer}                                                           401   401   200   200     403     200   404
      PATCH /issuers/{issuer}                                                         401   401   200   200     403     403   404
      DELETE /issuers/{issuer}                                                        401   401   412   403     403     403   403
      GET /issuers/{issuer}/providers                                                 401   401   200   200     403     200   404
      GET /issuers/{issuer}/providers/{provider}                                      401   401   404   404     403     404   404
      PUT /issuers/{issuer}/providers/{provider}                                      401   401   200   200     403     403   404
      PATCH /issuers/{issuer}/providers/{provider}                                    401   401   200   200     403     403   404
      DELETE /issuers/{issuer}/providers/{provider}                                   401   401   204   404     403     403   404
      GET /issuers/{issuer}/scopes                                                    401   401   200   200     403     200   404
      GET /issuers/{issuer}/scopes/{scope}                                            401   401   404   404     403     404   404
      PUT /issuers/{issuer}/scopes/{scope}                                            401   401   200   200     403     403   404
      PATCH /issuers/{issuer}/scopes/{scope}                                          401   401   200   200     403     403   404
      DELETE /issuers/{issuer}/scopes/{scope}                                         401   401   204   404     403     403   404
      GET /issuers/{issuer}/resources                                                 401   401   200   200     403     200   404
      PUT /issuers/{issuer}/resources                                                 401   401   200   200     403     403   404
      PATCH /issuers/{issuer}/resources                                               401   401   200   200     403     403   404
      DELETE /issuers/{issuer}/resources                                              401   401   204   404     403     403   404
      GET /issuers/{issuer}/history                                                   401   401   200   200     403     200   404
      POST /issuers/{issuer}/history/{number}/rollback                                401   401   404   404     403     403   404
      GET /settings                                                                   401   401   200   200     403     200   200
      GET /issuers/{issuer}/users                                                     401   401   200   200     200     200   404
      POST /issuers/{issuer}/users                                                    401   401   201   201     403     403   404
      POST /issuers/{issuer}/users/invitations                                        401   401   204   204     403     403   404
      POST /issuers/{issuer}/users/{user}/impersonation                               401   401   409   409     403     403   404
      GET /issuers/{issuer}/users/{user}                                              401   401   200   200     200     200   404
      PATCH /issuers/{issuer}/users/{user}                                            401   401   200   200     403     403   404
      DELETE /issuers/{issuer}/users/{user}                                           401   401   204   204     403     403   404
      POST /issuers/{issuer}/users/{user}/password                                    401   401   200   200     403     403   404
      POST /issuers/{issuer}/users/{user}/sign-out                                    401   401   204   204     204     403   404
      GET /issuers/{issuer}/users/{user}/sessions                                     401   401   200   200     200     200   404
      DELETE /issuers/{issuer}/users/{user}/sessions/{session}                        401   401   404   404     404     403   404
      GET /issuers/{issuer}/users/{user}/factors                                      401   401   200   200     200     200   404
      DELETE /issuers/{issuer}/users/{user}/factors                                   401   401   404   404     403     403   404
      DELETE /issuers/{issuer}/users/{user}/factors/{factor}                          401   401   404   404     403     403   404
      GET /issuers/{issuer}/users/{user}/names                                        401   401   200   200     200     200   404
      POST /issuers/{issuer}/users/{user}/names                                       401   401   204   204     403     403   404
      DELETE /issuers/{issuer}/users/{user}/names/{kind}                              401   401   204   204     403     403   404
      POST /issuers/{issuer}/users/{user}/recovery-codes                              401   401   200   200     403     403   404
      DELETE /issuers/{issuer}/users/{user}/recovery-codes                            401   401   204   404     403     403   404
      GET /issuers/{issuer}/users/{user}/deletion                                     401   401   404   404     404     404   404
      POST /issuers/{issuer}/users/{user}/deletion                                    401   401   200   409     403     403   404
      DELETE /issuers/{issuer}/users/{user}/deletion                                  401   401   204   404     403     403   404
      GET /issuers/{issuer}/sessions                                                  401   401   200   200     200     200   404
      POST /issuers/{issuer}/sessions/end                                             401   401   200   200     200     403   404
      GET /issuers/{issuer}/grants                                                    401   401   200   200     200     200   404
      POST /issuers/{issuer}/grants/revoke                                            401   401   200   200     200     403   404
      DELETE /issuers/{issuer}/grants/{grant}                                         401   401   404   404     404     403   404
      GET /issuers/{issuer}/clients                                                   401   401   200   200     403     200   404
      POST /issuers/{issuer}/clients                                                  401   401   201   201     403     403   404
      GET /issuers/{issuer}/clients/{client}                                          401   401   200   200     403     200   404
      PATCH /issuers/{issuer}/clients/{client}                                        401   401   200   200     403     403   404
      DELETE /issuers/{issuer}/clients/{client}                                       401   401   204   204     403     403   404
      POST /issuers/{issuer}/clients/{client}/secret                                  401   401   200   200     403     403   404
      DELETE /issuers/{issuer}/clients/{client}/secret/former                         401   401   404   404     403     403   404
      GET /issuers/{issuer}/organizations                                             401   401   200   200     200     200   404
      POST /issuers/{issuer}/organizations                                            401   401   201   201     403     403   404
      GET /issuers/{issuer}/organizations/{organization}                              401   401   200   200     200     200   404
      PATCH /issuers/{issuer}/organizations/{organization}                            401   401   200   200     403     403   404
      DELETE /issuers/{issuer}/organizations/{organization}                           401   401   204   204     403     403   404
      GET /issuers/{issuer}/organizations/{organization}/invitations                  401   401   200   200     200     200   404
      POST /issuers/{issuer}/organizations/{organization}/invitations                 401   401   204   204     403     403   404
      POST /issuers/{issuer}/organizations/{organization}/invitations/{invitation}/resend  401   401   404   404     403     403   404
      DELETE /issuers/{issuer}/organizations/{organization}/invitations/{invitation}  401   401   404   404     403     403   404
      GET /issuers/{issuer}/organizations/{organization}/domains                      401   401   200   200     200     200   404
      POST /issuers/{issuer}/organizations/{organization}/domains                     401   401   201   201     403     403   404
      POST /issuers/{issuer}/organizations/{organization}/domains/{domain}/verify     401   401   404   404     403     403   404
      DELETE /issuers/{issuer}/organizations/{organization}/domains/{domain}          401   401   404   404     403     403   404
      GET /issuers/{issuer}/organizations/{organization}/administrators               401   401   200   200     403     200   404
      DELETE /issuers/{issuer}/organizations/{organization}/administrators/{user}     401   401   404   404     403     403   404
      GET /issuers/{issuer}/organizations/{organization}/administrators/invitations   401   401   200   200     403     200   404
      POST /issuers/{issuer}/organizations/{organization}/administrators/invitations  401   401   201   201     403     403   404
      DELETE /issuers/{issuer}/organizations/{organization}/administrators/invitations/{invitation}  401   401   404   404     403     403   404
      GET /issuers/{issuer}/organizations/{organization}/members                      401   401   200   200     200     200   404
      POST /issuers/{issuer}/organizations/{organization}/members                     401   401   201   409     403     403   404
      PATCH /issuers/{issuer}/organizations/{organization}/members/{user}             401   401   204   204     403     403   404
      DELETE /issuers/{issuer}/organizations/{organization}/members/{user}            401   401   204   204     403     403   404
      GET /issuers/{issuer}/keys                                                      401   401   200   200     403     200   404
      POST /issuers/{issuer}/keys/rotate                                              401   401   200   403     403     403   403
      GET /issuers/{issuer}/pins                                                      401   401   200   200     403     200   404
      POST /issuers/{issuer}/pins                                                     401   401   201   201     403     403   404
      DELETE /issuers/{issuer}/pins/{pin}                                             401   401   404   404     403     403   404
      GET /issuers/{issuer}/events                                                    401   401   200   200     200     200   404
      GET /issuers/{issuer}/events/head                                               401   401   200   200     200     200   404
      GET /issuers/{issuer}/events/keys                                               401   401   200   200     200     200   404
      GET /issuers/{issuer}/statistics                                                401   401   200   200     200     200   404
      GET /issuers/{issuer}/refusals                                                  401   401   200   200     200     200   404
      GET /issuers/{issuer}/refusals/{reference}                                      401   401   404   404     404     404   404
      POST /issuers/{issuer}/refusals/explain                                         401   401   200   200     200     200   404
      GET /issuers/{issuer}/webhooks                                                  401   401   200   403     403     403   403
      POST /issuers/{issuer}/webhooks                                                 401   401   201   403     403     403   403
      GET /issuers/{issuer}/webhooks/{webhook}                                        401   401   200   403     403     403   403
      PATCH /issuers/{issuer}/webhooks/{webhook}                                      401   401   200   403     403     403   403
      DELETE /issuers/{issuer}/webhooks/{webhook}                                     401   401   204   403     403     403   403
      POST /issuers/{issuer}/webhooks/{webhook}/secret                                401   401   200   403     403     403   403
      POST /issuers/{issuer}/webhooks/{webhook}/test                                  401   401   200   403     403     403   403
      POST /issuers/{issuer}/webhooks/{webhook}/replay                                401   401   204   403     403     403   403
      GET /issuers/{issuer}/webhooks/{webhook}/deliveries                             401   401   200   403     403     403   403
      GET /issuers/{issuer}/hooks                                                     401   401   200   200     403     200   404
      POST /issuers/{issuer}/hooks/{hook}/secret                                      401   401   404   403     403     403   403
      GET /issuers/{issuer}/senders                                                   401   401   200   200     403     200   404
      POST /issuers/{issuer}/senders/{channel}/secret                                 401   401   404   403     403     403   403
      GET /issuers/{issuer}/mails                                                     401   401   200   200     200     200   404
      POST /issuers/{issuer}/mails/{mail}/retry                                       401   401   404   404     403     403   404
      DELETE /issuers/{issuer}/mails/{mail}                                           401   401   404   404     403     403   404
      GET /api-keys                                                                   401   401   200   200     403     200   200
      POST /api-keys                                                                  401   401   201   201     403     403   404
      DELETE /api-keys/{key}                                                          401   401   404   404     403     403   404
      """;

  /// All that is not refused to whoever administers the organization alone.
  private static final String OF_ORGANIZATION =
      """
      GET /issuers/{issuer}/organizations                                             200
      GET /issuers/{issuer}/organizations/{organization}                              200
      GET /issuers/{issuer}/organizations/{organization}/invitations                  200
      POST /issuers/{issuer}/organizations/{organization}/invitations                 204
      POST /issuers/{issuer}/organizations/{organization}/invitations/{invitation}/resend  404
      DELETE /issuers/{issuer}/organizations/{organization}/invitations/{invitation}  404
      GET /issuers/{issuer}/organizations/{organization}/domains                      200
      POST /issuers/{issuer}/organizations/{organization}/domains                     201
      POST /issuers/{issuer}/organizations/{organization}/domains/{domain}/verify     404
      DELETE /issuers/{issuer}/organizations/{organization}/domains/{domain}          404
      GET /issuers/{issuer}/organizations/{organization}/administrators               200
      DELETE /issuers/{issuer}/organizations/{organization}/administrators/{user}     404
      GET /issuers/{issuer}/organizations/{organization}/administrators/invitations   200
      POST /issuers/{issuer}/organizations/{organization}/administrators/invitations  201
      DELETE /issuers/{issuer}/organizations/{organization}/administrators/invitations/{invitation}  404
      GET /issuers/{issuer}/organizations/{organization}/members                      200
      PATCH /issuers/{issuer}/organizations/{organization}/members/{user}             204
      DELETE /issuers/{issuer}/organizations/{organization}/members/{user}            204
      """;

  private static final String PROVIDER =
      "{\"settings\":{\"preset\":\"google\",\"client_id\":\"g\",\"client_secret\":\"of-google\"}}";

  private static final IssuerId ACME = new IssuerId("acme");
  private static final String USER = "/issuers/{issuer}/users/{user}";
  private static final String ORGANIZATION = "/issuers/{issuer}/organizations/{organization}";

  @TempDir private Path folder;
  private AdminServer server;
  private int count;

  @BeforeEach
  void start() throws IOException {
    server = new AdminServer(folder, "limits: { api_key_per_address: 1000/15m }");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private interface Showing {
    String of(Mandate mandate) throws Exception;
  }

  @Test
  @DisplayName("Every address lets in whom the table names, and tells what its descriptor says")
  void byKey() throws Exception {
    table(AdminServer.basic(ApiKeyId.generate(new SecureRandom()).value(), "x"), server::key);
  }

  @Test
  @DisplayName("It does the same for people who administer, by an access token")
  void byToken() throws Exception {
    var people = new SystemPeople(server);
    table("Bearer x.y.z", mandate -> people.bearer(BearerAccessTest.EVERYTHING, mandate));
  }

  @Test
  @DisplayName("Whoever administers one organization has what is inside it, and nothing else")
  void ofOrganization() throws Exception {
    var mandate = Mandate.of(ACME, new OrganizationId("org_west"));
    var token = new SystemPeople(server).bearer(BearerAccessTest.EVERYTHING, mandate);
    var found = new StringBuilder();
    for (var endpoint : server.endpoints()) {
      var answer = ask(endpoint, token);
      assertFits(endpoint, answer);
      boolean refused =
          answer.status() == 403 || (answer.status() == 404 && !isOfOrganization(endpoint));
      if (!refused) {
        var line =
            "%-78s%5s\n".formatted(endpoint.method() + " " + endpoint.path(), answer.status());
        found.append(line);
      }
    }

    assertThat(found.toString()).isEqualTo(OF_ORGANIZATION);
  }

  private static boolean isOfOrganization(Endpoint endpoint) {
    return endpoint.path().startsWith(ORGANIZATION);
  }

  private void table(String wrong, Showing showing) throws Exception {
    var keys = new LinkedHashMap<String, String>();
    keys.put("none", "");
    keys.put("wrong", wrong);
    keys.put("owner", showing.of(Mandate.owner()));
    keys.put("admin", showing.of(Mandate.of(Role.ADMINISTRATOR, ACME)));
    keys.put("support", showing.of(Mandate.of(Role.SUPPORT, ACME)));
    keys.put("auditor", showing.of(Mandate.of(Role.AUDITOR, ACME)));
    keys.put("other", showing.of(Mandate.of(Role.ADMINISTRATOR, new IssuerId("globex"))));
    var found = new StringBuilder(TABLE.lines().findFirst().orElse("")).append('\n');
    for (var endpoint : server.endpoints()) {
      found.append("%-78s".formatted(endpoint.method() + " " + endpoint.path()));
      for (var who : keys.entrySet()) {
        var answer = ask(endpoint, who.getValue());
        found.append(("%" + (who.getKey().length() + 1) + "s").formatted(answer.status()));
        assertFits(endpoint, answer);
        if (endpoint.method().equals("DELETE") && answer.status() < 300) {
          server.apply();
        }
      }
      found.append('\n');
    }

    assertThat(found.toString()).isEqualTo(TABLE);
  }

  private Answered ask(Endpoint endpoint, String key) throws Exception {
    return server.send(
        endpoint.method(),
        key,
        path(endpoint) + (endpoint.path().endsWith("/grants") ? "?client=web" : ""),
        Optional.ofNullable(bodies().get(endpoint.method() + " " + endpoint.path())),
        endpoint.method().equals("DELETE") && endpoint.path().equals("/issuers/{issuer}")
            ? Map.of("If-Match", "\"1\"")
            : Map.of());
  }

  /// A session, a factor, an invitation, a domain and a PIN are not there: whoever may is told so.
  private String path(Endpoint endpoint) {
    var path = endpoint.path();
    var there =
        Map.of(
            "issuer", "acme",
            "user", server.ada(),
            "client", "web",
            "organization", "org_west",
            "kind", "username",
            "webhook", "crm");
    for (var name : endpoint.variables()) {
      path = path.replace("{" + name + "}", there.getOrDefault(name, "nothing"));
    }
    boolean asksForId = endpoint.query().stream().anyMatch(field -> field.name().equals("id"));
    return asksForId ? path + "?id=https%3A%2F%2Fapi.test" : path;
  }

  private Map<String, String> bodies() {
    var fresh = "{\"email\":\"person" + ++count + "@acme.test\"}";
    var bodies = new LinkedHashMap<String, String>();
    bodies.put("POST /issuers/{issuer}/users", fresh);
    bodies.put("POST /issuers/{issuer}/users/invitations", fresh);
    bodies.put("PATCH /issuers/{issuer}/users/{user}", "{\"role\":\"clerk\"}");
    bodies.put("POST " + USER + "/impersonation", "{\"reason\":\"looking into ticket 42\"}");
    bodies.put("POST " + USER + "/password", "{\"generate_password\":true}");
    bodies.put("POST " + USER + "/names", "{\"kind\":\"username\",\"name\":\"ada.l\"}");
    var later = server.clock.instant().plus(Duration.ofDays(7));
    bodies.put("POST " + USER + "/deletion", "{\"at\":\"" + later + "\"}");
    bodies.put("POST /issuers/{issuer}/organizations", "{\"name\":\"East\"}");
    bodies.put("PATCH " + ORGANIZATION, "{\"name\":\"West Inc\"}");
    bodies.put("POST " + ORGANIZATION + "/members", "{\"user\":\"" + bob() + "\"}");
    bodies.put("PATCH " + ORGANIZATION + "/members/{user}", "{\"scopes\":[]}");
    bodies.put("POST " + ORGANIZATION + "/invitations", fresh);
    bodies.put("POST " + ORGANIZATION + "/domains", "{\"domain\":\"west" + count + ".example\"}");
    bodies.put("POST /issuers/{issuer}/pins", "{\"label\":\"Door\"}");
    bodies.put("POST /api-keys", "{\"name\":\"ci\",\"role\":\"support\",\"issuer\":\"acme\"}");
    bodies.put("POST /issuers/{issuer}/sessions/end", "{\"everybody\":true}");
    bodies.put("POST /issuers/{issuer}/grants/revoke", "{\"client\":\"web\"}");
    bodies.put(
        "POST /issuers/{issuer}/webhooks",
        "{\"id\":\"h" + count + "\",\"url\":\"https://a.test/\",\"events\":[\"*\"]}");
    bodies.put("PATCH /issuers/{issuer}/webhooks/{webhook}", "{\"active\":true}");
    bodies.put("POST /issuers/{issuer}/webhooks/{webhook}/replay", "{\"after\":0}");
    bodies.put("POST /issuers", "{\"settings\":{\"id\":\"issuer" + count + "\"}}");
    bodies.put("PATCH /issuers/{issuer}", "{\"settings\":{\"name\":\"Acme\"}}");
    bodies.put(
        "POST /issuers/{issuer}/clients",
        "{\"settings\":{\"id\":\"job" + count + "\",\"type\":\"machine\"}}");
    bodies.put("PATCH /issuers/{issuer}/clients/{client}", "{\"settings\":{\"name\":\"W\"}}");
    bodies.put("PUT /issuers/{issuer}/providers/{provider}", PROVIDER);
    bodies.put("PATCH /issuers/{issuer}/providers/{provider}", PROVIDER);
    bodies.put("PUT /issuers/{issuer}/scopes/{scope}", "{\"settings\":{}}");
    bodies.put("PATCH /issuers/{issuer}/scopes/{scope}", "{\"settings\":{}}");
    bodies.put("PUT /issuers/{issuer}/resources", "{\"settings\":{}}");
    bodies.put("PATCH /issuers/{issuer}/resources", "{\"settings\":{}}");
    bodies.put("POST /issuers/{issuer}/refusals/explain", "{\"url\":\"https://app.test/cb\"}");
    return bodies;
  }

  private String bob() {
    return server
        .open
        .store()
        .users()
        .findByEmail(new TenantId("acme"), new CanonicalEmail("bob@acme.test"))
        .orElseThrow()
        .id()
        .value();
  }

  private static void assertFits(Endpoint endpoint, Answered answer) {
    var what = endpoint.method() + " " + endpoint.path() + ": " + answer.whole().body();
    if (answer.status() >= 400) {
      assertThat(endpoint.refusals().stream().map(AdminProblem::reason))
          .as(what)
          .contains(answer.text("reason"));
      return;
    }
    assertThat(answer.status()).as(what).isEqualTo(endpoint.told().status());
    boolean fits =
        switch (endpoint.told()) {
          case Told.Nothing() -> answer.whole().body().isEmpty();
          case Told.One(var document) -> document.fits(answer.json());
          case Told.Made(var document) ->
              document.fits(answer.json()) && !answer.header("Location").isEmpty();
          case Told.Several(var document) ->
              new Document("List", OpenApi.list(document)).fits(answer.json());
        };
    assertThat(fits).as(what).isTrue();
    assertThat(answer.header("Cache-Control")).as(what).isEqualTo("no-store");
  }
}
