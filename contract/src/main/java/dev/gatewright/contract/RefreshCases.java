package dev.gatewright.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.ports.Grants.RefreshAttempt;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome.Advanced;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome.Grace;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome.Kept;
import dev.gatewright.protocol.ports.Grants.Refused;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

abstract class RefreshCases extends GrantCases {
  private static final SampleGrant GRANT = SampleGrant.named("one");
  private static final Duration IDLE = Duration.ofHours(1);

  RefreshCases(GrantsContract contract) {
    super(contract);
  }

  @Test
  @DisplayName("RFC 9700 §4.14.2: each use of a refresh token advances the grant by one generation")
  void advances() {
    keep(GRANT);
    var terms = grants().find(ACME, GRANT.id());

    for (int generation = 0; generation < 5; generation++) {
      assertThat(refresh(GRANT, generation)).isEqualTo(new Advanced(generation + 1));
      pass(Duration.ofMinutes(10));
    }
    assertThat(grants().find(ACME, GRANT.id())).isEqualTo(terms);
  }

  @Test
  @DisplayName("Grants advance each on its own")
  void grantsAreApart() {
    var other = SampleGrant.named("two");
    keep(GRANT);
    keep(other);

    assertThat(refresh(GRANT, 0)).isEqualTo(new Advanced(1));
    assertThat(refresh(GRANT, 1)).isEqualTo(new Advanced(2));
    assertThat(refresh(other, 0)).isEqualTo(new Advanced(1));
  }

  @Test
  @DisplayName("A handle that was never kept is unknown, and so is one of another issuer")
  void unknown() {
    keep(OTHER, GRANT);

    assertThat(refresh(GRANT, 0)).isEqualTo(refused(Refused.UNKNOWN));
    assertThat(grants().refresh(OTHER, attempt(GRANT, 0), now())).isEqualTo(new Advanced(1));
  }

  @Test
  @DisplayName("Equal handles of two issuers advance apart")
  void issuersAreApart() {
    keep(GRANT);
    keep(OTHER, GRANT);
    refresh(GRANT, 0);
    refresh(GRANT, 1);

    assertThat(grants().refresh(OTHER, attempt(GRANT, 0), now())).isEqualTo(new Advanced(1));
    assertThat(refresh(GRANT, 2)).isEqualTo(new Advanced(3));
  }

  @Test
  @DisplayName("Of a revoked grant no generation is good, and all are refused for that reason")
  void revoked() {
    keep(GRANT);
    refresh(GRANT, 0);
    refresh(GRANT, 1);
    grants().revoke(ACME, GRANT.id(), By.server(now()));

    for (int generation = 0; generation < 4; generation++) {
      assertThat(refresh(GRANT, generation)).isEqualTo(refused(Refused.REVOKED));
      assertThat(refresh(unrotated(attempt(GRANT, generation))))
          .isEqualTo(refused(Refused.REVOKED));
      assertThat(refresh(GRANT.attempt(generation, grants().epoch() - 1)))
          .isEqualTo(refused(Refused.REVOKED));
    }
  }

  @Test
  @DisplayName("A token newer than the row tells that the store went back in time: nothing changes")
  void newerThanTheRow() {
    keep(GRANT);
    refresh(GRANT, 0);

    assertThat(refresh(GRANT, 2)).isEqualTo(refused(Refused.STORE_BEHIND));
    assertThat(refresh(GRANT, 9)).isEqualTo(refused(Refused.STORE_BEHIND));
    assertThat(refresh(GRANT, 1)).isEqualTo(new Advanced(2));
  }

  @Test
  @DisplayName("A token of another epoch is refused, and nothing changes, however old it is")
  void anotherEpoch() {
    keep(GRANT);
    refresh(GRANT, 0);
    refresh(GRANT, 1);
    int epoch = grants().epoch();

    for (int other : new int[] {epoch - 1, epoch + 1}) {
      for (int generation = 0; generation < 4; generation++) {
        assertThat(refresh(GRANT.attempt(generation, other)))
            .isEqualTo(refused(Refused.STORE_BEHIND));
      }
    }
    assertThat(refresh(GRANT, 2)).isEqualTo(new Advanced(3));
  }

  @Test
  @DisplayName("RFC 9700 §2.2.2: a refresh token ends with its grant, which no refresh moves")
  void expires() {
    keep(GRANT);
    pass(SampleGrant.LIFE.minus(MOMENT));
    assertThat(refresh(GRANT, 0)).isEqualTo(new Advanced(1));
    pass(MOMENT);

    assertThat(refresh(GRANT, 1)).isEqualTo(refused(Refused.EXPIRED));
    assertThat(refresh(unrotated(attempt(GRANT, 1)))).isEqualTo(refused(Refused.EXPIRED));
    assertThat(refresh(GRANT, 0)).isEqualTo(refused(Refused.EXPIRED));
  }

  @Test
  @DisplayName("An old token of an expired grant is no theft any more: nothing changes")
  void expiryComesBeforeTheft() {
    keep(GRANT);
    refresh(GRANT, 0);
    refresh(GRANT, 1);
    pass(SampleGrant.LIFE);

    assertThat(refresh(GRANT, 0)).isEqualTo(refused(Refused.EXPIRED));
    assertThat(isLive(GRANT)).isTrue();
  }

  @Test
  @DisplayName("A token that lies unused for the idle time has expired; each use begins it anew")
  void idle() {
    var idle = GRANT.idleFor(IDLE);
    keep(idle);
    for (int generation = 0; generation < 3; generation++) {
      pass(IDLE.minus(MOMENT));
      assertThat(refresh(idle, generation)).isEqualTo(new Advanced(generation + 1));
    }
    pass(IDLE);

    assertThat(refresh(idle, 3)).isEqualTo(refused(Refused.EXPIRED));
    assertThat(isLive(idle)).isTrue();
  }

  @Test
  @DisplayName("The same successor again is no use of it: grace does not move the idle end")
  void graceDoesNotMoveTheIdleEnd() {
    var idle = GRANT.idleFor(Duration.ofSeconds(90));
    keep(idle);
    refresh(idle, 0);
    pass(SampleGrant.GRACE);
    assertThat(refresh(idle, 0)).isEqualTo(new Grace(1));
    pass(Duration.ofSeconds(30));

    assertThat(refresh(idle, 1)).isEqualTo(refused(Refused.EXPIRED));
  }

  @Test
  @DisplayName("A use without idle time takes the idle end away; one with it sets one")
  void idleEndComesAndGoes() {
    keep(GRANT.idleFor(IDLE));
    assertThat(refresh(attempt(GRANT, 0))).isEqualTo(new Advanced(1));
    pass(IDLE.multipliedBy(3));
    assertThat(refresh(attempt(GRANT.idleFor(IDLE), 1))).isEqualTo(new Advanced(2));
    pass(IDLE);

    assertThat(refresh(attempt(GRANT, 2))).isEqualTo(refused(Refused.EXPIRED));
  }

  @Test
  @DisplayName("Without rotation the token stays good, also for rotation")
  void unrotatedTokenIsKept() {
    keep(GRANT);
    for (int use = 0; use < 3; use++) {
      assertThat(refresh(unrotated(attempt(GRANT, 0)))).isEqualTo(new Kept());
      pass(Duration.ofHours(5));
    }

    assertThat(isRefreshTokenLive(GRANT, 0)).isTrue();
    assertThat(refresh(GRANT, 0)).isEqualTo(new Advanced(1));
    assertThat(refresh(unrotated(attempt(GRANT, 0)))).isEqualTo(new Grace(1));
  }

  @Test
  @DisplayName("Using a token that is not rotated moves its idle end, to the minute")
  void unrotatedTokenMovesItsIdleEnd() {
    RefreshAttempt token = unrotated(attempt(GRANT.idleFor(IDLE), 0));
    keep(GRANT.idleFor(IDLE));
    for (int use = 0; use < 3; use++) {
      pass(IDLE.minusMinutes(1).minus(MOMENT));
      assertThat(refresh(token)).isEqualTo(new Kept());
    }
    pass(IDLE);

    assertThat(refresh(token)).isEqualTo(refused(Refused.EXPIRED));
    assertThat(token.idle()).isEqualTo(Optional.of(IDLE));
  }
}
