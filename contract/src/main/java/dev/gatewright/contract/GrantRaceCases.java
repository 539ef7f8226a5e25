package dev.gatewright.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.Grants.Redemption;
import dev.gatewright.protocol.ports.Grants.Redemption.Redeemed;
import dev.gatewright.protocol.ports.Grants.Redemption.Replayed;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome.Advanced;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome.Grace;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome.Kept;
import dev.gatewright.protocol.ports.Grants.Refused;
import dev.gatewright.protocol.ports.SessionBond;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// Each with real threads, often enough that a gap between reading and writing shows.
abstract class GrantRaceCases extends GrantCases {
  private static final int ROUNDS = 4;
  private static final SampleGrant GRANT = SampleGrant.named("one");

  GrantRaceCases(GrantsContract contract) {
    super(contract);
  }

  @RepeatedTest(ROUNDS)
  @DisplayName(
      "RFC 6749 §4.1.2: of many uses of one code at once one succeeds, and is revoked after")
  void oneCode() {
    var outcomes =
        Race.of(
            IntStream.range(0, Race.RUNNERS)
                .mapToObj(runner -> SampleGrant.named("runner" + runner).ofCode("code"))
                .map(sample -> (Callable<Redemption>) () -> redeem(sample))
                .toList());

    assertThat(outcomes).filteredOn(Redeemed.class::isInstance).hasSize(1);
    int winner = outcomes.indexOf(new Redeemed());
    var won = SampleGrant.named("runner" + winner);
    assertThat(outcomes)
        .filteredOn(outcome -> !(outcome instanceof Redeemed))
        .containsOnly(new Replayed(won.id()));
    assertRevoked(won, 0);
    for (int runner = 0; runner < Race.RUNNERS; runner++) {
      assertThat(grants().find(ACME, SampleGrant.named("runner" + runner).id()).isPresent())
          .isEqualTo(runner == winner);
    }
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2: of two uses of a code in the same instant one succeeds")
  void oneCodeOfTwo() {
    var rounds =
        Duel.of((round, side) -> redeem(SampleGrant.named(round + "/" + side).ofCode("c" + round)));

    for (int round = 0; round < rounds.size(); round++) {
      int winner = rounds.get(round).indexOf(new Redeemed());
      var won = SampleGrant.named(round + "/" + winner);
      assertThat(rounds.get(round))
          .containsExactlyInAnyOrder(new Redeemed(), new Replayed(won.id()));
      assertThat(isLive(won)).isFalse();
    }
  }

  @RepeatedTest(ROUNDS)
  @DisplayName("Different codes at once do not disturb each other")
  void differentCodes() {
    var outcomes =
        Race.of(
            IntStream.range(0, Race.RUNNERS)
                .mapToObj(runner -> SampleGrant.named("runner" + runner))
                .map(sample -> (Callable<Redemption>) () -> redeem(sample))
                .toList());

    assertThat(outcomes).containsOnly(new Redeemed());
    for (int runner = 0; runner < Race.RUNNERS; runner++) {
      assertThat(refresh(SampleGrant.named("runner" + runner), 0)).isEqualTo(new Advanced(1));
    }
  }

  @RepeatedTest(ROUNDS)
  @DisplayName("One code at two issuers at once is one code of each")
  void oneCodeAtTwoIssuers() {
    Race.between(() -> keep(ACME, GRANT), () -> keep(OTHER, GRANT));

    assertThat(isLive(ACME, GRANT)).isTrue();
    assertThat(isLive(OTHER, GRANT)).isTrue();
  }

  @RepeatedTest(ROUNDS)
  @DisplayName(
      "RFC 9700 §4.14.2: of many uses of one token at once one advances, all get one successor")
  void oneGeneration() {
    keep(GRANT);
    for (int generation = 0; generation < 3; generation++) {
      var token = attempt(GRANT, generation);
      var outcomes = Race.of(() -> refresh(token));

      assertThat(outcomes).filteredOn(new Advanced(generation + 1)::equals).hasSize(1);
      assertThat(outcomes).filteredOn(new Grace(generation + 1)::equals).hasSize(Race.RUNNERS - 1);
    }
    assertThat(refresh(GRANT, 3)).isEqualTo(new Advanced(4));
  }

  @Test
  @DisplayName("RFC 9700 §4.14.2: of two uses of a token in the same instant one advances")
  void oneGenerationOfTwo() {
    keep(GRANT);
    var rounds = Duel.of((round, side) -> refresh(GRANT, round));

    for (int round = 0; round < rounds.size(); round++) {
      assertThat(rounds.get(round))
          .containsExactlyInAnyOrder(new Advanced(round + 1), new Grace(round + 1));
    }
  }

  @RepeatedTest(ROUNDS)
  @DisplayName(
      "A race of a public client for one successor counts as one generation that needed grace")
  void racesCountOnce() {
    keep(GRANT);
    for (int generation = 0; generation < 2; generation++) {
      var token = publicly(attempt(GRANT, generation));
      assertThat(Race.of(() -> refresh(token))).contains(new Grace(generation + 1));
    }
    assertThat(refresh(publicly(attempt(GRANT, 2)))).isEqualTo(new Advanced(3));

    assertThat(refresh(publicly(attempt(GRANT, 2)))).isEqualTo(refused(Refused.GRACE_EXHAUSTED));
  }

  @RepeatedTest(ROUNDS)
  @DisplayName("A token that does not rotate is good for all who use it at once")
  void unrotatedToken() {
    keep(GRANT.idleFor(Duration.ofHours(1)));
    pass(Duration.ofMinutes(30));
    var token = unrotated(attempt(GRANT.idleFor(Duration.ofHours(1)), 0));

    assertThat(Race.of(() -> refresh(token))).containsOnly(new Kept());
  }

  @RepeatedTest(ROUNDS)
  @DisplayName("A thief and the owner at once: the grant is over, whoever comes first")
  void theftRacesRefresh() {
    keep(GRANT);
    refresh(GRANT, 0);
    refresh(GRANT, 1);
    var stolen = attempt(GRANT, 0);
    var current = attempt(GRANT, 2);

    Race.between(
        () -> assertThat(refresh(stolen)).isEqualTo(refused(Refused.THEFT)),
        () -> assertThat(refresh(current)).isIn(new Advanced(3), refused(Refused.REVOKED)));

    assertRevoked(GRANT, 2);
    assertRevoked(GRANT, 3);
  }

  @RepeatedTest(ROUNDS)
  @DisplayName("A revocation that races refreshes wins")
  void revocationRacesRefresh() {
    keep(GRANT);
    var token = attempt(GRANT, 0);
    var calls =
        IntStream.range(0, Race.RUNNERS)
            .mapToObj(runner ->
                runner == 0 ? revocation() : (Callable<RefreshOutcome>) () -> refresh(token))
            .toList();

    assertThat(Race.of(calls))
        .containsAnyOf(refused(Refused.REVOKED))
        .isSubsetOf(new Advanced(1), new Grace(1), refused(Refused.REVOKED));

    assertRevoked(GRANT, 0);
    assertRevoked(GRANT, 1);
  }

  private Callable<RefreshOutcome> revocation() {
    return () -> {
      grants().revoke(ACME, GRANT.id(), By.server(now()));
      return refused(Refused.REVOKED);
    };
  }

  @RepeatedTest(ROUNDS)
  @DisplayName("A revocation that races a redemption's replay leaves a revoked grant")
  void revocationRacesReplay() {
    keep(GRANT);

    Race.between(
        () -> grants().revoke(ACME, GRANT.id(), By.server(now())),
        () -> assertThat(redeem(GRANT)).isEqualTo(new Replayed(GRANT.id())));

    assertRevoked(GRANT, 0);
  }

  @RepeatedTest(ROUNDS)
  @DisplayName("A logout that races a redemption wins: no token of it counts after")
  void logoutRacesRedemption() {
    var sample = GRANT.bonded(SessionBond.LOGOUT);

    Race.between(() -> host().endSession(ACME, SampleGrant.SESSION), () -> redeem(sample));

    assertDead(sample, ACME);
  }

  @RepeatedTest(ROUNDS)
  @DisplayName("A suspension that races a refresh wins: no token of it counts after")
  void suspensionRacesRefresh() {
    keep(GRANT);
    var token = attempt(GRANT, 0);

    Race.between(() -> host().removeSubject(ACME, SampleGrant.ADA), () -> refresh(token));

    assertDead(GRANT, ACME);
  }

  private void assertDead(SampleGrant sample, IssuerId issuer) {
    assertThat(isLive(issuer, sample)).isFalse();
    assertThat(isRefreshTokenLive(sample, 0)).isFalse();
    assertThat(isRefreshTokenLive(sample, 1)).isFalse();
  }

  @RepeatedTest(ROUNDS)
  @DisplayName("One access token revoked by many at once is revoked")
  void accessTokenRevokedByMany() {
    keep(GRANT);
    Race.of(
            () -> {
              grants().revokeAccessToken(ACME, "jti", now().plusSeconds(60), By.server(now()));
              return isLive(ACME, GRANT, "jti");
            })
        .forEach(live -> assertThat(live).isFalse());
  }
}
