package dev.gatewright.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.DrippingHost;
import dev.gatewright.testing.Patience;
import dev.gatewright.testing.RawHttp;
import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.ServedGatewright;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrippingKeysTest {
  private static final int CLIENTS = 8;
  private static final int REQUESTS = 400;
  private static final String SECRET = "machine:machine-secret-of-quick-0123456789";
  private static final String FORM = "grant_type=client_credentials";
  private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  @Test
  @DisplayName(
      "A jwks_uri host that sends a byte every two seconds slows its own tenant's clients, and"
          + " keeps no other tenant from its token endpoint")
  void othersGoOn(@TempDir Path data) throws Exception {
    try (var host = DrippingHost.start(Duration.ofSeconds(2));
        var server =
            ServedGatewright.start(
                TwoTenants.file("keys-server.yaml"),
                TwoTenants.file("keys-tenants.yaml"),
                data,
                Map.of("KEYS_PORT", Integer.toString(host.port())));
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(quick(server)).isEqualTo(200);

      var statuses = new ArrayList<Future<Integer>>();
      for (var i = 0; i < REQUESTS; i++) {
        var client = "keys-" + (1 + i % CLIENTS);
        var slow = new RelyingParty(server.at("/slow"), client, "", "");
        statuses.add(callers.submit(() -> slow.tokenWithoutSecret(assertion(client)).status()));
      }
      // So many callers at once are more than the door takes: some clients' are all refused.
      Patience.until("a call waits for keys", () -> host.taken() > 0);

      var answered = 0;
      while (statuses.stream().anyMatch(it -> !it.isDone()) && answered < 100) {
        assertThat(quick(server)).isEqualTo(200);
        answered++;
      }
      assertThat(answered).as("answers while keys were waited for").isGreaterThan(10);
      for (var status : statuses) {
        assertThat(status.get()).isIn(400, 401, 503);
      }
    }
  }

  /// The other tenant's client, at another address than those that wait.
  private static int quick(ServedGatewright server) throws Exception {
    var secret = Base64.getEncoder().encodeToString(SECRET.getBytes(US_ASCII));
    return RawHttp.send(
            server.port(),
            "POST /quick/oauth2/token HTTP/1.1\nHost: localhost\nX-Forwarded-For: 198.51.100.7\n"
                + "Authorization: Basic "
                + secret
                + "\nConnection: close\nContent-Length: "
                + FORM.length()
                + "\nContent-Type: application/x-www-form-urlencoded",
            FORM.getBytes(US_ASCII))
        .status();
  }

  private static Map<String, String> assertion(String client) {
    return Map.of(
        "grant_type",
        "client_credentials",
        "client_assertion_type",
        JWT_BEARER,
        "client_assertion",
        base64("{\"alg\":\"ES256\"}")
            + "."
            + base64("{\"iss\":\"" + client + "\",\"sub\":\"" + client + "\"}")
            + "."
            + "A".repeat(86));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(US_ASCII));
  }
}
