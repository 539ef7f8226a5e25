package dev.gatewright.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Role;
import dev.gatewright.identity.Membership;
import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.console.ConsoleServer.Signed;
import dev.gatewright.store.admin.Reach;
import dev.gatewright.store.events.EventTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is let do what in the console, address by address, as a table that somebody wrote.
final class ConsoleAccessTest {
  /// Each row is an address, of the issuer acme where it is an issuer's, with a form that does what
  /// is given below. `other` administers another issuer, and `nobody` nothing.
  private static final String TABLE =
      """
                                                   none owner admin support auditor other nobody
      GET /                                         303   200   303     303     303   303    403
      GET /search                                   303   200   200     200     200   200    403
      GET /i/{issuer}                               303   200   200     200     200   404    403
      GET /i/{issuer}/users                         303   200   200     200     200   404    403
      GET /i/{issuer}/users/add                     303   200   200     403     403   404    403
      POST /i/{issuer}/users/add                    303   422   422     403     403   404    403
      GET /i/{issuer}/user                          303   200   200     200     200   404    403
      POST /i/{issuer}/user                         303   303   303     403     403   404    403
      GET /i/{issuer}/user/edit                     303   200   200     403     403   404    403
      POST /i/{issuer}/user/edit                    303   303   303     403     403   404    403
      GET /i/{issuer}/user/password                 303   200   200     403     403   404    403
      POST /i/{issuer}/user/password                303   200   200     403     403   404    403
      GET /i/{issuer}/user/factors                  303   200   200     403     403   404    403
      POST /i/{issuer}/user/factors                 303   404   404     403     403   404    403
      GET /i/{issuer}/user/impersonation            303   409   409     403     403   404    403
      POST /i/{issuer}/user/impersonation           303   409   409     403     403   404    403
      GET /i/{issuer}/user/remove                   303   200   200     403     403   404    403
      POST /i/{issuer}/user/remove                  303   422   422     403     403   404    403
      GET /i/{issuer}/clients                       303   200   200     403     200   404    403
      GET /i/{issuer}/clients/add                   303   200   200     403     403   404    403
      POST /i/{issuer}/clients/add                  303   303   303     403     403   404    403
      GET /i/{issuer}/client                        303   404   404     403     404   404    403
      GET /i/{issuer}/client/edit                   303   404   404     403     403   404    403
      POST /i/{issuer}/client/edit                  303   404   404     403     403   404    403
      GET /i/{issuer}/client/settings               303   404   404     403     403   404    403
      POST /i/{issuer}/client/settings              303   404   404     403     403   404    403
      GET /i/{issuer}/client/secret                 303   404   404     403     403   404    403
      POST /i/{issuer}/client/secret                303   404   404     403     403   404    403
      GET /i/{issuer}/client/remove                 303   404   404     403     403   404    403
      POST /i/{issuer}/client/remove                303   404   404     403     403   404    403
      GET /i/{issuer}/client/code                   303   404   404     403     404   404    403
      GET /i/{issuer}/token                         303   200   200     200     200   404    403
      POST /i/{issuer}/token                        303   422   422     422     422   404    403
      GET /i/{issuer}/client/try                    303   404   404     403     403   404    403
      POST /i/{issuer}/client/try                   303   404   404     403     403   404    403
      GET /tried                                    303   404   404     404     404   404    403
      POST /tried                                   303   303   303     303     303   303    403
      GET /i/{issuer}/organizations                 303   200   200     200     200   404    403
      GET /i/{issuer}/organizations/add             303   200   200     403     403   404    403
      POST /i/{issuer}/organizations/add            303   422   422     403     403   404    403
      GET /i/{issuer}/organization                  303   200   200     200     200   404    403
      POST /i/{issuer}/organization                 303   303   303     403     403   404    403
      GET /i/{issuer}/organization/member           303   200   200     403     403   404    403
      POST /i/{issuer}/organization/member          303   422   422     403     403   404    403
      GET /i/{issuer}/organization/invitations      303   200   200     403     403   404    403
      POST /i/{issuer}/organization/invitations     303   422   422     403     403   404    403
      GET /i/{issuer}/organization/domains          303   200   200     403     403   404    403
      POST /i/{issuer}/organization/domains         303   422   422     403     403   404    403
      GET /i/{issuer}/organization/remove           303   200   200     403     403   404    403
      POST /i/{issuer}/organization/remove          303   422   422     403     403   404    403
      GET /i/{issuer}/settings                      303   200   200     403     200   404    403
      GET /i/{issuer}/settings/change               303   200   200     403     403   404    403
      POST /i/{issuer}/settings/change              303   303   303     403     403   404    403
      GET /i/{issuer}/settings/all                  303   200   200     403     403   404    403
      POST /i/{issuer}/settings/all                 303   422   422     403     403   404    403
      GET /i/{issuer}/settings/history              303   200   200     403     200   404    403
      GET /i/{issuer}/settings/history/back         303   404   404     403     403   404    403
      POST /i/{issuer}/settings/history/back        303   404   404     403     403   404    403
      GET /i/{issuer}/settings/providers            303   200   200     403     200   404    403
      GET /i/{issuer}/settings/providers/change     303   200   200     403     403   404    403
      POST /i/{issuer}/settings/providers/change    303   422   422     403     403   404    403
      GET /i/{issuer}/settings/hooks                303   200   403     403     403   404    403
      POST /i/{issuer}/settings/hooks               303   404   403     403     403   404    403
      GET /i/{issuer}/branding                      303   200   200     403     403   404    403
      POST /i/{issuer}/branding                     303   303   303     403     403   404    403
      GET /i/{issuer}/branding/shown                303   200   200     403     403   404    403
      POST /i/{issuer}/branding/shown               303   200   200     403     403   404    403
      GET /i/{issuer}/settings/remove               303   200   403     403     403   404    403
      POST /i/{issuer}/settings/remove              303   422   403     403     403   404    403
      GET /issuers/add                              303   200   403     403     403   403    403
      POST /issuers/add                             303   422   403     403     403   403    403
      GET /i/{issuer}/pins                          303   200   200     403     200   404    403
      POST /i/{issuer}/pins                         303   404   404     403     403   404    403
      GET /i/{issuer}/pins/add                      303   200   200     403     403   404    403
      POST /i/{issuer}/pins/add                     303   422   422     403     403   404    403
      GET /i/{issuer}/webhooks                      303   200   403     403     403   404    403
      GET /i/{issuer}/webhook                       303   404   403     403     403   404    403
      POST /i/{issuer}/webhook                      303   404   403     403     403   404    403
      GET /i/{issuer}/webhooks/change               303   200   403     403     403   404    403
      POST /i/{issuer}/webhooks/change              303   422   403     403     403   404    403
      GET /i/{issuer}/sessions                      303   200   200     200     200   404    403
      POST /i/{issuer}/sessions                     303   404   404     404     403   404    403
      GET /i/{issuer}/events                        303   200   200     200     200   404    403
      GET /events                                   303   200   403     403     403   403    403
      GET /i/{issuer}/refusals                      303   200   200     200     200   404    403
      POST /i/{issuer}/refusals                     303   200   200     200     200   404    403
      GET /i/{issuer}/keys                          303   200   200     403     200   404    403
      GET /i/{issuer}/keys/rotate                   303   200   403     403     403   404    403
      POST /i/{issuer}/keys/rotate                  303   303   403     403     403   404    403
      GET /i/{issuer}/api-keys                      303   200   200     403     200   404    403
      POST /i/{issuer}/api-keys                     303   404   404     403     403   404    403
      GET /api-keys                                 303   200   403     403     403   403    403
      POST /api-keys                                303   404   403     403     403   403    403
      GET /i/{issuer}/api-keys/create               303   200   200     403     403   404    403
      POST /i/{issuer}/api-keys/create              303   200   200     403     403   404    403
      GET /api-keys/create                          303   200   403     403     403   403    403
      POST /api-keys/create                         303   303   403     403     403   403    403
      GET /i/{issuer}/administrators                303   200   200     403     200   404    403
      GET /administrators                           303   200   403     403     403   403    403
      GET /i/{issuer}/administrators/change         303   200   200     403     403   404    403
      POST /i/{issuer}/administrators/change        303   200   200     403     403   404    403
      GET /administrators/change                    303   200   403     403     403   403    403
      POST /administrators/change                   303   303   403     403     403   403    403
      GET /i/{issuer}/organization/administrators   303   200   200     403     200   404    403
      GET /i/{issuer}/organization/administrators/change  303   200   200     403     403   404    403
      POST /i/{issuer}/organization/administrators/change  303   200   200     403     403   404    403
      """;

  /// All that is neither refused nor missing to whoever administers the organization alone.
  private static final String OF_ORGANIZATION =
      """
      GET /                                       303
      GET /search                                 200
      POST /tried                                 303
      GET /i/{issuer}/organization                200
      GET /i/{issuer}/organization/member         200
      POST /i/{issuer}/organization/member        303
      GET /i/{issuer}/organization/invitations    200
      POST /i/{issuer}/organization/invitations   422
      GET /i/{issuer}/organization/domains        200
      POST /i/{issuer}/organization/domains       422
      GET /i/{issuer}/organization/administrators 200
      GET /i/{issuer}/organization/administrators/change 200
      POST /i/{issuer}/organization/administrators/change 200
      """;

  @Test
  @DisplayName(
      "whoever administers one organization is led there, has its pages, and no other of the issuer")
  void ofOrganization() throws Exception {
    var acme = ConsoleServer.ACME;
    var west = new OrganizationId("org_west");
    var ada = server.user(acme, "ada@acme.test").id();
    var by = By.server(server.clock.instant());
    var place =
        new Membership(
            west,
            ada,
            Optional.of("Buyer"),
            List.of(),
            MembershipStatus.ACTIVE,
            server.clock.instant());
    server.open.store().organizations().declare(acme, place, by);
    var olga = server.signed(Mandate.of(ACME, west));
    assertThat(server.get(Optional.of(olga), "/").headers().firstValue("location").orElse(""))
        .isEqualTo("/console/i/acme/organization?id=org_west");
    var page = server.get(Optional.of(olga), "/i/acme/organization?id=org_west").body();
    assertThat(page)
        .contains("West Inc", "ada@acme.test", "/organization/administrators?id=org_west")
        .doesNotContain(
            "/organizations", "/i/acme/user", "/organization/remove", "rename", "globex");
    var found = new StringBuilder();
    for (var route : server.routes()) {
      ofOrganization(found, "GET", route, olga);
      if (route.act().isPresent()) {
        ofOrganization(found, "POST", route, olga);
      }
    }
    assertThat(found.toString()).isEqualTo(OF_ORGANIZATION);
    for (var other : List.of("org_east", "", "org_west'", "ORG_WEST")) {
      var at = "/i/acme/organization?id=" + other;
      assertThat(server.get(Optional.of(olga), at).statusCode()).as(other).isEqualTo(404);
    }
    assertThat(server.get(Optional.of(olga), "/i/globex/organization?id=org_west").statusCode())
        .isEqualTo(404);
    assertThat(server.get(Optional.of(olga), "/search?q=ada").body()).doesNotContain("Lovelace");
  }

  private void ofOrganization(StringBuilder found, String method, ConsoleRoute route, Signed olga)
      throws Exception {
    var path = path(route);
    if (route.path().equals("/organization/member")) {
      path += "&user=" + server.user(ConsoleServer.ACME, "ada@acme.test").id();
    }
    var answer =
        method.equals("GET")
            ? server.get(Optional.of(olga), path)
            : server.post(olga, path, fields(route));
    if (answer.statusCode() != 403 && answer.statusCode() != 404) {
      found.append("%-43s %s\n".formatted(method + " " + route.pattern(), answer.statusCode()));
    }
  }

  private static final IssuerId ACME = new IssuerId("acme");

  @TempDir private Path folder;
  private ConsoleServer server;

  @BeforeEach
  void start() throws Exception {
    server = new ConsoleServer(folder, "");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static Mandate of(Role role) {
    return Mandate.of(role, ACME);
  }

  @Test
  @DisplayName(
      "every address lets in whom the table names: an issuer that is not theirs is not there, and"
          + " what their role does not let do is refused")
  void table() throws Exception {
    var who = new LinkedHashMap<String, Optional<Signed>>();
    who.put("none", Optional.empty());
    who.put("owner", Optional.of(server.signed(Mandate.owner())));
    who.put("admin", Optional.of(server.signed(of(Role.ADMINISTRATOR))));
    who.put("support", Optional.of(server.signed(of(Role.SUPPORT))));
    who.put("auditor", Optional.of(server.signed(of(Role.AUDITOR))));
    who.put(
        "other",
        Optional.of(server.signed(Mandate.of(Role.ADMINISTRATOR, new IssuerId("globex")))));
    who.put("nobody", Optional.of(server.signed()));
    var found = new StringBuilder(TABLE.lines().findFirst().orElse("")).append('\n');
    for (var route : server.routes()) {
      line(found, "GET", route, who);
      if (route.act().isPresent()) {
        line(found, "POST", route, who);
      }
    }

    assertThat(found.toString()).isEqualTo(TABLE);
  }

  private void line(
      StringBuilder found, String method, ConsoleRoute route, Map<String, Optional<Signed>> people)
      throws Exception {
    found.append("%-44s".formatted(method + " " + route.pattern()));
    for (var one : people.entrySet()) {
      var signed = one.getValue();
      var fields = new HashMap<>(fields(route));
      signed.ifPresent(in -> fields.put("form", in.form()));
      var answer =
          method.equals("GET")
              ? server.get(signed, path(route))
              : server.send(signed, path(route), fields, "same-origin");
      found.append(("%" + (one.getKey().length() + 1) + "s").formatted(answer.statusCode()));
      if (answer.statusCode() >= 400 && answer.statusCode() != 422) {
        assertThat(answer.body()).as(method + " " + path(route)).contains("href=\"/console/");
      }
      activate();
    }
    found.append('\n');
  }

  /// Puts back what a form changed.
  private void activate() {
    var ada = server.user(ConsoleServer.ACME, "ada@acme.test");
    if (!ada.isActive()) {
      var change = UserChange.NONE.withStatus(UserStatus.ACTIVE);
      server
          .open
          .store()
          .users()
          .update(
              ConsoleServer.ACME,
              ada.id(),
              change,
              Optional.empty(),
              By.server(server.clock.instant()));
    }
  }

  private String path(ConsoleRoute route) {
    var path = route.pattern().replace("{issuer}", "acme");
    if (path.endsWith("/settings/change")) {
      return path + "?group=sign_in";
    }
    if (path.contains("/organization") && !path.contains("/organizations")) {
      return path + "?id=org_west";
    }
    return path.contains("/user") && !path.contains("/users")
        ? path + "?id=" + server.user(ConsoleServer.ACME, "ada@acme.test").id().value()
        : path;
  }

  /// A session, a factor and a key are not there: whoever may is told so.
  private Map<String, String> fields(ConsoleRoute route) {
    return switch (route.path()) {
      case "/user" -> Map.of("act", "suspend");
      case "/user/password" -> Map.of("how", "generate");
      case "/user/factors" -> Map.of("remove", "all");
      case "/branding", "/branding/shown" -> Map.of("name", "Acme");
      case "/organization" -> Map.of("act", "rename", "name", "West Inc");
      case "/sessions" ->
          Map.of(
              "end", server.signed().session().id().value(),
              "user", server.user(ConsoleServer.ACME, "ada@acme.test").id().value());
      case "/api-keys/create" -> Map.of("name", "ci", "role", "support");
      case "/administrators/change" -> Map.of("act", "give", "role", "support");
      case "/organization/administrators/change" ->
          Map.of("act", "give", "role", "organization_administrator");
      default -> Map.of("revoke", "nothing");
    };
  }

  @Test
  @DisplayName(
      "a form that no page of this session had, and one that another site sent, does nothing")
  void foreignForms() throws Exception {
    var owner = server.signed(Mandate.owner());
    var twin = server.session(owner.user(), List.of(SignInMethod.PASSWORD, SignInMethod.TOTP));
    var before = happened();
    for (var route : server.routes()) {
      if (route.act().isEmpty()) {
        continue;
      }
      var fields = new HashMap<>(fields(route));
      before = happened();
      var bare = server.send(Optional.of(owner), path(route), fields, "same-origin");
      assertThat(bare.statusCode()).as(path(route)).isEqualTo(303);
      fields.put("form", twin.form());
      assertThat(server.send(Optional.of(owner), path(route), fields, "same-origin").statusCode())
          .as("of another session: " + path(route))
          .isEqualTo(303);
      fields.put("form", owner.form());
      for (var site : List.of("cross-site", "same-site", "none")) {
        assertThat(server.send(Optional.of(owner), path(route), fields, site).statusCode())
            .as(site + " " + path(route))
            .isEqualTo(403);
      }
      assertThat(happened()).as(path(route)).isEqualTo(before);
    }
  }

  private List<String> happened() {
    var all = new ArrayList<>(server.happened(ACME));
    all.addAll(
        server.happened(EventTable.SERVER).stream()
            .filter(name -> !name.equals("user.signed_in") && !name.equals("user.added"))
            .toList());
    return all;
  }

  @Test
  @DisplayName("whoever signed in with a password alone sees nothing until they have two factors")
  void oneFactor() throws Exception {
    var owner = server.signed(List.of(SignInMethod.PASSWORD), Mandate.owner());
    for (var route : server.routes()) {
      var page = server.get(Optional.of(owner), path(route));
      assertThat(page.body()).as(path(route)).contains("Add a second factor");
    }
    var passkey = server.signed(List.of(SignInMethod.PASSKEY), Mandate.owner());
    assertThat(server.get(Optional.of(passkey), "/").body()).contains("You are an owner");
  }

  @Test
  @DisplayName(
      "what is sensitive wants a proof of the last ten minutes, and a mandate that is taken away"
          + " lets do nothing from the next request on")
  void freshAndLive() throws Exception {
    var owner = server.signed(Mandate.owner());
    var other = server.signed(Mandate.owner());
    server.clock.advance(Duration.ofMinutes(11));
    for (var route : server.routes()) {
      var answer = server.get(Optional.of(owner), path(route));
      var leads = answer.headers().firstValue("location").orElse("");
      assertThat(leads.contains("/console/login")).as(path(route)).isEqualTo(route.proved());
    }
    var id = owner.user().id().value();
    var fresh = server.session(other.user(), List.of(SignInMethod.PASSWORD, SignInMethod.TOTP));
    var revoked = server.post(fresh, "/administrators/change?id=" + id, Map.of("act", "revoke"));
    assertThat(revoked.statusCode()).isEqualTo(303);
    assertThat(server.get(Optional.of(owner), "/").statusCode()).isEqualTo(403);
    var last = fresh.user().id().value();
    var refused = server.post(fresh, "/administrators/change?id=" + last, Map.of("act", "revoke"));
    assertThat(refused.statusCode()).as("the last owner").isEqualTo(409);
    assertThat(server.get(Optional.of(fresh), "/").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("nobody gives more than they hold, whatever their form says")
  void nobodyGivesMore() throws Exception {
    var admin = server.signed(of(Role.ADMINISTRATOR));
    for (var role : List.of("owner", "nonsense")) {
      for (var path : List.of("/i/acme/administrators/change", "/i/acme/api-keys/create")) {
        var fields = Map.of("act", "give", "name", "ci", "role", role);
        var answer = server.post(admin, path, fields);
        assertThat(answer.statusCode()).as(role + " at " + path).isEqualTo(303);
      }
    }
    assertThat(
            server
                .open
                .store()
                .administrators()
                .waiting(Reach.of(Optional.empty()), server.clock.instant()))
        .isEmpty();
    assertThat(server.open.store().apiKeys().list(Optional.empty())).isEmpty();
  }
}
