package dev.gatewright.protocol.internal.issue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.SystemClaims;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Tenant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("Claims that another system's clients read")
final class ForeignClaimsTest {
  private static final String AUTHGEAR = "https://authgear.com/claims/user/";

  private final EngineInMemory engine = new EngineInMemory();
  private final Tenant acme = engine.tenant("acme");

  ForeignClaimsTest() {
    acme.addPerson("ada");
  }

  @Test
  @DisplayName("authpi: an access token says in dat what kind of actor it is of")
  void dat() {
    var web = acme.add(ClientBuilder.web("web").systemClaims(SystemClaims.AUTHPI));
    var tokens = acme.logIn(web, "ada", "openid");

    assertThat(tokens.accessClaims().path("dat").toString()).isEqualTo("{\"type\":\"identity\"}");
    assertThat(tokens.idClaims().has("dat")).isFalse();
  }

  @Test
  @DisplayName("authgear: UserInfo, ID token and access token hold attributes, roles and booleans")
  void authgear() {
    var web = acme.add(ClientBuilder.web("web").systemClaims(SystemClaims.AUTHGEAR));
    var tokens = acme.logIn(web, "ada", "openid");
    var userInfo = acme.claimsOf(tokens.access());

    for (JsonNode json : List.of(tokens.accessClaims(), tokens.idClaims(), userInfo)) {
      assertThat(json.path("custom_attributes").toString()).isEqualTo("{}");
      assertThat(json.path("roles").toString()).isEqualTo("[\"admin\"]");
      assertThat(json.path(AUTHGEAR + "can_reauthenticate").booleanValue()).isTrue();
      assertThat(json.path(AUTHGEAR + "is_anonymous").asBoolean(true)).isFalse();
      assertThat(json.path(AUTHGEAR + "is_verified").booleanValue()).isTrue();
    }
  }

  @Test
  @DisplayName("Other clients see none of them")
  void others() {
    var web = acme.add(ClientBuilder.web("web"));
    var claims = acme.logIn(web, "ada", "openid").accessClaims();

    assertThat(claims.has("dat")).isFalse();
    assertThat(claims.has("roles")).isFalse();
    assertThat(claims.has("custom_attributes")).isFalse();
  }
}
