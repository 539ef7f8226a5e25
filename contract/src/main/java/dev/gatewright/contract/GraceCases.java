package dev.gatewright.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.ports.Grants.RefreshOutcome;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome.Advanced;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome.Grace;
import dev.gatewright.protocol.ports.Grants.Refused;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

abstract class GraceCases extends GrantCases {
  private static final SampleGrant GRANT = SampleGrant.named("one");

  GraceCases(GrantsContract contract) {
    super(contract);
  }

  @Test
  @DisplayName("A client that lost the answer gets the same successor until grace ends")
  void sameSuccessorUntilGraceEnds() {
    keep(GRANT);
    refresh(GRANT, 0);

    assertThat(refresh(GRANT, 0)).isEqualTo(new Grace(1));
    pass(SampleGrant.GRACE);
    assertThat(refresh(GRANT, 0)).isEqualTo(new Grace(1));
    assertThat(refresh(GRANT, 1)).isEqualTo(new Advanced(2));
  }

  @Test
  @DisplayName("RFC 9700 §4.14.2: after grace the token before is theft and revokes the grant")
  void theftAfterGrace() {
    keep(GRANT);
    refresh(GRANT, 0);
    pass(SampleGrant.GRACE.plus(MOMENT));

    assertThat(refresh(GRANT, 0)).isEqualTo(refused(Refused.THEFT));
    assertRevoked(GRANT, 1);
  }

  @Test
  @DisplayName("RFC 9700 §4.14.2: once the successor was used, the token before it is theft")
  void usedSuccessorEndsGrace() {
    keep(GRANT);
    refresh(GRANT, 0);
    refresh(GRANT, 1);

    assertThat(refresh(GRANT, 0)).isEqualTo(refused(Refused.THEFT));
    assertRevoked(GRANT, 2);
  }

  @Test
  @DisplayName("An old token is theft also at a client whose tokens do not rotate any more")
  void theftWithoutRotation() {
    keep(GRANT);
    refresh(GRANT, 0);
    refresh(GRANT, 1);

    assertThat(refresh(unrotated(attempt(GRANT, 0)))).isEqualTo(refused(Refused.THEFT));
    assertRevoked(GRANT, 2);
  }

  @Test
  @DisplayName("Grace is what the client has now, counted from the rotation")
  void graceIsOfTheAttempt() {
    keep(GRANT);
    refresh(GRANT, 0);
    pass(Duration.ofMinutes(30));

    assertThat(refresh(within(Duration.ofMinutes(30), attempt(GRANT, 0)))).isEqualTo(new Grace(1));
    pass(MOMENT);
    assertThat(refresh(within(Duration.ofMinutes(30), attempt(GRANT, 0))))
        .isEqualTo(refused(Refused.THEFT));
  }

  @Test
  @DisplayName("Grace of the token before does not end sooner or later for being asked for")
  void graceIsNotMoved() {
    keep(GRANT);
    refresh(GRANT, 0);
    pass(SampleGrant.GRACE);
    refresh(GRANT, 0);
    pass(MOMENT);

    assertThat(refresh(GRANT, 0)).isEqualTo(refused(Refused.THEFT));
  }

  @Test
  @DisplayName("A public client that needs grace for a third generation in a row loses the grant")
  void thirdGraceInARow() {
    keep(GRANT);
    for (int generation = 0; generation < 2; generation++) {
      presentPublicly(generation);
      assertThat(presentPublicly(generation)).isEqualTo(new Grace(generation + 1));
    }
    assertThat(presentPublicly(2)).isEqualTo(new Advanced(3));

    assertThat(presentPublicly(2)).isEqualTo(refused(Refused.GRACE_EXHAUSTED));
    assertRevoked(GRANT, 3);
  }

  @Test
  @DisplayName("A generation counts once, however often it is handed out again")
  void generationsCountOnce() {
    keep(GRANT);
    for (int generation = 0; generation < 2; generation++) {
      presentPublicly(generation);
      for (int again = 0; again < 5; again++) {
        assertThat(presentPublicly(generation)).isEqualTo(new Grace(generation + 1));
      }
    }

    assertThat(presentPublicly(2)).isEqualTo(new Advanced(3));
    assertThat(presentPublicly(3)).isEqualTo(new Advanced(4));
  }

  @Test
  @DisplayName("A generation that needed no grace begins the count anew")
  void quietGenerationEndsTheRun() {
    keep(GRANT);
    for (int generation = 0; generation < 9; generation++) {
      assertThat(presentPublicly(generation)).isEqualTo(new Advanced(generation + 1));
      if (generation % 3 != 2) {
        assertThat(presentPublicly(generation)).isEqualTo(new Grace(generation + 1));
      }
    }
  }

  @Test
  @DisplayName("A confidential client may need grace as often as it loses answers")
  void confidentialClientsAreNotLimited() {
    keep(GRANT);
    for (int generation = 0; generation < 6; generation++) {
      assertThat(refresh(GRANT, generation)).isEqualTo(new Advanced(generation + 1));
      assertThat(refresh(GRANT, generation)).isEqualTo(new Grace(generation + 1));
    }
  }

  @Test
  @DisplayName("Theft at one issuer leaves the equal grant of another alone")
  void theftStaysAtItsIssuer() {
    keep(GRANT);
    keep(OTHER, GRANT);
    refresh(GRANT, 0);
    refresh(GRANT, 1);
    refresh(GRANT, 0);

    assertThat(isLive(GRANT)).isFalse();
    assertThat(isLive(OTHER, GRANT)).isTrue();
  }

  private RefreshOutcome presentPublicly(int generation) {
    return refresh(publicly(attempt(GRANT, generation)));
  }
}
