package dev.gatewright.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;

@DisplayName("A port that gets one thing wrong")
final class BrokenPortsTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        BrokenPorts.UsesInTwoSteps.class,
        BrokenPorts.MixesKinds.class,
        BrokenPorts.JoinsKindAndValue.class,
        BrokenPorts.ForgetsValuesEarly.class,
        BrokenPorts.FindsExpired.class,
        BrokenPorts.FindsOnce.class,
        BrokenPorts.SharesBytes.class,
        BrokenPorts.AllowsInTwoSteps.class,
        BrokenPorts.ReplacesConsent.class,
        BrokenPorts.MixesClients.class,
        BrokenPorts.EverybodyAddsASecret.class,
        BrokenPorts.NewestSecretFirst.class,
        BrokenPorts.EverybodyAddsAKey.class,
        BrokenPorts.LosersRetire.class,
        BrokenPorts.RemovesEverywhere.class
      })
  @DisplayName("is noticed")
  void isNoticed(Class<?> defect) {
    var events =
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(defect)).execute().testEvents();

    assertThat(events.succeeded().count()).isPositive();
    assertThat(events.failed().count()).isPositive();
  }
}
