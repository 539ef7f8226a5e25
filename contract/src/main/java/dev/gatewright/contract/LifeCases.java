package dev.gatewright.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome.Advanced;
import dev.gatewright.protocol.ports.Grants.Refused;
import dev.gatewright.protocol.ports.SessionBond;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

abstract class LifeCases extends GrantCases {
  private static final SampleGrant GRANT = SampleGrant.named("one");

  LifeCases(GrantsContract contract) {
    super(contract);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A refresh is refused, and the token kept, while what its grant hangs on is dead")
  void deadThingsRefuse(Killing killing) {
    var sample = killing.victim();
    keep(sample);
    killing.strike(this, ACME);

    assertThat(refresh(sample, 0)).isEqualTo(refused(killing.refused()));
    assertThat(refresh(unrotated(attempt(sample, 0)))).isEqualTo(refused(killing.refused()));
    if (killing.undo(this, ACME)) {
      assertThat(refresh(sample, 0)).isEqualTo(new Advanced(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A refused refresh is no use of the token: it does not move the idle end")
  void refusalDoesNotMoveTheIdleEnd(Killing killing) {
    var sample = killing.victim().idleFor(Duration.ofMinutes(10));
    keep(sample);
    pass(Duration.ofMinutes(9));
    killing.strike(this, ACME);
    assertThat(refresh(sample, 0)).isEqualTo(refused(killing.refused()));
    assertThat(refresh(unrotated(attempt(sample, 0)))).isEqualTo(refused(killing.refused()));
    pass(Duration.ofMinutes(1));

    assertThat(refresh(sample, 0)).isEqualTo(refused(Refused.EXPIRED));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("The token before is refused too, within grace, and that is no theft")
  void noGraceForTheDead(Killing killing) {
    var sample = killing.victim();
    keep(sample);
    refresh(sample, 0);
    killing.strike(this, ACME);

    assertThat(refresh(publicly(attempt(sample, 0)))).isEqualTo(refused(killing.refused()));
    if (killing.undo(this, ACME)) {
      assertThat(refresh(sample, 1)).isEqualTo(new Advanced(2));
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("No token counts while what its grant hangs on is dead")
  void deadThingsKillTokens(Killing killing) {
    var sample = killing.victim();
    keep(sample);
    assertThat(isLive(sample)).isTrue();
    assertThat(isRefreshTokenLive(sample, 0)).isTrue();

    killing.strike(this, ACME);
    assertThat(isLive(sample)).isFalse();
    assertThat(isRefreshTokenLive(sample, 0)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("What dies at one issuer lives on at another under the same ids")
  void issuersAreApart(Killing killing) {
    var sample = killing.victim();
    keep(sample);
    killing.strike(this, OTHER);

    assertThat(isLive(sample)).isTrue();
    assertThat(refresh(sample, 0)).isEqualTo(new Advanced(1));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Theft is acted on also while what the grant hangs on is dead")
  void theftOfTheDead(Killing killing) {
    var sample = killing.victim();
    keep(sample);
    refresh(sample, 0);
    refresh(sample, 1);
    killing.strike(this, ACME);

    assertThat(refresh(sample, 0)).isEqualTo(refused(Refused.THEFT));
    if (killing.undo(this, ACME)) {
      assertRevoked(sample, 2);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("What is at an end in itself is refused for that, whatever has died besides")
  void ownEndComesFirst(Killing killing) {
    var sample = killing.victim();
    var revoked = SampleGrant.named("revoked");
    keep(sample);
    keep(revoked);
    grants().revoke(ACME, revoked.id(), By.server(now()));
    pass(SESSION_LIFE.dividedBy(2));
    killing.strike(this, ACME);

    assertThat(refresh(revoked, 0)).isEqualTo(refused(Refused.REVOKED));
    assertThat(refresh(sample, 1)).isEqualTo(refused(Refused.STORE_BEHIND));
    assertThat(refresh(SampleGrant.named("none"), 0)).isEqualTo(refused(Refused.UNKNOWN));
    pass(SampleGrant.LIFE.minus(SESSION_LIFE.dividedBy(2)));
    assertThat(refresh(sample, 0)).isEqualTo(refused(Refused.EXPIRED));
  }

  @Test
  @DisplayName("The end of a session ends the grants that are bonded to it, and no others")
  void endOfTheSession() {
    keepOneOfEachBond();
    host().endSession(ACME, SampleGrant.SESSION);

    assertThat(refresh(bonded(SessionBond.NONE), 0)).isEqualTo(new Advanced(1));
    assertThat(refresh(bonded(SessionBond.LOGOUT), 0)).isEqualTo(refused(Refused.SESSION_ENDED));
    assertThat(refresh(bonded(SessionBond.SESSION), 0)).isEqualTo(refused(Refused.SESSION_ENDED));
    assertThat(isLive(bonded(SessionBond.NONE))).isTrue();
    assertThat(isLive(bonded(SessionBond.LOGOUT))).isFalse();
    assertThat(isLive(bonded(SessionBond.SESSION))).isFalse();
  }

  @Test
  @DisplayName("The expiry of a session ends those alone that live no longer than it")
  void expiryOfTheSession() {
    keepOneOfEachBond();
    pass(SESSION_LIFE.minus(MOMENT));
    assertThat(isLive(bonded(SessionBond.SESSION))).isTrue();
    pass(MOMENT);

    assertThat(refresh(bonded(SessionBond.NONE), 0)).isEqualTo(new Advanced(1));
    assertThat(refresh(bonded(SessionBond.LOGOUT), 0)).isEqualTo(new Advanced(1));
    assertThat(refresh(bonded(SessionBond.SESSION), 0)).isEqualTo(refused(Refused.SESSION_ENDED));
    assertThat(isLive(bonded(SessionBond.NONE))).isTrue();
    assertThat(isLive(bonded(SessionBond.LOGOUT))).isTrue();
    assertThat(isLive(bonded(SessionBond.SESSION))).isFalse();
  }

  @Test
  @DisplayName("A logout after the session expired still ends what outlived the expiry")
  void logoutAfterExpiry() {
    keepOneOfEachBond();
    pass(SESSION_LIFE.multipliedBy(2));
    store().sweep(now());
    assertThat(isLive(bonded(SessionBond.LOGOUT))).isTrue();
    host().endSession(ACME, SampleGrant.SESSION);

    assertThat(isLive(bonded(SessionBond.NONE))).isTrue();
    assertThat(refresh(bonded(SessionBond.LOGOUT), 0)).isEqualTo(refused(Refused.SESSION_ENDED));
  }

  private void keepOneOfEachBond() {
    for (SessionBond bond : SessionBond.values()) {
      keep(bonded(bond));
    }
  }

  private static SampleGrant bonded(SessionBond bond) {
    return SampleGrant.named(bond.name()).bonded(bond);
  }

  @Test
  @DisplayName("A grant of an organization needs membership of that one, any other grant of none")
  void organizations() {
    var free = SampleGrant.named("free");
    keep(GRANT.inOrganization());
    keep(free);
    host().putSubject(ACME, SampleGrant.ADA, Set.of());

    assertThat(isLive(GRANT)).isFalse();
    assertThat(isLive(free)).isTrue();
    assertThat(refresh(GRANT, 0)).isEqualTo(refused(Refused.ORGANIZATION_INACTIVE));
    assertThat(refresh(free, 0)).isEqualTo(new Advanced(1));
  }
}
