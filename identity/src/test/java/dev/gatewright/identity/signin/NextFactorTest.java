package dev.gatewright.identity.signin;

import static dev.gatewright.identity.SignInMethod.PASSKEY;
import static dev.gatewright.identity.SignInMethod.PASSWORD;
import static dev.gatewright.identity.SignInMethod.RECOVERY_CODE;
import static dev.gatewright.identity.SignInMethod.SMS_CODE;
import static dev.gatewright.identity.SignInMethod.TOTP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.signin.SignInHandler.Use;
import dev.gatewright.identity.signin.SignInPolicy.Strength;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
            next(
                row.proved(),
                Map.of(RECOVERY_CODE, row.use()),
                row.asked() ? Strength.TWO_FACTORS : Strength.ONE_FACTOR,
                false))
        .isEqualTo(row.next());
  }

  @Test
  @DisplayName("Where only what cannot be phished will do, a passkey is asked for if there is one")
  void phishingResistant() {
    var passkey = new NextFactor.Second(List.of(PASSKEY));
    var uses = Map.of(PASSKEY, Use.POSSIBLE, RECOVERY_CODE, Use.POSSIBLE);

    assertThat(next(List.of(PASSWORD), uses, Strength.PHISHING_RESISTANT, false))
        .isEqualTo(passkey);
    assertThat(next(List.of(PASSWORD, RECOVERY_CODE), uses, Strength.PHISHING_RESISTANT, false))
        .isEqualTo(passkey);
    assertThat(next(List.of(PASSKEY), uses, Strength.PHISHING_RESISTANT, false)).isEqualTo(NONE);
    assertThat(
            next(
                List.of(PASSWORD),
                Map.of(RECOVERY_CODE, Use.POSSIBLE),
                Strength.PHISHING_RESISTANT,
                false))
        .as("the next best where there is none")
        .isEqualTo(CODE);
  }

  @Test
  @DisplayName("A code to a telephone begins a sign-in or adds to another proof, and not to itself")
  void eitherButNotBoth() {
    var code = Map.of(SMS_CODE, Use.DEMANDED);
    var asked = new NextFactor.Second(List.of(SMS_CODE));

    assertThat(SignInMethod.areTwoFactors(List.of(SMS_CODE))).isFalse();
    assertThat(SignInMethod.areTwoFactors(List.of(SMS_CODE, SMS_CODE))).isFalse();
    assertThat(SignInMethod.areTwoFactors(List.of(PASSWORD, SMS_CODE))).isTrue();
    assertThat(SignInMethod.areTwoFactors(List.of(SMS_CODE, RECOVERY_CODE))).isTrue();
    assertThat(next(List.of(PASSWORD), code, Strength.ONE_FACTOR, false)).isEqualTo(asked);
    assertThat(next(List.of(PASSWORD, SMS_CODE), code, Strength.TWO_FACTORS, false))
        .isEqualTo(NONE);
    assertThat(next(List.of(SMS_CODE), code, Strength.TWO_FACTORS, false)).isEqualTo(NONE);
    assertThat(
            next(
                List.of(SMS_CODE),
                Map.of(SMS_CODE, Use.DEMANDED, RECOVERY_CODE, Use.POSSIBLE),
                Strength.TWO_FACTORS,
                false))
        .isEqualTo(CODE);
  }

  /// Every set of proofs, every use of every second factor, every strength, trusted or not.
  @Test
  @DisplayName(
      "Whatever was proved, nobody is done with one factor where two are demanded and possible;"
          + " nobody is asked for what they gave or have not")
  void noPathAvoidsASecondFactor() {
    int looked = 0;
    for (var proved : subsets(List.of(SignInMethod.values()))) {
      for (var uses : uses(List.of(PASSKEY, TOTP, RECOVERY_CODE))) {
        for (var strength : Strength.values()) {
          for (boolean trusted : new boolean[] {false, true}) {
            holds(proved, uses, strength, trusted);
            looked++;
          }
        }
      }
    }
    assertThat(looked).isEqualTo(512 * 27 * 3 * 2);
  }

  private static NextFactor next(
      List<SignInMethod> proved, Map<SignInMethod, Use> uses, Strength strength, boolean trusted) {
    return NextFactor.of(proved, SignInMethod.areTwoFactors(proved), uses, strength, trusted);
  }

  private static void holds(
      List<SignInMethod> proved, Map<SignInMethod, Use> uses, Strength strength, boolean trusted) {
    boolean known = proved.stream().anyMatch(SignInMethod::isFirst);
    boolean two = known && SignInMethod.areTwoFactors(proved);
    boolean demanded =
        strength != Strength.ONE_FACTOR || (uses.containsValue(Use.DEMANDED) && !trusted);
    boolean possible =
        uses.entrySet().stream()
            .anyMatch(one -> one.getValue() != Use.NONE && !proved.contains(one.getKey()));
    var as = proved + " " + uses + " " + strength + " " + trusted;
    switch (next(proved, uses, strength, trusted)) {
      case NextFactor.First _ -> assertThat(known).as(as).isFalse();
      case NextFactor.Second(var methods) -> {
        assertThat(known && demanded).as(as).isTrue();
        assertThat(methods)
            .as(as)
            .isNotEmpty()
            .doesNotContainAnyElementsOf(proved)
            .allMatch(method -> method.isSecond() && uses.get(method) != Use.NONE);
      }
      case NextFactor.None _ ->
          assertThat(known && (two || !demanded || !possible)).as(as).isTrue();
    }
  }

  private static List<List<SignInMethod>> subsets(List<SignInMethod> methods) {
    return IntStream.range(0, 1 << methods.size())
        .mapToObj(bits ->
            IntStream.range(0, methods.size())
                .filter(at -> (bits >> at & 1) == 1)
                .mapToObj(methods::get)
                .toList())
        .toList();
  }

  private static List<Map<SignInMethod, Use>> uses(List<SignInMethod> methods) {
    var all = List.of(Map.<SignInMethod, Use>of());
    for (var method : methods) {
      all =
          all.stream()
              .flatMap(before -> Stream.of(Use.values()).map(use -> with(before, method, use)))
              .toList();
    }
    return all;
  }

  private static Map<SignInMethod, Use> with(
      Map<SignInMethod, Use> before, SignInMethod method, Use use) {
    Map<SignInMethod, Use> with = new LinkedHashMap<>(before);
    with.put(method, use);
    return with;
  }
}
