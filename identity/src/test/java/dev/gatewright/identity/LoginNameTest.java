package dev.gatewright.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LoginNameTest {
  @ParameterizedTest
  @CsvSource({
    "Ada.Lovelace, USERNAME, ada.lovelace",
    "' abc ', USERNAME, abc",
    "a-b_c9, USERNAME, a-b_c9",
    "+49 (30) 1234-567, PHONE, +49301234567",
    "+1.212.555.0100, PHONE, +12125550100"
  })
  @DisplayName("A name has one spelling, however it is typed")
  void canonical(String typed, LoginName.Kind kind, String value) {
    assertThat(LoginName.parse(typed)).contains(new LoginName(kind, value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ab",
        "9lives",
        "-abc",
        "abc-",
        "a..b",
        "a b c",
        "a@b.test",
        "admin",
        "ROOT",
        "\u0430da1",
        "ad\u00e4",
        "\u212aelvin",
        "abcdefghijklmnopqrstuvwxyz1234567",
        "+0123456789",
        "+1234567",
        "+1234567890123456",
        "0301234567",
        "+49x301234567"
      })
  @DisplayName(
      "What looks like an address, a number, another script or whoever runs the place is none")
  void refused(String typed) {
    assertThat(LoginName.parse(typed)).isEmpty();
  }

  @Test
  @DisplayName("One that is not in its one spelling is not made")
  void valid() {
    assertThatThrownBy(() -> new LoginName(LoginName.Kind.USERNAME, "Ada"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LoginName(LoginName.Kind.PHONE, "ada"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
