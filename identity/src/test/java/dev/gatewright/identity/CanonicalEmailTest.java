package dev.gatewright.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CanonicalEmailTest {
  @Test
  @DisplayName("Letter case, surrounding space and the way an accent is typed make no difference")
  void spellingsMeet() {
    var composed = CanonicalEmail.parse("rené@acme.test");

    assertThat(CanonicalEmail.parse(" RENE\u0301@Acme.Test\t")).isEqualTo(composed);
    assertThat(CanonicalEmail.parse("REN\u00c9@ACME.TEST")).isEqualTo(composed);
    assertThat(composed.orElseThrow().value()).isEqualTo("ren\u00e9@acme.test");
  }

  @ParameterizedTest
  @ValueSource(strings = {"İpek@acme.test", "ΟΔΟΣ@acme.test", "K@acme.test", "Ǆ@acme.test"})
  @DisplayName("A canonical address is its own canonical form, whatever letters it is made of")
  void canonicalFormIsFixed(String typed) {
    var canonical = CanonicalEmail.parse(typed).orElseThrow();

    assertThat(CanonicalEmail.parse(canonical.value())).contains(canonical);
  }

  @Test
  @DisplayName("The language of the machine does not change an address")
  void lowerCaseIgnoresLocale() {
    var before = java.util.Locale.getDefault();
    java.util.Locale.setDefault(java.util.Locale.forLanguageTag("tr"));
    try {
      assertThat(CanonicalEmail.parse("IDA@acme.test").orElseThrow().value())
          .isEqualTo("ida@acme.test");
    } finally {
      java.util.Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "@acme.test",
        "ada@",
        "ada@acme@test",
        "ada lovelace@acme.test",
        "ada\u0000@acme.test",
        "ada@acme.test\r\nBcc: eve@evil.test",
        "ada@acme.test,eve@evil.test",
        "Ada <ada@acme.test>",
        "ada\u200b@acme.test",
        "ada\u202e@acme.test",
        "ada\ud800@acme.test",
        "ada\u00a0@acme.test"
      })
  @DisplayName("What cannot be one address, or could smuggle a second one into mail, is refused")
  void impossibleAddresses(String typed) {
    assertThat(CanonicalEmail.parse(typed)).isEmpty();
  }

  @Test
  @DisplayName("An address has at most 254 characters")
  void longAddresses() {
    var domain = "@acme.test";

    assertThat(CanonicalEmail.parse("a".repeat(254 - domain.length()) + domain)).isPresent();
    assertThat(CanonicalEmail.parse("a".repeat(255 - domain.length()) + domain)).isEmpty();
  }

  @Test
  @DisplayName("No canonical address exists in another spelling")
  void constructorRefusesOtherSpellings() {
    assertThatThrownBy(() -> new CanonicalEmail("Ada@acme.test"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Optional.of(new CanonicalEmail("ada@acme.test"))).isPresent();
  }
}
