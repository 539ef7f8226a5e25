package dev.gatewright.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.ports.Grants.Redemption.Replayed;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome.Advanced;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome.Grace;
import dev.gatewright.protocol.ports.SessionBond;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

abstract class KeepingCases extends GrantCases {
  /// Other people's calls that give a store the occasion to sweep.
  private static final int BUSY = 50;

  private static final SampleGrant GRANT = SampleGrant.named("one").bonded(SessionBond.NONE);

  KeepingCases(GrantsContract contract) {
    super(contract);
  }

  private void passAndSweep(Duration time) {
    pass(time);
    store().sweep(now());
    for (int i = 0; i < BUSY; i++) {
      var busy = SampleGrant.named("busy" + i);
      redeem(OTHER, busy);
      grants().refresh(OTHER, attempt(busy, 0), now());
      grants().revokeAccessToken(OTHER, "busy" + i, now(), By.server(now()));
      host().beginSession(OTHER, new SessionId("busy" + i), SampleGrant.ADA, now());
    }
    store().sweep(now());
  }

  @Test
  @DisplayName("A used code stays used until nothing of its grant can be valid")
  void usedCodeStaysUsed() {
    keep(GRANT);
    passAndSweep(SampleGrant.KEPT.minus(MOMENT));

    assertThat(redeem(GRANT)).isEqualTo(new Replayed(GRANT.id()));
  }

  @Test
  @DisplayName("A revoked grant stays revoked, and is dead when it is forgotten")
  void revokedGrantStaysRevoked() {
    keep(GRANT);
    grants().revoke(ACME, GRANT.id(), By.server(now()));
    passAndSweep(SampleGrant.LIFE.minus(MOMENT));
    assertRevoked(GRANT, 0);

    passAndSweep(Duration.ofDays(30));
    assertThat(isLive(GRANT)).isFalse();
    assertThat(isRefreshTokenLive(GRANT, 0)).isFalse();
  }

  @Test
  @DisplayName("A live grant is kept to its end with its generation, through every sweep")
  void liveGrantIsKept() {
    keep(GRANT);
    for (int generation = 0; generation < 6; generation++) {
      passAndSweep(Duration.ofDays(1));
      assertThat(refresh(GRANT, generation)).isEqualTo(new Advanced(generation + 1));
    }
    passAndSweep(Duration.ofDays(1).plusMinutes(59));

    assertThat(isLive(GRANT)).isTrue();
    assertThat(grants().find(ACME, GRANT.id())).isPresent();
  }

  @Test
  @DisplayName("A revoked access token stays revoked until it expires")
  void revokedAccessTokenStaysRevoked() {
    keep(GRANT);
    grants().revokeAccessToken(ACME, "jti", now().plus(Duration.ofHours(8)), By.server(now()));
    passAndSweep(Duration.ofHours(8).minus(MOMENT));

    assertThat(isLive(ACME, GRANT, "jti")).isFalse();
    assertThat(grants().isAccessTokenLive(ACME, SampleGrant.WEB, Optional.empty(), "jti", now()))
        .isFalse();
  }

  @Test
  @DisplayName("A grant that may outlive its session's expiry does, through every sweep")
  void grantOutlivesItsSession() {
    var outliving = SampleGrant.named("outliving").bonded(SessionBond.LOGOUT);
    keep(outliving);
    passAndSweep(SESSION_LIFE.multipliedBy(5));

    assertThat(refresh(outliving, 0)).isEqualTo(new Advanced(1));
  }

  @Test
  @DisplayName("After a restart used codes are used, generations are where they were")
  void generationsSurvive() {
    keep(GRANT);
    refresh(GRANT, 0);
    refresh(GRANT, 1);
    int epoch = grants().epoch();
    assumeTrue(store().reopen(), "nothing of this store outlives its closing");

    assertThat(grants().epoch()).isEqualTo(epoch);
    assertThat(grants().find(ACME, GRANT.handle())).contains(GRANT.terms(now()));
    assertThat(refresh(GRANT, 1)).isEqualTo(new Grace(2));
    assertThat(refresh(GRANT, 2)).isEqualTo(new Advanced(3));
    assertThat(redeem(GRANT)).isEqualTo(new Replayed(GRANT.id()));
    assertRevoked(GRANT, 3);
  }

  @Test
  @DisplayName("After a restart what was revoked is revoked, however it came to be")
  void revocationsSurvive() {
    var stolen = SampleGrant.named("stolen");
    var replayed = SampleGrant.named("replayed");
    var live = SampleGrant.named("live");
    for (SampleGrant sample : new SampleGrant[] {GRANT, stolen, replayed, live}) {
      keep(sample);
    }
    grants().revoke(ACME, GRANT.id(), By.server(now()));
    refresh(stolen, 0);
    refresh(stolen, 1);
    refresh(stolen, 0);
    redeem(replayed);
    grants().revokeAccessToken(ACME, "jti", now().plus(Duration.ofHours(1)), By.server(now()));
    assumeTrue(store().reopen(), "nothing of this store outlives its closing");

    assertRevoked(GRANT, 0);
    assertRevoked(stolen, 2);
    assertRevoked(replayed, 0);
    assertThat(isLive(ACME, live, "jti")).isFalse();
    assertThat(isLive(ACME, live, "jti-2")).isTrue();
  }
}
