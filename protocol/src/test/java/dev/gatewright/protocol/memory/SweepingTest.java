package dev.gatewright.protocol.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.keys.SettableClock;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.ports.Grants.Redemption;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome;
import dev.gatewright.protocol.ports.Sessions.LoginSession;
import dev.gatewright.protocol.testing.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the ports in memory forget")
final class SweepingTest {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final int MANY = 40;

  private final SettableClock clock = new SettableClock();
  private final InMemoryPorts ports = new InMemoryPorts(clock);

  private Instant now() {
    return clock.instant();
  }

  @Test
  @DisplayName("Grants go after their time with all that names them, a few at each call")
  void grants() {
    var grants = ports.grants();
    for (int i = 0; i < MANY; i++) {
      grants.redeem(ACME, Samples.grant("old" + i, now()), now());
    }
    clock.advance(Duration.ofDays(8));

    grants.redeem(ACME, Samples.grant("new0", now()), now());
    assertThat(grants.size()).isEqualTo(MANY + 1 - Expiring.STEP);
    for (int i = 1; i <= MANY / Expiring.STEP; i++) {
      grants.redeem(ACME, Samples.grant("new" + i, now()), now());
    }

    assertThat(grants.size()).isEqualTo(1 + MANY / Expiring.STEP);
    assertThat(grants.redeem(ACME, Samples.grant("old0", now()), now()))
        .isEqualTo(new Redemption.Redeemed());
    assertThat(grants.find(ACME, new GrantId("gold1"))).isEmpty();
    assertThat(grants.find(ACME, Samples.handle("old1"))).isEmpty();
    assertThat(grants.refresh(ACME, Samples.attempt("new0", 0), now()))
        .isEqualTo(new RefreshOutcome.Advanced(1));
  }

  @Test
  @DisplayName(
      "Revoked access tokens go when they would have expired, also if none is introspected")
  void revokedAccessTokens() {
    var grants = ports.grants();
    for (int i = 0; i < MANY; i++) {
      grants.revokeAccessToken(ACME, "t" + i, now().plusSeconds(600), By.server(now()));
      grants.revokeAccessToken(ACME, "t" + i, now().plusSeconds(600), By.server(now()));
    }
    assertThat(grants.revokedAccessTokens()).isEqualTo(MANY);
    clock.advance(Duration.ofMinutes(10));
    for (int i = 0; i < MANY; i++) {
      grants.revokeAccessToken(ACME, "late", now().plusSeconds(600), By.server(now()));
    }

    assertThat(grants.revokedAccessTokens()).isEqualTo(1);
  }

  @Test
  @DisplayName("Used values go when what they came in has expired")
  void usedValues() {
    var replay = ports.replay();
    for (int i = 0; i < MANY; i++) {
      replay.firstUse(ACME, "jti", "v" + i, now().plusSeconds(60), now());
    }
    clock.advance(Duration.ofMinutes(1));
    for (int i = 0; i < MANY; i++) {
      replay.firstUse(ACME, "jti", "late", now().plusSeconds(60), now());
    }

    assertThat(replay.size()).isEqualTo(1);
  }

  @Test
  @DisplayName("A value for which there is no room is an exception, and none is forgotten for it")
  void fullOfUsedValues() {
    var replay = new InMemoryReplay(2);
    var end = now().plusSeconds(60);
    assertThat(replay.firstUse(ACME, "jti", "a", end, now())).isTrue();
    assertThat(replay.firstUse(ACME, "jti", "b", end, now())).isTrue();

    assertThatThrownBy(() -> replay.firstUse(ACME, "jti", "c", end, now()))
        .hasMessageContaining("2 one-time values are in use");
    assertThat(replay.firstUse(ACME, "jti", "a", end, now())).isFalse();
    assertThat(replay.firstUse(ACME, "jti", "c", end.plusSeconds(60), end)).isTrue();
  }

  @Test
  @DisplayName("Parked requests go when they expire")
  void parkedRequests() {
    var parked = ports.parkedRequests();
    for (int i = 0; i < MANY; i++) {
      parked.park(ACME, "p" + i, new byte[100], now().plusSeconds(60));
    }
    clock.advance(Duration.ofMinutes(1));
    for (int i = 0; i < MANY; i++) {
      parked.park(ACME, "late" + i, new byte[100], now().plusSeconds(60));
    }

    assertThat(parked.size()).isEqualTo(MANY);
    assertThat(parked.find(ACME, "late0", now())).isPresent();
  }

  @Test
  @DisplayName("Strangers cannot fill the memory with parked requests: the oldest make room")
  void fullOfParkedRequests() {
    var parked = new InMemoryParkedRequests(clock, 1000);
    for (int i = 0; i < MANY; i++) {
      parked.park(ACME, "p" + i, new byte[300], now().plusSeconds(600 - i));
    }
    assertThat(parked.size()).isEqualTo(3);
    assertThat(parked.find(ACME, "p" + (MANY - 1), now())).isPresent();
    assertThat(parked.find(ACME, "p" + (MANY - 4), now())).isEmpty();

    parked.park(ACME, "huge", new byte[1001], now().plusSeconds(60));
    assertThat(parked.find(ACME, "huge", now())).isEmpty();
    parked.park(ACME, "small", new byte[1000], now().plusSeconds(60));
    assertThat(parked.size()).isEqualTo(1);
  }

  @Test
  @DisplayName("An ended session is forgotten at once, an expired one after a while")
  void sessions() {
    var sessions = ports.sessions();
    for (int i = 0; i < MANY; i++) {
      sessions.begin(ACME, session("old" + i));
    }
    sessions.end(ACME, new SessionId("old0"));
    assertThat(sessions.size()).isEqualTo(MANY - 1);

    clock.advance(Duration.ofDays(1));
    assertThat(sessions.hasEnded(ACME, new SessionId("old0"))).isTrue();
    assertThat(sessions.hasEnded(ACME, new SessionId("old1"))).isFalse();
    clock.advance(InMemorySessions.REMEMBERED);
    for (int i = 0; i < MANY; i++) {
      sessions.begin(ACME, session("new" + i));
    }
    assertThat(sessions.size()).isEqualTo(MANY);
  }

  private LoginSession session(String id) {
    return new LoginSession(
        new SessionId(id),
        Samples.ADA,
        now(),
        Set.of("pwd"),
        Optional.empty(),
        now().plus(Duration.ofDays(1)));
  }

  @Test
  @DisplayName("All that a user gave is revoked at once, at that issuer")
  void signedOutEverywhere() {
    var grants = ports.grants();
    var other = new IssuerId("other");
    grants.redeem(ACME, Samples.grant("1", now()), now());
    grants.redeem(ACME, Samples.grant("2", now()), now());
    grants.redeem(other, Samples.grant("1", now()), now());

    assertThat(grants.revokeAll(ACME, Samples.ADA, now())).isEqualTo(2);
    assertThat(grants.revokeAll(ACME, Samples.ADA, now())).isZero();
    assertThat(isLive(ACME, "1")).isFalse();
    assertThat(isLive(other, "1")).isTrue();
  }

  private boolean isLive(IssuerId issuer, String grant) {
    return ports
        .grants()
        .isAccessTokenLive(
            issuer, Samples.WEB, Optional.of(new GrantId("g" + grant)), "jti", now());
  }
}
