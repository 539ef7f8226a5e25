package dev.gatewright.protocol.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.ClientAuthenticationThrottle.Source;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tenant;
import dev.gatewright.protocol.testing.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Guessing a client's secret")
final class ClientAuthenticationThrottleTest {
  private static final String STRANGER = "203.0.113.7";
  private static final String OWN = "198.51.100.1";

  private final EngineInMemory engine = new EngineInMemory();
  private final Tenant acme = engine.tenant("acme");
  private final Client web = acme.add(ClientBuilder.web("web"));
  private final Client other = acme.add(ClientBuilder.web("other"));

  private Tokens send(Client client, String secret, String from) {
    var params =
        Params.of("grant_type", "client_credentials")
            .with("scope", "projects:read")
            .with("client_id", client.id().value())
            .with("client_secret", secret);
    return acme.token(Tenant.post(params, Optional.empty()).from(from));
  }

  private Tokens right(Client client, String from) {
    return send(client, ClientBuilder.secretOf(client.id().value()), from);
  }

  private void guess(int times, String from) {
    for (var i = 0; i < times; i++) {
      assertThat(send(web, "guess " + i, from).reason()).isEqualTo(Reason.CLIENT_SECRET);
    }
  }

  @Test
  @DisplayName("RFC 6585 §4: after ten wrong ones a minute, one address gets 429 and Retry-After")
  void stranger() {
    guess(10, STRANGER);

    var refused = right(web, STRANGER);
    assertThat(refused.reason()).isEqualTo(Reason.CLIENT_THROTTLED);
    assertThat(refused.reply().status()).isEqualTo(429);
    var seconds = Long.parseLong(refused.reply().header("Retry-After").orElseThrow());
    assertThat(seconds).isBetween(1L, 61L);

    engine.clock().advance(Duration.ofSeconds(seconds));
    assertThat(right(web, STRANGER).isIssued()).isTrue();
  }

  @Test
  @DisplayName("Nobody is locked out by it: neither the client elsewhere nor another client")
  void nobodyElse() {
    guess(10, STRANGER);

    assertThat(right(web, OWN).isIssued()).isTrue();
    assertThat(right(other, STRANGER).isIssued()).isTrue();
  }

  @Test
  @DisplayName("Where the right secret came from before, a right one still passes")
  void acquaintance() {
    assertThat(right(web, OWN).isIssued()).isTrue();
    guess(99, OWN);

    assertThat(right(web, OWN).isIssued()).isTrue();
    guess(1, OWN);
    assertThat(right(web, OWN).reason()).isEqualTo(Reason.CLIENT_THROTTLED);
  }

  @Test
  @DisplayName("Without an address nothing is counted, since it would count against everybody")
  void unknownAddress() {
    for (var i = 0; i < 20; i++) {
      assertThat(acme.token(Tenant.post(wrong(), Optional.empty())).reason())
          .isEqualTo(Reason.CLIENT_SECRET);
    }
  }

  private static Params wrong() {
    return Params.of("grant_type", "client_credentials")
        .with("client_id", "web")
        .with("client_secret", "x");
  }

  @Test
  @DisplayName("Of IPv6 addresses one sender has a /64")
  void networks() {
    var throttle = new InMemoryThrottle();
    var now = Instant.parse("2026-01-01T00:00:00Z");
    for (var i = 0; i < 10; i++) {
      throttle.failed(source("2001:db8:1:2::" + i), now);
    }

    assertThat(throttle.pause(source("2001:db8:1:2:ffff::9"), now)).isPresent();
    assertThat(throttle.pause(source("2001:db8:1:3::1"), now)).isEmpty();
    assertThat(throttle.pause(source("2001:db8:1:2::1"), now.plusSeconds(60))).isEmpty();
  }

  @Test
  @DisplayName(
      "The shortest address has its network too, and what is no address is counted as it is")
  void oddAddresses() {
    var throttle = new InMemoryThrottle();
    var now = Instant.parse("2026-01-01T00:00:00Z");
    for (var i = 0; i < 10; i++) {
      throttle.failed(source("::1"), now);
      throttle.failed(source("no:address"), now);
    }

    assertThat(throttle.pause(source("::2"), now)).isPresent();
    assertThat(throttle.pause(source("no:address"), now)).isPresent();
    assertThat(throttle.pause(source("nor:this"), now)).isEmpty();
  }

  private static Source source(String address) {
    return new Source(new IssuerId("acme"), new ClientId("web"), address);
  }

  @Test
  @DisplayName("What is remembered is bounded, and a flood of addresses fills no memory")
  void bounded() {
    var throttle = new InMemoryThrottle();
    var now = Instant.parse("2026-01-01T00:00:00Z");
    for (var i = 0; i < 21_000; i++) {
      throttle.failed(source("host-" + i), now);
      throttle.succeeded(source("host-" + i), now);
    }

    assertThat(throttle.size()).isBetween(1, 40_000);
  }
}
