package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.Visitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Signing in by a Keycloak, from the application to its tokens.
@Tag("soak")
@DisplayName("Keycloak as an upstream")
final class KeycloakUpstreamTest {
  private static final Map<String, String> BY_KEYCLOAK = Map.of("provider", "keycloak");
  private static final Map<String, String> SCOPES = Map.of("scope", "openid email profile");

  @TempDir private static Path data;

  private static Optional<KeycloakServer> keycloak = Optional.empty();
  private static Optional<ServedGatewright> server = Optional.empty();

  @BeforeAll
  static void start() throws Exception {
    keycloak = Optional.of(KeycloakServer.start());
    server =
        Optional.of(
            ServedGatewright.start(
                TwoTenants.file("upstream-server.yaml"),
                TwoTenants.file("keycloak.yaml"),
                data,
                Map.of("KEYCLOAK_ISSUER", keycloak.orElseThrow().issuer())));
  }

  @AfterAll
  static void stop() {
    server.ifPresent(ServedGatewright::close);
    keycloak.ifPresent(KeycloakServer::close);
  }

  @Test
  @DisplayName("is what its settings say, as doctor finds")
  void doctor() throws Exception {
    assertThat(server.orElseThrow().run("provider list", "--issuer", "acme"))
        .contains("keycloak", "/acme/upstream/keycloak");
    assertThat(server.orElseThrow().run("doctor")).contains("OK    provider acme/keycloak");
  }

  @Test
  @DisplayName("makes an account of somebody new, and knows them when they come again")
  void firstAndSecond() throws Exception {
    var visitor = TwoTenants.visitor();
    var first = claims(arrive(visitor, "nia", "nia naps at noon"));
    assertThat(first.path("email").asString()).isEqualTo("nia@people.test");
    assertThat(first.path("email_verified").asBoolean()).isTrue();
    assertThat(first.path("name").asString()).isEqualTo("Nia Nakamura");
    assertThat(first.path("amr").toString()).contains("fed");

    var second = claims(arrive(TwoTenants.visitor(), "nia", "nia naps at noon"));
    assertThat(second.path("sub")).isEqualTo(first.path("sub"));

    var hinted = visitor.open(web().authorize(with("idp_hint", "keycloak", "prompt", "login")));
    assertThat(hinted.uri().toString())
        .as("idp_hint and prompt=login: its page, though it has a session of its own")
        .startsWith(keycloak.orElseThrow().issuer());
    var fresh = claims(visitor.submit(hinted, Map.of("password", "nia naps at noon")));
    assertThat(fresh.path("sub")).as("by its auth_time").isEqualTo(first.path("sub"));
  }

  @Test
  @DisplayName("is linked to the account with its address once that was signed in to")
  void linking() throws Exception {
    var visitor = TwoTenants.visitor();
    var asked = arrive(visitor, "ada", "ada at keycloak");
    assertThat(asked.text()).contains("There is already an account", "Keycloak");
    var sub = claims(visitor.signIn(asked, "ada@acme.test", "ada loves engines")).path("sub");

    assertThat(claims(arrive(TwoTenants.visitor(), "ada", "ada at keycloak")).path("sub"))
        .isEqualTo(sub);
    assertThat(visitor.open(server.orElseThrow().at("/acme/account/security/providers")).text())
        .contains("Keycloak", "ada@acme.test");
  }

  @Test
  @DisplayName("keeps whoever gives a wrong password")
  void wrongPassword() throws Exception {
    assertThat(arrive(TwoTenants.visitor(), "nia", "not her password").uri().toString())
        .startsWith(keycloak.orElseThrow().issuer());
  }

  /// Where somebody is who was sent to Keycloak.
  private static Page depart(Visitor visitor) throws IOException, InterruptedException {
    return visitor.submit(visitor.open(web().authorize(SCOPES)), BY_KEYCLOAK);
  }

  /// Where somebody comes out who signs in there.
  private static Page arrive(Visitor visitor, String username, String password)
      throws IOException, InterruptedException {
    return visitor.submit(depart(visitor), Map.of("username", username, "password", password));
  }

  private static Map<String, String> with(String... besides) {
    var all = new HashMap<>(SCOPES);
    for (var i = 0; i < besides.length; i += 2) {
      all.put(besides[i], besides[i + 1]);
    }
    return all;
  }

  private static JsonNode claims(Page page) throws Exception {
    assertThat(page.query()).as(page.text()).containsKey("code");
    var tokens = web().redeem(TwoTenants.code(page));
    assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
    var payload = tokens.text("id_token").split("\\.", -1)[1];
    return JsonMapper.shared()
        .readTree(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
  }

  private static RelyingParty web() {
    return TwoTenants.web(server.orElseThrow(), "acme");
  }
}
