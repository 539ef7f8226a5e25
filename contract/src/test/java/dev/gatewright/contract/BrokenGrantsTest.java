package dev.gatewright.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineTestKit;

@DisplayName("A store of grants that gets one thing wrong")
final class BrokenGrantsTest {

  static Stream<Arguments> defects() {
    return Stream.of(
        arguments(BrokenGrants.RedeemsInTwoSteps.class, GrantsContract.Races.class),
        arguments(BrokenGrants.ReplayRevokesNothing.class, GrantsContract.Redeeming.class),
        arguments(BrokenGrants.EpochHidesReplay.class, GrantsContract.Redeeming.class),
        arguments(BrokenGrants.RefusalSpendsTheCode.class, GrantsContract.Redeeming.class),
        arguments(BrokenGrants.MixesIssuers.class, GrantsContract.Redeeming.class),
        arguments(BrokenGrants.ForgetsTerms.class, GrantsContract.Redeeming.class),
        arguments(BrokenGrants.DropsTheDocument.class, GrantsContract.Redeeming.class),
        arguments(BrokenGrants.KnowsTheDocument.class, GrantsContract.Redeeming.class),
        arguments(BrokenRefreshing.EverybodyAdvances.class, GrantsContract.Races.class),
        arguments(BrokenRefreshing.AdvancesInTwoSteps.class, GrantsContract.Races.class),
        arguments(BrokenRefreshing.EndlessGrace.class, GrantsContract.Grace.class),
        arguments(BrokenRefreshing.ShortGrace.class, GrantsContract.Grace.class),
        arguments(BrokenRefreshing.CountsNoGrace.class, GrantsContract.Grace.class),
        arguments(BrokenRefreshing.CountsNoGrace.class, GrantsContract.Histories.class),
        arguments(BrokenRefreshing.CountsEverybodysGrace.class, GrantsContract.Grace.class),
        arguments(BrokenRefreshing.TheftRevokesNothing.class, GrantsContract.Grace.class),
        arguments(BrokenRefreshing.TheftRevokesNothing.class, GrantsContract.Histories.class),
        arguments(BrokenRefreshing.IgnoresEpoch.class, GrantsContract.Refreshing.class),
        arguments(BrokenRefreshing.IgnoresIdle.class, GrantsContract.Refreshing.class),
        arguments(BrokenRefreshing.AlwaysRotates.class, GrantsContract.Refreshing.class),
        arguments(BrokenGrants.AsksNobody.class, GrantsContract.Life.class),
        arguments(BrokenGrants.AsksNobody.class, GrantsContract.Races.class),
        arguments(BrokenGrants.LivesOnceGiven.class, GrantsContract.Life.class),
        arguments(BrokenGrants.IgnoresSessions.class, GrantsContract.Life.class),
        arguments(BrokenGrants.ExpiryEndsAll.class, GrantsContract.Life.class),
        arguments(BrokenGrants.AnyClient.class, GrantsContract.Tokens.class),
        arguments(BrokenGrants.RevokesEverywhere.class, GrantsContract.Tokens.class),
        arguments(BrokenGrants.TokensOfAllIssuers.class, GrantsContract.Tokens.class),
        arguments(BrokenGrants.OldTokenIsLive.class, GrantsContract.Tokens.class),
        arguments(BrokenGrants.NamesRevoked.class, GrantsContract.Tokens.class),
        arguments(BrokenGrants.ForgetsGrantsEarly.class, GrantsContract.Keeping.class),
        arguments(BrokenGrants.ForgetsTokensEarly.class, GrantsContract.Keeping.class));
  }

  @ParameterizedTest(name = "{0}, noticed by {1}")
  @MethodSource("defects")
  @DisplayName("is noticed where one would look for it")
  void isNoticed(Class<? extends GrantsContract> defect, Class<?> cases) {
    var outcome = run(selectNestedClass(List.of(defect), cases));

    assertThat(outcome.started()).isPositive();
    assertThat(outcome.failed()).isPositive();
  }

  private static EventsOf run(DiscoverySelector selector) {
    var events = EngineTestKit.engine("junit-jupiter").selectors(selector).execute().testEvents();
    return new EventsOf(events.started().count(), events.failed().count());
  }

  private record EventsOf(long started, long failed) {}

  @Test
  @DisplayName("is told from one that gets all things right")
  void rightStorePasses() {
    var outcome = run(selectClass(BrokenGrants.None.class));

    assertThat(outcome.started()).isGreaterThan(150);
    assertThat(outcome.failed()).isZero();
  }
}
