package dev.gatewright.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Role;
import dev.gatewright.identity.Factor;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.events.EventTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An access token of those who administer, of a login of more than ten minutes ago")
final class BearerProofTest {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final List<SignInMethod> TWO = List.of(SignInMethod.PASSWORD, SignInMethod.TOTP);

  private static final String PROOF_NEEDED =
      "Bearer error=\"insufficient_user_authentication\", error_description=\"a login of a moment"
          + " ago is needed\", acr_values=\"urn:gatewright:acr:mfa\", max_age=\"600\"";

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
  @DisplayName(
      "RFC 9470 §3: who signed in more than ten minutes ago does so again for what the console"
          + " wants a proof for, and goes on with all else")
  void proof() throws Exception {
    var who = people.signed(TWO, Mandate.of(Role.ADMINISTRATOR, ACME));
    var tokens = people.tokens(who, BearerAccessTest.EVERYTHING, people.resource());
    server.clock.advance(Duration.ofMinutes(10).plusSeconds(1));
    var old = people.refreshed(tokens);
    var ada = "/issuers/acme/users/" + server.ada();
    var key = Optional.of("{\"name\":\"ci\",\"role\":\"support\",\"issuer\":\"acme\"}");
    var once = Map.of("Idempotency-Key", "proof");

    var refused = server.send("POST", old, "/api-keys", key, once);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text("reason")).isEqualTo("admin.proof_needed");
    assertThat(refused.header("WWW-Authenticate")).isEqualTo(PROOF_NEEDED);
    for (var sensitive : List.of("/password", "/recovery-codes", "/impersonation")) {
      var body =
          sensitive.equals("/password")
              ? "{\"generate_password\":true}"
              : sensitive.equals("/impersonation") ? "{\"reason\":\"ticket 42 of Ada\"}" : "{}";
      assertThat(server.post(old, ada + sensitive, body).status())
          .as(sensitive)
          .isEqualTo(sensitive.equals("/impersonation") ? 409 : 401);
    }
    assertThat(server.delete(old, "/issuers/acme/clients/web").status()).isEqualTo(401);
    assertThat(server.patch(old, "/issuers/acme", "{\"settings\":{\"signup\":\"open\"}}").status())
        .isEqualTo(401);
    assertThat(server.patch(old, "/issuers/acme", "{\"settings\":{\"name\":\"New\"}}").status())
        .isEqualTo(200);
    assertThat(server.get(old, ada).status()).isEqualTo(200);
    assertThat(server.post(old, ada + "/sign-out", "").status()).isEqualTo(204);
    assertThat(server.patch(old, ada, "{\"status\":\"suspended\"}").status()).isEqualTo(200);
    assertThat(server.patch(old, ada, "{\"status\":\"active\"}").status()).isEqualTo(401);
    assertThat(server.patch(old, ada, "{\"claims\":{\"name\":\"Eve\"}}").status()).isEqualTo(401);

    assertThat(
            server.open.store().events().after(EventTable.SERVER.value(), 0, 1000).stream()
                .filter(event -> event.name().equals("request.refused"))
                .map(event -> event.details().get("reason")))
        .contains("token.proof");
    var again = people.bearer(people.session(who.user(), TWO), BearerAccessTest.EVERYTHING);
    var made = server.send("POST", again, "/api-keys", key, once);
    assertThat(made.status()).as("the same request, now proved").isEqualTo(201);
    assertThat(made.header("Idempotency-Replayed")).isEmpty();
  }

  @Test
  @DisplayName("A password of now beside a second factor of this morning is no proof of two")
  void proofOfBoth() throws Exception {
    var who = people.signed(TWO, Mandate.owner());
    var before = server.clock.instant();
    server.clock.advance(Duration.ofMinutes(11));
    var now = server.clock.instant();
    var half =
        people.proved(
            who.user(),
            List.of(new Factor(SignInMethod.PASSWORD, now), new Factor(SignInMethod.TOTP, before)));
    var passkey =
        people.proved(
            who.user(),
            List.of(
                new Factor(SignInMethod.PASSKEY, now), new Factor(SignInMethod.PASSWORD, before)));
    var path = "/issuers/acme/keys/rotate";

    assertThat(server.get(people.bearer(half, BearerAccessTest.EVERYTHING), "/issuers").status())
        .isEqualTo(200);
    assertThat(server.post(people.bearer(half, BearerAccessTest.EVERYTHING), path, "").status())
        .isEqualTo(401);
    assertThat(server.post(people.bearer(passkey, BearerAccessTest.EVERYTHING), path, "").status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("RFC 9470 §3: the projects of another system's programs ask owners as well")
  void proofAtProjects() throws Exception {
    var tokens =
        people.tokens(
            people.signed(TWO, Mandate.owner()), BearerAccessTest.EVERYTHING, people.resource());
    var project = "{\"name\":\"New\",\"redirect_uris\":[\"https://new.test/callback\"]}";
    var fresh = "Bearer " + tokens.path("access_token").asString();
    assertThat(people.post(fresh, "/acme/admin/projects", project).statusCode()).isEqualTo(201);
    server.clock.advance(Duration.ofMinutes(10).plusSeconds(1));
    var old = people.refreshed(tokens);

    var refused = people.post(old, "/acme/admin/projects", project.replace("New", "Next"));
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().allValues("WWW-Authenticate")).containsExactly(PROOF_NEEDED);
    assertThat(people.status(old, "/acme/admin/projects")).isEqualTo(200);
  }
}
