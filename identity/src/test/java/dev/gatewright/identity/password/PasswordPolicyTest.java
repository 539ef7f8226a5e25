package dev.gatewright.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.password.PasswordPolicy.Judgement;
import dev.gatewright.identity.password.PasswordPolicy.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordPolicyTest {
  private static final CanonicalEmail ADA = new CanonicalEmail("ada.lovelace@acme.test");

  private static final String STAPLE = "ABF7AAD6438836DBE526AA231ABDE2D0EEF74D42";

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
    "countess 1815, LIKE_ACCOUNT",
    "AcmeAcme2026!, LIKE_ACCOUNT",
    "ada@lovelace@acme, LIKE_ACCOUNT",
    "lovelace-abc-99, LIKE_ACCOUNT"
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
    return policy.judge(new Secret(typed), ADA, List.of("Countess", "Ada", "Acme"));
  }

  @Test
  @DisplayName("NIST SP 800-63B-4 §3.1.1.2: the list holds what people use most, tens of thousands")
  void largeList() {
    for (var common : List.of("12345678", "iloveyou", "sunshine", "qwertyui", "football")) {
      assertThat(judge(common)).as(common).isEqualTo(new Judgement.Refused(Reason.COMMON));
    }
    assertThat(CommonPasswords.builtIn().size()).isGreaterThan(35_000);
  }

  @Test
  @DisplayName(
      "A breached password is found by five digits of its hash; a silent service finds none")
  void breached() {
    var asked = new ArrayList<String>();
    var known =
        BreachedPasswords.byRange(prefix -> {
          asked.add(prefix);
          return "0000000000000000000000000000000000A:7\r\nAB8AAEDC04BE2F02DF91F0C8C01F0D3A9A6:0\r\n";
        });
    var policy = new PasswordPolicy(8, Optional.empty(), known);
    assertThat(policy.judge(new Secret("correct horse battery"), ADA, List.of()))
        .isInstanceOf(Judgement.Acceptable.class);
    assertThat(asked).singleElement().asString().matches("[0-9A-F]{5}");

    var silent = new PasswordPolicy(8, Optional.empty(), BreachedPasswords.byRange(_ -> ""));
    assertThat(silent.judge(new Secret("correct horse battery"), ADA, List.of()))
        .isInstanceOf(Judgement.Acceptable.class);

    // SHA-1 of "correct horse battery staple"
    var staple =
        BreachedPasswords.byRange(
            prefix -> prefix.equals(STAPLE.substring(0, 5)) ? STAPLE.substring(5) + ":3" : "");
    var strict = new PasswordPolicy(8, Optional.empty(), staple);
    assertThat(strict.judge(new Secret("correct horse battery staple"), ADA, List.of()))
        .isEqualTo(new Judgement.Refused(Reason.BREACHED));
  }
}
