package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.ServedGatewright;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// What is counted of people and programs, as the command line tells it.
final class StatisticsWalkTest {
  @TempDir private Path data;

  @Test
  @DisplayName("stats counts sign-ins, failures, tokens and refusals of the issuer, over a restart")
  void walk() throws Exception {
    var port = ServedGatewright.freePort();
    var server = TwoTenants.start(data, port);
    try {
      var party = TwoTenants.web(server, "acme");
      var visitor = TwoTenants.visitor();
      var wrong = visitor.signIn(visitor.open(party.authorize()), TwoTenants.ADA, "wrong");
      assertThat(wrong.status()).isEqualTo(422);
      var tokens =
          party.redeem(TwoTenants.code(visitor.signIn(wrong, TwoTenants.ADA, TwoTenants.PASSWORD)));
      assertThat(party.refresh(tokens.text("refresh_token")).isOk()).isTrue();
      var refused = party.redeem("no-code");
      var reference = refused.headers().firstValue("X-Request-Id").orElseThrow();

      assertThat(totals(server, "acme"))
          .containsEntry("sign_in password", 1L)
          .containsEntry("sign_in_failed login.wrong_credentials", 1L)
          .containsEntry("token authorization_code", 1L)
          .containsEntry("token refresh_token", 1L)
          .containsEntry("refusal code.invalid", 1L);
      assertThat(totals(server, "globex"))
          .containsOnlyKeys("new_user all", "active_sessions all")
          .containsEntry("new_user all", 1L);
      assertThat(server.run("stats", "--issuer", "acme")).contains("WHAT", "sign_in_failed");
      assertThat(server.run("why", reference, "--issuer", "acme"))
          .contains("code.invalid", "Use the code once", "127.0.0.0/24");
      assertThat(server.run("why", party.authorize().toString(), "--issuer", "acme"))
          .contains("client web asks well");
      assertThat(
              server.run(
                  "why",
                  party.authorize().toString().replace("client_id=web", "client_id=x"),
                  "--issuer",
                  "acme"))
          .contains("authorize.client_unknown", "clients of the issuer");
      assertThat(server.outcome("why", reference, "--issuer", "globex").exitCode()).isEqualTo(5);

      server.terminate();
      assertThat(server.exitCode()).as(server.log()).isZero();
      try (var again = TwoTenants.start(data, port)) {
        assertThat(totals(again, "acme"))
            .containsEntry("sign_in password", 1L)
            .containsEntry("token refresh_token", 1L);
        assertThat(again.run("why", "--issuer", "acme")).contains(reference);
      }
    } finally {
      server.close();
    }
  }

  private static Map<String, Long> totals(ServedGatewright server, String issuer) {
    var told = JsonMapper.shared().readTree(server.run("stats", "--issuer", issuer, "--json"));
    var totals = new TreeMap<String, Long>();
    told.path("series")
        .forEach(series ->
            totals.put(
                series.path("kind").asString() + " " + series.path("label").asString(),
                series.path("total").asLong()));
    return totals;
  }
}
