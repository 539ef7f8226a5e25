package dev.gatewright.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.password.PasswordPolicy.Judgement;
import dev.gatewright.identity.password.PasswordPolicy.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordPolicyTest {
  private static final CanonicalEmail ADA = new CanonicalEmail("ada.lovelace@acme.test");

  private final PasswordPolicy policy = PasswordPolicy.standard();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kxvwqzjp",
        "no digits or capitals needed",
        " leading and trailing ",
        "Ключ под ковриком",
        "🐎🔋📎🐎🔋📎🐎🔋",
        "ada.lovelace wrote the first program"
      })
  @DisplayName("Eight characters of any kind will do")
  void noCompositionRules(String typed) {
    assertThat(judge(typed)).isInstanceOf(Judgement.Acceptable.class);
  }

  @ParameterizedTest
  @CsvSource({
    "kxvwqzj, TOO_SHORT",
    "🐎🔋📎🐎, TOO_SHORT",
    "'', TOO_SHORT",
    "password, COMMON",
    "PassWord123, COMMON",
    "QWERTYUIOP, COMMON",
    "zzzzzzzzzzzz, COMMON",
    "ada.lovelace@acme.test, LIKE_ACCOUNT",
    "Ada.Lovelace1815!, LIKE_ACCOUNT",
    "countess 1815, LIKE_ACCOUNT"
  })
  @DisplayName("Short, common and own-name passwords are refused, each with its reason")
  void refusals(String typed, Reason reason) {
    assertThat(judge(typed)).isEqualTo(new Judgement.Refused(reason));
  }

  @Test
  @DisplayName("1024 characters are taken whole, one more is refused, never cut")
  void longPasswords() {
    var longest = "0123456789abcdef".repeat(64);

    assertThat(judge(longest)).isInstanceOf(Judgement.Acceptable.class);
    assertThat(judge(longest + "x")).isEqualTo(new Judgement.Refused(Reason.TOO_LONG));
    assertThat(Password.parse(new Secret(longest + "x"))).isEmpty();
    assertThat(Password.parse(new Secret(longest)).orElseThrow().text()).isEqualTo(longest);
  }

  @Test
  @DisplayName("NUL and half a character are refused, before any algorithm takes them for an end")
  void unreadable() {
    assertThat(judge("kxvw\0qzjp")).isEqualTo(new Judgement.Refused(Reason.UNREADABLE));
    assertThat(judge("kxvw\ud83dqzjp")).isEqualTo(new Judgement.Refused(Reason.UNREADABLE));
  }

  @Test
  @DisplayName("An operator may ask for more characters and do without the list")
  void configured() {
    var strict = new PasswordPolicy(15, Optional.empty());

    assertThat(strict.judge(new Secret("kxvwqzjpkxvwqz"), ADA, List.of()))
        .isEqualTo(new Judgement.Refused(Reason.TOO_SHORT));
    assertThat(strict.judge(new Secret("passwordpassword"), ADA, List.of()))
        .isInstanceOf(Judgement.Acceptable.class);
  }

  private Judgement judge(String typed) {
    return policy.judge(new Secret(typed), ADA, List.of("Countess", "Ada"));
  }
}
