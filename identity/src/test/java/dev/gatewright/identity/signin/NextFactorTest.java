package dev.gatewright.identity.signin;

import static dev.gatewright.identity.SignInMethod.PASSKEY;
import static dev.gatewright.identity.SignInMethod.PASSWORD;
import static dev.gatewright.identity.SignInMethod.RECOVERY_CODE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.signin.SignInHandler.Use;
import dev.gatewright.identity.signin.SignInPolicy.Strength;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The whole table.
final class NextFactorTest {
  record Row(List<SignInMethod> proved, Use use, boolean asked, NextFactor next) {}

  private static final NextFactor FIRST = new NextFactor.First();
  private static final NextFactor CODE = new NextFactor.Second(List.of(RECOVERY_CODE));
  private static final NextFactor NONE = new NextFactor.None();

  private static Stream<Row> table() {
    var nothing = List.<SignInMethod>of();
    var code = List.of(RECOVERY_CODE);
    var password = List.of(PASSWORD);
    var both = List.of(PASSWORD, RECOVERY_CODE);
    return Stream.of(
        new Row(nothing, Use.NONE, false, FIRST),
        new Row(nothing, Use.DEMANDED, true, FIRST),
        new Row(code, Use.POSSIBLE, false, FIRST),
        new Row(code, Use.DEMANDED, true, FIRST),
        new Row(password, Use.NONE, false, NONE),
        new Row(password, Use.NONE, true, NONE),
        new Row(password, Use.POSSIBLE, false, NONE),
        new Row(password, Use.POSSIBLE, true, CODE),
        new Row(password, Use.DEMANDED, false, CODE),
        new Row(password, Use.DEMANDED, true, CODE),
        new Row(both, Use.NONE, true, NONE),
        new Row(both, Use.POSSIBLE, true, NONE),
        new Row(both, Use.DEMANDED, false, NONE),
        new Row(both, Use.DEMANDED, true, NONE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  @DisplayName(
      "A second factor is wanted where it is asked for and possible, or the account's rule")
  void next(Row row) {
    assertThat(
            NextFactor.of(
                row.proved(),
                Map.of(RECOVERY_CODE, row.use()),
                row.asked() ? Strength.TWO_FACTORS : Strength.ONE_FACTOR))
        .isEqualTo(row.next());
  }

  @Test
  @DisplayName("Where only what cannot be phished will do, a passkey is asked for if there is one")
  void phishingResistant() {
    var passkey = new NextFactor.Second(List.of(PASSKEY));
    var uses = Map.of(PASSKEY, Use.POSSIBLE, RECOVERY_CODE, Use.POSSIBLE);

    assertThat(NextFactor.of(List.of(PASSWORD), uses, Strength.PHISHING_RESISTANT))
        .isEqualTo(passkey);
    assertThat(NextFactor.of(List.of(PASSWORD, RECOVERY_CODE), uses, Strength.PHISHING_RESISTANT))
        .isEqualTo(passkey);
    assertThat(NextFactor.of(List.of(PASSKEY), uses, Strength.PHISHING_RESISTANT)).isEqualTo(NONE);
    assertThat(
            NextFactor.of(
                List.of(PASSWORD),
                Map.of(RECOVERY_CODE, Use.POSSIBLE),
                Strength.PHISHING_RESISTANT))
        .as("the next best where there is none")
        .isEqualTo(CODE);
  }
}
