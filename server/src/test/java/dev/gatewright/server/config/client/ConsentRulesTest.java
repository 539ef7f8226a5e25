package dev.gatewright.server.config.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.config.Samples;
import dev.gatewright.server.config.issuer.TenantsReader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A client with a consent page")
final class ConsentRulesTest {
  private static final String WEB =
      "secret: { generate: true }, redirect_uris: [\"https://a.test/cb\"], ";

  @Test
  @DisplayName("gets no userinfo: full, whether it or client_defaults say so")
  void fullUserInfo() {
    var expected = "clients[0].userinfo is full for a client with a consent page";

    assertThat(problems("", WEB + "userinfo: full")).contains(expected);
    assertThat(problems("userinfo: full", WEB))
        .contains("is full for a client with a consent page");
  }

  @ParameterizedTest
  @ValueSource(strings = {"role", "status"})
  @DisplayName("gets no claim in its access token that no standard scope covers")
  void claimOfNoScope(String claim) {
    var said = "access_token: { claims: [email, " + claim + "] }";

    assertThat(problems("", WEB + said))
        .contains("clients[0].access_token gives a client with a consent page the claim " + claim)
        .contains("Remove " + claim);
    assertThat(problems(said, WEB)).contains("the claim " + claim);
  }

  @Test
  @DisplayName("gets the claims that standard scopes cover")
  void claimsOfScopes() {
    assertThat(problems("", WEB + "access_token: { claims: [email, name, phone_number] }"))
        .isEmpty();
  }

  @Test
  @DisplayName("is what the rule is about: one's own client and one without logins have none")
  void withoutConsentPage() {
    var said = "userinfo: full, access_token: { claims: [role, status] }";

    assertThat(problems("", WEB + "first_party: true, " + said)).isEmpty();
    assertThat(problems("", "type: machine, secret: { generate: true }, " + said)).isEmpty();
  }

  private static String problems(String defaults, String client) {
    var yaml =
        "issuers: [{ id: acme, client_defaults: { %s }, clients: [{ id: web, %s }] }]"
            .formatted(defaults, client);
    return Samples.problems(
        TenantsReader.read(Samples.file("tenants.yaml", yaml), Samples.BASE_URL));
  }
}
