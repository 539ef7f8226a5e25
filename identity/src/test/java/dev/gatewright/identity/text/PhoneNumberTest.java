package dev.gatewright.identity.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PhoneNumberTest {
  @ParameterizedTest
  @CsvSource({
    "+49301234567, +49",
    "+4915112345678, +49",
    "+79161234567, +7",
    "+12125550123, +1",
    "+14165550123, +1",
    "+18765550123, +1876",
    "+18095550123, +1809",
    "+19005550123, +1900",
    "+35312345678, +353",
    "+99212345678, +992",
    "+8613812345678, +86",
    "+88213012345, +882"
  })
  @DisplayName("ITU-T E.164: a number is of the country of its code; what shares +1 is told apart")
  void country(String number, String country) {
    assertThat(new PhoneNumber(number).country()).isEqualTo(country);
    assertThat(PhoneNumber.isCountry(country)).isTrue();
  }

  @Test
  @DisplayName("What is no whole code of a country lets no number through, so it is none")
  void noCountry() {
    for (var wrong : List.of("+4", "+491", "+18", "49", "+", "", "+0", "+49 ", "+35", "*")) {
      assertThat(PhoneNumber.isCountry(wrong)).as(wrong).isFalse();
    }
  }

  @Test
  @DisplayName("A number is read with spaces and brackets, and prints without most of its digits")
  void printed() {
    var number = PhoneNumber.parse(" +49 (30) 123-45 67 ").orElseThrow();

    assertThat(number.value()).isEqualTo("+49301234567");
    assertThat(number).hasToString("+49 ••• 67");
    assertThat(number.range()).isEqualTo("+49301234");
    assertThat(PhoneNumber.parse("030 1234567")).isEmpty();
    assertThat(PhoneNumber.parse("+49 30 1234567; +33 1")).isEmpty();
  }
}
