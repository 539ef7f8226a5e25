package dev.gatewright.protocol.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Race;
import dev.gatewright.protocol.testing.Tenant;
import dev.gatewright.protocol.testing.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

@DisplayName("Races")
final class RaceTest {
  private static final int RUNNERS = 20;

  private final Tenant acme = new EngineInMemory().tenant("acme");

  RaceTest() {
    acme.addPerson("ada");
  }

  @RepeatedTest(5)
  @DisplayName("RFC 6749 §4.1.2: of 20 uses of a code at once one succeeds, and is revoked after")
  void oneCode() {
    var web = acme.add(ClientBuilder.web("web"));
    var code = acme.authorize(acme.window().logIn("ada"), Tenant.request(web)).code();

    var answers = Race.of(RUNNERS, () -> acme.redeem(web, code));

    var issued = answers.stream().filter(Tokens::isIssued).toList();
    assertThat(issued).hasSize(1);
    assertThat(answers.stream().filter(a -> !a.isIssued()).map(Tokens::reason))
        .hasSize(RUNNERS - 1)
        .containsOnly(Reason.CODE_REPLAYED);
    var tokens = issued.getFirst();
    assertThat(acme.isActive(web, tokens.access())).isFalse();
    assertThat(acme.refresh(web, tokens.refresh()).reason()).isEqualTo(Reason.REFRESH_REVOKED);
  }

  @RepeatedTest(5)
  @DisplayName("RFC 9700 §4.14.2: 20 uses of a refresh token at once give one successor")
  void oneRefreshToken() {
    var web = acme.add(ClientBuilder.web("web"));
    var token = acme.logIn(web, "ada", "openid").refresh();

    var answers = Race.of(RUNNERS, () -> acme.refresh(web, token));

    assertThat(answers).allMatch(Tokens::isIssued);
    assertThat(answers.stream().map(Tokens::refresh).distinct()).hasSize(1);
    assertThat(acme.refresh(web, answers.getFirst().refresh()).isIssued()).isTrue();
  }
}
